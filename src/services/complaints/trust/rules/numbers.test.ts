import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DOTS, masked, personalNumbers, withoutNumbers } from './numbers.ts';

const HIDDEN: [what: string, text: string, shown: string][] = [
  ['a NIK', 'NIK saya 3371034567890123, tolong.', 'NIK saya •••, tolong.'],
  ['a NIK with spaces', 'nik 3371 0345 6789 0123', 'nik •••'],
  ['a mobile number', 'hubungi 0812-3456-7890 ya', 'hubungi ••• ya'],
  ['one with the country code', 'WA +62 812 3456 7890', 'WA •••'],
  ['one without the plus', 'wa 6281234567890', 'wa •••'],
  ['dots between', '0812.3456.7890', '•••'],
  ['a landline', 'telepon (0293) 362123', 'telepon •••'],
  ['a foreign number', 'call +1 212 555 0100', 'call •••'],
  ['an e-mail', 'tulis ke siti.aminah@contoh.id saja', 'tulis ke ••• saja'],
  ['a disguised e-mail', 'siti (at) contoh.id', '•••'],
  ['two at once', '081234567890 / a@b.id', '••• / •••'],
];
for (const [what, text, shown] of HIDDEN)
  test(`the public does not read ${what}`, () => assert.equal(withoutNumbers(text), shown));

const SHOWN = [
  'Lampu mati sejak 12-11-2026 di RT 05 RW 02.',
  'Laporan MGL-482-193-762 belum dijawab.',
  'Titik -7.47812, 110.21934 dekat Jl. Pahlawan 123.',
  'Hubungi 112 atau 119.',
  'Biaya Rp 1.250.000 untuk 3 bulan.',
  'Tiang nomor 0123 roboh pukul 08.30.',
];
for (const text of SHOWN) test(`it reads all of: ${text}`, () => assert.equal(withoutNumbers(text), text));

test('whatever is written, what was masked once holds nothing more to mask, and nothing else is lost', () => {
  const part = fc.oneof(
    fc.constantFrom(' 081234567890 ', '3371034567890123', 'a@b.id', ' kata '),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const spans = personalNumbers(text);
      for (const [at, one] of spans.entries())
        assert.ok(one.from < one.to && one.to <= (spans[at + 1]?.from ?? text.length));
      const shown = withoutNumbers(text);
      assert.doesNotMatch(shown, /\d{10}/);
      assert.equal(withoutNumbers(shown), shown);
    }),
  );
});

test('spans beyond the text, empty ones and ones inside each other do no harm', () => {
  assert.equal(
    masked('abcdef', [
      { from: 1, to: 3 },
      { from: 2, to: 5 },
    ]),
    `a${DOTS}f`,
  );
  assert.equal(masked('abc', [{ from: 2, to: 99 }]), `ab${DOTS}`);
  assert.equal(masked('abc', [{ from: 1, to: 1 }]), `a${DOTS}bc`);
});

test('four thousand digits and four thousand dots are read within a moment', () => {
  const started = performance.now();
  for (const text of [
    '1 '.repeat(2000),
    '0'.repeat(4000),
    'a.'.repeat(2000),
    '(0'.repeat(2000),
    '@'.repeat(4000),
  ])
    withoutNumbers(text);
  assert.ok(performance.now() - started < 250);
});
