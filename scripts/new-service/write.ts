/** Writes files under a root, making their folders. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export function writeAll(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}
