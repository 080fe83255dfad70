/** The body of a paper: paragraphs, fields, lists, tables, lines and notes, set under one another. */

import type { FilledBlock } from './fill.ts';
import { PAGE, type Pen, type Style, WIDTH } from './pen.ts';

const LABEL = 150;
const INDENT = 20;
const CELL = 4;
const GREY = '#555555';

/** The largest piece that is never torn apart: a row higher than this may go over the end of a page. */
const KEEP = 360;

function drawFields(pen: Pen, fields: { label: string; value: string }[], below: number): void {
  const { doc } = pen;
  const x = PAGE.left + LABEL + 10;
  const width = WIDTH - LABEL - 10;
  for (const [at, { label, value }] of fields.entries()) {
    const high = Math.max(pen.height(label, {}, LABEL - 6), pen.height(value, {}, width));
    pen.room(Math.min(high, KEEP) + (at === fields.length - 1 ? below : 0));
    const top = doc.y;
    pen.write(label, {}, PAGE.left, LABEL - 6);
    const end = doc.y;
    doc.y = top;
    pen.write(':', {}, PAGE.left + LABEL, 10);
    doc.y = top;
    pen.write(value || '-', {}, x, width);
    if (doc.y > top) doc.y = Math.max(doc.y, end);
    pen.down(pen.look.between);
  }
}

const listHeight = (pen: Pen, items: readonly string[]): number =>
  items.reduce((sum, item) => sum + pen.height(item, {}, WIDTH - INDENT) + pen.look.between, 0);

/** Not torn apart where it fits on a page with what follows it. */
function drawList(pen: Pen, items: string[], below: number): void {
  const whole = listHeight(pen, items) + below;
  if (whole <= KEEP) pen.room(whole);
  items.forEach((item, at) => {
    const high = pen.height(item, {}, WIDTH - INDENT);
    pen.room(Math.min(high, KEEP) + (at === items.length - 1 ? below : 0));
    const top = pen.doc.y;
    pen.write(`${at + 1}.`, {}, PAGE.left, INDENT);
    pen.doc.y = top;
    pen.write(item, { align: 'justify' }, PAGE.left + INDENT, WIDTH - INDENT);
    pen.down(pen.look.between);
  });
}

/** The head stands above the first row, and again on each page that the table goes on to. */
function drawTable(pen: Pen, { head, rows }: { head: string[]; rows: string[][] }, below: number): void {
  const { doc } = pen;
  const ROW: Style = { size: pen.look.body - 1 };
  const HEAD: Style = { ...ROW, strong: true };
  const width = WIDTH / head.length;
  const most = PAGE.height - PAGE.top - PAGE.bottom;
  const highOf = (cells: string[], style: Style) =>
    Math.max(...head.map((_, column) => pen.height(cells[column] ?? '', style, width - 2 * CELL))) + 2 * CELL;
  const drawRow = (cells: string[], style: Style, high: number) => {
    const top = doc.y;
    head.forEach((_, column) => {
      const x = PAGE.left + column * width;
      doc.lineWidth(0.6).strokeColor('#000000').rect(x, top, width, high).stroke();
      doc.y = top + CELL;
      pen.write(cells[column] ?? '', style, x + CELL, width - 2 * CELL);
    });
    doc.y = top + high;
  };
  const above = Math.min(highOf(head, HEAD), most / 3);
  const drawHead = () => drawRow(head, HEAD, above);
  const heights = rows.map((row) => Math.min(highOf(row, ROW), most - above));
  pen.room(above + (heights[0] ?? 0));
  drawHead();
  rows.forEach((row, at) => {
    const high = heights[at] ?? 0;
    const kept = at > 0 && at === rows.length - 1 ? below : 0;
    if (pen.room(Math.min(high + kept, most - above))) drawHead();
    drawRow(row, ROW, high);
  });
}

/** `below`: what has to stand on the same page as the last piece of this block. */
function drawBlock(pen: Pen, block: FilledBlock, below = 0, next?: FilledBlock): void {
  const { body, gap } = pen.look;
  if ('paragraph' in block) {
    const style: Style = { align: block.align ?? 'justify', strong: block.strong ?? false };
    const high = below > 0 ? pen.height(block.paragraph, style, WIDTH) : KEEP;
    pen.room(high < KEEP ? high + below : 2 * body);
    pen.write(block.paragraph, style);
  } else if ('heading' in block) {
    // A list goes where its heading goes.
    const list = next && 'list' in next ? listHeight(pen, next.list) : 0;
    pen.room((list <= KEEP ? Math.max(3 * body + list, 7 * body) : 7 * body) + below);
    pen.down(gap / 2);
    pen.write(block.heading, { strong: true });
  } else if ('fields' in block) drawFields(pen, block.fields, below);
  else if ('list' in block) drawList(pen, block.list, below);
  else if ('table' in block) drawTable(pen, block.table, below);
  else if ('note' in block) {
    pen.room(2 * body + below);
    pen.write(block.note, { size: 8.5, colour: GREY });
  } else {
    pen.room(gap + below);
    pen.rule(0.5);
  }
  pen.down(gap);
}

/** True when the block is drawn in one piece, so that a heading above it goes where it goes. */
const inOnePiece = (pen: Pen, block: FilledBlock | undefined, below: number): boolean =>
  block !== undefined &&
  ('paragraph' in block ||
    'note' in block ||
    ('list' in block && (block.list.length === 1 || listHeight(pen, block.list) + below <= KEEP)) ||
    ('fields' in block && block.fields.length === 1));

/** The body; `below` is the height of what follows it, which never stands alone on a page. */
export function drawBody(pen: Pen, body: readonly FilledBlock[], below: number): void {
  body.forEach((block, at) => {
    const left = body.length - 1 - at;
    const heads = left === 1 && 'heading' in block && inOnePiece(pen, body[at + 1], below);
    drawBlock(pen, block, left === 0 || heads ? below : 0, body[at + 1]);
  });
}
