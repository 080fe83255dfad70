/** SQL of what a number that people pay to stands for. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { CodeKind } from './rules/codes.ts';
import { type OrderState, orderState } from './rules/orders.ts';
import { findOrderByNumber } from './store-orders.ts';

export type Payable = {
  debtor: number;
  service: string;
  ref: string;
  /** The one bill that it pays; null: the oldest of all. */
  bill: number | null;
  /** What somebody chose to pay; then `owed` is its amount. */
  order: { no: number; bills: number[]; state: OrderState } | null;
  /** What is owed now, in rupiah. */
  owed: number;
};

/** For whom, or for which bill, money that was paid to this number at that moment is. */
export async function findPayable(
  runner: Runner,
  given: { code: string; kind: CodeKind; number: number; at: Date },
): Promise<Payable | undefined> {
  if (given.kind === 'order') {
    const order = await findOrderByNumber(runner, given.number);
    if (!order) return undefined;
    const { debtor, service, ref, amount, no, bills } = order;
    return {
      ...{ debtor, service, ref, bill: null, owed: amount },
      order: { no, bills, state: orderState(order, given.at) },
    };
  }
  if (given.kind === 'bill')
    return runner.maybe(sql`select b.debtor, d.service, d.ref, b.id as bill, null as "order", b.open as owed
      from payments.bill b join payments.debtor d on d.id = b.debtor where b.id = ${given.number}`);
  return runner.maybe(sql`select d.id as debtor, d.service, d.ref, null::bigint as bill, null as "order",
      coalesce((select sum(b.open) from payments.bill b where b.debtor = d.id and b.open > 0), 0)::bigint as owed
    from (select c.debtor from payments.pay_code c where c.code = ${given.code} and c.since <= ${given.at}
          order by c.since desc limit 1) c
    join payments.debtor d on d.id = c.debtor`);
}

/** Every bill of a debtor, the newest first. */
export async function billsOfDebtor(
  runner: Runner,
  service: string,
  ref: string,
): Promise<{ id: number; subject: string; amount: number; open: number; void: boolean }[]> {
  return runner.rows(sql`select b.id, b.subject, b.amount, b.open, b.void is not null as void
    from payments.debtor d join payments.bill b on b.debtor = d.id
    where d.service = ${service} and d.ref = ${ref} order by b.id desc`);
}

export async function refOf(runner: Runner, debtor: number): Promise<string | undefined> {
  const row = await runner.maybe<{ ref: string }>(sql`select ref from payments.debtor where id = ${debtor}`);
  return row?.ref;
}
