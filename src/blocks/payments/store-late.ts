/** SQL of who is late with what. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

type LateDebtor = {
  ref: string;
  debtor: number;
  late: number;
  bills: number;
  oldest: string;
};

/** Debtors of a service with bills that were due before a day, penalties included; all, or those of some keys. */
export async function lateOf(
  runner: Runner,
  given: { service: string; before: string; refs: readonly string[] | null },
): Promise<LateDebtor[]> {
  return runner.rows(sql`select d.ref, d.id as debtor, sum(b.open)::bigint as late, count(*)::int as bills, min(b.due)::text as oldest
    from payments.bill b join payments.debtor d on d.id = b.debtor
    where b.open > 0 and b.due < ${given.before}::date and d.service = ${given.service}
      and (${given.refs}::text[] is null or d.ref = any(${given.refs}::text[]))
    group by d.id order by d.id`);
}

/** The late bills of a debtor, the oldest first, but for those of one kind. */
export async function lateBills(
  runner: Runner,
  given: { debtor: number; before: string; but: string },
): Promise<{ id: number; due: string; open: number }[]> {
  return runner.rows(sql`select id, due::text, open from payments.bill
    where debtor = ${given.debtor} and open > 0 and due < ${given.before}::date and kind <> ${given.but} order by due, id`);
}
