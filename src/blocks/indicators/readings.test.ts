/** One query serves every screen, and what is unknown is never zero. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { City } from '../../platform/city.ts';
import type { Indicator } from '../../platform/module.ts';
import { readIndicators } from './readings.ts';
import { createIndicators, setIndicators } from './registry.ts';

function cityAt(clock: { now: number }): City {
  return { now: () => new Date(clock.now), log: { warn() {} } } as unknown as City;
}

function declare(read: Indicator['read'], more: Partial<Indicator> = {}) {
  const indicator: Indicator = {
    name: 'beds.free',
    unit: 'count',
    freshFor: 30,
    cuts: ['area'],
    read,
    ...more,
  };
  setIndicators(createIndicators([{ name: 'beds', indicators: [indicator] }]));
}

const whole = (value: number | null) => [{ key: null, value }];

test('five hundred screens cost one query', async () => {
  const clock = { now: 1_000_000 };
  const city = cityAt(clock);
  let asked = 0;
  declare(async () => {
    asked += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return whole(7);
  });
  const screens = await Promise.all(Array.from({ length: 500 }, () => readIndicators(city, ['beds.free'])));
  assert.ok(screens.every(([reading]) => reading?.value === 7));
  clock.now += 4_000;
  await readIndicators(city, ['beds.free']);
  assert.equal(asked, 1);
  clock.now += 2_000;
  await readIndicators(city, ['beds.free']);
  assert.equal(asked, 2);
});

test('a failing figure shows the last value until it is stale, then unknown, and never 0', async () => {
  const clock = { now: 1_000_000 };
  const city = cityAt(clock);
  let broken = false;
  declare(async () => {
    if (broken) throw new Error('the feed is dead');
    return whole(7);
  });
  await readIndicators(city, ['beds.free']);
  broken = true;
  clock.now += 10_000;
  const [early] = await readIndicators(city, ['beds.free']);
  assert.deepEqual(
    [early?.value, early?.failed, early?.stale, early?.at],
    [7, true, false, new Date(1_000_000)],
  );
  clock.now += 30_000;
  const [late] = await readIndicators(city, ['beds.free']);
  assert.deepEqual([late?.value, late?.failed, late?.stale], [null, true, true]);
  broken = false;
  clock.now += 10_000;
  const [back] = await readIndicators(city, ['beds.free']);
  assert.deepEqual([back?.value, back?.failed, back?.stale], [7, false, false]);
});

test('a figure that never could be read is unknown, with no time', async () => {
  declare(async () => {
    throw new Error('no table');
  });
  const [reading] = await readIndicators(cityAt({ now: 1 }), ['beds.free']);
  assert.deepEqual([reading?.value, reading?.at, reading?.stale, reading?.failed], [null, null, true, true]);
});

test('a share of nothing is unknown', async () => {
  declare(async () => whole(Number.NaN));
  const [reading] = await readIndicators(cityAt({ now: 1 }), ['beds.free']);
  assert.deepEqual([reading?.value, reading?.stale], [null, true]);
});

test('a cut gives one value per key; a cut that is not offered and a strange name give nothing', async () => {
  declare(async (_city, cut) =>
    cut === 'area'
      ? [
          { key: '33.71.01', value: 3 },
          { key: '33.71.02', value: null },
        ]
      : whole(3),
  );
  const city = cityAt({ now: 1 });
  const [reading] = await readIndicators(city, ['beds.free'], 'area');
  assert.deepEqual(reading?.cuts, [
    { key: '33.71.01', value: 3 },
    { key: '33.71.02', value: null },
  ]);
  assert.deepEqual(await readIndicators(city, ['beds.free'], 'agency'), []);
  assert.deepEqual(await readIndicators(city, ['beds.none']), []);
});
