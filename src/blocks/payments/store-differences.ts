/** SQL of differences, and of what people did about them. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type DifferenceRow = {
  id: number;
  account: string | null;
  kind: string;
  line: number | null;
  payment: string | null;
  expected: number | null;
  found: number | null;
  opened_at: Date;
  closed_at: Date | null;
  closed_as: string | null;
};

const columns = sql`d.id, d.account, d.kind, d.line, d.payment, d.expected, d.found, d.opened_at, d.closed_at, d.closed_as`;

export async function findDifference(runner: Runner, id: number): Promise<DifferenceRow | undefined> {
  return runner.maybe(sql`select ${columns} from payments.difference d where d.id = ${id}`);
}

export async function lockDifference(tx: Runner, id: number): Promise<DifferenceRow | undefined> {
  return tx.maybe(sql`select ${columns} from payments.difference d where d.id = ${id} for no key update`);
}

export async function lineOf(
  runner: Runner,
  id: number,
): Promise<{ id: number; account: string; amount: number; value_day: string }> {
  return runner.one(sql`select l.id, s.account, l.amount, l.value_day::text as value_day
    from payments.statement_line l join payments.statement s on s.id = l.statement where l.id = ${id}`);
}

/** What a line is, by a person's word; the booking that follows it has this id. */
export async function insertSettlement(
  tx: Runner,
  s: {
    line: number;
    account: string;
    how: string;
    channel: string | null;
    gross: number;
    fee: number;
    against: number | null;
    at: Date;
  },
): Promise<string> {
  const { booking } = await tx.one<{
    booking: string;
  }>(sql`insert into payments.settlement (line, account, how, channel, gross, fee, against, booking, at)
    select ${s.line}, ${s.account}, ${s.how}, ${s.channel}, ${s.gross}, ${s.fee}, ${s.against}::int,
      md5('settlement/' || ${s.line}::bigint || '/' || (select count(*) from payments.settlement y where y.line = ${s.line}))::uuid, ${s.at}
    returning booking`);
  return booking;
}

/** Payments that are still on their way, with their sum by channel; locked. */
export async function lockPending(
  tx: Runner,
  ids: readonly string[],
): Promise<{ id: string; channel: string; amount: number }[]> {
  return tx.rows(sql`select id, channel, amount from payments.payment
    where id = any(${[...ids]}::uuid[]) and settled is null and reversed is null and taker is null order by id for no key update`);
}

export async function pendingOfDay(
  runner: Runner,
  given: { channel: string; day: string; zone: string },
): Promise<string[]> {
  const rows = await runner.rows<{ id: string }>(sql`select id from payments.payment
    where channel = ${given.channel} and settled is null and reversed is null and taker is null
      and (paid_at at time zone ${given.zone})::date = ${given.day}::date`);
  return rows.map(({ id }) => id);
}

export async function markSettled(tx: Runner, ids: readonly string[], booking: string): Promise<void> {
  await tx.run(sql`update payments.payment set settled = ${booking} where id = any(${[...ids]}::uuid[])`);
}

export async function markIdentified(
  tx: Runner,
  payment: string,
  given: { debtor: number; booking: string },
): Promise<void> {
  await tx.run(
    sql`update payments.payment set debtor = ${given.debtor}, identified = ${given.booking} where id = ${payment}`,
  );
}

export async function closeDifference(
  tx: Runner,
  id: number,
  given: { as: string; by: string | null; reason: string; at: Date },
): Promise<void> {
  await tx.run(sql`update payments.difference set closed_at = ${given.at}, closed_as = ${given.as}, closed_by = ${given.by},
    reason = ${given.reason} where id = ${id}`);
}

export async function insertAct(
  tx: Runner,
  a: {
    difference: number;
    at: Date;
    how: string;
    reason: string;
    booking: string | null;
    actorKind: string;
    actorId: string | null;
  },
): Promise<void> {
  await tx.run(sql`insert into payments.difference_act (difference, at, how, reason, booking, actor_kind, actor_id)
    values (${a.difference}, ${a.at}, ${a.how}, ${a.reason}, ${a.booking}, ${a.actorKind}, ${a.actorId})`);
}

export type ShownDifference = DifferenceRow & {
  value_day: string | null;
  reference: string | null;
  text: string | null;
  code: string | null;
  channel: string | null;
  paid_at: Date | null;
  closed_by: string | null;
  reason: string | null;
};
const shown = sql`select ${columns}, d.closed_by, d.reason, l.value_day::text as value_day, l.reference, l.text, p.code, p.channel, p.paid_at
  from payments.difference d left join payments.statement_line l on l.id = d.line left join payments.payment p on p.id = d.payment`;

/** The open ones, the oldest first; or the last that were closed. */
export async function differences(runner: Runner, open: boolean, most: number): Promise<ShownDifference[]> {
  return runner.rows(
    open
      ? sql`${shown} where d.closed_at is null order by d.opened_at, d.id limit ${most}`
      : sql`${shown} where d.closed_at is not null order by d.closed_at desc, d.id desc limit ${most}`,
  );
}

export async function shownDifference(runner: Runner, id: number): Promise<ShownDifference | undefined> {
  return runner.maybe(sql`${shown} where d.id = ${id}`);
}

export async function countDifferences(
  runner: Runner,
): Promise<{ kind: string; count: number; amount: number }[]> {
  return runner.rows(sql`select kind, count(*)::int as count, sum(coalesce(found, expected, 0))::bigint as amount
    from payments.difference where closed_at is null group by kind order by kind`);
}

export type ActRow = { at: Date; how: string; reason: string; actor_id: string | null };
export async function actsOf(runner: Runner, difference: number): Promise<ActRow[]> {
  return runner.rows(
    sql`select at, how, reason, actor_id from payments.difference_act where difference = ${difference} order by id`,
  );
}

export type Candidate = { id: string; code: string; channel: string; amount: number; paid_at: Date };
/** Payments that a line may have paid, or that the bank may have taken back, the nearest in amount first. */
export async function candidates(
  runner: Runner,
  given: { amount: number; settled: boolean; payment: string | null; most: number },
): Promise<Candidate[]> {
  return runner.rows(sql`select id, code, channel, amount, paid_at from payments.payment
    where reversed is null and taker is null and (settled is not null) = ${given.settled}
      and (not ${given.settled} or amount = ${given.amount})
    order by id is not distinct from ${given.payment}::uuid desc, abs(amount - ${given.amount}), paid_at desc limit ${given.most}`);
}
