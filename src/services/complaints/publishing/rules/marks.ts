/** Where the words that were looked for stand in a text, and the piece of it that shows most of them. Pure. */
import { plainForm } from '../../../../shared/indonesian.ts';
import { foldForSearch } from '../../../../shared/text.ts';

/** A text with the places to be marked: pairs of first and one-behind-last, counted in UTF-16 units, in order. */
export type Marked = { text: string; marks: [number, number][] };

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Folding these is only a matter of small letters. */
const PLAIN = /^[A-Za-z0-9]+$/;
/** About two lines of a phone. */
const LENGTH = 160;

export function marksIn(text: string, terms: ReadonlySet<string>): [number, number][] {
  const marks: [number, number][] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const folded = PLAIN.test(word) ? word.toLowerCase() : foldForSearch(word);
    if (terms.has(folded) || terms.has(plainForm(folded))) marks.push([index, index + word.length]);
  }
  return marks;
}

/** The stretch of a long text that holds the most marks, cut between words; the text itself when it is short. */
export function snippetOf(text: string, terms: ReadonlySet<string>): Marked {
  const whole = text.replace(/\s+/g, ' ').trim();
  const marks = marksIn(whole, terms);
  if (whole.length <= LENGTH) return { text: whole, marks };
  let best = { from: 0, count: -1 };
  for (const [from] of [[0], ...marks]) {
    const start = Math.max(0, (from as number) - 30);
    const count = marks.filter(([a, b]) => a >= start && b <= start + LENGTH).length;
    if (count > best.count) best = { from: start, count };
  }
  const space = best.from === 0 ? 0 : whole.indexOf(' ', best.from) + 1;
  const reach = whole.length <= space + LENGTH ? whole.length : whole.lastIndexOf(' ', space + LENGTH);
  const until = reach > space ? reach : space + LENGTH;
  const [head, tail] = [space > 0 ? '… ' : '', until < whole.length ? ' …' : ''];
  return {
    text: `${head}${whole.slice(space, until)}${tail}`,
    marks: marks
      .filter(([a, b]) => a >= space && b <= until)
      .map(([a, b]) => [a - space + head.length, b - space + head.length]),
  };
}
