/** SQL of orders: what somebody means to pay, and what came in for it. */
import type { Runner } from '../../platform/db/database.ts';
import { type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';
import type { OrderFacts, OrderWay } from './rules/orders.ts';

export type OrderRow = OrderFacts & {
  no: number;
  id: string;
  debtor: number;
  service: string;
  ref: string;
  bills: number[];
  bank: string;
  way: OrderWay;
  qris: string | null;
  asked: boolean;
  receipts: string[];
};

const order = sql`select o.no, o.id, o.debtor, d.service, d.ref, to_json(o.bills) as bills, o.amount, o.bank, o.way, o.until,
    o.qris, o.asked_at is not null as asked, o.ended,
    (select coalesce(sum(b.open), 0)::bigint from payments.bill b where b.id = any(o.bills)) as open,
    p.receipts, cardinality(p.receipts) > 0 as paid
  from payments.pay_order o join payments.debtor d on d.id = o.debtor
  cross join lateral (select coalesce(array_agg(p.code order by p.told_at), '{}') as receipts
    from payments.order_payment op join payments.payment p on p.id = op.payment and p.reversed is null
    where op.order_no = o.no) p`;

export async function findOrder(runner: Runner, id: string): Promise<OrderRow | undefined> {
  return runner.maybe(sql`${order} where o.id = ${id}`);
}

export async function findOrderByNumber(runner: Runner, no: number): Promise<OrderRow | undefined> {
  return runner.maybe(sql`${order} where o.no = ${no}`);
}

/** Those of these bills that belong to the debtor and are open. */
export async function openOf(
  runner: Runner,
  debtor: number,
  bills: readonly number[],
): Promise<{ count: number; open: number }> {
  return runner.one(sql`select count(*)::int as count, coalesce(sum(open), 0)::bigint as open
    from payments.bill where id = any(${bills}::bigint[]) and debtor = ${debtor} and open > 0`);
}

export type NewOrderRow = Pick<OrderRow, 'id' | 'debtor' | 'bills' | 'amount' | 'bank' | 'way' | 'until'>;

/** Undefined when somebody was faster with this id. */
export async function insertOrder(tx: Runner, row: NewOrderRow, at: Date): Promise<number | undefined> {
  const made = await tx.maybe<{ no: number }>(sql`insert into payments.pay_order
      (id, debtor, bills, amount, bank, way, made_at, until)
    values (${row.id}, ${row.debtor}, ${row.bills}::bigint[], ${row.amount}, ${row.bank}, ${row.way}, ${at}, ${row.until})
    on conflict (id) do nothing returning no`);
  return made?.no;
}

/** Older ones that would pay one of these bills too; those at banks that must be told. */
export async function replaceOrders(
  tx: Runner,
  given: { debtor: number; bills: readonly number[]; at: Date },
): Promise<{ no: number; bank: string; way: OrderWay }[]> {
  return tx.rows(sql`update payments.pay_order set ended = 'replaced', ended_at = ${given.at}
    where debtor = ${given.debtor} and ended is null and until > ${given.at} and bills && ${given.bills}::bigint[]
    returning no, bank, way`);
}

/** False when it had ended before. */
export async function endOrder(
  tx: Runner,
  given: { no: number; how: 'cancelled' | 'refused'; at: Date },
): Promise<boolean> {
  const row = await tx.maybe(sql`update payments.pay_order set ended = ${given.how}, ended_at = ${given.at}
    where no = ${given.no} and ended is null returning no`);
  return row !== undefined;
}

export async function markAsked(tx: Runner, no: number, qris: string | null, at: Date): Promise<void> {
  await tx.run(sql`update payments.pay_order set qris = coalesce(qris, ${qris}), asked_at = coalesce(asked_at, ${at})
    where no = ${no}`);
}

const ORDER_PAYMENT = tableOf('payments.order_payment', { payment: 'uuid', order_no: 'bigint' });

export function insertOrderPayment(payment: string, no: number): Insert {
  return { into: ORDER_PAYMENT, row: [payment, no] };
}
