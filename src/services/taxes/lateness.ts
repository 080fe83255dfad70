/** Interest for late payment (STPD): a bill for each month begun, on what was unpaid when it began, up to the cap. */
import { randomUUID } from 'node:crypto';
import {
  issueBills,
  keepBasis,
  lastBilledFor,
  type NewBill,
  type Overdue,
  overdueOf,
} from '../../blocks/payments/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber } from '../../shared/zone.ts';
import { lateMonths } from './rules/late.ts';
import { basisOf, demandRule, taxRules } from './rules-book.ts';

const AT_ONCE = 500;
/** What bears no interest itself. */
const NOT = ['taxes.late', 'taxes.late-filing', 'taxes.refused'];

/**
 * Bills the months that began up to yesterday: a payment of the last day may be told some hours later. Idempotent.
 */
export async function billLateness(city: City): Promise<number> {
  const ctx = { ...systemContext(city, 'taxes.late'), now: city.now() };
  const today = localDate(ctx.now, city.zone);
  const upTo = dateOfDay(dayNumber(today) - 1);
  const rules = await taxRules(city);
  if (rules.assessing.length === 0) return 0;
  const due = dateOfDay(dayNumber(today) + demandRule(rules.assessing, today).payWithinDays);
  let after = 0;
  let count = 0;
  for (;;) {
    const some: Overdue[] = await overdueOf(city, {
      service: 'taxes',
      day: upTo,
      not: NOT,
      after,
      most: AT_ONCE,
    });
    if (some.length === 0) return count;
    const last = await lastBilledFor(
      city,
      'taxes.late',
      some.map(({ code }) => `late/${code}`),
    );
    count += await change(ctx, async (tx) => {
      const bills: NewBill[] = [];
      for (const bill of some) {
        const before = last.get(`late/${bill.code}`) ?? '';
        for (const month of lateMonths(bill, upTo, rules.late)) {
          if (month.first <= before) continue;
          const { basisPoints, capMonths } = month.rule;
          const b = await keepBasis(
            tx,
            basisOf(rules.late, month.rule, { kind: 'monthly', basisPoints, capMonths }),
          );
          bills.push({
            ...{
              debtor: bill.debtor,
              kind: 'taxes.late',
              subject: `late/${bill.code}`,
              place: bill.place,
              due,
            },
            ...{ fromDay: month.first, toDay: month.last },
            lines: [{ b, p: month.of, m: 1, ...(month.capped ? { c: true as const } : {}), a: month.amount }],
          });
        }
      }
      const { issued } = await issueBills(ctx, tx, {
        id: randomUUID(),
        subject: `late/${today}`,
        effectiveAt: ctx.now,
        bills,
      });
      if (issued > 0) tx.emit({ type: 'taxes.late.billed', subject: today, payload: { bills: issued } });
      return issued;
    });
    after = some.at(-1)?.id ?? after;
  }
}
