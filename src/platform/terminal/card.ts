// A short framed card: what to open, where to find it.
import type { Stream } from './stream.ts';

/** One row: a name and its value, or a sentence over the whole width. */
export type CardRow = readonly [name: string, value: string] | string;

/** Prints the card; values are never cut, so that addresses and paths stay whole. */
export function card(title: string, rows: readonly CardRow[], stream: Stream = process.stdout): void {
  const names = rows.flatMap((row) => (typeof row === 'string' ? [] : [row[0].length]));
  const nameWidth = Math.max(0, ...names);
  const lines = rows.map((row) => (typeof row === 'string' ? row : `${row[0].padEnd(nameWidth)}  ${row[1]}`));
  const width = Math.max(title.length, ...lines.map((line) => [...line].length));
  const edge = '─'.repeat(Math.max(0, width - [...title].length - 1));
  const body = lines.map((line) => `│ ${line}${' '.repeat(width - [...line].length)} │`);
  stream.write(['', `┌ ${title} ${edge}─┐`, ...body, `└${'─'.repeat(width + 2)}┘`, ''].join('\n'));
  stream.write('\n');
}
