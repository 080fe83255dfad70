/** Cash from the stall to the city: receipts that come late, twice, out of order or from a copied phone are booked once each, and every rupiah is somewhere. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { newPhone, type Phone } from '../../../test/kit/collector-phone.ts';
import { testHouse } from '../../../test/kit/house.ts';
import { stallWithBills } from '../../../test/kit/market.ts';
import { sql } from '../../platform/db/sql.ts';
import { disagreements } from '../payments/agreement.ts';
import { sealDays } from '../payments/seals.ts';
import { balancesOf } from '../payments/store-ledger.ts';
import type { CheckView, DeskView, RoundView } from './contract.ts';

const AGENCY = 'disperindag';
/** Ten in the evening: the next day is near, and nobody has to sign in anew. */
const START = '2026-11-23T15:00:00Z';
const NEXT_DAY = '2026-11-23T17:30:00Z';

/** A stall that owes 9,000, a collector with an approved phone, an office and a treasurer; the test turns the clock. */
async function market(t: TestContext) {
  let at = new Date(START);
  const now = () => at;
  const house = await testHouse(t, { now });
  const code = await stallWithBills(house);
  const collector = await house.officer('collector', AGENCY);
  const office = await house.officer('market-office', AGENCY);
  const treasurer = await house.officer('market-treasurer', AGENCY);
  const phone = await newPhone(collector, now);
  const approve = (one: Phone) =>
    office('POST', `/api/desk/collectors/devices/${one.device}/approve`).then(({ status, text }) =>
      assert.equal(status, 200, text),
    );
  await approve(phone);
  const account = async (name: string) => (await balancesOf(house.city.db, [name])).get(name) ?? 0;
  const cash = () => account(`cash/${collector.id}`);
  const desk = async () => (await office<DeskView>('GET', '/api/desk/collectors')).body;
  const owed = async () =>
    (await house.call<{ owed: number; credit: number }>('GET', `/api/levies/stalls/${code}`)).body;
  const accept = (hash: string, counted: number, note = '') =>
    treasurer('POST', `/api/desk/collectors/deposits/${hash}/accept`, { counted, note });
  const turn = (iso: string) => {
    at = new Date(iso);
  };
  const agreed = async () => assert.deepEqual(await disagreements(house.city), []);
  return {
    ...{ ...house, code, collector, office, treasurer, phone, approve, account, cash, desk, owed, accept },
    ...{ turn, now, agreed },
  };
}
const receipt = (code: string, amount: number) => ({ kind: 'receipt' as const, code, amount });
const deposit = (amount: number) => ({
  kind: 'deposit' as const,
  amount,
  to: 'office' as const,
  reference: '',
});

test('a receipt that was written without a network is booked once, and handed in is the city’s', async (t) => {
  const { phone, code, cash, owed, collector, accept, account, agreed, call } = await market(t);
  const round = await collector<RoundView>('GET', `/api/collectors/round?device=${phone.device}`);
  const [stop] = round.body.stops;
  assert.deepEqual([stop?.code, stop?.owed, stop?.late, stop?.holder], [code, 9000, 6000, 'Siti A•••']);
  assert.deepEqual(
    stop?.parts.map(({ what, rate, bills, open }) => [what, rate, bills, open]),
    [['Retribusi pelayanan pasar', 'Rp500 per m² per hari', 3, 9000]],
  );
  const first = await phone.write(receipt(code, 9000));
  const check = async () =>
    (await call<CheckView>('POST', '/api/receipts/check', { receipt: `https://x/kuitansi#${first.text}` }))
      .body;
  assert.equal((await check()).state, 'waiting');
  assert.deepEqual((await phone.tell()).taken, ['booked']);
  assert.deepEqual((await phone.tell([first, first])).taken, ['booked', 'booked']);
  assert.equal(await cash(), 9000);
  assert.equal((await owed()).owed, 0);
  const { state, number, amount } = await check();
  assert.deepEqual([state, number, amount], ['genuine', first.number, 9000]);
  const handed = await phone.write(deposit(9000));
  const told = await phone.tell();
  assert.deepEqual([told.cash, told.whole, told.missing], [9000, 2, []]);
  assert.equal((await accept(handed.hash, 9000)).status, 200);
  assert.equal((await accept(handed.hash, 9000)).status, 409);
  assert.equal(await cash(), 0);
  assert.equal(await account(`cash/till-${AGENCY}`), 9000);
  await agreed();
});

test('entries arrive in any order, what is missing is named and not guessed', async (t) => {
  const { phone, code, cash, agreed } = await market(t);
  for (const amount of [1000, 2000, 3000, 4000]) await phone.write(receipt(code, amount));
  const [one, two, three, four] = phone.entries;
  assert.ok(one && two && three && four);
  const told = await phone.tell([four, two]);
  assert.deepEqual([told.whole, told.last, told.missing], [0, 4, [1, 3]]);
  assert.equal(await cash(), 6000);
  assert.deepEqual((await phone.tell([three, one, four])).missing, []);
  assert.equal(await cash(), 10_000);
  await agreed();
});

test('a copied phone is frozen and told, and what was paid on either receipt counts', async (t) => {
  const { phone, code, cash, desk, owed, agreed } = await market(t);
  await phone.write(receipt(code, 1000));
  const copy = phone.copy();
  await phone.write(receipt(code, 2000));
  await copy.write(receipt(code, 3000));
  await phone.tell();
  assert.equal((await copy.tell()).state, 'frozen');
  assert.equal(await cash(), 6000);
  assert.equal((await owed()).owed, 3000);
  const { differences, devices } = await desk();
  assert.equal(devices[0]?.state, 'frozen');
  assert.deepEqual(
    differences.map(({ kind, entries }) => [kind, entries.map(({ amount }) => amount).sort()]),
    [['fork', [2000, 3000]]],
  );
  await copy.tell();
  assert.equal((await desk()).differences.length, 1);
  await agreed();
});

test('a receipt of a lost phone is read in from the trader; one from after the block is told and does not count', async (t) => {
  const { phone, code, cash, office, desk, turn, agreed, call } = await market(t);
  const before = await phone.write(receipt(code, 2000));
  turn('2026-11-23T16:00:00Z');
  const block = { as: 'stolen', since: '2026-11-23T15:30:00Z' };
  assert.equal(
    (await office('POST', `/api/desk/collectors/devices/${phone.device}/block`, block)).status,
    200,
  );
  const after = await phone.write(receipt(code, 5000));
  await phone.write(deposit(5000));
  await phone.write({ kind: 'void', of: before.hash, reason: 'Pencuri' });
  const read = (text: string) =>
    office<{ standing: string }>('POST', '/api/desk/collectors/receipts', { receipt: text });
  assert.equal((await read(`https://kota.example/kuitansi#${before.text}`)).body.standing, 'booked');
  assert.equal((await read(before.text)).body.standing, 'booked');
  assert.equal(await cash(), 2000);
  const told = await phone.tell();
  assert.deepEqual([told.state, told.taken], ['blocked', ['booked', 'refused', 'refused', 'refused']]);
  assert.deepEqual((await desk()).deposits, []);
  assert.equal(await cash(), 2000);
  assert.deepEqual(
    (await desk()).differences.map(({ kind }) => kind),
    ['blocked'],
  );
  const check = await call<CheckView>('POST', '/api/receipts/check', { receipt: after.text });
  assert.equal(check.body.state, 'refused');
  const forged = (await phone.write(receipt(code, 4000))).text.replace('.334~', '.7ps~');
  assert.equal((await read(forged)).status, 422);
  assert.equal(
    (await call<CheckView>('POST', '/api/receipts/check', { receipt: forged })).body.state,
    'forged',
  );
  await agreed();
});

test('a void takes a receipt back on the same day, whichever arrives first; on the next day it does not', async (t) => {
  const { phone, code, cash, desk, turn, agreed, call, owed } = await market(t);
  const wrong = await phone.write(receipt(code, 5000));
  const back = await phone.write({ kind: 'void', of: wrong.hash, reason: 'Salah tekan' });
  await phone.tell([back]);
  assert.equal(await cash(), 0);
  await phone.tell([wrong]);
  assert.equal(await cash(), 0);
  assert.equal((await owed()).owed, 9000);
  assert.equal(
    (await call<CheckView>('POST', '/api/receipts/check', { receipt: wrong.text })).body.state,
    'voided',
  );
  const right = await phone.write(receipt(code, 3000));
  turn(NEXT_DAY);
  await phone.write({ kind: 'void', of: right.hash, reason: 'Besoknya' });
  await phone.write({ kind: 'void', of: wrong.hash, reason: 'Dua kali' });
  await phone.tell();
  await phone.tell();
  assert.equal(await cash(), 3000);
  assert.deepEqual(
    (await desk()).differences.map(({ kind }) => kind),
    ['void'],
  );
  await agreed();
});

test('what is missing in a deposit is the collector’s to make good; nobody counts his own', async (t) => {
  const { phone, code, cash, accept, account, collector, desk, agreed } = await market(t);
  await phone.write(receipt(code, 9000));
  const handed = await phone.write(deposit(9000));
  await phone.tell();
  assert.equal(
    (
      await collector('POST', `/api/desk/collectors/deposits/${handed.hash}/accept`, {
        counted: 9000,
        note: '',
      })
    ).status,
    403,
  );
  assert.equal((await accept(handed.hash, 8000)).status, 422);
  assert.equal((await accept(handed.hash, 8000, 'Kurang selembar seribuan')).status, 200);
  assert.deepEqual(
    [await cash(), await account(`cash/till-${AGENCY}`), await account(`shortage/${collector.id}`)],
    [0, 8000, 1000],
  );
  assert.deepEqual(
    (await desk()).differences.map(({ kind }) => kind),
    ['short'],
  );
  await agreed();
});

test('cash that is held longer than a day, or above the limit, is an alarm', async (t) => {
  const { phone, code, desk, office, turn, accept, officer } = await market(t);
  await phone.write(receipt(code, 9000));
  await phone.tell();
  assert.equal((await desk()).collectors[0]?.alarm, null);
  const limit = { agency: AGENCY, collector: null, since: '2026-11-23', amount: 5000 };
  assert.equal((await office('POST', '/api/desk/collectors/limits', limit)).status, 201);
  assert.equal((await office('POST', '/api/desk/collectors/limits', limit)).status, 409);
  assert.deepEqual(
    [(await desk()).collectors[0]?.alarm, (await desk()).collectors[0]?.limit],
    ['limit', 5000],
  );
  const handed = await phone.write(deposit(4000));
  await phone.tell();
  await accept(handed.hash, 4500, 'Lebih lima ratus');
  assert.deepEqual([(await desk()).collectors[0]?.alarm, (await desk()).collectors[0]?.cash], [null, 5000]);
  turn('2026-11-24T15:00:01Z');
  const next = await officer('market-office', AGENCY);
  assert.equal((await next<DeskView>('GET', '/api/desk/collectors')).body.collectors[0]?.alarm, 'late');
});

test('a receipt with a wrong clock is booked now and effective when it happened, also after the day was sealed', async (t) => {
  const { phone, code, city, turn, agreed, desk } = await market(t);
  const contact = Math.floor(Date.parse(START) / 1000);
  await phone.write(receipt(code, 1000), { at: contact - 1_000_000, contact, passed: 600 });
  await phone.write(receipt(code, 1000), { at: contact + 90_000_000, contact });
  turn(NEXT_DAY);
  await sealDays(city, '2026-11-24');
  await phone.tell();
  const rows = await city.db.rows<{ effective: string; booked: string }>(sql`select
      to_char(effective_at at time zone 'utc', 'YYYY-MM-DD HH24:MI') as effective,
      to_char(booked_at at time zone 'utc', 'YYYY-MM-DD HH24:MI') as booked
    from payments.booking where kind = 'payment.received' order by effective_at`);
  assert.deepEqual(rows, [
    { effective: '2026-11-23 15:10', booked: '2026-11-23 17:30' },
    { effective: '2026-11-23 17:30', booked: '2026-11-23 17:30' },
  ]);
  assert.deepEqual(
    (await desk()).differences.map(({ kind }) => kind),
    ['clock'],
  );
  await agreed();
});

test('before the office approved it a phone books nothing and loses nothing; nobody speaks for another’s phone', async (t) => {
  const { code, collector, officer, cash, approve, now, phone } = await market(t);
  const fresh = await newPhone(collector, now);
  await fresh.write(receipt(code, 4000));
  const early = await collector('POST', '/api/collectors/entries', {
    ...{ device: fresh.device, entries: fresh.entries.map(({ text }) => text) },
  });
  assert.deepEqual([early.status, early.body.code], [409, 'collectors.not-approved']);
  await approve(fresh);
  assert.deepEqual((await fresh.tell()).taken, ['booked']);
  assert.equal(await cash(), 4000);
  const stranger = await officer('collector', AGENCY);
  const round = await stranger('GET', `/api/collectors/round?device=${phone.device}`);
  assert.equal(round.status, 404);
  const signedByOther = { device: phone.device, entries: fresh.entries.map(({ text }) => text) };
  const answer = await collector<{ taken: string[] }>('POST', '/api/collectors/entries', signedByOther);
  assert.deepEqual(answer.body.taken, ['unreadable']);
});
