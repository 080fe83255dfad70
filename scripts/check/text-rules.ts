/** What every text must be in each language: there, complete, with the same placeholders, and really translated. */
import { type Language, languages } from '../../src/shared/languages.ts';
import type { Book } from './text-books.ts';
import { sameInAllLanguages } from './text-exceptions.ts';

const keyShape = /^[a-z][a-zA-Z0-9-]*(\.[a-zA-Z0-9_-]+)+$/;
const chinese = /\p{Script=Han}/u;

/** Problems of all books, one line each. */
export function checkBooks(books: Book[]): string[] {
  return [...books.flatMap(checkBook), ...repeatedKeys(books)];
}

function checkBook({ folder, texts, prefixes }: Book): string[] {
  const problems: string[] = [];
  for (const [key, source] of Object.entries(texts.id)) {
    if (!keyShape.test(key)) problems.push(`${folder}: "${key}" is not a key (module.subject.name)`);
    if (!prefixes.some((prefix) => key.startsWith(`${prefix}.`)))
      problems.push(
        `${folder}: ${key} must begin with ${prefixes.map((prefix) => `${prefix}.`).join(' or ')}`,
      );
    for (const language of languages) {
      const text = texts[language][key];
      const at = `${folder}/${language}.json: ${key}`;
      if (text === undefined) problems.push(`${at} is missing`);
      else problems.push(...checkText(language, text, source, key).map((problem) => `${at} ${problem}`));
    }
  }
  for (const language of languages)
    for (const key of Object.keys(texts[language]))
      if (texts.id[key] === undefined && language !== 'id')
        problems.push(`${folder}/${language}.json: ${key} has no Indonesian source`);
  return problems;
}

function checkText(language: Language, text: string, source: string, key: string): string[] {
  const problems: string[] = [];
  if (text.trim() === '') return ['is empty'];
  if (text !== text.trim()) problems.push('begins or ends with a space');
  const [have, want] = [placeholders(text), placeholders(source)];
  if (have.join() !== want.join())
    problems.push(`has placeholders {${have.join('} {')}} but the Indonesian has {${want.join('} {')}}`);
  if (language === 'id') return problems;
  const words = source.replace(/\{\w+\}/g, '').match(/\p{L}{2,}/gu)?.length ?? 0;
  if (text === source && words >= 3 && source.length >= 20 && !sameInAllLanguages.includes(key))
    problems.push('is the same as the Indonesian');
  if (language === 'zh' && words >= 3 && !chinese.test(text)) problems.push('has no Chinese character');
  if (language !== 'zh' && chinese.test(text) && !chinese.test(source))
    problems.push('has a Chinese character');
  return problems;
}

/** The names in {braces} of a text, sorted, each once: plural forms may repeat or leave out the count. */
function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}

/** Texts of one face are poured into one book, so a key must stand in one place; the server has a book of its own. */
function repeatedKeys(books: Book[]): string[] {
  const places = new Map<string, Book[]>();
  for (const book of books)
    for (const key of Object.keys(book.texts.id)) places.set(key, [...(places.get(key) ?? []), book]);
  const clash = (a: Book, b: Book) => a.face === b.face || a.face === 'common' || b.face === 'common';
  return [...places]
    .filter(([, found]) => found.some((a, i) => found.some((b, j) => i < j && clash(a, b))))
    .map(([key, found]) => `${key} stands in ${found.map((book) => book.folder).join(' and ')}`);
}
