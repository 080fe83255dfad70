/** Interest on what was paid late: for each month begun since the due day, on what was still unpaid when it began. Pure. */
import { addMonths, monthsLate } from '../../../blocks/payments/rules/penalty.ts';
import { type Rupiah, shareOf } from '../../../shared/money.ts';
import { dateOfDay, dayNumber } from '../../../shared/zone.ts';
import { type Dated, ruleOn } from './law.ts';

export type LateRule = Dated & { basisPoints: number; capMonths: number };
/** What was paid of the bill, by the day on which it was paid. */
export type Paid = { day: string; amount: Rupiah };
export type LateMonth<R> = {
  month: number;
  first: string;
  last: string;
  of: Rupiah;
  rule: R;
  amount: Rupiah;
  capped: boolean;
};

/**
 * The months from the given one on, up to a day, by the rule of the first day of each. What was paid before a month began
 * bears no interest any more. No month beyond the cap.
 */
export function lateMonths<R extends LateRule>(
  bill: { amount: Rupiah; due: string; paid: readonly Paid[] },
  upTo: string,
  rules: readonly R[],
  from = 1,
): LateMonth<R>[] {
  const found: LateMonth<R>[] = [];
  const late = monthsLate(bill.due, upTo);
  for (let month = from; month <= late; month++) {
    const boundary = addMonths(bill.due, month - 1);
    const first = dateOfDay(dayNumber(boundary) + 1);
    const rule = ruleOn(rules, first);
    if (!rule) continue;
    if (month > rule.capMonths) break;
    const paid = bill.paid.filter(({ day }) => day <= boundary).reduce((sum, { amount }) => sum + amount, 0);
    const of = bill.amount - paid;
    if (of <= 0) break;
    const amount = shareOf(of, rule.basisPoints, 10_000);
    const last = addMonths(bill.due, month);
    if (amount > 0) found.push({ month, first, last, of, rule, amount, capped: month === rule.capMonths });
  }
  return found;
}
