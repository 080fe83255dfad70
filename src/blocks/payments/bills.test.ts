/** Bills and payments: each rupiah is once somewhere, whatever comes twice, late or is taken back. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { testCity } from '../../../test/kit/city.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { disagreements } from './agreement.ts';
import { issueBills, keepBasis, type NewBill, relieveBill, voidBill } from './bills.ts';
import { reversePayment, spendCredits } from './credits.ts';
import { debtorsOf, handOver, newPayCode, standing } from './debtors.ts';
import { type Incoming, receive } from './receive.ts';
import type { Basis } from './rules/bills.ts';
import { balancesOf } from './store-ledger.ts';

const all = (text: string) => ({ id: text, en: text, jv: text, zh: text });
const BASIS: Basis = {
  ...{ what: all('Retribusi pasar'), article: all('Pasal 1'), from: '2026-01-01', until: null },
  rate: { kind: 'each', amount: 500, unit: all('m²'), per: 'day' },
};
const contextOf = (city: City) => systemContext(city, 'payments.test');
const TODAY = '2026-11-23';

/** A city with debtors, and bills for each of them on these days. */
async function market(city: City, refs: readonly string[], days: readonly string[], amount = 3000) {
  const ctx = contextOf(city);
  return change(ctx, async (tx) => {
    const debtors = await debtorsOf(tx, 'levies', refs);
    const b = await keepBasis(tx, BASIS);
    const bills: NewBill[] = days.flatMap((day) =>
      debtors.map((debtor, at) => ({
        ...{ debtor, kind: 'levies.daily', subject: refs[at] as string, place: 'rejowinangun' },
        ...{ fromDay: day, toDay: day, due: day, lines: [{ b, q: amount / 500, a: amount }] },
      })),
    );
    const issued = await issueBills(ctx, tx, {
      ...{ id: randomUUID(), subject: TODAY, effectiveAt: ctx.now, bills },
    });
    return { debtors, ...issued };
  });
}
const payment = (amount: number, to: Incoming['to'], more: Partial<Incoming> = {}): Incoming => ({
  ...{ id: randomUUID(), channel: 'qris', reference: randomUUID(), amount, to },
  ...{ paidAt: new Date('2026-11-23T02:00:00Z'), ...more },
});
const balance = async (city: City, code: string) => (await balancesOf(city.db, [code])).get(code) ?? 0;

test('a bill is issued once, and whoever pays pays the oldest first; what is over waits for the next bill', async (t) => {
  const city = await testCity(t);
  const first = await market(city, ['stall-1'], ['2026-11-21', '2026-11-22']);
  assert.deepEqual([first.issued, first.amount], [2, 6000]);
  const [debtor = 0] = first.debtors;
  const again = await market(city, ['stall-1'], ['2026-11-22', '2026-11-23']);
  assert.deepEqual([again.issued, again.amount], [1, 3000]);
  const ctx = contextOf(city);
  await receive(ctx, payment(4000, { debtor }));
  const open = { owed: 5000, late: 2000, bills: 2, oldest: '2026-11-22', credit: 0 };
  assert.deepEqual(await standing(city, debtor, TODAY), open);
  await receive(ctx, payment(7000, { debtor }));
  assert.equal((await standing(city, debtor, TODAY)).credit, 2000);
  await market(city, ['stall-1'], ['2026-11-24']);
  assert.equal(await spendCredits(city, 'levies'), 1);
  assert.equal(await spendCredits(city, 'levies'), 0);
  const { owed, credit } = await standing(city, debtor, TODAY);
  assert.deepEqual([owed, credit], [1000, 0]);
  assert.deepEqual(await disagreements(city), []);
});

test('a payment told thirty times at once is booked once and answered alike; another amount under its reference is refused', async (t) => {
  const city = await testCity(t);
  const { debtors } = await market(city, ['stall-1'], ['2026-11-21']);
  const given = payment(3000, { debtor: debtors[0] as number });
  const ctx = contextOf(city);
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, at) =>
      receive(ctx, at % 2 === 0 ? given : { ...given, id: randomUUID() }),
    ),
  );
  assert.equal(answers.filter(({ known }) => !known).length, 1);
  assert.equal(new Set(answers.map(({ code }) => code)).size, 1);
  assert.equal(await balance(city, 'pending/qris'), 3000);
  await assert.rejects(receive(ctx, { ...given, id: randomUUID(), amount: 3001 }), {
    code: 'payments.reference-differs',
  });
  for (const amount of [0, -1, 0.5, 10 ** 13, Number.NaN])
    await assert.rejects(receive(ctx, payment(amount, null)), { code: 'payments.amount' });
  assert.deepEqual(await disagreements(city), []);
});

test('many pay for one debtor at the same moment: no bill is paid twice', async (t) => {
  const city = await testCity(t);
  const days = Array.from({ length: 20 }, (_, at) => `2026-10-${String(at + 1).padStart(2, '0')}`);
  const { debtors } = await market(city, ['stall-1'], days);
  const debtor = debtors[0] as number;
  const ctx = contextOf(city);
  await Promise.all(Array.from({ length: 24 }, () => receive(ctx, payment(3000, { debtor }))));
  const { owed, credit } = await standing(city, debtor, TODAY);
  assert.deepEqual([owed, credit], [0, 12_000]);
  assert.deepEqual(await disagreements(city), []);
});

test('money for nobody is kept; a stall’s number pays for whoever held it when it was paid', async (t) => {
  const city = await testCity(t);
  const { debtors } = await market(city, ['siti', 'budi'], ['2026-11-20']);
  const [siti = 0, budi = 0] = debtors;
  const ctx = contextOf(city);
  const code = await change(ctx, (tx) => newPayCode(tx, siti, new Date('2026-01-01T00:00:00Z')));
  await change(ctx, (tx) => handOver(tx, code, budi, new Date('2026-11-22T00:00:00Z')));
  await receive(ctx, payment(3000, { code }, { paidAt: new Date('2026-11-23T00:00:00Z') }));
  const early = await receive(ctx, payment(1000, { code }, { paidAt: new Date('2026-11-21T00:00:00Z') }));
  assert.equal(early.debtor, siti);
  assert.equal((await standing(city, budi, TODAY)).owed, 0);
  assert.equal((await standing(city, siti, TODAY)).owed, 2000);
  const lost = await receive(ctx, payment(700, { code: '1999999999999' }));
  assert.equal(lost.debtor, null);
  assert.equal(await balance(city, 'unidentified/qris'), -700);
  assert.deepEqual(await disagreements(city), []);
});

test('a bill is void, relieved, or its payment taken back: what was paid is never lost', async (t) => {
  const city = await testCity(t);
  const first = await market(city, ['stall-1'], ['2026-11-20', '2026-11-21']);
  const debtor = first.debtors[0] as number;
  const [one = { id: 0 }, two = { id: 0 }] = first.bills;
  const ctx = contextOf(city);
  const paid = await receive(ctx, payment(4000, { debtor }));
  const off = { reason: 'pasar tutup' };
  await change(ctx, (tx) => voidBill(ctx, tx, { id: randomUUID(), bill: one.id, ...off }));
  assert.equal((await standing(city, debtor, TODAY)).credit, 3000);
  await assert.rejects(
    change(ctx, (tx) => voidBill(ctx, tx, { id: randomUUID(), bill: one.id, ...off })),
    { code: 'payments.bill-void' },
  );
  const relieve = (amount: number) =>
    change(ctx, (tx) =>
      relieveBill(ctx, tx, { id: randomUUID(), bill: two.id, amount, reason: 'kebakaran' }),
    );
  await relieve(2500);
  await assert.rejects(relieve(501), { code: 'payments.relief-too-large' });
  const { owed, credit } = await standing(city, debtor, TODAY);
  assert.deepEqual([owed, credit], [0, 3500]);
  assert.deepEqual(await disagreements(city), []);
  const back = { id: randomUUID(), payment: paid.id, reason: 'ditarik bank' };
  await change(ctx, (tx) => reversePayment(ctx, tx, back));
  const after = await standing(city, debtor, TODAY);
  assert.deepEqual([after.owed - after.credit, after.bills], [500, 1]);
  assert.equal(await balance(city, 'pending/qris'), 0);
  assert.deepEqual(await disagreements(city), []);
});

type Act =
  | { act: 'pay'; debtor: number; amount: number; times: number }
  | { act: 'issue'; day: number }
  | { act: 'void' | 'relieve' | 'reverse'; pick: number }
  | { act: 'spend' };
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('pay' as const),
      debtor: fc.nat(2),
      amount: fc.integer({ min: 1, max: 9000 }),
      times: fc.integer({ min: 1, max: 6 }),
    }),
    fc.record({ act: fc.constant('issue' as const), day: fc.integer({ min: 1, max: 28 }) }),
    fc.record({ act: fc.constantFrom('void' as const, 'relieve', 'reverse'), pick: fc.nat(1000) }),
    fc.constant({ act: 'spend' as const }),
  ),
  { minLength: 5, maxLength: 25 },
);

test('whatever happens in whatever order, and however often it is told, the books agree and money is conserved', async (t) => {
  const city = await testCity(t);
  const ctx = contextOf(city);
  let round = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (given) => {
      round += 1;
      const refs = [0, 1, 2].map((one) => `r${round}-${one}`);
      const { debtors } = await market(city, refs, ['2026-09-01']);
      const told: Incoming[] = [];
      const before = await balance(city, 'pending/qris');
      const gone = new Set<string>();
      const mildly = (work: Promise<unknown>) =>
        work.catch((error: { status?: number }) => {
          if (error.status !== 409) throw error;
        });
      for (const one of given) {
        if (one.act === 'issue') await market(city, refs, [`2026-09-${String(one.day).padStart(2, '0')}`]);
        else if (one.act === 'spend') await spendCredits(city, 'levies');
        else if (one.act === 'pay') {
          const next = payment(one.amount, { debtor: debtors[one.debtor] as number });
          told.push(next);
          await Promise.all(Array.from({ length: one.times }, () => receive(ctx, next)));
        } else if (one.act === 'reverse') {
          const found = told[one.pick % Math.max(told.length, 1)];
          if (!found) continue;
          const back = { id: randomUUID(), payment: found.id, reason: 'uji' };
          await mildly(change(ctx, (tx) => reversePayment(ctx, tx, back)).then(() => gone.add(found.id)));
        } else {
          const bills = await city.db.rows<{ id: number }>(
            sql`select id from payments.bill where debtor = any(${debtors}::bigint[]) order by id`,
          );
          const bill = bills[one.pick % bills.length]?.id ?? 0;
          const ask = { id: randomUUID(), bill, reason: 'uji' };
          await mildly(
            change(ctx, (tx) =>
              one.act === 'void' ? voidBill(ctx, tx, ask) : relieveBill(ctx, tx, { ...ask, amount: 700 }),
            ),
          );
        }
      }
      await Promise.all([...told, ...told].reverse().map((one) => receive(ctx, one)));
      assert.deepEqual(await disagreements(city), []);
      const stands = told.filter(({ id }) => !gone.has(id)).reduce((sum, { amount }) => sum + amount, 0);
      assert.equal((await balance(city, 'pending/qris')) - before, stands);
    }),
    { numRuns: 25 },
  );
});
