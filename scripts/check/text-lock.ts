/** Knows for which Indonesian wording each translation was confirmed, so that a changed source shows as stale. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Language, languages } from '../../src/shared/languages.ts';
import type { Book } from './text-books.ts';

/** Per key the hashes of its texts when they were confirmed, in the order id en jv zh, parted by spaces. */
export type Lock = Record<string, string>;

export const lockFile = 'texts.lock.json';
const others = languages.filter((language) => language !== 'id');

export function readLock(root: string): Lock {
  const file = path.join(root, lockFile);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Lock) : {};
}

export function writeLock(root: string, lock: Lock): void {
  const sorted = Object.fromEntries(Object.entries(lock).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path.join(root, lockFile), `${JSON.stringify(sorted, null, 2)}\n`);
}

/** The present state of every key, in the form of a lock. A key that stands in two books has both in one entry. */
export function presentState(books: Book[]): Lock {
  const state: Lock = {};
  const texts = new Map<string, Record<Language, string>>();
  for (const book of books)
    for (const key of Object.keys(book.texts.id)) {
      const joined = texts.get(key) ?? { id: '', en: '', jv: '', zh: '' };
      for (const language of languages) joined[language] += `${book.texts[language][key] ?? ''}\0`;
      texts.set(key, joined);
    }
  for (const [key, joined] of texts)
    state[key] = languages.map((language) => hash(joined[language])).join(' ');
  return state;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

/** Languages that still have the wording of an older source; empty when the entry is in order or newly translated. */
function staleLanguages(locked: string, present: string): Language[] {
  const [was, is] = [locked.split(' '), present.split(' ')];
  if (was[0] === is[0]) return [];
  return others.filter((_, at) => was[at + 1] === is[at + 1]);
}

/** One line for each key whose translations are older than their source or were never confirmed. */
export function checkLock(lock: Lock, state: Lock): string[] {
  const problems: string[] = [];
  for (const [key, present] of Object.entries(state)) {
    const locked = lock[key];
    if (locked === present) continue;
    const stale = locked === undefined ? [] : staleLanguages(locked, present);
    if (stale.length > 0) problems.push(`${key} is stale in ${stale.join(', ')}: the Indonesian changed`);
    else if (locked === undefined) problems.push(`${key} is new: read its translations, then confirm`);
    else problems.push(`${key} changed: read its translations, then confirm`);
  }
  for (const key of Object.keys(lock))
    if (state[key] === undefined) problems.push(`${key} is in ${lockFile} but has no text any more`);
  return problems;
}

/**
 * A new lock: new keys, keys whose translations all changed with the source, and keys named in `anyway` are
 * confirmed; those that stay stale keep their old entry and are returned as `refused`.
 */
export function confirm(lock: Lock, state: Lock, anyway: string[] = []): { lock: Lock; refused: string[] } {
  const next: Lock = {};
  const refused: string[] = [];
  for (const [key, present] of Object.entries(state)) {
    const locked = lock[key];
    const stale = locked !== undefined && staleLanguages(locked, present).length > 0 && !anyway.includes(key);
    if (stale) refused.push(key);
    next[key] = stale ? locked : present;
  }
  return { lock: next, refused };
}
