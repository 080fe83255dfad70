/** All SQL of the ledger. */
import type { Runner } from '../../platform/db/database.ts';
import { type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';
import type { AccountKind, BookingRecord, Posting } from './rules/ledger.ts';

/** The numbers of these accounts; those that are not there yet are opened. */
export async function openAccounts(
  runner: Runner,
  accounts: readonly { code: string; kind: AccountKind }[],
  at: Date,
): Promise<{ code: string; id: number }[]> {
  const codes = accounts.map(({ code }) => code);
  const kinds = accounts.map(({ kind }) => kind);
  await runner.run(sql`insert into payments.account (code, kind, opened_at)
    select code, kind, ${at} from unnest(${codes}::text[], ${kinds}::text[]) a(code, kind)
    on conflict (code) do nothing`);
  return runner.rows(sql`select code, id from payments.account where code = any(${codes}::text[])`);
}

export async function accounts(runner: Runner): Promise<{ code: string; kind: AccountKind }[]> {
  return runner.rows(sql`select code, kind from payments.account order by code collate "C"`);
}

const BOOKING = tableOf('payments.booking', {
  id: 'uuid',
  kind: 'text',
  subject: 'text',
  effective_at: 'timestamptz',
  booked_at: 'timestamptz',
  reverses: 'uuid',
  actor_kind: 'text',
  actor_id: 'text',
  reason: 'text',
});
const POSTING = tableOf('payments.posting', { booking: 'uuid', account: 'integer', amount: 'bigint' });

export type BookingRow = {
  id: string;
  kind: string;
  subject: string;
  effective_at: Date;
  booked_at: Date;
  reverses: string | null;
  actor_kind: string;
  actor_id: string | null;
  reason: string | null;
};

export function insertBooking(
  b: BookingRow,
  postings: readonly { account: number; amount: number }[],
): Insert[] {
  return [
    {
      into: BOOKING,
      row: [
        ...[b.id, b.kind, b.subject, b.effective_at, b.booked_at],
        ...[b.reverses, b.actor_kind, b.actor_id, b.reason],
      ],
    },
    ...postings.map(({ account, amount }) => ({ into: POSTING, row: [b.id, account, amount] })),
  ];
}

export type FoundBooking = BookingRow & { seq: number; postings: Posting[] };

const bookings = sql`select b.seq, b.id, b.kind, b.subject, b.effective_at, b.booked_at, b.reverses, b.actor_kind, b.actor_id, b.reason,
  (select json_agg(json_build_object('account', a.code, 'amount', p.amount) order by a.code collate "C")
     from payments.posting p join payments.account a on a.id = p.account where p.booking = b.id) as postings
  from payments.booking b`;

export async function findBooking(runner: Runner, id: string): Promise<FoundBooking | undefined> {
  return runner.maybe(sql`${bookings} where b.id = ${id}`);
}

/** Whole bookings after a number, in their order. */
export async function bookingsAfter(
  runner: Runner,
  after: number,
  upto: number,
  most: number,
): Promise<BookingRecord[]> {
  const rows = await runner.rows<FoundBooking>(
    sql`${bookings} where b.seq > ${after} and b.seq <= ${upto} order by b.seq limit ${most}`,
  );
  return rows.map((b) => ({
    ...{ seq: b.seq, id: b.id, kind: b.kind, subject: b.subject, reason: b.reason, reverses: b.reverses },
    ...{ actorKind: b.actor_kind, actorId: b.actor_id },
    ...{ effectiveAt: b.effective_at.toISOString(), bookedAt: b.booked_at.toISOString() },
    postings: b.postings,
  }));
}

/** The number of the last booking up to `upto` that was booked before; 0 when there is none. */
export async function lastBookedBefore(runner: Runner, upto: number, before: Date): Promise<number> {
  const row = await runner.maybe<{ seq: number }>(sql`select seq from payments.booking
    where seq <= ${upto} and booked_at < ${before} order by seq desc limit 1`);
  return row?.seq ?? 0;
}

/**
 * Balances of accounts by their code, and how many postings were not rolled up yet; absent when nothing was ever posted.
 * One statement, so that what is rolled up and what comes after it are of one moment.
 */
export async function balancesOf(runner: Runner, codes: readonly string[]): Promise<Map<string, number>> {
  const rows = await runner.rows<{ code: string; amount: string }>(sql`
    select a.code, (coalesce(b.amount, 0) + coalesce((select sum(p.amount) from payments.posting p
        where p.account = a.id and p.no > (select upto from payments.rolled)), 0))::text as amount
    from payments.account a left join payments.balance b on b.account = a.id
    where a.code = any(${codes}::text[])`);
  return new Map(rows.map(({ code, amount }) => [code, Number(amount)]));
}

export type AccountBalance = { code: string; kind: AccountKind; amount: number };

/** All balances, or those of accounts whose code begins so. */
export async function allBalances(runner: Runner, prefix = ''): Promise<AccountBalance[]> {
  const rows = await runner.rows<{ code: string; kind: AccountKind; amount: string }>(sql`
    select a.code, a.kind, (coalesce(b.amount, 0) + coalesce(t.amount, 0))::text as amount
    from payments.account a left join payments.balance b on b.account = a.id
    left join (select p.account, sum(p.amount) as amount from payments.posting p
               where p.no > (select upto from payments.rolled) group by p.account) t on t.account = a.id
    where starts_with(a.code, ${prefix}) order by a.code collate "C"`);
  return rows.map(({ code, kind, amount }) => ({ code, kind, amount: Number(amount) }));
}

/** Numbers given out so far, of bookings and of postings, committed or not, and the moment in which they were read. */
export async function horizon(runner: Runner): Promise<{ booking: number; posting: number; at: string }> {
  return runner.one(sql`select
    coalesce(pg_sequence_last_value('payments.booking_seq_seq'), 0) as booking,
    coalesce(pg_sequence_last_value('payments.posting_no_seq'), 0) as posting,
    clock_timestamp()::text as at`);
}

/**
 * Has every transaction ended that had begun by then? By their beginning and not by their number, which a transaction
 * gets only after it has drawn from a sequence.
 */
export async function hasEnded(runner: Runner, at: string): Promise<boolean> {
  const { ended } = await runner.one<{ ended: boolean }>(
    sql`select not exists (select from pg_stat_activity where datname = current_database()
      and pid <> pg_backend_pid() and xact_start <= ${at}::timestamptz) as ended`,
  );
  return ended;
}

/** Adds all postings up to this number to the balances. False when another process was faster. */
export async function rollUp(tx: Runner, upto: number): Promise<boolean> {
  const from = await tx.maybe<{ upto: number }>(
    sql`select upto from payments.rolled where upto < ${upto} for update skip locked`,
  );
  if (!from) return false;
  await tx.run(sql`insert into payments.balance as b (account, amount)
    select p.account, sum(p.amount) from payments.posting p where p.no > ${from.upto} and p.no <= ${upto} group by p.account
    on conflict (account) do update set amount = b.amount + excluded.amount`);
  await tx.run(sql`update payments.rolled set upto = ${upto}`);
  return true;
}

export type SealRow = {
  day: string;
  first: number;
  last: number;
  bookings: number;
  before: string;
  hash: string;
  sealed_at: Date;
};

const SEALS = sql`select day::text, first, last, bookings, before, hash, sealed_at from payments.seal`;

export async function seals(runner: Runner): Promise<SealRow[]> {
  return runner.rows(sql`${SEALS} order by day`);
}

export async function lastSeal(runner: Runner): Promise<SealRow | undefined> {
  return runner.maybe(sql`${SEALS} order by day desc limit 1`);
}

/** False when the day was sealed meanwhile. */
export async function insertSeal(runner: Runner, s: SealRow): Promise<boolean> {
  const count =
    await runner.run(sql`insert into payments.seal (day, first, last, bookings, before, hash, sealed_at)
    values (${s.day}, ${s.first}, ${s.last}, ${s.bookings}, ${s.before}, ${s.hash}, ${s.sealed_at})
    on conflict do nothing`);
  return count === 1;
}
