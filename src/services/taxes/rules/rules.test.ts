/** What local taxes cost: land by its value, billboards by their days, months of lateness up to the cap, each by the rule of its day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageStarts } from './ages.ts';
import { filedTax } from './filed.ts';
import type { LandForm } from './forms.ts';
import { type LandRule, landTax } from './land.ts';
import { lateMonths } from './late.ts';
import { lastDayOf, ruleOn } from './law.ts';
import { rentalValue, waterValue } from './measure.ts';
import { dueOf, lastOf, nextMonth } from './month.ts';
import { readNop, writtenNop } from './nop.ts';

const words = { id: 'x', en: 'x', jv: 'x', zh: 'x' };
const LAND: LandRule = {
  ...{ from: '2024-01-01', what: words, article: words, free: 10_000_000, minimum: 10_000, due: '09-30' },
  ratios: [{ upTo: 200_000_000, basisPoints: 4000 }, { basisPoints: 8000 }],
  rates: [{ upTo: 1_000_000_000, basisPoints: 10 }, { basisPoints: 20 }],
};
const form = (more: Partial<LandForm> = {}): LandForm => ({
  ...{
    kind: 'land',
    landM2: 100,
    landPrice: 1_000_000,
    buildingM2: 0,
    buildingPrice: 0,
    free: true,
    ...more,
  },
});

for (const [name, given, amount, taxed] of [
  ['value less the free amount, its share, the rate', form(), 36_000, 36_000_000],
  ['the free amount only where the object is marked', form({ free: false }), 40_000, 40_000_000],
  ['up to the step, the step included', form({ landM2: 200, free: false }), 80_000, 80_000_000],
  ['above the step another share', form({ landM2: 201, free: false }), 160_800, 160_800_000],
  ['large values at the higher rate', form({ landM2: 2000, free: false }), 3_200_000, 1_600_000_000],
  ['the least amount', form({ landM2: 15 }), 10_000, 2_000_000],
  ['nothing where nothing is left', form({ landM2: 10 }), 0, 0],
] as const)
  test(`land: ${name}`, () => {
    const tax = landTax(given, LAND);
    assert.deepEqual([tax.amount, tax.taxed], [amount, taxed]);
  });

test('a billboard counts metres, faces, days and light; water counts cubic metres to the hundredth', () => {
  const sign = { kind: 'billboard', width: 2.5, height: 4, faces: 1, road: 'main', lit: false } as const;
  assert.equal(rentalValue(sign, { value: 5000, lit: 2500 }, 30), 1_500_000);
  assert.equal(rentalValue({ ...sign, lit: true, faces: 2 }, { value: 5000, lit: 2500 }, 1), 125_000);
  assert.equal(waterValue(12.34, { value: 3000 }), 37_020);
  assert.equal(filedTax(10_000_005, { basisPoints: 1000 }), 1_000_001);
  assert.equal(filedTax(4_999_999, { basisPoints: 1000, threshold: 5_000_000 }), 0);
});

test('interest counts each month begun on what was unpaid then, by the rule of its first day, up to the cap', () => {
  const rules = [
    { from: '2020-01-01', basisPoints: 200, capMonths: 24 },
    { from: '2026-02-01', basisPoints: 100, capMonths: 24 },
  ];
  const bill = { amount: 1_000_000, due: '2026-01-10', paid: [{ day: '2026-02-10', amount: 400_000 }] };
  const told = lateMonths(bill, '2026-03-11', rules).map(({ first, of, amount }) => [first, of, amount]);
  assert.deepEqual(told, [
    ['2026-01-11', 1_000_000, 20_000],
    ['2026-02-11', 600_000, 6000],
    ['2026-03-11', 600_000, 6000],
  ]);
  assert.deepEqual(lateMonths(bill, '2026-01-10', rules), []);
  const long = lateMonths({ ...bill, paid: [] }, '2029-01-01', rules);
  assert.deepEqual([long.length, long.at(-1)?.capped], [24, true]);
  const settled = { ...bill, paid: [{ day: '2026-01-10', amount: 1_000_000 }] };
  assert.deepEqual(lateMonths(settled, '2026-06-01', rules), []);
});

test('rules begin on their day and end before the next', () => {
  const rules = [{ from: '2026-07-01' }, { from: '2024-01-01' }];
  const [second, first] = rules as [{ from: string }, { from: string }];
  assert.equal(ruleOn(rules, '2023-12-31'), undefined);
  assert.equal(ruleOn(rules, '2026-06-30'), first);
  assert.deepEqual([lastDayOf(rules, first), lastDayOf(rules, second)], ['2026-06-30', null]);
});

test('a NOP is eighteen digits, typed with or without dots; months and ages go by the calendar', () => {
  assert.equal(readNop('33.71.030.005.001-0012.0'), '337103000500100120');
  assert.equal(writtenNop('337103000500100120'), '33.71.030.005.001-0012.0');
  for (const wrong of ['33710300050010012', '007103000500100120', '337103000500100000', 'x'])
    assert.equal(readNop(wrong), undefined, wrong);
  assert.deepEqual(
    [nextMonth('2026-12'), lastOf('2024-02'), dueOf('2026-12', 10)],
    ['2027-01-01', '2024-02-29', '2027-01-10'],
  );
  assert.deepEqual(
    ageStarts('2028-02-29').map(({ dueFrom }) => dueFrom),
    ['2028-02-29', '2027-02-28', '2026-02-28', '2023-02-28', '0001-01-01'],
  );
});
