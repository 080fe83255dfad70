/** Arrears: letters in their order, a STRD whose penalty is a bill, months charged once, instalments that stay the letters. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { marketWithBills } from '../../../test/kit/market.ts';
import { disagreements } from '../../blocks/payments/agreement.ts';
import { dateOfDay, dayNumber } from '../../shared/zone.ts';
import { chaseArrears } from './arrears.ts';
import type { StallAccount } from './contract.ts';
import type { ArrearsView, LetterView } from './rules/arrears-contract.ts';

const START = '2026-09-01';
const noonOf = (days: number) => new Date(`${dateOfDay(dayNumber(START) + days)}T03:00:00Z`);

async function late(t: TestContext) {
  let at = noonOf(0);
  const house = await testHouse(t, { now: () => at });
  const made = await marketWithBills(house, 3);
  const go = async (days: number) => {
    at = noonOf(days);
    return chaseArrears(house.city);
  };
  // A night ends sessions.
  const asks = async (role: string) => house.officer(role, 'disperindag');
  const arrears = async () => {
    const call = await asks('market-head');
    const { body } = await call<ArrearsView>('GET', `/api/desk/levies/markets/${made.market}/arrears`);
    return body.traders[0];
  };
  return { ...house, ...made, go, asks, arrears };
}

test('a reminder, a warning, a STRD: each once, and the penalty is a bill that says why', async (t) => {
  const { city, market, go, asks, arrears, call, payCode } = await late(t);
  assert.equal(await go(1), 0);
  assert.equal(await go(8), 1);
  assert.equal(await go(8), 0);
  assert.equal((await arrears())?.letter?.stage, 'reminder');
  assert.equal(await go(20), 0);
  assert.equal(await go(31), 1);
  assert.equal(await go(40), 0);
  assert.equal(await go(61), 1);
  assert.equal(await go(200), 0);
  const row = await arrears();
  assert.equal(row?.letter?.stage, 'strd');
  const office = await asks('market-office');
  const path = `/api/desk/levies/markets/${market}/letters/${row?.letter?.id}`;
  const letter = (await office<LetterView>('GET', path)).body;
  assert.equal(letter.number.startsWith('STRD/2026/'), true);
  const sum = letter.lines.reduce((all, { months, principal }) => all + (principal * months) / 100, 0);
  // Three days' bills of 3,000: two months and a day for the oldest, so a third month has begun.
  assert.deepEqual([letter.penalty, sum > 0], [Math.round(sum), true]);
  assert.equal(
    letter.lines.reduce((all, { principal }) => all + principal, 0),
    9000,
  );
  const account = (await call<StallAccount>('GET', `/api/levies/stalls/${payCode}`)).body;
  assert.equal(account.owed, 9000 + letter.penalty);
  const strd = account.open.find(({ kind }) => kind === 'levies.penalty');
  assert.equal(strd?.amount, letter.penalty);
  assert.match(strd?.lines[0]?.article ?? '', /PP 35\/2023/);
  assert.deepEqual(await disagreements(city), []);
});

test('while instalments are kept nobody is warned; when one is missed the letters go on', async (t) => {
  const { market, trader, go, asks, arrears } = await late(t);
  assert.equal(await go(8), 1);
  const head = await asks('market-head');
  const path = `/api/desk/levies/markets/${market}/traders/${trader}/plans`;
  const days = (...all: number[]) => all.map((day) => dateOfDay(dayNumber(START) + day));
  const plan = (...all: number[]) => head('POST', path, { dues: days(...all), reference: '900/7' });
  assert.equal((await plan(1, 40)).status, 409);
  assert.equal((await plan(70, 40)).status, 422);
  assert.equal((await plan(40, 70)).status, 201);
  assert.equal((await plan(40, 70)).status, 409);
  assert.equal((await (await asks('market-office'))('POST', path, {})).status, 403);
  assert.deepEqual(
    (await arrears())?.plan?.parts.map(({ amount }) => amount),
    [4500, 4500],
  );
  assert.equal(await go(35), 0);
  assert.equal((await arrears())?.plan?.holds, true);
  assert.equal(await go(41), 1);
  assert.equal((await arrears())?.plan?.holds, false);
});
