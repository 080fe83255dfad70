/** What stands in the search index for a case, and how a question becomes one of the index. Pure. */
import { plainWords } from '../../../../shared/indonesian.ts';
import { localDate } from '../../../../shared/time.ts';

/** Case ids of one block; a page of newest finds is looked for block by block. */
export const BLOCK = 4096;
/** A longer report tells nothing more by its later words. */
const MOST_WORDS = 300;
const MOST_LETTERS = 40;

export type Indexed = {
  id: number;
  kind: string;
  agency: string | null;
  area: string | null;
  open: boolean;
  openedAt: Date;
  /** What the public may read of it. */
  texts: readonly (string | null)[];
};

export function blockOf(id: number): number {
  return Math.floor(id / BLOCK);
}

/** The plain words of some texts, each once, with the first way in which it was written. */
function wordsOf(texts: readonly (string | null)[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of texts)
    for (const { plain, written } of text ? plainWords(text) : [])
      if (plain.length <= MOST_LETTERS && found.size < MOST_WORDS && !found.has(plain))
        found.set(plain, written.slice(0, MOST_LETTERS));
  return found;
}

/** An area and everything above it: 33.71.03.1005 lies in 33.71.03, 33.71 and 33. */
export function areasAround(code: string): string[] {
  const parts = code.split('.');
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
}

/** All terms of a case: its words and its facts. */
export function termsOf(one: Indexed, zone: string): { words: Map<string, string>; facts: string[] } {
  const day = localDate(one.openedAt, zone);
  const facts = [
    `=k:${one.kind}`,
    one.open ? '=o' : '=x',
    `=b:${blockOf(one.id)}`,
    `=m:${day.slice(0, 7)}`,
    `=y:${day.slice(0, 4)}`,
  ];
  if (one.agency) facts.push(`=g:${one.agency}`);
  if (one.area) facts.push(...areasAround(one.area).map((area) => `=a:${area}`));
  return { words: wordsOf(one.texts), facts };
}

/** Nothing older is looked for by its year. */
const FIRST_YEAR = 1970;
/** Nor anything later: a year far off must not push the years with reports out of the list. */
const LAST_DAY = '2169-12-31';
const MOST_MONTHS = 24;

/** The months of a short period, the years of a long one: dates 'YYYY-MM-DD', both ends included. */
export function spanTerms(from: string | undefined, asked: string): string[] {
  const until = asked > LAST_DAY ? LAST_DAY : asked;
  const last = Number(until.slice(0, 4));
  const first = from ? Number(from.slice(0, 4)) : FIRST_YEAR;
  const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const months = from ? monthOf(until) - monthOf(from) + 1 : Number.POSITIVE_INFINITY;
  if (months <= 0 || last < first) return ['=m:none'];
  if (months > MOST_MONTHS)
    return Array.from({ length: Math.min(200, last - first + 1) }, (_, at) => `=y:${last - at}`);
  return Array.from({ length: months }, (_, at) => {
    const month = monthOf(from ?? until) + at;
    return `=m:${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

function quoted(term: string): string {
  return `'${term.replace(/['\\]/g, '$&$&')}'`;
}

/** All of the groups, any of the terms in each, as PostgreSQL reads a tsquery. */
export function tsquery(groups: readonly (readonly string[])[]): string {
  return groups.map((terms) => `(${terms.map(quoted).join(' | ')})`).join(' & ');
}

/** Slips between two words: letters added, lost, changed or two swapped (optimal string alignment). Stops above `most`. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] as number;
}

/** How many slips of the finger a word of this length is forgiven. */
export function slipsAllowed(word: string): number {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Every word that one slip makes of this one. */
export function oneSlipFrom(word: string): string[] {
  const out = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after !== '') out.add(before + after.slice(1));
    if (after.length > 1) out.add(before + after[1] + after[0] + after.slice(2));
    for (const letter of LETTERS) {
      out.add(before + letter + after);
      if (after !== '') out.add(before + letter + after.slice(1));
    }
  }
  out.delete(word);
  return [...out];
}
