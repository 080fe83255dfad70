/** SQL of receipts, and of bills by their number: what a payment paid, what became of a bill. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type ReceiptRow = {
  id: string;
  code: string;
  channel: string;
  amount: number;
  paid_at: Date;
  reversed: boolean;
  settled: boolean;
  remitted: boolean;
  service: string | null;
  ref: string | null;
};

export async function findReceipt(runner: Runner, code: string): Promise<ReceiptRow | undefined> {
  return runner.maybe(sql`select p.id, p.code, p.channel, p.amount, p.paid_at, p.reversed is not null as reversed,
      p.settled is not null as settled, p.remitted is not null as remitted, d.service, d.ref
    from payments.payment p left join payments.debtor d on d.id = p.debtor where p.code = ${code}`);
}

export type PaidBill = {
  id: number;
  kind: string;
  subject: string;
  from_day: string;
  to_day: string;
  due: string;
  amount: number;
  paid: number;
};

export async function paidBills(runner: Runner, booking: string): Promise<PaidBill[]> {
  return runner.rows(sql`select b.id, b.kind, b.subject, b.from_day::text, b.to_day::text, b.due::text, b.amount, a.amount as paid
    from payments.allocation a join payments.bill b on b.id = a.bill
    where a.booking = ${booking} and not a.credit order by b.due, b.id`);
}

export type BillState = {
  id: number;
  kind: string;
  subject: string;
  amount: number;
  open: number;
  void: boolean;
  due: string;
  debtor: number;
  issued_at: Date;
};

/** What became of these bills, in no order. */
export async function billStates(runner: Runner, ids: readonly number[]): Promise<BillState[]> {
  return runner.rows(sql`select id, kind, subject, amount, open, void is not null as void, due::text, debtor, issued_at
    from payments.bill where id = any(${ids}::bigint[])`);
}
