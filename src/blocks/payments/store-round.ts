/** SQL of what many debtors owe, by the numbers that stand for them. */
import type { Runner } from '../../platform/db/database.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import type { Basis } from './rules/bills.ts';

const held = (codes: readonly string[], at: Date): Sql => sql`
  select k.code, c.debtor from unnest(${codes}::text[]) k(code)
  join lateral (select p.debtor from payments.pay_code p where p.code = k.code and p.since <= ${at}
    order by p.since desc limit 1) c on true`;

export async function standingsOfCodes(
  runner: Runner,
  codes: readonly string[],
  today: string,
  at: Date,
): Promise<
  {
    code: string;
    debtor: number;
    ref: string;
    owed: number;
    late: number;
    credit: number;
    bills: number;
  }[]
> {
  return runner.rows(sql`select h.code, d.id as debtor, d.ref, d.credit,
      coalesce(b.owed, 0)::bigint as owed, coalesce(b.late, 0)::bigint as late, coalesce(b.bills, 0)::int as bills
    from (${held(codes, at)}) h join payments.debtor d on d.id = h.debtor
    left join lateral (select sum(open) as owed, sum(open) filter (where due < ${today}::date) as late, count(*) as bills
      from payments.bill where debtor = d.id and open > 0) b on true`);
}

export async function partsOfCodes(
  runner: Runner,
  codes: readonly string[],
  at: Date,
): Promise<
  { debtor: number; basis: Basis; bills: number; open: number; from_day: string; to_day: string }[]
> {
  return runner.rows(sql`select p.debtor, s.content as basis, p.bills, p.open, p.from_day, p.to_day
    from (select b.debtor, (b.lines->0->>'b')::int as basis, count(*)::int as bills, sum(b.open)::bigint as open,
        min(b.from_day)::text as from_day, max(b.to_day)::text as to_day
      from payments.bill b where b.open > 0 and b.debtor in (select debtor from (${held(codes, at)}) h)
      group by 1, 2) p
    join payments.basis s on s.id = p.basis order by p.debtor, p.from_day, p.basis`);
}
