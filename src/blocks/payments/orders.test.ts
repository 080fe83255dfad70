/** Orders: what somebody chose to pay comes back with its payment, however late, however often, whatever was paid meanwhile. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { PLAIN_BANK, qrPayment, testBank, vaPayment } from '../../../test/kit/bank.ts';
import { testHouse } from '../../../test/kit/house.ts';
import { change } from '../../platform/change.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { disagreements } from './agreement.ts';
import { issueBills, keepBasis } from './bills.ts';
import { debtorsOf, newPayCode, standing } from './debtors.ts';
import { indicators } from './indicators.ts';
import { codeOf } from './rules/codes.ts';
import type { OrderView } from './rules/orders.ts';
import { readQris } from './rules/qris/qris.ts';
import { connectSimulator } from './simulator/connect.ts';
import { startBankSimulator } from './simulator/simulator.ts';

const all = (text: string) => ({ id: text, en: text, jv: text, zh: text });
const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22'];
const MINUTE = 60_000;

/** A trader with three bills of 3,000, and a clock that the test turns. */
async function market(t: TestContext, start = new Date('2026-11-23T02:05:00Z')) {
  let at = start;
  const house = await testHouse(t, { now: () => at });
  const { city, call } = house;
  const ctx = systemContext(city, 'test');
  const made = await change(ctx, async (tx) => {
    const [debtor = 0, other = 0] = await debtorsOf(tx, 'uji', ['siti', 'budi']);
    const b = await keepBasis(tx, {
      ...{ what: all('Retribusi'), article: all('Pasal 1'), from: '2026-01-01', until: null },
      rate: { kind: 'each', amount: 500, unit: all('m²'), per: 'day' },
    });
    const bill = (whose: number, day: string) => ({
      ...{ debtor: whose, kind: 'uji.daily', subject: `A-${whose}`, place: null },
      ...{ fromDay: day, toDay: day, due: day, lines: [{ b, q: 6, a: 3000 }] },
    });
    const { bills } = await issueBills(ctx, tx, {
      ...{ id: randomUUID(), subject: 'uji', effectiveAt: at },
      bills: [...DAYS.map((day) => bill(debtor, day)), bill(other, '2026-11-20')],
    });
    const since = new Date('2026-01-01T00:00:00Z');
    return { debtor, code: await newPayCode(tx, debtor, since), bills };
  });
  const codes = made.bills.filter(({ debtor }) => debtor === made.debtor).map(({ id }) => codeOf('bill', id));
  const foreign = made.bills.find(({ debtor }) => debtor !== made.debtor);
  const ask = (more: Record<string, unknown> = {}) =>
    call<OrderView & { code: string }>('POST', '/api/payments/orders', {
      ...{ id: randomUUID(), code: made.code, bills: codes, bank: 'bank-uji', way: 'qris', ...more },
    });
  const read = async (id: string) => (await call<OrderView>('GET', `/api/payments/orders/${id}`)).body;
  const open = async () =>
    (
      await city.db.rows<{ open: number }>(
        sql`select open from payments.bill where debtor = ${made.debtor} order by due`,
      )
    ).map((one) => one.open);
  const standingNow = () => standing(city, made.debtor, '2026-11-23');
  const later = (ms: number) => {
    at = new Date(at.getTime() + ms);
  };
  return {
    ...house,
    ...made,
    codes,
    foreign: codeOf('bill', foreign?.id ?? 0),
    ask,
    read,
    open,
    standingNow,
    later,
  };
}

test('the newest bill is chosen and paid by the QR of its order; the oldest ones stay open, and the screen hears of it', async (t) => {
  const { city, call, codes, ask, read, open } = await market(t);
  const bank = await testBank(city, call);
  const id = randomUUID();
  const made = await ask({ id, bills: [codes[2]] });
  assert.equal(made.status, 200, made.text);
  assert.deepEqual([made.body.state, made.body.amount, made.body.bank], ['open', 3000, 'Bank Uji']);
  const qris = readQris(made.body.qris ?? '');
  assert.ok(qris.ok && qris.value.dynamic);
  assert.deepEqual([qris.value.amount, qris.value.billNumber], [3000, made.body.code]);
  assert.deepEqual((await ask({ id, bills: [codes[2]] })).body, made.body, 'asked again it is the same');
  assert.equal((await bank.tell('qr/qr-mpm-notify', qrPayment(made.body.code, 3000))).status, 200);
  assert.deepEqual(await open(), [3000, 3000, 0]);
  const after = await read(id);
  assert.deepEqual([after.state, after.qris, after.receipts.length], ['paid', null, 1]);
  assert.equal((await call('POST', `/api/payments/orders/${id}/cancel`)).status, 409);
  assert.deepEqual(await disagreements(city), []);
});

test('an order that ran out, or was cancelled, is refused where the bank asks first; money that was taken is booked once all the same', async (t) => {
  const { city, call, codes, ask, read, open, standingNow, later } = await market(t);
  const bank = await testBank(city, call);
  const account = (await ask({ way: 'va', bills: [codes[0]] })).body;
  assert.deepEqual([account.va, account.qris], [`88899${account.code}`, null]);
  assert.equal(
    (await bank.tell('transfer-va/payment', vaPayment(account.code, 2999))).body.responseCode,
    '4042513',
  );
  later(25 * 60 * MINUTE);
  assert.equal((await read(account.id)).state, 'expired');
  await bank.token();
  const late = { trxDateTime: '2026-11-24T11:00:00+07:00' };
  assert.equal(
    (await bank.tell('transfer-va/payment', vaPayment(account.code, 3000, late))).body.responseCode,
    '4042519',
  );
  const gone = (await ask({ bills: [codes[1]] })).body;
  assert.equal((await call('POST', `/api/payments/orders/${gone.id}/cancel`)).status, 200);
  assert.equal((await read(gone.id)).state, 'cancelled');
  const paid = qrPayment(gone.code, 3000, { additionalInfo: { billNumber: gone.code } });
  for (let turn = 0; turn < 3; turn++) assert.equal((await bank.tell('qr/qr-mpm-notify', paid)).status, 200);
  assert.deepEqual(await open(), [3000, 0, 3000]);
  // Its bill is paid: a second payment goes to the oldest, and what is over becomes credit.
  const again = qrPayment(gone.code, 7000, { additionalInfo: { billNumber: gone.code } });
  assert.equal((await bank.tell('qr/qr-mpm-notify', again)).status, 200);
  assert.deepEqual(await open(), [0, 0, 0]);
  assert.equal((await standingNow()).credit, 1000);
  assert.equal((await read(gone.id)).receipts.length, 2);
  assert.deepEqual(await disagreements(city), []);
});

test('bills of others, bills that are paid, a way that is closed and a number for nobody are refused; a newer order replaces an older one', async (t) => {
  const { city, call, code, codes, foreign, ask, read, later } = await market(t);
  const bank = await testBank(city, call, 'bank-uji', { ...PLAIN_BANK, va: null });
  const refused = async (more: Record<string, unknown>) => (await ask(more)).body.code;
  assert.equal(await refused({ bills: [foreign] }), 'payments.bills-changed');
  assert.equal(await refused({ way: 'va' }), 'payments.way-closed');
  assert.equal(await refused({ bank: 'bank-lain' }), 'payments.way-closed');
  assert.equal(await refused({ code: '1000000099999' }), 'payments.no-code');
  assert.equal((await ask({ bills: [] })).status, 422);
  const first = (await ask({ bills: codes.slice(0, 2) })).body;
  const second = (await ask({ bills: codes.slice(1) })).body;
  assert.equal((await read(first.id)).state, 'replaced');
  // Paid at the stall's own number: what was chosen is no longer owed, so the order does not hold either.
  await bank.tell('qr/qr-mpm-notify', qrPayment(code, 6000));
  assert.deepEqual([(await read(second.id)).state, (await read(second.id)).qris], ['changed', null]);
  later(MINUTE);
  assert.equal(await refused({ bills: codes }), 'payments.bills-changed');
  assert.equal((await call('GET', `/api/payments/orders/${randomUUID()}`)).status, 404);
});

test('a bank with an open API makes QR and virtual account itself; silent it is asked again under the same number', async (t) => {
  const { city, host, codes, ask, read, open } = await market(t, new Date());
  const bank = await startBankSimulator({ pace: { firstMs: 5, mostMs: 100 }, now: city.now });
  t.after(() => bank.stop());
  const url = bank.url;
  await connectSimulator(city, { url, origin: `http://${host}` });
  const qr = (await ask({ bank: 'bank-rekaan', bills: [codes[0]] })).body;
  assert.equal(qr.fictional, true);
  const outcome = await bank.pay({ qris: qr.qris ?? '' });
  assert.ok('taken' in outcome, JSON.stringify(outcome));
  const account = (await ask({ bank: 'bank-rekaan', way: 'va', bills: [codes[1]] })).body;
  const cancelled = (await ask({ bank: 'bank-rekaan', way: 'va', bills: [codes[2]] })).body;
  const transfer = await bank.pay({ code: account.va ?? '' });
  assert.ok('taken' in transfer && transfer.taken.amount === 3000, JSON.stringify(transfer));
  await bank.told();
  assert.deepEqual(await open(), [0, 0, 3000]);
  assert.deepEqual([(await read(qr.id)).state, (await read(account.id)).state], ['paid', 'paid']);
  const next = (await ask({ bank: 'bank-rekaan', way: 'va', bills: [codes[2]] })).body;
  assert.equal((await read(cancelled.id)).state, 'replaced');
  const old = await bank.pay({ code: cancelled.va ?? '' });
  assert.ok('refused' in old, 'the bank no longer takes what was replaced');
  await bank.stop();
  const id = randomUUID();
  const silent = await ask({ id, bank: 'bank-rekaan', bills: [codes[2]] });
  assert.deepEqual([silent.status, silent.body.code], [503, 'payments.bank-silent']);
  const [failure] = await city.db.rows<{ status: string }>(sql`select status from payments.failure`);
  assert.equal(failure?.status, 'order.unreachable');
  const figure = indicators.find(({ name }) => name === 'payments.failed-today');
  assert.deepEqual(await figure?.read(city, 'category'), [{ key: 'qris/bank-rekaan', value: 1 }]);
  assert.deepEqual(await figure?.read(city), [{ key: null, value: 1 }]);
  assert.equal((await read(next.id)).state, 'replaced');
  assert.equal((await read(id)).qris, null);
  assert.deepEqual(await disagreements(city), []);
});
