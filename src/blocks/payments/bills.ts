/** Bills: issued once each, all of a day in one booking; what was wrong with one is taken back by another booking. */
import { createHash } from 'node:crypto';
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import type { Runner } from '../../platform/db/database.ts';
import { asOne } from '../../platform/db/insert.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Problem } from '../../shared/errors.ts';
import type { Rupiah } from '../../shared/money.ts';
import { credit, owed, relief, revenue, serviceOf } from './claims.ts';
import { book } from './ledger.ts';
import { type Basis, type BillLine, demandSum } from './rules/bills.ts';
import { codeOf } from './rules/codes.ts';
import { insertAllocations, relievedOf } from './store-allocations.ts';
import { basisId, insertBills, lockBill, markVoid } from './store-bills.ts';

export type NewBill = {
  debtor: number;
  /** '<service>.<what>'. */
  kind: string;
  /** What it is for; with the kind and the first day it makes the bill one of a kind. */
  subject: string;
  /** Where income is counted: a market, an agency. */
  place: string | null;
  /** Days of the city, 'YYYY-MM-DD'. */
  fromDay: string;
  toDay: string;
  due: string;
  lines: readonly BillLine[];
  /** 1 and more: instead of one that was void. */
  revision?: number;
};

/** The number of the basis; the same content is kept once. */
export async function keepBasis(runner: Runner, basis: Basis): Promise<number> {
  const hash = createHash('sha256').update(canonicalJson(basis)).digest('hex');
  return basisId(runner, hash, basis);
}

/**
 * Issues those that are not there yet, in one booking under `id`; sent again, it issues nothing. RangeError when a bill does
 * not add up.
 */
export async function issueBills(
  ctx: Context,
  tx: Change,
  given: { id: string; subject: string; effectiveAt: Date; bills: readonly NewBill[] },
): Promise<{ issued: number; amount: Rupiah; bills: { id: number; debtor: number }[] }> {
  const rows = given.bills.map((bill) => ({
    ...{ debtor: bill.debtor, kind: bill.kind, subject: bill.subject, place: bill.place },
    ...{ from_day: bill.fromDay, to_day: bill.toDay, due: bill.due, lines: bill.lines },
    ...{ amount: demandSum(bill.lines), revision: bill.revision ?? 0 },
  }));
  const bills = await insertBills(tx, rows, { at: ctx.now, booking: given.id });
  const sums = new Map<string, Rupiah>();
  for (const { kind, amount } of bills) sums.set(kind, (sums.get(kind) ?? 0) + amount);
  if (bills.length > 0)
    await book(ctx, tx, {
      ...{ id: given.id, kind: 'bill.issued', subject: given.subject, effectiveAt: given.effectiveAt },
      postings: [...sums].flatMap(([kind, amount]) => [
        { account: owed(kind), amount },
        { account: revenue(kind), amount: -amount },
      ]),
    });
  return { issued: bills.length, amount: [...sums.values()].reduce((a, b) => a + b, 0), bills };
}

type Correction = { id: string; bill: number; reason: string };

async function correctable(tx: Change, id: number) {
  const bill = await lockBill(tx, id);
  if (!bill) throw new Problem(404, 'payments.no-bill');
  if (bill.void) throw new Problem(409, 'payments.bill-void');
  return { bill, service: serviceOf(bill.kind), number: codeOf('bill', bill.id) };
}

/** What was open falls away, what was paid becomes credit. 404 `payments.no-bill`, 409 `payments.bill-void`. */
export async function voidBill(ctx: Context, tx: Change, given: Correction): Promise<void> {
  const { bill, service, number } = await correctable(tx, given.bill);
  const relieved = await relievedOf(tx, bill.id);
  const back = bill.amount - bill.open - relieved;
  await book(ctx, tx, {
    ...{ id: given.id, kind: 'bill.voided', subject: number, effectiveAt: ctx.now, reason: given.reason },
    postings: [
      { account: revenue(bill.kind), amount: bill.amount },
      { account: owed(bill.kind), amount: -bill.open },
      { account: credit(service), amount: -back },
      { account: relief(bill.kind), amount: -relieved },
    ],
  });
  await lay(ctx, tx, bill, { booking: given.id, off: bill.open, back });
  await markVoid(tx, bill.id, given.id);
  tx.audit({ action: 'payments.bill.voided', subject: number, after: { reason: given.reason } });
}

/**
 * Takes an amount off, by law or grace; of what was paid already it becomes credit. 409 `payments.relief-too-large` when
 * relief would come to more than the bill.
 */
export async function relieveBill(
  ctx: Context,
  tx: Change,
  given: Correction & { amount: Rupiah },
): Promise<void> {
  const { bill, service, number } = await correctable(tx, given.bill);
  const relieved = await relievedOf(tx, bill.id);
  if (given.amount <= 0 || relieved + given.amount > bill.amount)
    throw new Problem(409, 'payments.relief-too-large');
  const off = Math.min(given.amount, bill.open);
  const back = given.amount - off;
  await book(ctx, tx, {
    ...{ id: given.id, kind: 'bill.relieved', subject: number, effectiveAt: ctx.now, reason: given.reason },
    postings: [
      { account: relief(bill.kind), amount: given.amount },
      { account: owed(bill.kind), amount: -off },
      { account: credit(service), amount: -back },
    ],
  });
  await lay(ctx, tx, bill, { booking: given.id, off, back });
  const after = { amount: given.amount, reason: given.reason };
  tx.audit({ action: 'payments.bill.relieved', subject: number, after });
}

/** Takes something off a bill, and gives back as credit what was paid of it too much. */
async function lay(
  ctx: Context,
  tx: Change,
  { id: bill, debtor }: { id: number; debtor: number },
  { booking, off, back }: { booking: string; off: Rupiah; back: Rupiah },
): Promise<void> {
  const rows = insertAllocations(
    [
      { booking, debtor, bill, credit: false, amount: off },
      { booking, debtor, bill, credit: true, amount: back },
    ],
    ctx.now,
  );
  if (rows.length > 0) await tx.run(asOne(rows));
}
