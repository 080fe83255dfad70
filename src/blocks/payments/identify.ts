/** Money of which nobody knew whose it is goes to its debtor: laid on what he owes, as if he had been known at once. */
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { asOne } from '../../platform/db/insert.ts';
import { Problem } from '../../shared/errors.ts';
import { credit, owed, unidentified } from './claims.ts';
import { book } from './ledger.ts';
import { allocate } from './rules/allocate.ts';
import { readCode } from './rules/codes.ts';
import { insertAllocations, lockOpenBills } from './store-allocations.ts';
import { openBills } from './store-bills.ts';
import { markIdentified } from './store-differences.ts';
import { findPayable, type Payable } from './store-payable.ts';
import { lockPayment } from './store-payments.ts';

const BILLS_AT_ONCE = 400;

/** Whose number it was when the money was paid. 422 `payments.number-unknown`. */
async function demandPayable(tx: Change, text: string, at: Date): Promise<Payable> {
  const code = text.replace(/[\s.-]/g, '');
  const read = readCode(code);
  const found = read && (await findPayable(tx, { code, kind: read.kind, number: read.number, at }));
  if (!found) throw new Problem(422, 'payments.number-unknown');
  return found;
}

/**
 * Identifies a payment by a number that is paid to. 404 `payments.no-payment`, 409 `payments.identified-before`, 409
 * `payments.reversed-before`, 422 `payments.number-unknown`.
 */
export async function identify(
  ctx: Context,
  tx: Change,
  given: { id: string; payment: string; code: string; reason: string },
): Promise<void> {
  const { id, reason } = given;
  const payment = await lockPayment(tx, given.payment);
  if (!payment) throw new Problem(404, 'payments.no-payment');
  if (payment.reversed) throw new Problem(409, 'payments.reversed-before');
  if (payment.debtor !== null) throw new Problem(409, 'payments.identified-before');
  const { debtor, service, bill, order } = await demandPayable(tx, given.code, payment.paid_at);
  await lockOpenBills(tx, debtor);
  const all = await openBills(tx, debtor, BILLS_AT_ONCE);
  const bills = bill === null ? all : all.filter((one) => one.id === bill);
  const { allocations, left } = allocate(
    payment.amount,
    bills.map(({ id: no, due, open }) => ({ id: String(no), due, open, seq: no })),
    order ? 'chosen' : 'oldest',
    (order?.bills ?? []).map(String),
  );
  const kinds = new Map(bills.map((one) => [String(one.id), one.kind]));
  await book(ctx, tx, {
    ...{ id, kind: 'payment.identified', subject: payment.code, effectiveAt: payment.paid_at, reason },
    postings: [
      { account: unidentified(payment.channel), amount: payment.amount },
      ...allocations.map((one) => ({ account: owed(kinds.get(one.bill) as string), amount: -one.amount })),
      { account: credit(service), amount: -left },
    ],
  });
  const laid = allocations.map((one) => ({ bill: Number(one.bill), credit: false, amount: one.amount }));
  const rows = [...laid, { bill: null, credit: true, amount: left }];
  await tx.run(
    asOne(
      insertAllocations(
        rows.map((one) => ({ booking: id, debtor, ...one })),
        ctx.now,
      ),
    ),
  );
  await markIdentified(tx, payment.id, { debtor, booking: id });
  tx.audit({ action: 'payments.payment.identified', subject: payment.code, after: { reason } });
  const payload = { id: payment.id, channel: payment.channel, debtor, amount: payment.amount };
  tx.emit({ type: 'payments.payment.identified', subject: payment.code, payload });
}
