/** Cleans and measures what people type, counting characters as people see them. */

/** Controls but for tab and line ends, lone surrogates, and the direction marks that can reorder what a reader sees. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u200B\u2060\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const lineEnds = /\r\n?|\u2028|\u2029/g;

/** One line: controls removed, runs of white space become one space, trimmed, composed (NFC). */
export function cleanLine(text: string): string {
  return text.replace(lineEnds, '\n').replace(forbidden, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Several lines: as `cleanLine` within a line; line ends become \n, and more than one empty line becomes one. */
export function cleanText(text: string): string {
  return text
    .replace(lineEnds, '\n')
    .replace(forbidden, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' });
const plain = /^[\x20-\x7E\n]*$/;

/** Length in characters as a reader counts them: an emoji family or an accented letter is one. */
export function characters(text: string): number {
  if (plain.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

/**
 * At most `most` characters, ending in … when something was cut (the … counts). Cuts between words when a word ends
 * in the last third, and never inside a character.
 */
export function truncate(text: string, most: number): string {
  if (text.length <= most || characters(text) <= most) return text;
  if (most <= 0) return '';
  const kept: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    if (kept.length >= most - 1) break;
    kept.push(segment);
  }
  const space = kept.findLastIndex((character) => /\s/u.test(character));
  const end = space > 0 && space >= (most * 2) / 3 ? space : kept.length;
  return `${kept.slice(0, end).join('').trimEnd()}…`;
}

/** Lower case without accents or punctuation, words parted by one space: for matching, never for showing. */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
