/** Lines of bills: an amount follows from its basis, and a bill adds up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demandSum, lineAmount, type Rate } from './bills.ts';

const UNIT = { id: 'm²', en: 'm²', jv: 'm²', zh: '平方米' };
const EACH: Rate = { kind: 'each', amount: 500, unit: UNIT, per: 'day' };
const OFF: Rate = { kind: 'share', basisPoints: 5000, off: true };
const SHARE: Rate = { kind: 'share', basisPoints: 1000 };
const MONTHLY: Rate = { kind: 'monthly', basisPoints: 100, capMonths: 24 };

test('units, shares and months give their amounts, rounded once with a half up', () => {
  assert.equal(lineAmount(EACH, { q: 6 }), 3000);
  assert.equal(lineAmount(EACH, { q: 4.125 }), 2063);
  assert.equal(lineAmount(EACH, { q: 6, d: [10, 31] }), 968);
  assert.equal(lineAmount(OFF, { p: 3001 }), -1501);
  assert.equal(lineAmount(SHARE, { p: 12_345_678 }), 1_234_568);
  assert.equal(lineAmount(MONTHLY, { p: 99_999, m: 3 }), 3000);
});

test('a line without what its rate needs is refused, and so are more months than count', () => {
  for (const [rate, line] of [
    [EACH, {}],
    [SHARE, { q: 1 }],
    [MONTHLY, { p: 1000 }],
    [MONTHLY, { p: 1000, m: 25 }],
  ] as const)
    assert.throws(() => lineAmount(rate, line), RangeError);
});

test('a bill has lines of whole rupiah that come to something', () => {
  assert.equal(
    demandSum([
      { b: 1, q: 6, a: 3000 },
      { b: 2, a: -500 },
    ]),
    2500,
  );
  for (const lines of [
    [],
    [{ b: 1, a: 0.5 }],
    [{ b: 1, a: 0 }],
    [
      { b: 1, a: 100 },
      { b: 2, a: -200 },
    ],
  ])
    assert.throws(() => demandSum(lines), RangeError);
});
