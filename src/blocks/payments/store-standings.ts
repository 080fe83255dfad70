/** SQL of how many debtors stand at once, and of what is open for certain subjects. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type RefStanding = {
  ref: string;
  debtor: number;
  owed: number;
  late: number;
  bills: number;
  oldest: string | null;
  credit: number;
};

/** Debtors of a service by the keys under which it knows them, on a day; who never owed anything is left out. */
export async function standingsByRef(
  runner: Runner,
  service: string,
  refs: readonly string[],
  today: string,
): Promise<RefStanding[]> {
  return runner.rows(sql`select d.ref, d.id as debtor, d.credit,
      coalesce(sum(b.open), 0)::bigint as owed,
      coalesce(sum(b.open) filter (where b.due < ${today}::date), 0)::bigint as late,
      count(b.id)::int as bills, min(b.due)::text as oldest
    from payments.debtor d left join payments.bill b on b.debtor = d.id and b.open > 0
    where d.service = ${service} and d.ref = any(${refs}::text[])
    group by d.id`);
}

/** What is open of the bills for these subjects, by whom. */
export async function openBySubjects(
  runner: Runner,
  subjects: readonly string[],
): Promise<{ ref: string; owed: number; bills: number; oldest: string }[]> {
  return runner.rows(sql`select d.ref, sum(b.open)::bigint as owed, count(*)::int as bills, min(b.due)::text as oldest
    from payments.bill b join payments.debtor d on d.id = b.debtor
    where b.subject = any(${subjects}::text[]) and b.open > 0 group by d.ref`);
}

/** Numbers to pay to, so many at once. */
export async function nextPayNumbers(tx: Runner, count: number): Promise<number[]> {
  const rows = await tx.rows<{ no: number }>(
    sql`select nextval('payments.pay_number') as no from generate_series(1, ${count}::int)`,
  );
  return rows.map(({ no }) => no);
}

export async function insertPayCodes(
  tx: Runner,
  rows: readonly { code: string; debtor: number; since: Date }[],
): Promise<void> {
  await tx.run(sql`insert into payments.pay_code (code, since, debtor)
    select * from unnest(${rows.map(({ code }) => code)}::text[],
      ${rows.map(({ since }) => since.toISOString())}::timestamptz[], ${rows.map(({ debtor }) => debtor)}::bigint[])`);
}
