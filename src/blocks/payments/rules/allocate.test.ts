/** What a payment pays. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AllocationRule, allocate, type Owed } from './allocate.ts';

const bills: Owed[] = [
  { id: 'march', due: '2026-03-10', seq: 3, open: 500 },
  { id: 'january', due: '2026-01-10', seq: 1, open: 1000 },
  { id: 'february', due: '2026-02-10', seq: 2, open: 1000 },
  { id: 'paid', due: '2025-12-10', seq: 0, open: 0 },
  { id: 'march-too', due: '2026-03-10', seq: 4, open: 500 },
];

for (const [why, amount, rule, chosen, expected, left] of [
  ['the oldest first, the next in part', 1500, 'oldest', [], 'january 1000, february 500', 0],
  ['a choice is not asked for', 600, 'oldest', ['march'], 'january 600', 0],
  [
    'the chosen ones first, then the oldest',
    1600,
    'chosen',
    ['march-too', 'march'],
    'march-too 500, march 500, january 600',
    0,
  ],
  ['nothing but the chosen one', 900, 'only', ['march'], 'march 500', 400],
  [
    'more than is owed is left over',
    4000,
    'oldest',
    [],
    'january 1000, february 1000, march 500, march-too 500',
    1000,
  ],
  ['a bill that is not there pays nothing', 100, 'only', ['april'], '', 100],
] as const satisfies [string, number, AllocationRule, string[], string, number][])
  test(why, () => {
    const { allocations, left: over } = allocate(amount, bills, rule, chosen);
    assert.equal(allocations.map(({ bill, amount: paid }) => `${bill} ${paid}`).join(', '), expected);
    assert.equal(over, left);
  });

test('nothing, less than nothing and parts of a rupiah are no payment', () => {
  for (const amount of [0, -1, 0.5, Number.NaN, 2 ** 53])
    assert.throws(() => allocate(amount, bills), RangeError);
});

test('whatever the bills and the amount, what is paid and what is left over is what came', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = (most: number) => (seed * 7919 + most * 104_729) % most;
    const owed = Array.from({ length: random(9) }, (_, at) => ({
      ...{ id: `b${at}`, due: `2026-0${1 + ((seed + at) % 9)}-10`, seq: at, open: random(3000 + at) },
    }));
    const amount = 1 + random(9001);
    const { allocations, left } = allocate(amount, owed);
    const paid = allocations.reduce((sum, one) => sum + one.amount, 0);
    assert.equal(paid + left, amount);
    for (const { bill, amount: part } of allocations)
      assert.ok(part > 0 && part <= (owed.find(({ id }) => id === bill)?.open ?? 0));
  }
});
