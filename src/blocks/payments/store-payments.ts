/** SQL of payments. */
import type { Runner } from '../../platform/db/database.ts';
import { type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';

const PAYMENT = tableOf('payments.payment', {
  id: 'uuid',
  code: 'text',
  channel: 'text',
  reference: 'text',
  debtor: 'bigint',
  amount: 'bigint',
  paid_at: 'timestamptz',
  told_at: 'timestamptz',
  taker: 'text',
});

export type PaymentRow = {
  id: string;
  code: string;
  channel: string;
  reference: string;
  debtor: number | null;
  amount: number;
  paid_at: Date;
  told_at: Date;
  taker: string | null;
};

export function insertPayment(p: PaymentRow): Insert {
  return {
    into: PAYMENT,
    row: [p.id, p.code, p.channel, p.reference, p.debtor, p.amount, p.paid_at, p.told_at, p.taker],
  };
}

/** For whom a payment is: a debtor, a pay code, or bills; none: nobody knows. */
export type Question = {
  id: string;
  channel: string;
  reference: string;
  amount: number;
  paidAt: Date;
  debtor: number | null;
  payCode: string | null;
  bills: readonly number[] | null;
  /** Bills that are paid before others. */
  first: readonly number[] | null;
};

export type Situation = {
  /** The payment that stands under this id or this reference already. */
  known: { id: string; code: string; channel: string; reference: string; amount: number } | null;
  debtor: number | null;
  service: string | null;
  /** As many open bills, the chosen ones and then the oldest first, as the amount reaches for. */
  owed: { id: number; kind: string; due: string; open: number }[];
};

/** What must be known before a payment can be booked, for many at once, in their order. */
export async function situations(runner: Runner, keys: readonly Question[]): Promise<Situation[]> {
  const column = <T>(of: (key: Question) => T) => keys.map(of);
  return runner.rows(sql`select
      (select json_build_object('id', p.id, 'code', p.code, 'channel', p.channel, 'reference', p.reference, 'amount', p.amount)
        from payments.payment p where (p.channel = k.channel and p.reference = k.reference) or p.id = k.id limit 1) as known,
      d.id as debtor, d.service,
      (select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'due', o.due, 'open', o.open) order by o.due, o.id), '[]')
        from (select b.id, b.kind, b.due, b.open, sum(b.open) over (order by b.id = any(k.first::bigint[]) desc, b.due, b.id) - b.open as before
          from payments.bill b where b.debtor = d.id and b.open > 0
            and (k.bills is null or b.id = any(k.bills::bigint[]))) o
        where o.before < k.amount) as owed
    from unnest(${column((k) => k.id)}::uuid[], ${column((k) => k.channel)}::text[], ${column((k) => k.reference)}::text[],
        ${column((k) => k.amount)}::bigint[], ${column((k) => k.paidAt.toISOString())}::timestamptz[],
        ${column((k) => k.debtor)}::bigint[], ${column((k) => k.payCode)}::text[],
        ${column((k) => (k.bills ? `{${k.bills.join()}}` : null))}::text[],
        ${column((k) => (k.first ? `{${k.first.join()}}` : null))}::text[])
      with ordinality k(id, channel, reference, amount, paid_at, debtor, code, bills, first, no)
    left join lateral (select c.debtor from payments.pay_code c
      where c.code = k.code and c.since <= k.paid_at order by c.since desc limit 1) c on true
    left join payments.bill f on f.id = (k.bills::bigint[])[1]
    left join payments.debtor d on d.id = coalesce(k.debtor, c.debtor, f.debtor)
    order by k.no`);
}

export type FoundPayment = PaymentRow & {
  settled: string | null;
  remitted: string | null;
  reversed: string | null;
  identified: string | null;
};

const columns = sql`id, code, channel, reference, debtor, amount, paid_at, told_at, taker, settled, remitted, reversed, identified`;

export async function lockPayment(tx: Runner, id: string): Promise<FoundPayment | undefined> {
  return tx.maybe(sql`select ${columns} from payments.payment where id = ${id} for no key update`);
}

export async function markReversed(tx: Runner, id: string, booking: string): Promise<void> {
  await tx.run(sql`update payments.payment set reversed = ${booking} where id = ${id}`);
}

export async function isBooked(runner: Runner, channel: string, reference: string): Promise<boolean> {
  const row = await runner.one<{ there: boolean }>(sql`select exists (
    select from payments.payment where channel = ${channel} and reference = ${reference}) as there`);
  return row.there;
}
