/** Finds the words that only a few pages say: they travel with those pages, so that a face does not grow with every service. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { roomOf } from '../../../web/kit/texts/room.ts';
import type { TextFace } from './collect-texts.ts';

/** Fewer characters than this are not worth a request of their own. */
const LEAST = 300;
/** Words of more pages than these come once, with the face. */
const FEW = 4;

type Source = { imports: string[]; keys: Set<string>; beginnings: string[] };
type Page = { face: string; path: string; file: string };

const imported = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g;
const literal = /['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g;
const template = /`([a-z][\w-]*\.[\w.-]*)\$\{/g;
const sum = /['"]([a-z][\w-]*(?:\.[\w-]+)*\.)['"]\s*\+/g;
const declared = /\bface: '(\w+)',\s*path: (?:'([^']+)'|\w+),[^{}]*?\bimport\('(\.[^']+)'\)/g;
const isWeb = (file: string) => /^src\/(?:web|app\/web|shared)\/|\/web\//.test(file);

/**
 * Key → rooms, for the keys of `texts` that only a few pages of the face can ask for. Every other key is missing from the
 * answer: what many pages say, what the face says itself, and what the search cannot see or the server names too.
 */
export function roomsOf(
  root: string,
  face: TextFace,
  texts: Record<string, string>,
): Map<string, ReadonlySet<string>> {
  const sources = readSources(root);
  const pages = pagesOf(root, sources);
  const entries = new Set(pages.map(({ file }) => file));
  const owners = new Map<string, Set<string>>();
  const own = (file: string, owner: string) => {
    const names = owners.get(file) ?? new Set();
    owners.set(file, names.add(owner));
  };
  for (const page of pages)
    if (page.face === face) for (const one of reach(sources, page.file)) own(one, roomOf(page.path));
  // What the face loads outright: its entry, and what the lists of pages import beside the pages themselves.
  for (const file of sources.keys())
    if (file.startsWith(`src/app/web/${face}/`) || /\/(?:pages|parts)\.tsx?$/.test(file))
      for (const one of reach(sources, file, entries)) own(one, '');
  const rooms = new Map<string, Set<string>>();
  const say = (key: string, names: Iterable<string>) => {
    const known = rooms.get(key) ?? new Set();
    for (const name of names) known.add(name);
    rooms.set(key, known);
  };
  const all = Object.keys(texts);
  for (const [file, { keys, beginnings }] of sources) {
    const elsewhere = isWeb(file) ? [] : [''];
    const names = owners.get(file) ?? elsewhere;
    for (const key of keys) say(key, names);
    for (const beginning of beginnings)
      if (isWeb(file) || beginning.split('.').length > 2)
        for (const key of all) if (key.startsWith(beginning)) say(key, names);
  }
  return worthwhile(rooms, texts);
}

function worthwhile(
  rooms: ReadonlyMap<string, ReadonlySet<string>>,
  texts: Record<string, string>,
): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const key of Object.keys(texts)) {
    const names = rooms.get(key);
    if (names && names.size > 0 && names.size <= FEW && !names.has('')) found.set(key, names);
  }
  // Words that leave a small room may leave another one too small.
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    const sizes = new Map<string, number>();
    for (const [key, names] of found)
      for (const name of names)
        sizes.set(name, (sizes.get(name) ?? 0) + key.length + (texts[key]?.length ?? 0));
    for (const [key, names] of found)
      if ([...names].some((name) => (sizes.get(name) ?? 0) < LEAST)) found.delete(key);
  }
  return found;
}

function readSources(root: string): Map<string, Source> {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => !/\.test\.tsx?$|\.gen\.ts$|\.d\.ts$/.test(file));
  return new Map(files.map((file) => [file, readSource(root, file)]));
}

function readSource(root: string, file: string): Source {
  const text = readFileSync(join(root, file), 'utf8');
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const near = (path: string) =>
    normalize(join(dirname(file), path))
      .split(sep)
      .join('/');
  return {
    imports: all(imported).map(near),
    keys: new Set(all(literal)),
    beginnings: [...all(template), ...all(sum)],
  };
}

function pagesOf(root: string, sources: ReadonlyMap<string, Source>): Page[] {
  return [...sources.keys()]
    .filter((file) => /\/web\/pages\.tsx?$/.test(file))
    .flatMap((list) =>
      [...readFileSync(join(root, list), 'utf8').matchAll(declared)].flatMap(
        ([, face = '', path, file = '']) => {
          // A path that is a constant is not read: the words of that page stay with the face.
          if (path === undefined) return [];
          return [
            {
              face,
              path,
              file: normalize(join(dirname(list), file))
                .split(sep)
                .join('/'),
            },
          ];
        },
      ),
    );
}

/** Everything that a file imports, at once or later, without the lists of pages and what is behind `closed`. */
function reach(
  sources: ReadonlyMap<string, Source>,
  from: string,
  closed: ReadonlySet<string> = new Set(),
): Set<string> {
  const seen = new Set([from]);
  for (const file of seen)
    for (const next of sources.get(file)?.imports ?? [])
      if (sources.has(next) && !closed.has(next) && !/\/pages\.tsx?$/.test(next)) seen.add(next);
  return seen;
}
