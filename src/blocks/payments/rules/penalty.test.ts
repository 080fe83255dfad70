/** Paying late: PP 35/2023 art. 59 para. 7, month by month. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, monthsLate, type PenaltyRule, penaltyOf } from './penalty.ts';

const LAW: PenaltyRule = {
  from: '2024-01-05',
  basisPoints: 100,
  capMonths: 24,
  basis: 'PP 35/2023 pasal 59 ayat (7)',
};
const OLD: PenaltyRule = { from: '2011-01-01', basisPoints: 200, capMonths: 24, basis: 'Perda lama' };

for (const [due, paid, months] of [
  ['2026-01-10', '2026-01-09', 0],
  ['2026-01-10', '2026-01-10', 0],
  ['2026-01-10', '2026-01-11', 1],
  ['2026-01-10', '2026-02-10', 1],
  ['2026-01-10', '2026-02-11', 2],
  ['2026-01-31', '2026-02-28', 1],
  ['2026-01-31', '2026-03-01', 2],
  ['2028-01-31', '2028-02-29', 1],
  ['2025-12-15', '2026-01-15', 1],
  ['2024-02-29', '2025-02-28', 12],
] as const)
  test(`due on ${due} and paid on ${paid} is ${months} months late`, () => {
    assert.equal(monthsLate(due, paid), months);
  });

for (const [why, principal, due, paid, amount, months] of [
  ['on the day', 100_000, '2026-03-10', '2026-03-10', 0, 0],
  ['a day late costs a month', 100_000, '2026-03-10', '2026-03-11', 1_000, 1],
  ['five months', 1_234_567, '2026-01-10', '2026-06-02', 61_728, 5],
  ['24 months are the most', 100_000, '2024-03-10', '2026-11-23', 24_000, 24],
] as const)
  test(`${why}: ${amount}`, () => {
    const penalty = penaltyOf(principal, due, paid, [LAW]);
    assert.deepEqual([penalty.amount, penalty.months], [amount, months]);
    assert.equal(penalty.capped, penalty.monthsLate > months);
  });

test('months under an older rule cost what it said, and all of them count towards the cap', () => {
  const penalty = penaltyOf(1_000_000, '2023-11-10', '2024-03-01', [LAW, OLD]);
  assert.deepEqual(
    penalty.parts.map(({ months, basisPoints, amount }) => [months, basisPoints, amount]),
    [
      [2, 200, 40_000],
      [2, 100, 20_000],
    ],
  );
  assert.equal(penaltyOf(1_000_000, '2021-01-10', '2026-01-10', [LAW, OLD]).months, 24);
});

test('without a rule in force lateness costs nothing', () => {
  assert.deepEqual(penaltyOf(100_000, '2020-01-10', '2020-06-10', [LAW]).parts, []);
});

test('a month is added by the calendar, also over the end of a year and backwards is never asked', () => {
  assert.equal(addMonths('2026-10-31', 4), '2027-02-28');
  assert.throws(() => addMonths('2026-02-30', 1), RangeError);
});
