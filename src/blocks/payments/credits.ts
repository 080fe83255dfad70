/** Credit: what somebody paid ahead pays his next bills, and comes back when a payment is taken back. */
import { randomUUID } from 'node:crypto';
import { type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { asOne } from '../../platform/db/insert.ts';
import { Problem } from '../../shared/errors.ts';
import { credit, owed, serviceOf } from './claims.ts';
import { book, reverse } from './ledger.ts';
import { allocate } from './rules/allocate.ts';
import { codeOf } from './rules/codes.ts';
import {
  allocationsOf,
  creditNeeded,
  creditors,
  creditUses,
  insertAllocations,
  lockBillsOf,
  lockCredit,
  lockOpenBills,
  voidAndOpen,
} from './store-allocations.ts';
import { openBills } from './store-bills.ts';
import { lockPayment, markReversed } from './store-payments.ts';

const AT_ONCE = 200;
const BILLS_AT_ONCE = 400;

async function spendCredit(ctx: Context, tx: Change, debtor: number): Promise<boolean> {
  await lockOpenBills(tx, debtor);
  const found = await lockCredit(tx, debtor);
  if (!found || found.credit <= 0) return false;
  const bills = await openBills(tx, debtor, BILLS_AT_ONCE);
  const { allocations, left } = allocate(
    found.credit,
    bills.map(({ id, due, open }) => ({ id: String(id), due, open, seq: id })),
  );
  const used = found.credit - left;
  if (used === 0) return false;
  const id = randomUUID();
  const kinds = new Map(bills.map((bill) => [String(bill.id), bill.kind]));
  await book(ctx, tx, {
    ...{ id, kind: 'credit.used', subject: codeOf('debtor', debtor), effectiveAt: ctx.now },
    postings: [
      { account: credit(found.service), amount: used },
      ...allocations.map((one) => ({ account: owed(kinds.get(one.bill) as string), amount: -one.amount })),
    ],
  });
  const laid = allocations.map((one) => ({ bill: Number(one.bill), credit: false, amount: one.amount }));
  const all = [...laid, { bill: null, credit: true, amount: -used }];
  await tx.run(
    asOne(
      insertAllocations(
        all.map((one) => ({ booking: id, debtor, ...one })),
        ctx.now,
      ),
    ),
  );
  return true;
}

/** What is paid ahead pays what is open, the oldest first; the number of debtors for whom it did. Idempotent. */
export async function spendCredits(city: City, service: string): Promise<number> {
  const ctx = systemContext(city, 'payments.credits');
  let after = 0;
  let count = 0;
  for (;;) {
    const some = await creditors(city.db, service, after, AT_ONCE);
    if (some.length === 0) return count;
    count += await change(ctx, async (tx) => {
      let used = 0;
      for (const { id } of some) if (await spendCredit(ctx, tx, id)) used += 1;
      return used;
    });
    after = some.at(-1)?.id ?? after;
  }
}

/**
 * Takes a booking back, with what it laid on bills and credit. What it had paid of a bill that is void since had become
 * credit, and goes from there.
 */
async function takeBack(
  ctx: Context,
  tx: Change,
  given: { id: string; booking: string; reason: string },
): Promise<void> {
  const laid = await allocationsOf(tx, given.booking);
  await reverse(ctx, tx, given);
  const back = laid.map((one) => ({ ...one, booking: given.id, amount: -one.amount }));
  if (back.length > 0) await tx.run(asOne(insertAllocations(back, ctx.now)));
  for (const bill of await voidAndOpen(tx, given.id)) {
    const id = randomUUID();
    await book(ctx, tx, {
      ...{ id, kind: 'bill.voided', subject: codeOf('bill', bill.id), effectiveAt: ctx.now },
      reason: given.reason,
      postings: [
        { account: owed(bill.kind), amount: -bill.open },
        { account: credit(serviceOf(bill.kind)), amount: bill.open },
      ],
    });
    const { id: no, debtor, open } = bill;
    const all = [
      { booking: id, debtor, bill: no, credit: false, amount: open },
      { booking: id, debtor, bill: no, credit: true, amount: -open },
    ];
    await tx.run(asOne(insertAllocations(all, ctx.now)));
  }
}

/**
 * A payment that never was, or that the bank took back: its bills are open again. Credit of it that was used for other bills is
 * taken off those first. 404 `payments.no-payment`, 409 `payments.reversed-before`, 409 `payments.credit-spent` when its credit was paid out.
 */
export async function reversePayment(
  ctx: Context,
  tx: Change,
  given: { id: string; payment: string; reason: string },
): Promise<void> {
  const payment = await lockPayment(tx, given.payment);
  if (!payment) throw new Problem(404, 'payments.no-payment');
  if (payment.reversed) throw new Problem(409, 'payments.reversed-before');
  // Of what nobody knew at first, what was laid stands with the booking that named the debtor; it is taken back before the payment.
  const laidBy = payment.identified ?? payment.id;
  if (payment.debtor !== null) {
    const needed = await creditNeeded(tx, laidBy);
    const uses = await creditUses(tx, payment.debtor);
    await lockBillsOf(tx, [laidBy, ...uses]);
    while (((await lockCredit(tx, payment.debtor))?.credit ?? 0) < needed) {
      const use = uses.shift();
      if (!use) throw new Problem(409, 'payments.credit-spent');
      await takeBack(ctx, tx, { id: randomUUID(), booking: use, reason: given.reason });
    }
  }
  if (payment.identified)
    await takeBack(ctx, tx, { id: randomUUID(), booking: payment.identified, reason: given.reason });
  await takeBack(ctx, tx, { id: given.id, booking: payment.id, reason: given.reason });
  await markReversed(tx, payment.id, given.id);
  tx.audit({ action: 'payments.payment.reversed', subject: payment.code, after: { reason: given.reason } });
  const payload = {
    id: payment.id,
    channel: payment.channel,
    debtor: payment.debtor,
    amount: payment.amount,
  };
  tx.emit({ type: 'payments.payment.reversed', subject: payment.code, payload });
}
