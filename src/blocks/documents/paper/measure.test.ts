import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sheet } from '../../../../test/kit/papers.ts';
import { readPdf } from '../../../../test/kit/pdf.ts';
import type { FilledPaper } from './fill.ts';
import { certainlyFits } from './measure.ts';
import { renderSheet } from './render.ts';

const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

/** Bodies of each kind at the greatest length for which the estimate says yes, of the widest letters. */
function longest(bodyOf: (count: number) => FilledPaper['body']): FilledPaper['body'] {
  let count = 1;
  while (count < 4000 && certainlyFits(bodyOf(count + 1))) count += 1;
  return bodyOf(count);
}

test('whatever the estimate lets pass fits, also with the widest letters', async () => {
  const wide = 'W'.repeat(40);
  const kinds: ((count: number) => FilledPaper['body'])[] = [
    (count) => [{ paragraph: many(count, wide).join(' ') }],
    (count) => many(count, { heading: wide }),
    (count) => [{ fields: many(count, { label: wide, value: `${wide} ${wide}` }) }],
    (count) => [{ list: many(count, wide) }],
    (count) => [{ table: { head: many(8, 'W'), rows: many(count, many(8, wide)) } }],
    (count) => [{ table: { head: ['W'], rows: many(count, [wide]) } }],
    (count) => [{ paragraph: many(count, 'x').join('\n') }],
    (count) => many(count, { note: 'x' }),
  ];
  for (const kind of kinds) {
    const body = longest(kind);
    const pdf = readPdf(await renderSheet(sheet({ paper: { ...sheet().paper, body } })));
    const pages = pdf.find(/\/Type \/Page\n/).length;
    assert.ok(pages <= 20 && pages > 3, `${pages} pages of ${JSON.stringify(body).slice(0, 60)}`);
  }
});
