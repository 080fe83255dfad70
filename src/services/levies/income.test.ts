/** Income by market: each payment counted once where it is owed, taken back when it is reversed, and set against the day's target. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { marketWithBills } from '../../../test/kit/market.ts';
import { receive, reversePayment, standingsOf } from '../../blocks/payments/api.ts';
import { change } from '../../platform/change.ts';
import { systemContext } from '../../platform/context.ts';
import { catchUp } from '../../platform/events/subscriber.ts';
import { localDate } from '../../shared/time.ts';
import { incomeReader, setTarget } from './income.ts';
import { indicators } from './indicators.ts';
import type { BoardView, IncomeView } from './rules/board-contract.ts';
import { targetOfDay } from './rules/target.ts';

test('money is counted once where it is owed, prepaid too, goes when it is taken back, and stands beside the target', async (t) => {
  const house = await testHouse(t);
  const { city } = house;
  const ctx = systemContext(city, 'test');
  const { market, trader } = await marketWithBills(house, 2);
  const today = localDate(ctx.now, city.zone);
  const year = Number(today.slice(0, 4));
  await setTarget(ctx, { market, since: `${year}-01-01`, amount: year % 4 === 0 ? 3_660_000 : 3_650_000 });
  const debtor = (await standingsOf(city.db, 'levies', [trader], today)).get(trader)?.debtor ?? 0;
  const pay = async (amount: number, channel: string) => {
    const id = randomUUID();
    await receive(ctx, { id, channel, reference: id, amount, paidAt: ctx.now, to: { debtor } });
    return id;
  };
  await city.hub.drain();
  await catchUp(city, incomeReader);
  // 6,000 are owed: 1,500 are paid ahead.
  await pay(4500, 'qris/bank-uji');
  const wrong = await pay(3000, 'va/bank-uji');
  await city.hub.drain();
  while ((await catchUp(city, incomeReader)) > 0);
  const office = await house.officer('market-office', 'disperindag');
  const board = async () => (await office<BoardView>('GET', `/api/desk/levies/markets/${market}/board`)).body;
  const before = await board();
  assert.deepEqual(before.income, [
    { way: 'qris', amount: 4500, count: 1 },
    { way: 'va', amount: 3000, count: 1 },
  ]);
  assert.deepEqual([before.target, before.daily.count, before.held], [10_000, 1, 1]);
  assert.deepEqual(before.ages, [0, 0, 0, 0, 0]);
  await change(ctx, (tx) => reversePayment(ctx, tx, { id: randomUUID(), payment: wrong, reason: 'uji' }));
  await city.hub.drain();
  while ((await catchUp(city, incomeReader)) > 0);
  const after = await board();
  assert.deepEqual(after.income, [
    { way: 'qris', amount: 4500, count: 1 },
    { way: 'va', amount: 0, count: 0 },
  ]);
  assert.deepEqual([after.ages[0], after.blocks[0]?.open, after.blocks[0]?.owing], [1500, 1500, 1]);
  const span = `from=${today}&to=${today}`;
  const income = (await office<IncomeView>('GET', `/api/desk/levies/income?${span}`)).body;
  assert.deepEqual(
    income.markets.map(({ id, target, yearly }) => [id, target, yearly === null]),
    [[market, 10_000, false]],
  );
  const read = (name: string, cut?: string) => indicators.find((one) => one.name === name)?.read(city, cut);
  assert.deepEqual(await read('levies.income-today'), [{ key: null, value: 4500 }]);
  assert.deepEqual(await read('levies.target-today', 'agency'), [{ key: 'disperindag', value: 10_000 }]);
  assert.deepEqual(await read('levies.unpaid-late'), [{ key: null, value: 0 }]);
  for (const wrongSpan of ['from=2026-02-02&to=2026-02-01', 'from=2020-01-01&to=2026-02-01'])
    assert.equal((await office('GET', `/api/desk/levies/income?${wrongSpan}`)).status, 422);
});

test('a day has its share of the year that holds then, leap years too', () => {
  const targets = [
    { since: '2026-01-01', amount: 3_650_000 },
    { since: '2026-09-01', amount: 7_300_000 },
  ];
  assert.equal(targetOfDay(targets, '2025-12-31'), null);
  assert.equal(targetOfDay(targets, '2026-08-31'), 10_000);
  assert.equal(targetOfDay(targets, '2026-09-01'), 20_000);
  assert.equal(targetOfDay([{ since: '2028-01-01', amount: 3_660_000 }], '2028-02-29'), 10_000);
});
