/** A quick estimate of how long a paper can become at most, without drawing it. */
import { PAPER_LIMITS } from '../rules/paper.ts';
import type { FilledBlock } from './fill.ts';

/** Letters of the widest kind that fit across the whole width. */
const ACROSS = 48;
const VALUE = 30;
const LINE = 18;
/** Height of the body of a page. Head, signature and what a page leaves empty take two of the pages. */
const PAGE = 600;

const lines = (text: string, across: number): number =>
  text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / across), 0);
const high = (text: string, across = ACROSS): number => lines(text, across) * LINE + LINE;

function heightOf(block: FilledBlock): number {
  if ('paragraph' in block) return high(block.paragraph);
  if ('heading' in block) return 3 * LINE + high(block.heading);
  if ('note' in block) return high(block.note);
  if ('list' in block) return block.list.reduce((sum, item) => sum + high(item), 0);
  if ('fields' in block)
    return block.fields.reduce(
      (sum, { label, value }) => sum + Math.max(high(label, VALUE / 2), high(value, VALUE)),
      0,
    );
  if ('table' in block) {
    const across = Math.max(1, Math.floor(ACROSS / block.table.head.length) - 3);
    const row = (cells: readonly string[]) => Math.max(...cells.map((cell) => high(cell, across)));
    return row(block.table.head) + block.table.rows.reduce((sum, cells) => sum + row(cells), 0);
  }
  return LINE;
}

/** True when the paper stays within the limit of pages however wide its letters are. */
export function certainlyFits(body: readonly FilledBlock[]): boolean {
  const height = body.reduce((sum, block) => sum + heightOf(block), 0);
  return height < (PAPER_LIMITS.pages - 2) * PAGE * 0.8;
}
