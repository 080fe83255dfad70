/** Which pages the faces have, read from the lists of the modules: a new page is met by the journeys through all of them. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Face } from './words.ts';

const LIST = resolve(import.meta.dirname, '../../src/app/web/pages.ts');

/** The paths of a face, as the lists of pages write them: `/laporan/:code`. Throws when a list is written in a way that is not understood. */
export function pathsOf(face: Face): string[] {
  const list = readFileSync(LIST, 'utf8');
  const named = new Map<string, string>();
  const files = [...list.matchAll(/from '(\.[^']+pages\.tsx|\.\/source-path\.ts)'/g)].map(([, file]) =>
    readFileSync(resolve(dirname(LIST), file as string), 'utf8'),
  );
  for (const text of [list, ...files])
    for (const [, name, path] of text.matchAll(/const (\w+) = '(\/[^']*)'/g))
      named.set(name as string, path as string);
  const found: { face: string; path: string }[] = [];
  for (const text of [list, ...files]) {
    const pages = [...text.matchAll(/face: '(\w+)',\s+path: (?:'([^']+)'|(\w+)),/g)];
    const loads = text.match(/\bpath: .*[\s\S]*?\bload: /g)?.length ?? 0;
    if (pages.length !== loads)
      throw new Error(`a list of pages has ${loads} pages, ${pages.length} are understood`);
    for (const [, of = '', path, name = ''] of pages)
      found.push({ face: of, path: path ?? named.get(name) ?? '' });
  }
  if (found.some(({ path }) => !path)) throw new Error('a page has a path that nobody knows');
  return found.filter((page) => page.face === face).map(({ path }) => path);
}

/** The paths with an example in the place of each `:name`; throws for a page that has none, so that nobody forgets it. */
export function visitable(face: Face, samples: Readonly<Record<string, string>>): string[] {
  return pathsOf(face).map((path) => {
    const sample = samples[path];
    if (path.includes(':') && !sample) throw new Error(`give the journey an example of ${path}`);
    return sample ?? path;
  });
}
