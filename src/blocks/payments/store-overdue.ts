/** SQL of what is past its due day. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

type Row = {
  id: number;
  debtor: number;
  kind: string;
  subject: string;
  place: string | null;
  due: string;
  amount: number;
  paid: { day: string; amount: number }[];
};

/** What was paid lately is looked at too: it may have been late. */
const WEEKS = 6;

export async function overdueBills(
  runner: Runner,
  given: { service: string; day: string; not: readonly string[]; after: number; most: number; zone: string },
): Promise<Row[]> {
  return runner.rows(sql`
    select b.id, b.debtor, b.kind, b.subject, b.place, b.due::text, b.amount,
      coalesce((select jsonb_agg(jsonb_build_object('day',
            case when k.kind = 'bill.relieved' then b.due
              else (coalesce(p.paid_at, a.at) at time zone ${given.zone})::date end, 'amount', a.amount))
          from payments.allocation a join payments.booking k on k.id = a.booking
          left join payments.payment p on p.id = a.booking
          where a.bill = b.id and not a.credit), '[]') as paid
    from payments.bill b
    where b.debtor in (select id from payments.debtor where service = ${given.service})
      and b.id > ${given.after} and b.void is null and b.due < ${given.day}::date and not b.kind = any(${given.not}::text[])
      and (b.open > 0 or exists (select from payments.allocation a
        where a.bill = b.id and not a.credit and a.at > ${given.day}::date - ${WEEKS * 7}::int))
    order by b.id limit ${given.most}`);
}

export async function lastBilled(
  runner: Runner,
  kind: string,
  subjects: readonly string[],
): Promise<{ subject: string; day: string }[]> {
  return runner.rows(sql`select subject, max(from_day)::text as day from payments.bill
    where subject = any(${subjects}::text[]) and kind = ${kind} group by subject`);
}

export async function ageSums(
  runner: Runner,
  service: string,
  ages: readonly { id: string; dueFrom: string }[],
): Promise<{ kind: string; age: string; bills: number; open: number }[]> {
  return runner.rows(sql`select b.kind, g.id as age, count(*)::int as bills, sum(b.open)::bigint as open
    from payments.bill b
    cross join lateral (select a.id from unnest(${ages.map(({ id }) => id)}::text[], ${ages.map(({ dueFrom }) => dueFrom)}::date[])
      a(id, due_from) where b.due >= a.due_from order by a.due_from desc limit 1) g
    where b.open > 0 and b.kind like ${`${service}.%`}
    group by b.kind, g.id order by b.kind`);
}
