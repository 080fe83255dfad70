/** Reconciliation: every line of a bank's statement is once somewhere, and what does not fit has a name. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { mt940, type TestLine } from '../../../test/kit/statements.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { disagreements } from './agreement.ts';
import { setBankAccount } from './bank-accounts.ts';
import { debtorsOf } from './debtors.ts';
import { matchAll } from './matching.ts';
import { receive } from './receive.ts';
import type { BankAccount } from './rules/bank-accounts.ts';
import { importStatements } from './statements.ts';
import { balancesOf } from './store-ledger.ts';

const NUMBER = '0011223344';
const QRIS = 'qris/bank-uji';
const VA = 'va/bank-uji';
const ACCOUNT: BankAccount = {
  ...{ bank: 'bank-uji', rkud: false, days: 2, csv: null },
  channels: [
    {
      ...{ channel: QRIS, words: ['settle qris'] },
      fees: [
        { from: '2026-01-01', basisPoints: 70, each: 0 },
        { from: '2026-11-23', basisPoints: 30, each: 0 },
      ],
    },
    { channel: VA, words: [], fees: [{ from: '2026-01-01', basisPoints: 0, each: 1500 }] },
  ],
  ...{ transferWords: ['ke rkud'], feeWords: ['biaya adm'] },
};

async function bank(t: TestContext, account = ACCOUNT) {
  const city = await testCity(t, { now: () => new Date('2026-11-26T03:00:00Z') });
  const ctx = systemContext(city, 'test');
  await setBankAccount(ctx, { number: NUMBER, account });
  const [debtor = 0] = await debtorsOf(city.db, 'levies', ['siti']);
  let opening = 0;
  let number = 0;
  return {
    ...{ city, ctx, debtor },
    async pay(channel: string, reference: string, amount: number, day = '2026-11-23') {
      const { id } = await receive(ctx, {
        ...{ id: randomUUID(), channel, reference, amount, to: { debtor } },
        paidAt: new Date(`${day}T05:00:00Z`),
      });
      return id;
    },
    async statement(lines: TestLine[], day = '2026-11-24', to = NUMBER) {
      number += 1;
      const file = mt940({ account: to, day, lines, opening, number });
      if (to === NUMBER) opening += lines.reduce((sum, { amount }) => sum + amount, 0);
      return importStatements(ctx, { account: to, file });
    },
    async money(...codes: string[]) {
      const found = await balancesOf(city.db, codes);
      return codes.map((code) => found.get(code) ?? 0);
    },
    open: () =>
      city.db.rows<{ kind: string; found: number | null; expected: number | null }>(
        sql`select kind, expected, found from payments.difference where closed_at is null order by id`,
      ),
    agree: async () => assert.deepEqual(await disagreements(city), []),
  };
}

test('by reference, by amount and day, or by the whole day of a channel: the bank has it, less its fee by the rule of that day', async (t) => {
  const { pay, statement, money, open, agree } = await bank(t);
  await pay(QRIS, 'qr-0001', 10_000);
  await pay(QRIS, 'qr-0002', 10_000, '2026-11-22');
  await pay(VA, 'va-0001', 50_000);
  for (const [no, amount] of [3000, 4000, 5000].entries())
    await pay(QRIS, `qr-day-${no}`, amount, '2026-11-24');
  const { matched } = await statement([
    { amount: 9970, reference: 'qr-0001' },
    { amount: 9930, text: 'QRIS trx qr-0002 pasar' },
    { amount: 48_500, text: 'tanpa rujukan' },
    { amount: 11_964, text: 'SETTLE QRIS 24/11' },
    { amount: -2500, text: 'BIAYA ADM bulanan' },
  ]);
  assert.deepEqual(matched, { lines: 4, payments: 6, open: 0 });
  assert.deepEqual(await open(), []);
  const fees = [`cost/fees/${QRIS}`, `cost/fees/${VA}`, 'cost/fees/bank/bank-uji'];
  assert.deepEqual(
    await money('bank/bank-uji', `pending/${QRIS}`, `pending/${VA}`, ...fees),
    [77_864, 0, 0, 136, 1500, 2500],
  );
  await agree();
});

test('a statement twice, or in another wrapping, changes nothing; another one under its number or over its days is refused', async (t) => {
  const { ctx, city, pay, statement, money, agree } = await bank(t);
  await pay(VA, 'va-0001', 20_000);
  const lines = [{ amount: 18_500, reference: 'va-0001' }];
  await statement(lines);
  const file = mt940({ account: NUMBER, day: '2026-11-24', lines });
  const again = await importStatements(ctx, { account: NUMBER, file });
  assert.deepEqual(again.statements, [{ day: '2026-11-24', sequence: '1', lines: 1, known: true }]);
  const renumbered = mt940({ account: `BANK/${NUMBER}`, day: '2026-11-24', lines, number: 7 });
  assert.equal(
    (await importStatements(ctx, { account: NUMBER, file: renumbered })).statements[0]?.known,
    true,
  );
  const sent = (given: Partial<Parameters<typeof mt940>[0]>) =>
    importStatements(ctx, {
      account: NUMBER,
      file: mt940({ account: NUMBER, day: '2026-11-24', lines, ...given }),
    });
  await assert.rejects(sent({ lines: [{ amount: 5 }] }), { code: 'payments.statement-differs' });
  await assert.rejects(sent({ lines: [{ amount: 5 }], opening: 7, number: 2 }), {
    code: 'payments.statement-overlaps',
  });
  await assert.rejects(sent({ account: '999999' }), { code: 'payments.statement-unreadable' });
  await assert.rejects(importStatements(ctx, { account: NUMBER, file: Buffer.from(':20:\nrusak') }), {
    code: 'payments.statement-unreadable',
  });
  await Promise.all([matchAll(city), matchAll(city)]);
  assert.deepEqual(await money('bank/bank-uji', `pending/${VA}`), [18_500, 0]);
  await agree();
});

test('what does not fit has a kind, and closes by itself when the missing part is told late', async (t) => {
  const { city, ctx, pay, statement, money, open, agree } = await bank(t);
  await pay(QRIS, 'qr-0001', 10_000);
  await pay(QRIS, 'qr-0002', 20_000);
  await pay(QRIS, 'qr-0003', 30_000);
  await pay(VA, 'va-lost', 40_000, '2026-11-20');
  await receive(ctx, {
    ...{ id: randomUUID(), channel: VA, reference: 'va-nobody', amount: 7000, to: null },
    paidAt: ctx.now,
  });
  const { matched } = await statement([
    { amount: 9970, reference: 'qr-0001' },
    { amount: 9970, reference: 'qr-0001' },
    { amount: 19_000, reference: 'qr-0002' },
    { amount: 3000, reference: 'qr-0003' },
    { amount: 98_500, reference: 'va-late' },
    { amount: -10_000, text: 'REFUND' },
  ]);
  assert.deepEqual(matched, { lines: 1, payments: 1, open: 7 });
  assert.deepEqual(
    (await open()).map(({ kind, expected, found }) => [kind, expected, found]),
    [
      ['double-line', 10_000, 9970],
      ['fee-differs', 20_000, 19_000],
      ['amount-differs', 30_000, 3000],
      ['unknown-money', null, 98_500],
      ['money-out', null, -10_000],
      ['missing-at-bank', 40_000, null],
      ['no-debtor', null, 7000],
    ],
  );
  await pay(VA, 'va-late', 100_000);
  await statement([{ amount: 38_500, reference: 'va-lost' }], '2026-11-25');
  assert.deepEqual(
    (await open()).map(({ kind }) => kind),
    ['double-line', 'fee-differs', 'amount-differs', 'money-out', 'no-debtor'],
  );
  await matchAll(city);
  assert.equal((await open()).length, 5);
  assert.deepEqual(await money('bank/bank-uji', `pending/${VA}`), [9970 + 98_500 + 38_500, 7000]);
  await agree();
});

test('money of equal amounts on equal days is not guessed at', async (t) => {
  const { pay, statement, open, agree } = await bank(t);
  await pay(VA, 'va-a', 10_000);
  await pay(VA, 'va-b', 10_000);
  await statement([{ amount: 8500, text: 'transfer' }]);
  assert.deepEqual(
    (await open()).map(({ kind }) => kind),
    ['unknown-money'],
  );
  await agree();
});

test('a transfer to the treasury takes along what was settled first, and is booked once on both accounts', async (t) => {
  const { city, ctx, pay, statement, money, agree } = await bank(t);
  await setBankAccount(ctx, {
    number: '99RKUD',
    account: { ...ACCOUNT, rkud: true, bank: 'bank-daerah', channels: [], transferWords: [], feeWords: [] },
  });
  const first = await pay(VA, 'va-0001', 11_500);
  const second = await pay(VA, 'va-0002', 21_500);
  await statement([
    { amount: 10_000, reference: 'va-0001' },
    { amount: 20_000, reference: 'va-0002' },
    { amount: -15_000, text: 'KE RKUD' },
  ]);
  const remitted = () =>
    city.db.rows<{ id: string }>(
      sql`select id from payments.payment where remitted is not null order by told_at, amount`,
    );
  assert.deepEqual(await remitted(), [{ id: first }]);
  await statement([{ amount: -15_000, text: 'KE RKUD' }], '2026-11-25');
  assert.deepEqual(await remitted(), [{ id: first }, { id: second }]);
  assert.deepEqual(await money('bank/bank-uji', 'rkud'), [0, 30_000]);
  const seen = await statement([{ amount: 15_000 }, { amount: 15_000 }], '2026-11-25', '99RKUD');
  assert.equal(seen.matched.open, 0);
  assert.deepEqual(await money('rkud'), [30_000]);
  await agree();
});
