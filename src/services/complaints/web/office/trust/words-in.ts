/** Words of a text as things that can be pressed, and the spans of those that were. Pure. */

export type Word = { from: number; to: number; text: string; space: string };

/** Every word with the white space behind it; together they are the text. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(/(\S+)(\s*)/gu)].map((match) => ({
    from: match.index,
    to: match.index + (match[1] ?? '').length,
    text: match[1] ?? '',
    space: match[2] ?? '',
  }));
}

/** Chosen words as few spans as possible: neighbours become one. */
export function spansOf(words: readonly Word[], chosen: ReadonlySet<number>): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let last = -2;
  words.forEach(({ from, to }, index) => {
    if (!chosen.has(index)) return;
    const open = spans.at(-1);
    if (open && last === index - 1) open.to = to;
    else spans.push({ from, to });
    last = index;
  });
  return spans;
}
