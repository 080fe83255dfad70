/** A small project tree in a temporary folder, for tests of the checks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Tree = { root: string; write(files: Record<string, string>): void; [Symbol.dispose](): void };

/** Makes a folder with the files; `using tree = plantTree({…})` removes it at the end of the test. */
export function plantTree(files: Record<string, string>): Tree {
  const root = mkdtempSync(path.join(tmpdir(), 'pendopo-check-'));
  const write = (more: Record<string, string>) => {
    for (const [file, text] of Object.entries(more)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
  };
  write(files);
  return { root, write, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
