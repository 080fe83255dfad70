/** SQL that books what was settled, follows it to the treasury, and writes down what is left. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Matching } from './store-matching.ts';

/** The last number given to a settlement; what comes after it is of this run. */
export async function lastSettlement(tx: Runner): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    sql`select coalesce(max(id), 0)::bigint as id from payments.settlement`,
  );
  return id;
}

export type SettlingAccounts = {
  /** Where the money of this account stands, where the bank's own fees go, and the treasury. */
  own: number;
  bankFees: number;
  rkud: number;
  channels: readonly { channel: string; pending: number; fees: number }[];
};

/** Books every settlement after this number that has a booking to come, all in one statement. */
export async function bookSettlements(
  tx: Runner,
  given: {
    after: number;
    zone: string;
    now: Date;
    actorKind: string;
    actorId: string | null;
  } & SettlingAccounts,
): Promise<void> {
  const { channels } = given;
  await tx.run(sql`with fresh as materialized (select x.booking, x.how, x.gross, x.fee, x.against, x.line, l.value_day, l.amount, c.pending, c.fees
      from payments.settlement x join payments.statement_line l on l.id = x.line
      left join unnest(${channels.map((c) => c.channel)}::text[], ${channels.map((c) => c.pending)}::int[],
        ${channels.map((c) => c.fees)}::int[]) c(channel, pending, fees) on c.channel = x.channel
      where x.id > ${given.after} and x.booking is not null and not exists (select from payments.booking b where b.id = x.booking)),
    sides as (
      select booking, ${given.own}::int as account, amount from fresh
      union all select booking, ${given.rkud}::int, -amount from fresh where how = 'transfer'
      union all select booking, ${given.bankFees}::int, -amount from fresh where how = 'fee'
      union all select booking, against, -amount from fresh where against is not null
      union all select booking, fees, fee from fresh where pending is not null
      union all select booking, pending, -gross from fresh where pending is not null),
    booked as (insert into payments.booking (id, kind, subject, effective_at, booked_at, actor_kind, actor_id)
      select booking, case how when 'transfer' then 'payment.remitted' when 'fee' then 'bank.fee' when 'deposit' then 'cash.deposited'
          when 'explained' then 'bank.explained' when 'refunded' then 'payment.refunded' else 'payment.settled' end,
        'line-' || line, value_day::timestamp at time zone ${given.zone}, ${given.now}, ${given.actorKind}, ${given.actorId} from fresh)
    insert into payments.posting (booking, account, amount)
    select booking, account, sum(amount)::bigint from sides group by booking, account having sum(amount) <> 0`);
}

/** The payments behind these bookings arrived by that transfer; bookings and transfers pairwise. */
async function markRemitted(
  tx: Runner,
  done: readonly { id: number; booking: string; by: string }[],
): Promise<void> {
  if (done.length === 0) return;
  const [ids, bookings] = [done.map(({ id }) => id), done.map(({ booking }) => booking)];
  const by = done.map((one) => one.by);
  await tx.run(sql`update payments.settlement x set remitted = d.by
    from unnest(${ids}::bigint[], ${by}::uuid[]) d(id, by) where x.id = d.id`);
  await tx.run(sql`update payments.payment p set remitted = d.by
    from unnest(${bookings}::uuid[], ${by}::uuid[]) d(booking, by) where p.settled = d.booking`);
}

/** What is settled on the treasury's own account is there. */
export async function remitAtOnce(tx: Runner, m: Matching, after: number): Promise<void> {
  await markRemitted(
    tx,
    await tx.rows(sql`select id, booking, booking as by from payments.settlement
      where id > ${after} and account = ${m.number} and how not in ('seen', 'fee') and undone_at is null`),
  );
}

/**
 * Follows transfers to the treasury: what was settled first went first. The bank's fees up to the last transfer are taken
 * as gone with it. Transfers and fees of before count on, so that a remainder is not lost.
 */
export async function remitTransferred(tx: Runner, m: Matching): Promise<void> {
  const last = await tx.maybe<{
    line: number;
    booking: string;
  }>(sql`select line, booking from payments.settlement
    where account = ${m.number} and how = 'transfer' and undone_at is null order by line desc limit 1`);
  if (!last) return;
  const { room } = await tx.one<{ room: number }>(sql`select
      (coalesce(sum(-x.gross) filter (where x.how = 'transfer' or x.how = 'fee' and x.line <= ${last.line}), 0)
        - coalesce(sum(x.gross - x.fee) filter (where x.how not in ('transfer', 'fee') and x.remitted is not null), 0))::bigint as room
    from payments.settlement x where x.account = ${m.number} and x.undone_at is null`);
  await markRemitted(
    tx,
    await tx.rows(sql`select d.id, d.booking, ${last.booking}::uuid as by
      from (select id, booking, sum(gross - fee) over (order by line, id) as upto from payments.settlement
        where account = ${m.number} and how not in ('transfer', 'fee') and remitted is null and undone_at is null) d
      where d.upto <= ${room}`),
  );
}

/** Differences whose missing part has come are closed; the number of those still open for the account. */
export async function closeMatched(tx: Runner, m: { now: Date }): Promise<void> {
  await tx.run(sql`update payments.difference d set closed_at = ${m.now}, closed_as = 'matched'
    where d.closed_at is null and (
      d.line is not null and exists (select from payments.settlement x where x.line = d.line and x.undone_at is null)
      or d.line is null and d.kind = 'missing-at-bank' and exists (select from payments.payment p
        where p.id = d.payment and (p.settled is not null or p.reversed is not null))
      or d.kind = 'no-debtor' and exists (select from payments.payment p
        where p.id = d.payment and (p.debtor is not null or p.reversed is not null)))`);
}

/** Below this share of what was expected it is no longer a matter of fees. */
const FEE_SHARE = 0.9;

/** Lines of these statements that nothing stands behind, each with the kind of its difference. */
export async function openLineDifferences(tx: Runner, m: Matching): Promise<void> {
  const channels = m.account.channels.map(({ channel }) => channel);
  const words = m.account.channels.flatMap(({ channel, words }) => words.map((word) => ({ channel, word })));
  await tx.run(sql`with lines as materialized (select l.* from payments.statement_line l where l.statement = any(${[...m.fresh]}::bigint[])
      and not exists (select from payments.settlement x where x.line = l.id and x.undone_at is null)
      and not exists (select from payments.difference d where d.line = l.id)),
    hits as (select distinct on (l.id) l.id as line, p.id as payment, p.amount, p.settled,
        p.channel = any(${channels}::text[]) as here
      from lines l cross join lateral (select l.reference as token union select regexp_split_to_table(l.text, '[[:space:],;:/()]+')) t
      join payments.payment p on p.channel = any(${[...m.channels]}::text[]) and p.reference = t.token
      where length(t.token) >= 4 and p.reversed is null and p.taker is null
      order by l.id, not p.channel = any(${channels}::text[]), p.settled is null, p.told_at),
    sums as (select l.id as line, s.gross from lines l
      join unnest(${words.map((w) => w.channel)}::text[], ${words.map((w) => w.word.toLowerCase())}::text[]) w(channel, word)
        on strpos(lower(l.text), w.word) > 0
      cross join lateral (select sum(p.amount)::bigint as gross from payments.payment p where p.channel = w.channel and p.settled is null
        and p.reversed is null and p.taker is null and (p.paid_at at time zone ${m.zone})::date between l.value_day - ${m.days}::int and l.value_day
        group by (p.paid_at at time zone ${m.zone})::date order by abs(sum(p.amount) - l.amount) limit 1) s where l.amount > 0),
    slips as (select distinct on (l.id) l.id as line, p.amount from lines l
      join payments.deposit_slip p on strpos(upper(l.reference || ' ' || l.text), p.number) > 0 where l.amount > 0 order by l.id, p.number)
    insert into payments.difference (account, kind, line, payment, expected, found, opened_at)
    select ${m.number}, case
        when l.amount < 0 then 'money-out'
        when not h.here then 'wrong-account'
        when h.settled is not null then 'double-line'
        when coalesce(h.amount, d.amount, s.gross) is null then 'unknown-money'
        when d.amount is null and l.amount < coalesce(h.amount, d.amount, s.gross) and l.amount >= coalesce(h.amount, d.amount, s.gross) * ${FEE_SHARE}::numeric then 'fee-differs'
        else 'amount-differs' end,
      l.id, h.payment, coalesce(h.amount, d.amount, s.gross), l.amount, ${m.now}
    from lines l left join hits h on h.line = l.id
    left join slips d on d.line = l.id
    left join (select distinct on (line) line, gross from sums order by line, gross) s on s.line = l.id`);
}

/** Payments that the bank should have paid out by the last statement, and money of which nobody knows whose it is. */
export async function openPaymentDifferences(tx: Runner, m: Matching): Promise<void> {
  await tx.run(sql`insert into payments.difference (account, kind, payment, expected, opened_at)
    select ${m.number}, 'missing-at-bank', p.id, p.amount, ${m.now} from payments.payment p
    where p.channel = any(${m.account.channels.map(({ channel }) => channel)}::text[]) and p.settled is null and p.reversed is null
      and p.taker is null and (p.paid_at at time zone ${m.zone})::date + ${m.days}::int
        < (select max(s.day) from payments.statement s where s.account = ${m.number})
      and not exists (select from payments.difference d where d.payment = p.id and d.kind <> 'no-debtor'
        and (d.closed_at is null or d.closed_as = 'explained'))
    on conflict do nothing`);
  await tx.run(sql`insert into payments.difference (kind, payment, found, opened_at)
    select 'no-debtor', p.id, p.amount, ${m.now} from payments.payment p where p.debtor is null and p.reversed is null
      and not exists (select from payments.difference d where d.payment = p.id and d.kind = 'no-debtor'
        and (d.closed_at is null or d.closed_as = 'explained'))
    on conflict do nothing`);
}

export async function countOpen(tx: Runner, account: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count from payments.difference
    where closed_at is null and (account = ${account} or account is null)`);
  return count;
}
