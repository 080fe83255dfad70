/** Compensation: what one debtor of a service paid too much pays the bill of another one, by a decision. */
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { asOne } from '../../platform/db/insert.ts';
import { Problem } from '../../shared/errors.ts';
import type { Rupiah } from '../../shared/money.ts';
import { credit, owed, serviceOf } from './claims.ts';
import { book } from './ledger.ts';
import { codeOf } from './rules/codes.ts';
import { insertAllocations, lockCredit } from './store-allocations.ts';
import { lockBill } from './store-bills.ts';

/**
 * 404 `payments.no-bill`; 409 `payments.credit-too-small` when the credit is less, `payments.bill-smaller` when the bill owes less, or
 * is of another service.
 */
export async function compensate(
  ctx: Context,
  tx: Change,
  given: { id: string; from: number; bill: number; amount: Rupiah; reason: string },
): Promise<void> {
  const bill = await lockBill(tx, given.bill);
  if (!bill) throw new Problem(404, 'payments.no-bill');
  const found = await lockCredit(tx, given.from);
  if (!found || found.credit < given.amount) throw new Problem(409, 'payments.credit-too-small');
  if (given.amount <= 0 || bill.open < given.amount || serviceOf(bill.kind) !== found.service)
    throw new Problem(409, 'payments.bill-smaller');
  const number = codeOf('bill', bill.id);
  await book(ctx, tx, {
    ...{
      id: given.id,
      kind: 'credit.compensated',
      subject: number,
      effectiveAt: ctx.now,
      reason: given.reason,
    },
    postings: [
      { account: credit(found.service), amount: given.amount },
      { account: owed(bill.kind), amount: -given.amount },
    ],
  });
  const rows = [
    { booking: given.id, debtor: bill.debtor, bill: bill.id, credit: false, amount: given.amount },
    { booking: given.id, debtor: given.from, bill: null, credit: true, amount: -given.amount },
  ];
  await tx.run(asOne(insertAllocations(rows, ctx.now)));
  tx.audit({
    action: 'payments.bill.compensated',
    subject: number,
    after: { amount: given.amount, reason: given.reason },
  });
}
