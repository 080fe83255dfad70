import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marksIn, snippetOf } from './marks.ts';
import { areasAround, oneSlipFrom, slipsBetween, spanTerms, termsOf, tsquery } from './terms.ts';

test('a case has its plain words once, and its facts', () => {
  const { words, facts } = termsOf(
    {
      id: 4097,
      kind: 'pothole',
      agency: 'dpupr',
      area: '33.71.03.1005',
      open: true,
      openedAt: new Date('2025-12-31T17:00:00Z'),
      texts: ['Jalan berlubang', 'jalan berlubang parah di tikungan', null],
    },
    'Asia/Jakarta',
  );
  assert.deepEqual(
    [...words],
    [
      ['jalan', 'jalan'],
      ['lubang', 'berlubang'],
      ['parah', 'parah'],
      ['tikung', 'tikungan'],
    ],
  );
  assert.deepEqual(facts, [
    '=k:pothole',
    '=o',
    '=b:1',
    '=m:2026-01',
    '=y:2026',
    '=g:dpupr',
    ...['33', '33.71', '33.71.03', '33.71.03.1005'].map((area) => `=a:${area}`),
  ]);
});

test('a short period is asked by months, a long one by years', () => {
  assert.deepEqual(spanTerms('2025-11-30', '2026-01-01'), ['=m:2025-11', '=m:2025-12', '=m:2026-01']);
  assert.deepEqual(spanTerms('2020-05-01', '2023-01-01'), ['=y:2023', '=y:2022', '=y:2021', '=y:2020']);
  assert.equal(spanTerms(undefined, '2026-01-01').length, 57);
  assert.deepEqual(spanTerms('2026-02-01', '2026-01-01'), ['=m:none']);
  const far = spanTerms('2025-01-01', '9999-12-31');
  assert.ok(far.includes('=y:2025') && far.includes('=y:2026') && far.length <= 200);
  assert.deepEqual(spanTerms('9000-01-01', '9999-12-31'), ['=m:none']);
});

test('slips: one letter lost, added, changed or two swapped is one', () => {
  for (const [a, b, slips] of [
    ['lampu', 'lampu', 0],
    ['lmpu', 'lampu', 1],
    ['lampuu', 'lampu', 1],
    ['lanpu', 'lampu', 1],
    ['lapmu', 'lampu', 1],
    ['jembtaan', 'jembatan', 1],
    ['lampu', 'pasar', 3],
  ] as const)
    assert.equal(slipsBetween(a, b, 2), slips, `${a} ${b}`);
});

test('every word one slip away is tried, and no other', () => {
  const tried = oneSlipFrom('lapmu');
  for (const word of ['lampu', 'lapu', 'lapamu', 'lapma']) assert.ok(tried.includes(word), word);
  assert.ok(tried.every((word) => slipsBetween(word, 'lapmu', 1) === 1));
});

test('a question cannot leave its quotation marks', () => {
  assert.equal(tsquery([["o'clock", 'a\\b'], ['=o']]), "('o''clock' | 'a\\\\b') & ('=o')");
});

test('areas above an area', () => assert.deepEqual(areasAround('33.71'), ['33', '33.71']));

test('the piece that is shown holds the marks and says that it was cut', () => {
  const filler = 'kata lain '.repeat(40);
  const { text, marks } = snippetOf(`${filler}jalan Berlubang parah ${filler}`, new Set(['lubang', 'jalan']));
  assert.ok(text.startsWith('… ') && text.endsWith(' …') && text.length < 175);
  assert.deepEqual(
    marks.map(([from, until]) => text.slice(from, until)),
    ['jalan', 'Berlubang'],
  );
  assert.deepEqual(snippetOf('x'.repeat(500), new Set(['y'])).marks, []);
  assert.deepEqual(marksIn('', new Set(['a'])), []);
});
