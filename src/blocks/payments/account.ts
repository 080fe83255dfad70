/** What a debtor reads of himself: what he owes and why, what he paid ahead, and what he paid. */
import type { City } from '../../platform/city.ts';
import type { Rupiah } from '../../shared/money.ts';
import type { Basis, BillLine } from './rules/bills.ts';
import { codeOf } from './rules/codes.ts';
import { openWithBases, type PaidRow, paymentsOf } from './store-account.ts';
import { type Standing, standingOf } from './store-bills.ts';

export type ExplainedLine = Omit<BillLine, 'b'> & { basis: Basis };
export type OpenBill = {
  /** Thirteen digits to pay it by. */
  code: string;
  kind: string;
  subject: string;
  fromDay: string;
  toDay: string;
  due: string;
  amount: Rupiah;
  open: Rupiah;
  /** Each line on its ground. */
  lines: ExplainedLine[];
};
export type DebtorAccount = Standing & { open: OpenBill[]; payments: PaidRow[] };

const PAYMENTS = 30;

/** How a debtor stands on a day of the city. So many open bills are listed, the oldest; the sums are of all. */
export async function accountOf(
  city: City,
  debtor: number,
  { today, most }: { today: string; most: number },
): Promise<DebtorAccount> {
  const [standing, { bills, bases }, payments] = await Promise.all([
    standingOf(city.db, debtor, today),
    openWithBases(city.db, debtor, most),
    paymentsOf(city.db, debtor, PAYMENTS),
  ]);
  const open = bills.map((bill) => ({
    ...{ code: codeOf('bill', bill.id), kind: bill.kind, subject: bill.subject, due: bill.due },
    ...{ fromDay: bill.from_day, toDay: bill.to_day, amount: bill.amount, open: bill.open },
    lines: bill.lines.map(({ b, ...line }) => ({ ...line, basis: bases.get(b) as Basis })),
  }));
  return { ...standing, open, payments };
}
