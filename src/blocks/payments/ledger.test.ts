/** The ledger: what does not balance cannot be written, by nobody; what is written stays. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { change, changeInOne } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Account } from './accounts.ts';
import { type Booking, book, bookingRows, reverse } from './ledger.ts';
import { rollBalances } from './rolling.ts';
import { allBalances, balancesOf, bookingsAfter } from './store-ledger.ts';

const CASH: Account = { code: 'cash/budi', kind: 'asset' };
const OWED: Account = { code: 'owed/levies', kind: 'claim' };
const FEES: Account = { code: 'cost/fees', kind: 'cost' };
const BANK: Account = { code: 'bank/jateng', kind: 'asset' };

const paid = (amount: number, id: string = randomUUID(), to = CASH): Booking => ({
  ...{ id, kind: 'payment.received', subject: 'P-1', effectiveAt: new Date('2026-11-23T01:00:00Z') },
  postings: [
    { account: to, amount },
    { account: OWED, amount: -amount },
  ],
});
const contextOf = (city: City) => systemContext(city, 'payments.test');
const booked = (city: City, booking: Booking) => {
  const ctx = contextOf(city);
  return change(ctx, (tx) => book(ctx, tx, booking));
};
const balance = async (city: City, code: string) => (await balancesOf(city.db, [code])).get(code);

test('money leaves one account and comes to another, also while balances are rolled up', async (t) => {
  const city = await testCity(t);
  await booked(city, paid(1500));
  await booked(city, paid(2500));
  assert.deepEqual([await balance(city, 'cash/budi'), await balance(city, 'owed/levies')], [4000, -4000]);
  await rollBalances(city);
  await rollBalances(city);
  await booked(city, paid(1000));
  assert.deepEqual([await balance(city, 'cash/budi'), await balance(city, 'owed/levies')], [5000, -5000]);
  const all = await allBalances(city.db);
  assert.equal(
    all.reduce((sum, { amount }) => sum + amount, 0),
    0,
  );
});

test('the same id books once, whoever sends it again and however many at once', async (t) => {
  const city = await testCity(t);
  const booking = paid(1500);
  const ctx = contextOf(city);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 12 }, async () =>
      changeInOne(ctx, await bookingRows(ctx, booking), { audits: [], events: [], jobs: [] }, null),
    ),
  );
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal(await balance(city, 'cash/budi'), 1500);
});

test('the database refuses what does not balance, adds to an old booking, or moves nothing', async (t) => {
  const city = await testCity(t);
  const booking = paid(1500);
  await booked(city, booking);
  const [cash] = await city.db.rows<{ id: number }>(
    sql`select id from payments.account where code = 'cash/budi'`,
  );
  const other = randomUUID();
  const head = sql`insert into payments.booking (id, kind, subject, effective_at, booked_at, actor_kind)
    values (${other}, 'payment.received', 'x', now(), now(), 'system')`;
  const refused = async (statement: ReturnType<typeof sql>, constraint: string) =>
    assert.rejects(city.db.run(statement), { constraint });
  await refused(head, 'booking_moves');
  await refused(
    sql`with b as (${head}) insert into payments.posting (booking, account, amount) values (${other}, ${cash?.id}, 5)`,
    'posting_balanced',
  );
  await refused(
    sql`with b as (${head}) insert into payments.posting (booking, account, amount) values (${other}, ${cash?.id}, 5), (${other}, 999999, -5)`,
    'posting_account_fkey',
  );
  await booked(city, paid(1, randomUUID(), BANK));
  await booked(city, {
    ...paid(1),
    postings: [
      { account: FEES, amount: 1 },
      { account: BANK, amount: -1 },
    ],
  });
  await refused(
    sql`insert into payments.posting (booking, account, amount)
      select ${booking.id}, id, case code when 'bank/jateng' then 5 else -5 end from payments.account
      where code in ('bank/jateng', 'cost/fees')`,
    'posting_once',
  );
  for (const statement of [
    sql`update payments.posting set amount = 1`,
    sql`delete from payments.posting`,
    sql`update payments.booking set subject = 'y'`,
    sql`delete from payments.booking`,
    sql`truncate payments.posting`,
  ])
    await assert.rejects(city.db.run(statement), { code: '42501' });
});

test('a reversal takes back exactly what was booked, and only once', async (t) => {
  const city = await testCity(t);
  const booking = paid(1500);
  await booked(city, booking);
  const ctx = contextOf(city);
  const undo = (id: string) =>
    change(ctx, (tx) => reverse(ctx, tx, { id, booking: booking.id, reason: 'Salah kios.' }));
  const id = randomUUID();
  await undo(id);
  assert.equal(await balance(city, 'cash/budi'), 0);
  await assert.rejects(undo(randomUUID()), { code: 'payments.reversed-before' });
  await assert.rejects(
    change(ctx, (tx) => reverse(ctx, tx, { id: randomUUID(), booking: id, reason: 'Ternyata benar.' })),
    { code: 'payments.is-reversal' },
  );
  const [first, second] = await bookingsAfter(city.db, 0, 1000, 10);
  assert.equal(second?.reverses, first?.id);
});

for (const [why, amount] of [
  ['half a rupiah', 0.5],
  ['more than a number can hold', 2 ** 53],
  ['nothing', 0],
] as const)
  test(`${why} is not booked`, async (t) => {
    const city = await testCity(t);
    await assert.rejects(booked(city, paid(amount)), RangeError);
  });
