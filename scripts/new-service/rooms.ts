/** The rooms of a new service, from the templates beside this file. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Ends in .txt so that no tool takes a template for code. */
const TEMPLATES = path.join(import.meta.dirname, 'template');
const PLACE = '__name__';

/** The files of a service and their texts, by path relative to the root. */
export function furnished(name: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const file of readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.txt')) continue;
    const target = path.join('src/services', name, file.slice(0, -'.txt'.length).replaceAll(PLACE, name));
    files[target] = readFileSync(path.join(TEMPLATES, file), 'utf8').replaceAll(PLACE, name);
  }
  return files;
}
