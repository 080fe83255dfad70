/** SQL of the closing report: what moved between two bookings, what is on its way, and what the banks say. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** Bookings after the first number, up to the second. */
export type Span = { after: number; upto: number };

/** How each account stood before, what came and went, and how it stands after. */
export async function movements(
  runner: Runner,
  { after, upto }: Span,
): Promise<{ code: string; kind: string; came: number; went: number; closing: number }[]> {
  return runner.rows(sql`with now as (select a.id, a.code, a.kind, coalesce(b.amount, 0) + coalesce((select sum(p.amount)
        from payments.posting p where p.account = a.id and p.no > (select upto from payments.rolled)), 0) as amount
      from payments.account a left join payments.balance b on b.account = a.id),
    moved as materialized (select p.account, b.seq, p.amount from payments.booking b join payments.posting p on p.booking = b.id
      where b.seq > ${after}),
    sums as (select account, sum(amount) filter (where seq <= ${upto} and amount > 0) as came,
        -sum(amount) filter (where seq <= ${upto} and amount < 0) as went, sum(amount) filter (where seq > ${upto}) as later
      from moved group by account)
    select n.code, n.kind, coalesce(s.came, 0)::bigint as came, coalesce(s.went, 0)::bigint as went,
      (n.amount - coalesce(s.later, 0))::bigint as closing
    from now n left join sums s on s.account = n.id
    where n.amount - coalesce(s.later, 0) <> 0 or s.came is not null or s.went is not null order by n.code collate "C"`);
}

/** Payments that were booked, by channel and by where the bills are that they paid; place null: not laid on a bill. */
export async function received(
  runner: Runner,
  { after, upto }: Span,
): Promise<{ channel: string; place: string | null; payments: number; amount: number; reversed: number }[]> {
  return runner.rows(sql`with booked as materialized (select p.id, p.channel, p.amount, p.reversed from payments.booking b
        join payments.payment p on p.id = b.id where b.seq > ${after} and b.seq <= ${upto} and b.kind = 'payment.received'),
      laid as (select k.id, case when a.credit then null else l.place end as place, a.amount from booked k
        join payments.allocation a on a.booking = k.id left join payments.bill l on l.id = a.bill),
      parts as (select id, place, amount from laid
        union all select k.id, null, k.amount - coalesce((select sum(amount) from laid where laid.id = k.id), 0) from booked k)
    select k.channel, p.place, (count(distinct k.id))::int as payments, sum(p.amount)::bigint as amount,
      coalesce(sum(p.amount) filter (where k.reversed is not null), 0)::bigint as reversed
    from booked k join parts p on p.id = k.id and p.amount <> 0 group by k.channel, p.place order by k.channel, p.place`);
}

/** Payments that no bank has shown yet, by channel; late: longer than the bank of the channel takes. */
export async function onTheWay(
  runner: Runner,
  given: { today: string; zone: string; days: readonly { channel: string; days: number }[] },
): Promise<
  { channel: string; payments: number; amount: number; oldest: Date; late: number; lateAmount: number }[]
> {
  const { days } = given;
  return runner.rows(sql`select p.channel, count(*)::int as payments, sum(p.amount)::bigint as amount, min(p.paid_at) as oldest,
      (count(*) filter (where late))::int as late, coalesce(sum(p.amount) filter (where late), 0)::bigint as "lateAmount"
    from (select p.*, (p.paid_at at time zone ${given.zone})::date + coalesce(c.days, 1) < ${given.today}::date as late
      from payments.payment p left join unnest(${days.map(({ channel }) => channel)}::text[], ${days.map((d) => d.days)}::int[])
        c(channel, days) on c.channel = p.channel
      where p.settled is null and p.reversed is null and p.taker is null) p group by p.channel order by p.channel`);
}

/** What is at banks and not with the treasury yet; late: for longer than the day after. */
export async function notRemitted(
  runner: Runner,
  given: { today: string; rkud: readonly string[] },
): Promise<{ account: string; amount: number; oldest: string; lateAmount: number }[]> {
  return runner.rows(sql`select x.account, sum(x.gross - x.fee)::bigint as amount, min(l.value_day)::text as oldest,
      coalesce(sum(x.gross - x.fee) filter (where l.value_day + 1 < ${given.today}::date), 0)::bigint as "lateAmount"
    from payments.settlement x join payments.statement_line l on l.id = x.line
    where x.how not in ('transfer', 'fee', 'seen') and x.remitted is null and x.undone_at is null
      and x.account <> all (${[...given.rkud]}::text[]) group by x.account order by x.account`);
}

/** Each account as its bank tells it, up to a day, beside what of its lines is explained. */
export async function bankSays(
  runner: Runner,
  day: string,
): Promise<
  {
    account: string;
    day: string;
    opening: number;
    closing: number;
    lines: number;
    explained: number;
    open: number;
  }[]
> {
  return runner.rows(sql`with last as (select distinct on (account) account, day::text as day, closing from payments.statement
        where day <= ${day}::date order by account, day desc, id desc),
      first as (select distinct on (account) account, opening from payments.statement order by account, from_day, id),
      told as (select s.account, sum(l.amount)::bigint as lines,
          coalesce(sum(l.amount) filter (where x.id is not null), 0)::bigint as explained,
          coalesce(sum(l.amount) filter (where x.id is null), 0)::bigint as open
        from payments.statement s join payments.statement_line l on l.statement = s.id
        left join payments.settlement x on x.line = l.id and x.undone_at is null where s.day <= ${day}::date group by s.account)
    select last.account, last.day, first.opening, last.closing, coalesce(told.lines, 0) as lines,
      coalesce(told.explained, 0) as explained, coalesce(told.open, 0) as open
    from last join first on first.account = last.account left join told on told.account = last.account order by last.account`);
}

export async function receivedSince(runner: Runner, since: Date): Promise<number> {
  const { amount } = await runner.one<{
    amount: number;
  }>(sql`select coalesce(sum(amount), 0)::bigint as amount
    from payments.payment where told_at >= ${since} and reversed is null`);
  return amount;
}

export async function lastSeq(runner: Runner): Promise<number> {
  const { seq } = await runner.one<{ seq: number }>(
    sql`select coalesce(max(seq), 0)::bigint as seq from payments.booking`,
  );
  return seq;
}

export type ClosingRow = {
  day: string;
  content: unknown;
  upto: number;
  before: string;
  hash: string;
  closed_at: Date;
  actor_id: string | null;
};
const closing = sql`select day::text as day, content, upto, before, hash, closed_at, actor_id from payments.closing`;

export async function findClosing(runner: Runner, day: string): Promise<ClosingRow | undefined> {
  return runner.maybe(sql`${closing} where day = ${day}::date`);
}

export async function lastClosing(runner: Runner, before: string): Promise<ClosingRow | undefined> {
  return runner.maybe(sql`${closing} where day < ${before}::date order by day desc limit 1`);
}

export async function closings(runner: Runner, most: number): Promise<ClosingRow[]> {
  return runner.rows(sql`${closing} order by day desc limit ${most}`);
}

/** False when the day, or a later one, was closed meanwhile. */
export async function insertClosing(
  tx: Runner,
  c: Omit<ClosingRow, 'closed_at' | 'actor_id'> & { at: Date; actorKind: string; actorId: string | null },
): Promise<boolean> {
  const count =
    await tx.run(sql`insert into payments.closing (day, content, upto, before, hash, closed_at, actor_kind, actor_id)
    select ${c.day}::date, ${JSON.stringify(c.content)}::jsonb, ${c.upto}, ${c.before}, ${c.hash}, ${c.at}, ${c.actorKind}, ${c.actorId}
    where not exists (select from payments.closing where day >= ${c.day}::date) on conflict do nothing`);
  return count === 1;
}
