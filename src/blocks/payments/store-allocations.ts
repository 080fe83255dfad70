/** SQL of where money went: off bills, and into credit and out of it. */
import type { Runner } from '../../platform/db/database.ts';
import { type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';
import type { BillRow } from './store-bills.ts';

const ALLOCATION = tableOf('payments.allocation', {
  booking: 'uuid',
  debtor: 'bigint',
  bill: 'bigint',
  credit: 'boolean',
  amount: 'bigint',
  at: 'timestamptz',
});

export type Allocated = {
  booking: string;
  debtor: number;
  /** The bill; with `credit`, only the reason for it. */
  bill: number | null;
  credit: boolean;
  amount: number;
};

/** Those of nothing are left out. */
export function insertAllocations(all: readonly Allocated[], at: Date): Insert[] {
  return all
    .filter(({ amount }) => amount !== 0)
    .map((a) => ({ into: ALLOCATION, row: [a.booking, a.debtor, a.bill, a.credit, a.amount, at] }));
}

const columns = sql`booking, debtor, bill, credit, amount`;

export async function allocationsOf(runner: Runner, booking: string): Promise<Allocated[]> {
  return runner.rows(sql`select ${columns} from payments.allocation where booking = ${booking}`);
}

/** What was taken off a bill by relief, what became credit of it included. */
export async function relievedOf(runner: Runner, bill: number): Promise<number> {
  const { relieved } = await runner.one<{
    relieved: number;
  }>(sql`select coalesce(sum(a.amount), 0)::bigint as relieved
    from payments.allocation a join payments.booking b on b.id = a.booking and b.kind = 'bill.relieved'
    where a.bill = ${bill}`);
  return relieved;
}

/** Debtors of a service that paid ahead and owe something, by number, after one of them. */
export async function creditors(
  runner: Runner,
  service: string,
  after: number,
  most: number,
): Promise<{ id: number }[]> {
  return runner.rows(sql`select d.id from payments.debtor d
    where d.service = ${service} and d.credit > 0 and d.id > ${after}
      and exists (select from payments.bill b where b.debtor = d.id and b.open > 0)
    order by d.id limit ${most}`);
}

/** Locks the bills of these bookings, in the order of everybody. */
export async function lockBillsOf(tx: Runner, bookings: readonly string[]): Promise<void> {
  await tx.run(sql`select from payments.bill b
    where b.id in (select bill from payments.allocation where booking = any(${bookings}::uuid[]) and not credit)
    order by b.id for no key update`);
}

/** Locks what a debtor owes, in the order of everybody. */
export async function lockOpenBills(tx: Runner, debtor: number): Promise<void> {
  await tx.run(
    sql`select from payments.bill where debtor = ${debtor} and open > 0 order by id for no key update`,
  );
}

/** The credit of a debtor, locked until the transaction ends. Bills are locked before. */
export async function lockCredit(
  tx: Runner,
  debtor: number,
): Promise<{ service: string; credit: number } | undefined> {
  return tx.maybe(sql`select service, credit from payments.debtor where id = ${debtor} for no key update`);
}

/** Bookings by which a debtor used credit and that stand, the last first. */
export async function creditUses(tx: Runner, debtor: number): Promise<string[]> {
  const rows = await tx.rows<{ booking: string }>(sql`select a.booking from payments.allocation a
    join payments.booking b on b.id = a.booking and b.kind = 'credit.used'
    where a.debtor = ${debtor} and a.credit and not exists (select from payments.booking r where r.reverses = b.id)
    order by b.seq desc`);
  return rows.map(({ booking }) => booking);
}

/** What a booking brought somebody in credit, what it paid of bills that were void afterwards included. */
export async function creditNeeded(tx: Runner, booking: string): Promise<number> {
  const { needed } = await tx.one<{ needed: number }>(sql`select coalesce(sum(a.amount), 0)::bigint as needed
    from payments.allocation a left join payments.bill b on b.id = a.bill
    where a.booking = ${booking} and (a.credit or b.void is not null)`);
  return needed;
}

/** Void bills on which a booking opened something again. */
export async function voidAndOpen(
  tx: Runner,
  booking: string,
): Promise<Pick<BillRow, 'id' | 'kind' | 'debtor' | 'open'>[]> {
  return tx.rows(sql`select b.id, b.kind, b.debtor, b.open from payments.allocation a join payments.bill b on b.id = a.bill
    where a.booking = ${booking} and not a.credit and b.void is not null and b.open > 0 order by b.id`);
}
