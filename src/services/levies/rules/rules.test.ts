/** What a stall costs: by the tariff, size and holder of each day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskedName } from '../../../shared/masked-name.ts';
import { chargeDay, chargeMonth, daysOfMonth, reliefOf } from './charge.ts';
import { lastDayOf, type Tariff, tariffOn } from './tariff.ts';

const words = { id: 'x', en: 'x', jv: 'x', zh: 'x' };
const tariff = (id: number, since: string, amount: number, more: Partial<Tariff> = {}): Tariff => ({
  ...{ id, kind: 'los', class: 'A', period: 'daily', unit: 'm2', amount, since, what: words, article: words },
  ...more,
});
const FORM = { kind: 'los', class: 'A', areaM2: 6 };
const open = () => false;

test('the tariff of a day is the last one that began; one of nought ends it', () => {
  const all = [tariff(2, '2026-07-01', 600), tariff(1, '2026-01-01', 500), tariff(3, '2027-01-01', 0)];
  const [second, first] = all as [Tariff, Tariff];
  assert.equal(tariffOn(all, FORM, 'daily', '2025-12-31'), undefined);
  assert.equal(tariffOn(all, FORM, 'daily', '2026-06-30'), first);
  assert.equal(tariffOn(all, FORM, 'daily', '2026-07-01'), second);
  assert.equal(tariffOn(all, FORM, 'daily', '2027-01-01'), undefined);
  assert.equal(tariffOn(all, FORM, 'monthly', '2026-07-01'), undefined);
  assert.equal(tariffOn(all, { ...FORM, class: 'B' }, 'daily', '2026-07-01'), undefined);
  assert.equal(lastDayOf(all, first), '2026-06-30');
});

test('a day costs its square metres, or the stall', () => {
  assert.equal(chargeDay([tariff(1, '2026-01-01', 500)], FORM, '2026-03-01')?.amount, 3000);
  const each = [tariff(1, '2026-01-01', 1500, { unit: 'stall' })];
  assert.equal(chargeDay(each, FORM, '2026-03-01')?.amount, 1500);
  assert.equal(
    chargeDay([tariff(1, '2026-01-01', 333)], { ...FORM, areaM2: 2.5 }, '2026-03-01')?.amount,
    833,
  );
});

test('a month is whole under one tariff, and day by day when tariff, size or holder change in it', () => {
  const month = (since: string, amount: number, id: number) =>
    tariff(id, since, amount, { period: 'monthly', unit: 'stall' });
  const held = [{ from: '2026-01-01', to: '2026-12-31', form: FORM }];
  const one = chargeMonth([month('2026-01-01', 31_000, 1)], held, '2026-03-01', open);
  assert.deepEqual(
    one.map(({ amount, days }) => [amount, days]),
    [[31_000, [31, 31]]],
  );
  const changed = [month('2026-01-01', 31_000, 1), month('2026-03-11', 62_000, 2)];
  assert.deepEqual(
    chargeMonth(changed, held, '2026-03-01', open).map(({ amount, days }) => [amount, days]),
    [
      [10_000, [10, 31]],
      [42_000, [21, 31]],
    ],
  );
  const left = [{ from: '2026-03-05', to: '2026-03-14', form: FORM }];
  assert.equal(chargeMonth([month('2026-01-01', 31_000, 1)], left, '2026-03-01', open)[0]?.amount, 10_000);
  const sundays = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() === 0;
  const [whole] = chargeMonth([month('2026-01-01', 31_000, 1)], held, '2026-03-01', sundays);
  assert.deepEqual([whole?.amount, whole?.days], [31_000, [26, 26]]);
  assert.deepEqual(
    chargeMonth([month('2026-01-01', 31_000, 1)], held, '2026-03-01', () => true),
    [],
  );
});

test('of several reliefs the greatest counts, on its days only', () => {
  const reliefs = [
    { id: 1, from: '2026-03-01', to: '2026-03-31', basisPoints: 2500 },
    { id: 2, from: '2026-03-10', to: '2026-03-10', basisPoints: 10_000 },
  ];
  assert.equal(reliefOf(3001, reliefs, '2026-03-09')?.amount, 750);
  assert.equal(reliefOf(3001, reliefs, '2026-03-10')?.amount, 3001);
  assert.equal(reliefOf(3001, reliefs, '2026-04-01'), undefined);
});

test('a leap February has 29 days; a name is shown in part', () => {
  assert.equal(daysOfMonth('2028-02-01').length, 29);
  assert.deepEqual(['Siti Aminah Putri', 'Sutrisno', 'Adi', '  Budi   Santoso '].map(maskedName), [
    'Siti A••• P•••',
    'Sut•••',
    'Adi',
    'Budi S•••',
  ]);
});
