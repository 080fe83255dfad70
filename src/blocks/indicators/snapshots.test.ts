/** A day's figures are kept once, and what was unknown can still be filled in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { createIndicators, indicatorHistory, setIndicators, takeSnapshots } from './api.ts';

test('snapshots keep each day once; a later run fills in what was unknown and changes nothing else', async (t) => {
  const city = await testCity(t);
  let value: number | null = null;
  setIndicators(
    createIndicators([
      {
        name: 'beds',
        indicators: [
          {
            name: 'beds.free',
            unit: 'count',
            freshFor: 60,
            cuts: ['area', 'day'],
            read: async (_city, cut) => [{ key: cut ? 'A' : null, value }],
          },
        ],
      },
    ]),
  );
  const clock = { now: city.now().getTime() };
  const later = { ...city, now: () => new Date(clock.now) };
  const days = async () =>
    (await indicatorHistory(later, { name: 'beds.free', days: 7 })).map((day) => day.value);
  assert.equal(await takeSnapshots(later), 2);
  assert.deepEqual(await days(), [null]);
  value = 4;
  clock.now += 10_000;
  await takeSnapshots(later);
  value = 9;
  clock.now += 10_000;
  await takeSnapshots(later);
  assert.deepEqual(await days(), [4]);
  clock.now += 86_400_000;
  await takeSnapshots(later);
  assert.deepEqual(await days(), [4, 9]);
  const byArea = await indicatorHistory(later, { name: 'beds.free', cut: 'area', days: 7 });
  assert.deepEqual(
    byArea.map(({ key, value: one }) => [key, one]),
    [
      ['A', 4],
      ['A', 9],
    ],
  );
});
