/** The words that people see, from the texts of the faces, so that a journey says what it presses in the language of the screen. */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Language } from '../../src/shared/languages.ts';

export type Face = 'portal' | 'office' | 'wall';
/** Gives the text of a key with its `{names}` filled in; throws for a key that does not exist. */
export type Say = (key: string, params?: Record<string, string | number>) => string;

const root = resolve(import.meta.dirname, '../..');

export function wordsOf(face: Face, language: Language = 'id'): Say {
  const book: Record<string, string> = {};
  const pattern = `src/{web,platform,blocks/*,services/*,platform/*}/texts/{common,${face}}/${language}.json`;
  for (const file of globSync(pattern, { cwd: root }))
    Object.assign(book, JSON.parse(readFileSync(resolve(root, file), 'utf8')));
  return (key, params = {}) => {
    const text = book[key];
    if (text === undefined) throw new Error(`${face}/${language} has no text ${key}`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
}
