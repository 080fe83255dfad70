/** Server-side words: the texts of every module in every language, read once at start. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../shared/languages.ts';

export type Texts = {
  /** The text in the language, `{name}` filled in; the Indonesian text if there is none; undefined for an unknown key. */
  find(language: Language, key: string, params?: Record<string, string | number>): string | undefined;
  /** As `find`, but an unknown key gives the key itself. */
  say(language: Language, key: string, params?: Record<string, string | number>): string;
  /** Every key of the source language. */
  keys(): string[];
};

export function fill(text: string, params: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/**
 * Reads `<folder>/<face>/<language>.json` of each folder, for what the server itself says: `common` and `server`.
 * Later folders may not repeat a key.
 */
export function loadTexts(
  folders: readonly string[],
  faces: readonly string[] = ['common', 'server'],
): Texts {
  const books = new Map<Language, Map<string, string>>(languages.map((language) => [language, new Map()]));
  for (const folder of folders) {
    for (const face of faces) {
      const place = join(folder, face);
      if (!existsSync(place)) continue;
      for (const file of readdirSync(place)) {
        const book = books.get(file.replace('.json', '') as Language);
        if (!book) continue;
        const entries = JSON.parse(readFileSync(join(place, file), 'utf8')) as Record<string, string>;
        for (const [key, text] of Object.entries(entries)) book.set(key, text);
      }
    }
  }
  const find: Texts['find'] = (language, key, params) => {
    const text = books.get(language)?.get(key) ?? books.get('id')?.get(key);
    return text === undefined ? undefined : fill(text, params);
  };
  return {
    find,
    say: (language, key, params) => find(language, key, params) ?? key,
    keys: () => [...(books.get('id')?.keys() ?? [])],
  };
}
