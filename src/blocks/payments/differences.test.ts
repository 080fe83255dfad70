/** Differences worked off by people: money moves once, each act has its reason, and the books agree after each. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { mt940, type TestLine } from '../../../test/kit/statements.ts';
import { change } from '../../platform/change.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { disagreements } from './agreement.ts';
import { setBankAccount } from './bank-accounts.ts';
import { cashOf, moveCash } from './cash.ts';
import { reversePayment } from './credits.ts';
import { debtorsOf, newPayCode } from './debtors.ts';
import { type Act, workOff } from './differences.ts';
import { receive } from './receive.ts';
import { importStatements } from './statements.ts';
import { balancesOf } from './store-ledger.ts';

const NUMBER = '0011223344';
const VA = 'va/bank-uji';

async function desk(t: TestContext) {
  const city = await testCity(t, { now: () => new Date('2026-11-26T03:00:00Z') });
  const ctx = systemContext(city, 'test');
  await setBankAccount(ctx, {
    number: NUMBER,
    account: {
      ...{ bank: 'bank-uji', rkud: false, days: 2, csv: null, transferWords: [], feeWords: [] },
      channels: [{ channel: VA, words: [], fees: [{ from: '2026-01-01', basisPoints: 0, each: 1500 }] }],
    },
  });
  const [debtor = 0] = await debtorsOf(city.db, 'levies', ['siti']);
  const code = await change(ctx, (tx) => newPayCode(tx, debtor, new Date('2026-01-01T00:00:00Z')));
  let opening = 0;
  let number = 0;
  return {
    ...{ city, ctx, debtor, code },
    async pay(reference: string, amount: number, known = true) {
      const { id } = await receive(ctx, {
        ...{ id: randomUUID(), channel: VA, reference, amount, to: known ? { debtor } : null },
        paidAt: new Date('2026-11-23T05:00:00Z'),
      });
      return id;
    },
    async statement(...lines: TestLine[]) {
      number += 1;
      const file = mt940({ account: NUMBER, day: '2026-11-24', lines, opening, number });
      opening += lines.reduce((sum, { amount }) => sum + amount, 0);
      return importStatements(ctx, { account: NUMBER, file });
    },
    async work(kind: string, act: Act) {
      const { id } = await city.db.one<{ id: number }>(
        sql`select id from payments.difference where closed_at is null and kind = ${kind} order by id limit 1`,
      );
      await workOff(ctx, { difference: id, act });
      return id;
    },
    async open() {
      const rows = await city.db.rows<{ kind: string }>(
        sql`select kind from payments.difference where closed_at is null order by id`,
      );
      return rows.map(({ kind }) => kind);
    },
    async money(...codes: string[]) {
      const found = await balancesOf(city.db, codes);
      return codes.map((one) => found.get(one) ?? 0);
    },
    agree: async () => assert.deepEqual(await disagreements(city), []),
  };
}

test('a fee that differs is accepted with a reason, once, and stands as a cost', async (t) => {
  const { pay, statement, work, open, money, agree, ctx, city } = await desk(t);
  const payment = await pay('va-0001', 50_000);
  await statement({ amount: 48_000, reference: 'va-0001' });
  assert.deepEqual(await open(), ['fee-differs']);
  const act: Act = { how: 'settle', payments: [payment], reason: 'Tarif baru bank, surat 12/2026' };
  const id = await work('fee-differs', act);
  assert.deepEqual(await money('bank/bank-uji', `pending/${VA}`, `cost/fees/${VA}`), [48_000, 0, 2000]);
  await assert.rejects(workOff(ctx, { difference: id, act }), { code: 'payments.difference-closed' });
  const acts = await city.db.rows(sql`select how, reason from payments.difference_act`);
  assert.deepEqual(acts, [{ how: 'settle', reason: 'Tarif baru bank, surat 12/2026' }]);
  await agree();
});

test('money that nobody told of is taken, belongs to nobody for a while, and then to its debtor', async (t) => {
  const { statement, work, open, money, agree, code, city } = await desk(t);
  await statement({ amount: 75_000, text: 'setoran tunai loket' });
  await work('unknown-money', { how: 'identify', code: null, reason: 'Pengirim belum diketahui' });
  assert.deepEqual(await money('bank/bank-uji', 'unidentified/transfer/bank-uji'), [75_000, -75_000]);
  await statement({ amount: 10, text: 'lain' });
  assert.deepEqual(await open(), ['no-debtor', 'unknown-money']);
  await agree();
  await assert.rejects(work('no-debtor', { how: 'identify', code: '1000000000000', reason: 'Salah ketik' }), {
    code: 'payments.number-unknown',
  });
  await work('no-debtor', { how: 'identify', code, reason: 'Kuitansi ditunjukkan pedagang' });
  assert.deepEqual(await money('unidentified/transfer/bank-uji', 'credit/levies'), [0, -75_000]);
  await agree();
  const { id } = await city.db.one<{ id: string }>(sql`select id from payments.payment`);
  await change(systemContext(city, 'test'), (tx) =>
    reversePayment(systemContext(city, 'test'), tx, {
      id: randomUUID(),
      payment: id,
      reason: 'Ditarik bank',
    }),
  );
  assert.deepEqual(await money('unidentified/transfer/bank-uji', 'credit/levies'), [0, 0]);
  await agree();
});

test('a note leaves it open; interest, fees, what is not ours and what the bank took back are each booked as what they are', async (t) => {
  const { pay, statement, work, open, money, agree } = await desk(t);
  const payment = await pay('va-0001', 20_000);
  await statement(
    { amount: 18_500, reference: 'va-0001' },
    { amount: 18_500, reference: 'va-0001' },
    { amount: 700, text: 'jasa giro' },
    { amount: -20_000, text: 'tarik kembali' },
    { amount: -6500, text: 'materai' },
  );
  assert.deepEqual(await open(), ['double-line', 'unknown-money', 'money-out', 'money-out']);
  await work('double-line', { how: 'note', reason: 'Bank ditelepon, akan dikoreksi' });
  assert.equal((await open()).length, 4);
  await work('double-line', { how: 'foreign', reason: 'Dibukukan bank dua kali' });
  await work('unknown-money', { how: 'interest', reason: 'Jasa giro November' });
  const taken: Act = { how: 'chargeback', payment, reason: 'Bank menarik kembali' };
  await work('money-out', taken);
  await assert.rejects(work('money-out', taken), { code: 'payments.chargeback-differs' });
  await assert.rejects(work('money-out', { how: 'interest', reason: 'Bukan' }), {
    code: 'payments.act-unfit',
  });
  await work('money-out', { how: 'fee', reason: 'Materai' });
  assert.deepEqual(await open(), []);
  assert.deepEqual(
    await money(
      'bank/bank-uji',
      `pending/${VA}`,
      'clearing/bank-uji',
      'revenue/bank/bank-uji',
      'credit/levies',
    ),
    [18_500 * 2 + 700 - 20_000 - 6500, 0, -18_500, -700, 0],
  );
  await agree();
});

test('statements of overlapping days keep each line once; one that leaves out a line of another is refused', async (t) => {
  const { ctx, city } = await desk(t);
  const told = (number: number, opening: number, ...lines: TestLine[]) =>
    importStatements(ctx, {
      account: NUMBER,
      file: mt940({ account: NUMBER, day: '2026-11-25', lines, opening, number }),
    });
  const [a, b, c] = [
    { amount: 100, day: '2026-11-24' },
    { amount: 100, day: '2026-11-25' },
    { amount: 300, day: '2026-11-25' },
  ];
  await told(1, 0, a, b);
  await told(2, 0, a, b, c);
  const lines = await city.db.rows<{ amount: number }>(
    sql`select amount from payments.statement_line order by id`,
  );
  assert.deepEqual(
    lines.map(({ amount }) => amount),
    [100, 100, 300],
  );
  await assert.rejects(told(3, 0, a, c), { code: 'payments.statement-overlaps' });
});

test('cash goes from hand to hand and the books follow it', async (t) => {
  const { city, ctx, debtor, money, agree } = await desk(t);
  await receive(ctx, {
    ...{ id: randomUUID(), channel: 'cash', reference: 'D1-1', amount: 9000, to: { debtor } },
    ...{ paidAt: ctx.now, taker: 'budi' },
  });
  await change(ctx, (tx) =>
    moveCash(ctx, tx, {
      ...{ id: randomUUID(), source: cashOf('budi'), target: cashOf('till-utara') },
      ...{ amount: 8000, subject: 'setoran-1' },
    }),
  );
  assert.deepEqual(await money('cash/budi', 'cash/till-utara'), [1000, 8000]);
  assert.deepEqual(await disagreements(city), []);
  await agree();
});
