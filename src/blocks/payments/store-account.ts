/** SQL of what a debtor sees: his bills, each with its ground, and what he paid. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Basis } from './rules/bills.ts';
import { type BillRow, openBills } from './store-bills.ts';

async function basesOf(runner: Runner, ids: readonly number[]): Promise<Map<number, Basis>> {
  const rows = await runner.rows<{ id: number; content: Basis }>(
    sql`select id, content from payments.basis where id = any(${ids}::integer[])`,
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

export async function openWithBases(
  runner: Runner,
  debtor: number,
  most: number,
): Promise<{ bills: BillRow[]; bases: Map<number, Basis> }> {
  const bills = await openBills(runner, debtor, most);
  const ids = [...new Set(bills.flatMap(({ lines }) => lines.map(({ b }) => b)))];
  return { bills, bases: await basesOf(runner, ids) };
}

export type PaidRow = {
  code: string;
  channel: string;
  amount: number;
  paid_at: Date;
  reversed: boolean;
  bills: number;
};

/** The last payments of a debtor, the newest first. */
export async function paymentsOf(runner: Runner, debtor: number, most: number): Promise<PaidRow[]> {
  return runner.rows(sql`select p.code, p.channel, p.amount, p.paid_at, p.reversed is not null as reversed,
      (select count(*) from payments.allocation a where a.booking = p.id and not a.credit)::int as bills
    from payments.payment p where p.debtor = ${debtor} order by p.told_at desc limit ${most}`);
}

/** Bills of a kind for days of a span at a place, that are not void; for one subject or all that begin so. */
export async function billsBetween(
  runner: Runner,
  given: { kind: string; place: string; from: string; to: string },
): Promise<{ id: number; subject: string; from_day: string }[]> {
  return runner.rows(sql`select id, subject, from_day::text from payments.bill
    where kind = ${given.kind} and place = ${given.place} and from_day between ${given.from} and ${given.to} and void is null
    order by id`);
}
