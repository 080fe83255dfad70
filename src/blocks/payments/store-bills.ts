/** SQL of debtors, bills and what moves them. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Basis, BillLine } from './rules/bills.ts';

/** The numbers of these debtors, in their order; those that are not known yet are added. */
export async function debtorIds(runner: Runner, service: string, refs: readonly string[]): Promise<number[]> {
  await runner.run(sql`insert into payments.debtor (service, ref)
    select ${service}, ref from unnest(${refs}::text[]) r(ref)
    where not exists (select from payments.debtor d where d.service = ${service} and d.ref = r.ref)
    on conflict do nothing`);
  const rows = await runner.rows<{ id: number }>(sql`select d.id
    from unnest(${refs}::text[]) with ordinality r(ref, no) join payments.debtor d on d.service = ${service} and d.ref = r.ref
    order by r.no`);
  return rows.map(({ id }) => id);
}

export async function basisId(runner: Runner, hash: string, content: Basis): Promise<number> {
  await runner.run(sql`insert into payments.basis (hash, content) values (${hash}, ${JSON.stringify(content)})
    on conflict (hash) do nothing`);
  const row = await runner.one<{ id: number }>(sql`select id from payments.basis where hash = ${hash}`);
  return row.id;
}

export type NewBillRow = {
  debtor: number;
  kind: string;
  subject: string;
  place: string | null;
  from_day: string;
  to_day: string;
  due: string;
  amount: number;
  lines: readonly BillLine[];
  revision: number;
};

/** Adds those that are not there yet; their numbers, in no order. */
export async function insertBills(
  tx: Runner,
  bills: readonly NewBillRow[],
  given: { at: Date; booking: string },
): Promise<{ id: number; kind: string; amount: number; debtor: number }[]> {
  const column = <K extends keyof NewBillRow>(key: K) => bills.map((bill) => bill[key]);
  return tx.rows(sql`insert into payments.bill
      (debtor, kind, subject, place, from_day, to_day, due, amount, open, lines, issued_at, booking, revision)
    select debtor, kind, subject, place, from_day, to_day, due, amount, amount, lines, ${given.at}, ${given.booking}, revision
    from unnest(${column('debtor')}::bigint[], ${column('kind')}::text[], ${column('subject')}::text[], ${column('place')}::text[],
      ${column('from_day')}::date[], ${column('to_day')}::date[], ${column('due')}::date[], ${column('amount')}::bigint[],
      ${bills.map(({ lines }) => JSON.stringify(lines))}::jsonb[], ${column('revision')}::smallint[])
      b(debtor, kind, subject, place, from_day, to_day, due, amount, lines, revision)
    on conflict on constraint bill_once do nothing
    returning id, kind, amount, debtor`);
}

export type BillRow = Omit<NewBillRow, 'lines'> & {
  id: number;
  open: number;
  lines: BillLine[];
  issued_at: Date;
  void: string | null;
};

const columns = sql`id, debtor, kind, subject, place, from_day::text, to_day::text, due::text, amount, open, lines, issued_at, revision, void`;

/** Locked until the transaction ends. */
export async function lockBill(tx: Runner, id: number): Promise<BillRow | undefined> {
  return tx.maybe(sql`select ${columns} from payments.bill where id = ${id} for no key update`);
}

/** Open bills of a debtor, the oldest first. */
export async function openBills(runner: Runner, debtor: number, most: number): Promise<BillRow[]> {
  return runner.rows(sql`select ${columns} from payments.bill
    where debtor = ${debtor} and open > 0 order by due, id limit ${most}`);
}

export type Standing = {
  /** Everything open, in rupiah. */
  owed: number;
  /** What of it is past its due day. */
  late: number;
  bills: number;
  oldest: string | null;
  credit: number;
};

/** How a debtor stands on a day. */
export async function standingOf(runner: Runner, debtor: number, today: string): Promise<Standing> {
  return runner.one(sql`select coalesce(sum(b.open), 0)::bigint as owed,
      coalesce(sum(b.open) filter (where b.due < ${today}::date), 0)::bigint as late,
      count(b.id)::int as bills, min(b.due)::text as oldest,
      coalesce((select credit from payments.debtor where id = ${debtor}), 0) as credit
    from payments.bill b where b.debtor = ${debtor} and b.open > 0`);
}

export async function markVoid(tx: Runner, id: number, booking: string): Promise<void> {
  await tx.run(sql`update payments.bill set void = ${booking} where id = ${id}`);
}

/** From then on, whoever pays to the code pays for this debtor. */
export async function insertPayCode(tx: Runner, code: string, debtor: number, since: Date): Promise<void> {
  await tx.run(
    sql`insert into payments.pay_code (code, since, debtor) values (${code}, ${since}, ${debtor})`,
  );
}

export async function nextPayNumber(tx: Runner): Promise<number> {
  const { no } = await tx.one<{ no: number }>(sql`select nextval('payments.pay_number') as no`);
  return no;
}
