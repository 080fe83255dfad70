/** Finds and reads every `texts/<face>/<language>.json`, and notes what is wrong with a file by itself. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Language, languages } from '../../src/shared/languages.ts';
import { projectFiles } from './files.ts';

/** One face of one module: its texts in each language. `folder` is 'src/services/complaints/texts/portal'. */
export type Book = {
  folder: string;
  face: string;
  prefixes: string[];
  texts: Record<Language, Record<string, string>>;
};

const faces = ['portal', 'office', 'wall', 'server', 'common', 'chooser'];
const place = /^(src\/(?:[\w-]+\/)*?)texts\/([\w-]+)\/([^/]+)$/;

/** Reads the books under a root. Problems are one line each; a file that cannot be read counts as empty. */
export function readBooks(root: string): { books: Book[]; problems: string[] } {
  const problems: string[] = [];
  const books = new Map<string, Book>();
  for (const file of projectFiles(root)) {
    const [, owner, face, name] = place.exec(file) ?? [];
    if (!owner || !face || !name?.endsWith('.json')) continue;
    const language = name.slice(0, -'.json'.length) as Language;
    if (!faces.includes(face)) problems.push(`${file}: there is no face "${face}" (${faces.join(', ')})`);
    if (!languages.includes(language)) {
      problems.push(`${file}: there is no language "${language}" (${languages.join(', ')})`);
      continue;
    }
    const folder = path.posix.dirname(file);
    const book: Book = books.get(folder) ?? {
      folder,
      face,
      prefixes: prefixesOf(owner, face),
      texts: { id: {}, en: {}, jv: {}, zh: {} },
    };
    books.set(folder, book);
    book.texts[language] = readBook(root, file, problems);
  }
  return { books: [...books.values()], problems };
}

/** The first words of keys that a folder may hold: the module's name; for src/web the kit, the design system, the face. */
function prefixesOf(owner: string, face: string): string[] {
  const [, floor, name] = owner.split('/');
  if (floor === 'web') return ['kit', 'ui', face];
  return name && floor !== 'platform' ? [name] : ['platform', ...(name ? [name] : [])];
}

function readBook(root: string, file: string, problems: string[]): Record<string, string> {
  const source = readFileSync(path.join(root, file), 'utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch (error) {
    problems.push(`${file}: ${error instanceof Error ? error.message : error}`);
    return {};
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    problems.push(`${file}: must be one flat object of texts`);
    return {};
  }
  const texts: Record<string, string> = {};
  for (const [key, text] of Object.entries(parsed)) {
    if (typeof text === 'string') texts[key] = text;
    else problems.push(`${file}: ${key} is not a text`);
  }
  // JSON.parse keeps the last of two equal keys in silence, and with it an edit in the wrong place.
  const written = [...source.matchAll(/^\s*"((?:[^"\\]|\\.)*)"\s*:/gm)].map((match) => match[1] ?? '');
  for (const key of new Set(written.filter((key, at) => written.indexOf(key) !== at)))
    problems.push(`${file}: ${key} stands there twice`);
  return texts;
}
