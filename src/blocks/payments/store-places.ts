/** SQL of money by the place where income is counted: what payments brought there, and what is still open. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type LaidRow = {
  payment: string;
  channel: string;
  paid_at: Date;
  /** The key of who paid. */
  ref: string;
  /** Null: nobody has a bill for it yet. */
  place: string | null;
  amount: number;
};

/** Where the money of these payments of a service went when they came in. */
export async function laidByPlace(
  runner: Runner,
  service: string,
  payments: readonly string[],
): Promise<LaidRow[]> {
  return runner.rows(sql`select p.id as payment, p.channel, p.paid_at, d.ref, b.place, sum(a.amount)::bigint as amount
    from payments.payment p
    join payments.debtor d on d.id = p.debtor and d.service = ${service}
    join payments.allocation a on a.booking = p.id
    left join payments.bill b on b.id = a.bill and not a.credit
    where p.id = any(${payments}::uuid[]) group by p.id, d.ref, b.place`);
}

/** Open bills at a place by what they are for and when they are due. */
export async function openAtPlace(
  runner: Runner,
  given: { service: string; place: string; today: string },
): Promise<{ subject: string; age: number; open: number; bills: number }[]> {
  return runner.rows(sql`select subject,
      case when due >= ${given.today}::date then 0 when due > ${given.today}::date - 31 then 1
        when due > ${given.today}::date - 91 then 2 when due > ${given.today}::date - 366 then 3 else 4 end as age,
      sum(open)::bigint as open, count(*)::int as bills
    from payments.bill where open > 0 and place = ${given.place} and kind like ${given.service} || '.%'
    group by 1, 2`);
}
