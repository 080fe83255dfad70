/** Rupiah: whole numbers shown as Rp1.234.567, exact shares. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatRupiah, isRupiah, parseRupiah, shareOf, sumRupiah } from './money.ts';

const anyAmount = fc.maxSafeInteger();

test('amounts are shown with dots between thousands and no sen', () => {
  const rows: [number, string][] = [
    [0, 'Rp0'],
    [-0, 'Rp0'],
    [500, 'Rp500'],
    [1_000, 'Rp1.000'],
    [1_234_567, 'Rp1.234.567'],
    [-1_500, '-Rp1.500'],
    [9_007_199_254_740_991, 'Rp9.007.199.254.740.991'],
  ];
  for (const [amount, shown] of rows) assert.equal(formatRupiah(amount), shown);
  for (const amount of [0.5, Number.NaN, Infinity, 2 ** 53]) {
    assert.throws(() => formatRupiah(amount), RangeError);
    assert.ok(!isRupiah(amount));
  }
});

test('amounts are read as people write them, and nothing else is', () => {
  const rows: [string, number | undefined][] = [
    ['Rp1.234.567', 1_234_567],
    ['Rp 1.234.567,00', 1_234_567],
    ['rp. 5.000,-', 5_000],
    ['IDR 5000', 5_000],
    ['1234567', 1_234_567],
    ['-Rp500', -500],
    ['5.000,50', undefined],
    ['1.23', undefined],
    ['1,234,567', undefined],
    ['1.2345', undefined],
    ['$5', undefined],
    ['', undefined],
    ['Rp', undefined],
    ['99999999999999999', undefined],
  ];
  for (const [text, amount] of rows) assert.equal(parseRupiah(text), amount, text);
});

test('what is shown is read back as the same amount', () => {
  fc.assert(
    fc.property(anyAmount, (amount) => assert.ok(Object.is(parseRupiah(formatRupiah(amount)), amount + 0))),
  );
});

test('sums are exact or refused', () => {
  assert.equal(sumRupiah([1, 2, 3]), 6);
  assert.equal(sumRupiah([]), 0);
  assert.throws(() => sumRupiah([Number.MAX_SAFE_INTEGER, 1]), RangeError);
  assert.throws(() => sumRupiah([0.1, 0.2]), RangeError);
});

test('shares are exact and rounded once', () => {
  const rows: [number, number, number, 'half-up' | 'down' | 'up' | undefined, number][] = [
    // PP 35/2023 art. 59(7): 1 % a month; three months of Rp1.234.567 are Rp37.037,01.
    [1_234_567, 3, 100, undefined, 37_037],
    [1_234_567, 3, 100, 'up', 37_038],
    [50, 1, 100, undefined, 1],
    [49, 1, 100, undefined, 0],
    [50, 1, 100, 'down', 0],
    [-50, 1, 100, undefined, -1],
    [10, 1, 3, undefined, 3],
    [11, 1, 3, undefined, 4],
    [9_007_199_254_740_991, 99, 100, 'down', 8_917_127_262_193_581],
  ];
  for (const [amount, numerator, denominator, rounding, share] of rows)
    assert.equal(shareOf(amount, numerator, denominator, rounding), share);
  assert.throws(() => shareOf(100, 0.5, 1), RangeError);
  assert.throws(() => shareOf(100, 1, 0), RangeError);
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (amount, part) => {
      const [down, up, half] = (['down', 'up', 'half-up'] as const).map((way) =>
        shareOf(amount, part, 1000, way),
      );
      const exact = (amount * part) / 1000;
      assert.equal(down, Math.trunc(exact) + 0);
      assert.ok(Math.abs((half ?? 0) - exact) <= 0.5);
      assert.ok(Math.abs((up ?? 0) - exact) < 1 && Math.abs(up ?? 0) >= Math.abs(exact));
    }),
  );
});
