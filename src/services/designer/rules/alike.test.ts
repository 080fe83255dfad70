/** What a new service still has from the example is found, wherever its author moved it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alikeIn } from './alike.ts';

const words = (id: string) => ({ id, en: id, jv: id, zh: id });
const example = {
  summary: words('Surat keterangan'),
  easy: [words('Anda butuh surat.'), words('Kirim KTP.')],
  standard: { product: words('Surat'), procedure: [words('Isi formulir.')], staff: words('Satu') },
  requirements: [{ id: 'ktp', title: words('KTP') }],
};

test('only words of the example that belong to one service count', () => {
  assert.deepEqual(alikeIn(example, example), [
    ...['summary', 'standard.procedure[0]', 'standard.product', 'requirements[0]', 'easy[0]', 'easy[1]'],
  ]);
  const own = {
    ...{ summary: words('Izin syuting'), easy: [words('Kita syuting.'), words('Kirim KTP.')] },
    standard: { product: words('Izin'), procedure: [], staff: words('Satu') },
    requirements: [],
  };
  assert.deepEqual(alikeIn(example, own), ['easy[1]']);
  assert.deepEqual(alikeIn(example, null), []);
  assert.deepEqual(alikeIn(null, { summary: words('') }), []);
});

test('a paper that still reads like that of the example is named, with its sentences', () => {
  const letter = { title: words('Surat keterangan'), body: [{ heading: 'Isi' }, { text: 'menerangkan:' }] };
  const all = ['papers[0].title', 'papers[0].body[1]'];
  assert.deepEqual(alikeIn({ papers: [letter] }, { papers: [letter] }), all);
  const permit = { title: words('Izin'), body: [{ text: 'mengizinkan:' }, { text: 'menerangkan:' }, {}] };
  assert.deepEqual(alikeIn({ papers: [letter] }, { papers: [permit] }), ['papers[0].body[1]']);
  assert.deepEqual(alikeIn({ papers: [letter] }, { papers: 'x' }), []);
});
