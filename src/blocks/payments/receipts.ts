/** A receipt by its number: what was paid, when, and which bills it paid. */
import type { City } from '../../platform/city.ts';
import type { Rupiah } from '../../shared/money.ts';
import { codeOf } from './rules/codes.ts';
import { findReceipt, paidBills } from './store-receipts.ts';

export type Receipt = {
  code: string;
  channel: string;
  amount: Rupiah;
  paidAt: Date;
  reversed: boolean;
  /** For whom, as the service knows him; null: not known yet. */
  debtor: { service: string; ref: string } | null;
  /** Seen at the bank; then in the city's own account. */
  settled: boolean;
  remitted: boolean;
  bills: {
    code: string;
    kind: string;
    subject: string;
    fromDay: string;
    toDay: string;
    due: string;
    amount: Rupiah;
    /** What of the bill this payment paid. */
    paid: Rupiah;
  }[];
  /** What of it was paid ahead. */
  left: Rupiah;
};

/** Undefined for a number that is on no receipt. */
export async function receiptOf(city: City, code: string): Promise<Receipt | undefined> {
  const row = await findReceipt(city.db, code);
  if (!row) return undefined;
  const bills = await paidBills(city.db, row.id);
  const paid = bills.reduce((sum, one) => sum + one.paid, 0);
  return {
    ...{ code: row.code, channel: row.channel, amount: row.amount, paidAt: row.paid_at },
    ...{ reversed: row.reversed, settled: row.settled, remitted: row.remitted },
    debtor: row.service !== null && row.ref !== null ? { service: row.service, ref: row.ref } : null,
    bills: bills.map((one) => ({
      ...{ code: codeOf('bill', one.id), kind: one.kind, subject: one.subject, due: one.due },
      ...{ fromDay: one.from_day, toDay: one.to_day, amount: one.amount, paid: one.paid },
    })),
    left: row.amount - paid,
  };
}
