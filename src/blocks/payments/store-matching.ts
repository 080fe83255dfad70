/** SQL that finds which line of a statement is which payments: whole sets at a time, whatever the number of lines. */
import type { Runner } from '../../platform/db/database.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import type { KnownAccount } from './store-statements.ts';

export type Matching = {
  number: string;
  days: number;
  zone: string;
  now: Date;
  /** Statements that just came; lines of open differences are looked at as well. */
  fresh: readonly number[];
  account: KnownAccount['content'];
  /** Of all accounts: money may come to the wrong one. */
  channels: readonly string[];
};

/** Lines that nothing stands behind yet. */
const openLines = (m: Matching): Sql => sql`select l.* from payments.statement_line l
  join (select l.id from payments.statement_line l where l.statement = any(${[...m.fresh]}::bigint[])
    union select d.line from payments.difference d where d.account = ${m.number} and d.closed_at is null and d.line is not null) c on c.id = l.id
  where not exists (select from payments.settlement x where x.line = l.id and x.undone_at is null)`;

/** Payments that the bank owes, each with its day and with the fee that the rule of that day gives. */
function openPayments(m: Matching): Sql {
  const rules = m.account.channels.flatMap(({ channel, fees }) => fees.map((fee) => ({ channel, ...fee })));
  return sql`select p.id, p.channel, p.reference, p.amount, p.day,
      coalesce(r.each + round(p.amount * r.points / 10000.0), 0)::bigint as fee
    from (select p.*, (p.paid_at at time zone ${m.zone})::date as day from payments.payment p
      where p.channel = any(${m.account.channels.map(({ channel }) => channel)}::text[])
        and p.settled is null and p.reversed is null and p.taker is null) p
    left join lateral (select f.* from unnest(${rules.map((r) => r.channel)}::text[], ${rules.map((r) => r.from)}::date[],
        ${rules.map((r) => r.basisPoints)}::int[], ${rules.map((r) => r.each)}::bigint[]) f(channel, since, points, each)
      where f.channel = p.channel and f.since <= p.day order by f.since desc limit 1) r on true`;
}

/** What a line says that may be a reference: its own, and every longer word of its text. */
const tokens = sql`select distinct l.id as line, t.token from open_line l cross join lateral (
  select l.reference as token union all select regexp_split_to_table(l.text, '[[:space:],;:/()]+')) t where length(t.token) >= 4`;

/**
 * Lays open lines and payments side by side for the rest of the transaction. The planner is told how many there are: it
 * would take what just came for nothing, and compare each line with each payment. False when no line is open.
 */
export async function gatherOpen(tx: Runner, m: Matching): Promise<boolean> {
  await tx.run(sql`create temporary table open_line on commit drop as
    select l.id, l.amount, l.value_day, l.reference, l.text from (${openLines(m)}) l where l.amount > 0`);
  const { some } = await tx.one<{ some: boolean }>(sql`select exists (select from open_line) as some`);
  if (!some) return false;
  await tx.run(sql`create temporary table open_payment on commit drop as ${openPayments(m)}`);
  await tx.run(sql`create temporary table open_token on commit drop as ${tokens}`);
  await tx.run(sql`analyze open_line, open_payment, open_token`);
  return true;
}

type Settled = { lines: number; wanted: number; got: number };

/** Settles pairs of line and payment: one settlement for each line, and its payments marked with its booking. */
async function settle(tx: Runner, m: Matching, how: string, pairs: Sql): Promise<Settled> {
  await tx.run(sql`create temporary table pair on commit drop as ${pairs}`);
  await tx.run(sql`analyze pair`);
  const settled = await tx.one<Settled>(sql`with
    sums as (select p.line, min(o.channel) as channel, sum(o.amount)::bigint as gross, sum(o.amount)::bigint - min(l.amount) as fee
      from pair p join open_line l on l.id = p.line join open_payment o on o.id = p.payment group by p.line),
    put as (insert into payments.settlement (line, account, how, channel, gross, fee, booking, at)
      select line, ${m.number}, ${how}, channel, gross, fee,
        md5('settlement/' || line || '/' || (select count(*) from payments.settlement y where y.line = s.line))::uuid, ${m.now}
      from sums s returning line, booking),
    paid as (update payments.payment p set settled = put.booking from pair join put on put.line = pair.line
      where p.id = pair.payment and p.settled is null and p.reversed is null returning p.id)
    select (select count(*) from put)::int as lines, (select count(*) from pair)::int as wanted, (select count(*) from paid)::int as got`);
  await tx.run(sql`delete from open_line l using pair p where l.id = p.line`);
  await tx.run(sql`delete from open_payment o using pair p where o.id = p.payment`);
  await tx.run(sql`drop table pair`);
  return settled;
}

/** By the references that stand in a line, when their sum, with or without fees, is its amount. */
export async function settleByReference(tx: Runner, m: Matching): Promise<Settled> {
  return settle(
    tx,
    m,
    'reference',
    sql`with hits as (select distinct t.line, p.id as payment, p.channel, p.amount, p.fee
        from open_token t join open_payment p on p.reference = t.token),
      sums as (select h.line, h.payment, l.amount, sum(h.amount) over whole as gross, sum(h.amount - h.fee) over whole as net,
          min(h.channel) over whole = max(h.channel) over whole as alike
        from hits h join open_line l on l.id = h.line window whole as (partition by h.line)),
      -- A payment that two lines name is the first one's; a line that is left with less than it names waits for people.
      firsts as (select line, payment, min(line) over (partition by payment) as first from sums
        where alike and amount in (gross, net)),
      owned as (select line, payment, bool_and(first = line) over (partition by line) as own from firsts)
      select line, payment from owned where own`,
  );
}

/** By amount and day, where there is only one such payment and only one such line, and no line names it otherwise. */
export async function settleByAmount(tx: Runner, m: Matching): Promise<Settled> {
  return settle(
    tx,
    m,
    'amount',
    sql`with
    hits as (select distinct t.line, p.id as payment from open_token t join open_payment p on p.reference = t.token),
    keyed as (select p.id, p.amount as key, p.day from open_payment p where not exists (select from hits h where h.payment = p.id)
      union select p.id, p.amount - p.fee, p.day from open_payment p where not exists (select from hits h where h.payment = p.id)),
    p_groups as (select key, day, count(*) as n, min(id::text)::uuid as payment from keyed group by key, day),
    l_groups as (select amount, value_day, count(*) as n, min(id) as line from open_line l
      where amount > 0 and not exists (select from hits h where h.line = l.id) group by amount, value_day),
    joined as (select g.line, p.payment, sum(p.n) over (partition by g.amount, g.value_day) as payments,
        sum(g.n) over (partition by p.key, p.day) as lines
      from l_groups g join p_groups p on p.key = g.amount and g.value_day between p.day and p.day + ${m.days}::int),
    sole as (select line, payment from joined where payments = 1 and lines = 1),
    single as (select payment, min(line) as line from sole group by payment having count(*) = 1)
    select line, payment from single`,
  );
}

/** The days of channels that the bank may pay out in one sum. */
const batches = sql`select channel, day, sum(amount)::bigint as gross, sum(fee)::bigint as fee from open_payment group by channel, day`;
/** Which channel a line names, when it names one. */
const named = (m: Matching): Sql => {
  const words = m.account.channels.flatMap(({ channel, words }) => words.map((word) => ({ channel, word })));
  return sql`select distinct l.id as line, w.channel from open_line l join unnest(${words.map((w) => w.channel)}::text[],
    ${words.map((w) => w.word.toLowerCase())}::text[]) w(channel, word) on strpos(lower(l.text), w.word) > 0`;
};

/** By the whole day of a channel, when there is only one such day and only one such line. */
export async function settleByDay(tx: Runner, m: Matching): Promise<Settled> {
  return settle(
    tx,
    m,
    'batch',
    sql`with
    named as materialized (${named(m)}), days as materialized (${batches}),
    keyed as (select channel, day, gross as key from days union select channel, day, gross - fee from days),
    joined as (select l.id as line, k.channel, k.day, count(*) over (partition by l.id) as days,
        count(*) over (partition by k.channel, k.day) as lines
      from open_line l join keyed k on k.key = l.amount and l.value_day between k.day and k.day + ${m.days}::int
      where l.amount > 0 and (exists (select from named n where n.line = l.id and n.channel = k.channel)
        or not exists (select from named n where n.line = l.id)))
    select j.line, p.id as payment from joined j
      join open_payment p on p.channel = j.channel and p.day = j.day where j.days = 1 and j.lines = 1`,
  );
}

/** Cash that was brought to the bank with a deposit slip: by the slip's number, when the amount is the slip's. */
export async function settleDeposits(tx: Runner, m: Matching): Promise<void> {
  await tx.run(sql`with lines as materialized (${openLines(m)}),
    fits as (select distinct on (p.number) p.number, p.source, p.amount, l.id as line from payments.deposit_slip p
      join lines l on l.amount = p.amount and strpos(upper(l.reference || ' ' || l.text), p.number) > 0
      where p.kind = 'cash' and p.settlement is null and p.void_at is null order by p.number, l.id),
    put as (insert into payments.settlement (line, account, how, gross, fee, booking, against, at)
      select distinct on (line) line, ${m.number}, 'deposit', amount, 0,
        md5('settlement/' || line || '/' || (select count(*) from payments.settlement y where y.line = f.line))::uuid, source, ${m.now}
      from fits f order by line, number returning id, line)
    update payments.deposit_slip p set settlement = put.id from put
      where p.number = (select min(f.number) from fits f where f.line = put.line)`);
}

/** Money that goes on to the treasury, and the bank's own fees: told by their words. */
export async function settleOutgoing(tx: Runner, m: Matching): Promise<void> {
  const kinds = [
    ...m.account.transferWords.map((word) => ({ how: 'transfer', word })),
    ...m.account.feeWords.map((word) => ({ how: 'fee', word })),
  ];
  await tx.run(sql`with lines as materialized (${openLines(m)}),
    told as (select l.id, l.amount, min(w.how) as how from lines l join unnest(${kinds.map((k) => k.how)}::text[],
        ${kinds.map((k) => k.word.toLowerCase())}::text[]) w(how, word) on strpos(lower(l.text || ' ' || coalesce(l.kind, '')), w.word) > 0
      where l.amount < 0 group by l.id, l.amount having count(distinct w.how) = 1)
    insert into payments.settlement (line, account, how, gross, fee, booking, at)
    select id, ${m.number}, how, amount, 0,
      md5('settlement/' || id || '/' || (select count(*) from payments.settlement y where y.line = told.id))::uuid, ${m.now}
    from told`);
}

/** On the treasury's own account: what arrives by a transfer that is booked already is seen, and not booked again. */
export async function seeTransfers(tx: Runner, m: Matching): Promise<void> {
  await tx.run(sql`with lines as materialized (${openLines(m)}),
    came as (select l.id, l.amount, row_number() over (partition by l.amount order by l.value_day, l.id) as no from lines l where l.amount > 0),
    went as (select x.id, -x.gross as amount, row_number() over (partition by x.gross order by x.line) as no from payments.settlement x
      where x.how = 'transfer' and x.undone_at is null
        and not exists (select from payments.settlement y where y.seen = x.id and y.undone_at is null))
    insert into payments.settlement (line, account, how, gross, fee, seen, at)
    select c.id, ${m.number}, 'seen', c.amount, 0, w.id, ${m.now} from came c join went w on w.amount = c.amount and w.no = c.no`);
}
