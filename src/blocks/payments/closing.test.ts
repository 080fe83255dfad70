/** Days and deposits: every booking is in one report, a closed day stays as it was, and slips are settled by the bank's line. */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { mt940, type TestLine } from '../../../test/kit/statements.ts';
import { change } from '../../platform/change.ts';
import { systemContext } from '../../platform/context.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { disagreements } from './agreement.ts';
import { setBankAccount } from './bank-accounts.ts';
import { issueBills, keepBasis } from './bills.ts';
import { GENESIS } from './chain.ts';
import { closeDay, dayReport } from './closing.ts';
import { debtorsOf } from './debtors.ts';
import { depositCash, slipOfTransfer, voidSlip } from './deposits.ts';
import { receive } from './receive.ts';
import { importStatements } from './statements.ts';
import { balancesOf } from './store-ledger.ts';
import { slipsView, slipView } from './treasury-view.ts';

const NUMBER = '0011223344';
const VA = 'va/bank-uji';
const words = (text: string) => ({ id: text, en: text, jv: text, zh: text });

async function treasury(t: TestContext) {
  let now = new Date('2026-11-23T03:00:00Z');
  const city = await testCity(t, { now: () => now });
  const ctx = () => systemContext(city, 'test');
  await setBankAccount(ctx(), {
    number: NUMBER,
    account: {
      ...{ bank: 'bank-uji', rkud: false, days: 1, csv: null, transferWords: ['ke rkud'], feeWords: [] },
      channels: [{ channel: VA, words: [], fees: [{ from: '2026-01-01', basisPoints: 0, each: 1500 }] }],
    },
  });
  const [debtor = 0] = await debtorsOf(city.db, 'levies', ['siti']);
  let opening = 0;
  let number = 0;
  return {
    ...{ city, ctx, debtor },
    at: (time: string) => {
      now = new Date(time);
    },
    async bill(amount: number) {
      await change(ctx(), async (tx) => {
        const b = await keepBasis(tx, {
          ...{ what: words('Retribusi'), article: words('Pasal 1'), from: '2026-01-01', until: null },
          rate: { kind: 'each', amount, unit: words('lapak'), per: 'day' },
        } as Parameters<typeof keepBasis>[1]);
        const lines = [{ b, q: 1, a: amount }];
        const day = { fromDay: '2026-11-23', toDay: '2026-11-23', due: '2026-11-23' };
        await issueBills(ctx(), tx, {
          ...{ id: randomUUID(), subject: 'uji', effectiveAt: now },
          bills: [{ debtor, kind: 'levies.daily', subject: randomUUID(), place: 'pasar-uji', ...day, lines }],
        });
      });
    },
    pay: (amount: number, taker?: string) =>
      receive(ctx(), {
        ...{
          id: randomUUID(),
          channel: taker ? 'cash' : VA,
          reference: randomUUID(),
          amount,
          to: { debtor },
        },
        ...{ paidAt: now, ...(taker ? { taker } : {}) },
      }),
    async statement(day: string, ...lines: TestLine[]) {
      number += 1;
      const file = mt940({ account: NUMBER, day, lines, opening, number });
      opening += lines.reduce((sum, { amount }) => sum + amount, 0);
      return importStatements(ctx(), { account: NUMBER, file });
    },
  };
}

test('a day is closed once it is over, stays as it was, and the next one goes on where it ended', async (t) => {
  const { ctx, at, bill, pay, statement } = await treasury(t);
  await bill(10_000);
  await pay(12_000);
  await assert.rejects(closeDay(ctx(), '2026-11-23'), { code: 'payments.day-not-over' });
  at('2026-11-24T02:00:00Z');
  const first = await closeDay(ctx(), '2026-11-23');
  const { accounts, received } = first.report;
  const of = (code: string) => accounts.find((one) => one.code === code);
  assert.deepEqual(of(`pending/${VA}`), {
    ...{ code: `pending/${VA}`, kind: 'asset', opening: 0, came: 12_000, went: 0, closing: 12_000 },
  });
  assert.equal(of('credit/levies')?.closing, -2000);
  assert.deepEqual(
    received.map(({ place, amount }) => [place, amount]),
    [
      ['pasar-uji', 10_000],
      [null, 2000],
    ],
  );
  assert.equal(first.report.zero, true);
  await statement('2026-11-24', { amount: 10_500, text: 'transfer masuk' }, { amount: 900, text: 'asing' });
  await assert.rejects(closeDay(ctx(), '2026-11-23'), { code: 'payments.day-closed' });
  assert.deepEqual(await dayReport(ctx(), '2026-11-23'), first);
  const hash = createHash('sha256')
    .update(`${GENESIS}\n${canonicalJson(first.report)}`)
    .digest('hex');
  assert.equal(first.closed?.hash, hash);
  at('2026-11-25T02:00:00Z');
  const second = await closeDay(ctx(), '2026-11-24');
  assert.equal(second.closed?.before, hash);
  assert.equal(second.report.after, first.report.upto);
  const pending = second.report.accounts.find((one) => one.code === `pending/${VA}`);
  assert.deepEqual([pending?.opening, pending?.went, pending?.closing], [12_000, 12_000, 0]);
  assert.equal(second.report.zero, false);
  assert.deepEqual(
    second.report.differences.map(({ kind, found }) => [kind, found]),
    [['unknown-money', 900]],
  );
  assert.deepEqual(
    second.report.banks.map(({ closing, explained, open, missing }) => [closing, explained, open, missing]),
    [[11_400, 10_500, 900, 0]],
  );
});

test('a statement that is missing between two others is noticed in the report', async (t) => {
  const { ctx, city } = await treasury(t);
  const told = (number: number, day: string, opening: number) =>
    importStatements(systemContext(city, 'test'), {
      account: NUMBER,
      file: mt940({ account: NUMBER, day, lines: [{ amount: -100, text: 'ke rkud' }], opening, number }),
    });
  await told(1, '2026-11-20', 5000);
  await told(2, '2026-11-22', 4000);
  const { report } = await dayReport(ctx(), '2026-11-23');
  assert.deepEqual(
    report.banks.map(({ missing }) => missing),
    [-900],
  );
  assert.equal(report.zero, false);
});

test('money on its way too long and cash in hands for more than a day and a night are named', async (t) => {
  const { ctx, at, pay } = await treasury(t);
  await pay(5000);
  await pay(7000, 'budi');
  const early = (await dayReport(ctx(), '2026-11-23')).report;
  assert.deepEqual([early.pending[0]?.late, early.cash[0]?.late], [0, false]);
  at('2026-11-25T04:00:00Z');
  const { report } = await dayReport(ctx(), '2026-11-25');
  assert.deepEqual([report.pending[0]?.late, report.pending[0]?.lateAmount], [1, 5000]);
  assert.deepEqual(
    [report.cash[0]?.code, report.cash[0]?.amount, report.cash[0]?.late],
    ['cash/budi', 7000, true],
  );
});

test('cash goes to the bank by a slip, once, and the slip is settled by the line that bears its number', async (t) => {
  const { ctx, city, pay, statement } = await treasury(t);
  await pay(9000, 'budi');
  const slip = (amount: number) => depositCash(ctx(), { source: 'cash/budi', bankAccount: NUMBER, amount });
  await assert.rejects(slip(9001), { code: 'payments.cash-short' });
  const wrong = await slip(9000);
  await assert.rejects(slip(1), { code: 'payments.cash-short' });
  await voidSlip(ctx(), wrong.number, 'Salah tulis');
  const { number } = await slip(8000);
  assert.equal(number, 'STS2026000002');
  await statement('2026-11-23', { amount: 8000, text: `SETOR TUNAI ${number} BUDI` });
  await assert.rejects(voidSlip(ctx(), number, 'Terlambat'), { code: 'payments.slip-proven' });
  const money = await balancesOf(city.db, ['cash/budi', 'bank/bank-uji']);
  assert.deepEqual(Object.fromEntries(money), { 'cash/budi': 1000, 'bank/bank-uji': 8000 });
  assert.equal((await slipView(ctx(), number)).proven, '2026-11-23');
  assert.deepEqual(await disagreements(city), []);
});

test('a transfer to the treasury gets one slip that says which bills it was paid for', async (t) => {
  const { ctx, bill, pay, statement } = await treasury(t);
  await bill(10_000);
  await pay(11_500);
  await statement('2026-11-23', { amount: 10_000, text: 'masuk' }, { amount: -10_000, text: 'KE RKUD' });
  const [transfer] = (await slipsView(ctx())).transfers;
  const { number } = await slipOfTransfer(ctx(), transfer?.id ?? 0);
  await assert.rejects(slipOfTransfer(ctx(), transfer?.id ?? 0), { code: 'payments.slip-there' });
  const made = await slipView(ctx(), number);
  assert.deepEqual([made.amount, made.fees, made.proven], [10_000, 1500, '2026-11-23']);
  assert.deepEqual(made.parts, [
    { kind: 'levies.daily', place: 'pasar-uji', amount: 10_000 },
    { kind: null, place: null, amount: 1500 },
  ]);
});
