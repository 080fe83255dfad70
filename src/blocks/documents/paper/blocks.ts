/** The body of a paper: paragraphs, fields, lists, tables, lines and notes, set under one another. */

import type { FilledBlock } from './fill.ts';
import { BODY, GAP, PAGE, type Pen, type Style, WIDTH } from './pen.ts';

const LABEL = 150;
const INDENT = 20;
const CELL = 4;
const GREY = '#555555';
const ROW: Style = { size: BODY - 1 };
const HEAD: Style = { ...ROW, strong: true };

/** The largest piece that is never torn apart: a row higher than this may go over the end of a page. */
const KEEP = 360;

function drawFields(pen: Pen, fields: { label: string; value: string }[]): void {
  const { doc } = pen;
  const x = PAGE.left + LABEL + 10;
  const width = WIDTH - LABEL - 10;
  for (const { label, value } of fields) {
    const high = Math.max(pen.height(label, {}, LABEL - 6), pen.height(value, {}, width));
    pen.room(Math.min(high, KEEP));
    const top = doc.y;
    pen.write(label, {}, PAGE.left, LABEL - 6);
    const below = doc.y;
    doc.y = top;
    pen.write(':', {}, PAGE.left + LABEL, 10);
    doc.y = top;
    pen.write(value || '-', {}, x, width);
    if (doc.y > top) doc.y = Math.max(doc.y, below);
    pen.down(2);
  }
}

function drawList(pen: Pen, items: string[]): void {
  items.forEach((item, at) => {
    const high = pen.height(item, {}, WIDTH - INDENT);
    pen.room(Math.min(high, KEEP));
    const top = pen.doc.y;
    pen.write(`${at + 1}.`, {}, PAGE.left, INDENT);
    pen.doc.y = top;
    pen.write(item, { align: 'justify' }, PAGE.left + INDENT, WIDTH - INDENT);
    pen.down(2);
  });
}

/** The head stands above the first row, and again on each page that the table goes on to. */
function drawTable(pen: Pen, { head, rows }: { head: string[]; rows: string[][] }): void {
  const { doc } = pen;
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
    if (pen.room(high)) drawHead();
    drawRow(row, ROW, high);
  });
}

export function drawBlock(pen: Pen, block: FilledBlock): void {
  if ('paragraph' in block) {
    pen.room(2 * BODY);
    pen.write(block.paragraph, { align: block.align ?? 'justify', strong: block.strong ?? false });
  } else if ('heading' in block) {
    pen.room(5 * BODY);
    pen.down(GAP / 2);
    pen.write(block.heading, { strong: true });
  } else if ('fields' in block) drawFields(pen, block.fields);
  else if ('list' in block) drawList(pen, block.list);
  else if ('table' in block) drawTable(pen, block.table);
  else if ('note' in block) pen.write(block.note, { size: 8.5, colour: GREY });
  else {
    pen.room(GAP);
    pen.rule(0.5);
  }
  pen.down(GAP);
}
