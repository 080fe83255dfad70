/** Gathers the words of a face from every module of the house, for the build and for the list of keys. */

import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Language } from '../../../shared/languages.ts';
import type { TextBundle } from '../../../web/kit/texts/texts.ts';

/** Faces that have words of their own; `common` is part of each. */
export const textFaces = ['portal', 'office', 'wall', 'chooser'] as const;
export type TextFace = (typeof textFaces)[number];

const roots = ['src/web', 'src/platform', 'src/blocks/*', 'src/services/*', 'src/platform/*'];

/** Files that hold words of a face in one language, in a stable order. Paths are relative to `root` with `/`. */
export function textFiles(root: string, face: TextFace | 'common', language: Language): string[] {
  // The chooser stands on the bare domain, where no module of a city is open.
  const where = face === 'chooser' ? ['src/web'] : roots;
  const patterns = where.map((folder) => `${folder}/texts/${face}/${language}.json`);
  return globSync(patterns, { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/**
 * One language of a face; sentences missing there are lent from Indonesian and named in `lent`.
 * Throws when a file is not a flat object of strings or when two files claim one key.
 */
export async function collectTexts(root: string, face: TextFace, language: Language): Promise<TextBundle> {
  const source = await read(root, face, 'id');
  if (language === 'id') return { texts: source, lent: [] };
  const own = await read(root, face, language);
  const lent = Object.keys(source).filter((key) => own[key] === undefined);
  return {
    texts: Object.fromEntries(Object.keys(source).map((key) => [key, own[key] ?? source[key] ?? ''])),
    lent,
  };
}

/** Every key that browser code may name, sorted; the Indonesian files decide. */
export async function collectKeys(root: string): Promise<string[]> {
  const keys = new Set<string>();
  for (const face of textFaces) for (const key of Object.keys(await read(root, face, 'id'))) keys.add(key);
  return [...keys].sort();
}

async function read(root: string, face: TextFace, language: Language): Promise<Record<string, string>> {
  const files = [...textFiles(root, 'common', language), ...textFiles(root, face, language)];
  const texts = new Map<string, { text: string; file: string }>();
  for (const file of files) {
    const parsed = parse(await readFile(join(root, file), 'utf8'), file);
    for (const [key, text] of Object.entries(parsed)) {
      const earlier = texts.get(key);
      if (earlier)
        throw new Error(`${file}: the key "${key}" already stands in ${earlier.file}; rename one of them`);
      if (typeof text !== 'string')
        throw new Error(`${file}: the value of "${key}" must be a sentence in quotes`);
      texts.set(key, { text, file });
    }
  }
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, { text }]) => [key, text]));
}

function parse(json: string, file: string): Record<string, unknown> {
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`${file}: not valid JSON (${(error as Error).message})`);
  }
}
