/** Finds what belongs to one person alone in a text (NIK, telephone, e-mail) and puts dots in its place. Pure. */

export type NumberKind = 'nik' | 'phone' | 'email' | 'other';
export type Span = { from: number; to: number };
export type Found = Span & { kind: NumberKind };

/** What stands in place of what was masked. */
export const DOTS = '•••';

/** First match wins: a NIK holds digits that would pass for a telephone number. Each is bounded, so none can run away on a long text. */
const PATTERNS: [NumberKind, RegExp][] = [
  ['email', /[\p{L}\d._%+-]{1,64}(?:@|\s?[([]at[)\]]\s?)[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/giu],
  // Also other numbers of sixteen digits, such as those of a family card or a bank card.
  ['nik', /(?<![\d+])\d(?:[ .-]?\d){15}(?!\d)/g],
  // +62 …, 62 8…, 08…, and landlines with their area code.
  ['phone', /(?<![\d+])\+\d(?:[ ().-]{0,2}\d){7,14}(?!\d)/g],
  ['phone', /(?<![\d+])62[ .-]?8(?:[ .-]?\d){8,11}(?!\d)/g],
  ['phone', /(?<![\d+])0[ .-]?8(?:[ .-]?\d){8,11}(?!\d)/g],
  ['phone', /(?<![\d+])\(?0[2-79]\d{1,2}\)?[ -]?\d(?:[ -]?\d){5,7}(?!\d)/g],
  // Whatever else is written as ten digits or more in a row: numbers run together, accounts.
  ['other', /\d{10,}/g],
];

/** Everything personal in the text, in order, without overlaps. */
export function personalNumbers(text: string): Found[] {
  const found: Found[] = [];
  const free = (from: number, to: number) => found.every((one) => to <= one.from || from >= one.to);
  for (const [kind, pattern] of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      if (free(match.index, to)) found.push({ kind, from: match.index, to });
    }
  return found.sort((a, b) => a.from - b.from);
}

/** The text with dots in place of each span; spans outside of it or inside one another do no harm. */
export function masked(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (to <= at) continue;
    out += text.slice(at, Math.max(at, from));
    if (from >= at || !out.endsWith(DOTS)) out += DOTS;
    at = Math.min(text.length, to);
  }
  return out + text.slice(at);
}

/** What the public reads of words that anybody may have written. */
export function withoutNumbers(text: string): string {
  return masked(text, personalNumbers(text));
}
