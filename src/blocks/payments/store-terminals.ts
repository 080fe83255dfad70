/** SQL of card terminals, what they told, and the files of acquirers. */
import type { Runner } from '../../platform/db/database.ts';
import { type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Acquirer } from './rules/cards.ts';

export async function findAcquirer(runner: Runner, id: string): Promise<Acquirer | undefined> {
  const row = await runner.maybe<{ content: Acquirer }>(
    sql`select content from payments.acquirer where id = ${id} order by since desc limit 1`,
  );
  return row?.content;
}

export async function insertAcquirer(tx: Runner, id: string, content: Acquirer, since: Date): Promise<void> {
  await tx.run(
    sql`insert into payments.acquirer (id, since, content) values (${id}, ${since}, ${JSON.stringify(content)})`,
  );
}

export type TerminalRow = {
  id: string;
  acquirer: string;
  place: string;
  sealed: Buffer;
  keyed_at: Date;
  heard_at: Date | null;
  blocked_why: string | null;
};

const columns = sql`id, acquirer, place, sealed, keyed_at, heard_at, blocked_why`;

export async function findTerminal(runner: Runner, id: string): Promise<TerminalRow | undefined> {
  return runner.maybe(sql`select ${columns} from payments.terminal where id = ${id}`);
}

export async function allTerminals(runner: Runner): Promise<TerminalRow[]> {
  return runner.rows(sql`select ${columns} from payments.terminal order by id`);
}

/** New, or again with another key: then it is blocked no more. */
export async function putTerminal(
  tx: Runner,
  t: Pick<TerminalRow, 'id' | 'acquirer' | 'place' | 'sealed'>,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into payments.terminal (id, acquirer, place, sealed, keyed_at)
    values (${t.id}, ${t.acquirer}, ${t.place}, ${t.sealed}, ${at})
    on conflict (id) do update set acquirer = excluded.acquirer, place = excluded.place, sealed = excluded.sealed,
      keyed_at = excluded.keyed_at, blocked_at = null, blocked_why = null`);
}

/** False when there is none, or it was blocked before. */
export async function blockTerminal(tx: Runner, id: string, why: string, at: Date): Promise<boolean> {
  const row = await tx.maybe(sql`update payments.terminal set blocked_at = ${at}, blocked_why = ${why}
    where id = ${id} and blocked_at is null returning id`);
  return row !== undefined;
}

export async function markHeard(runner: Runner, id: string, at: Date): Promise<void> {
  // Once a minute is enough to know that it lives.
  await runner.run(sql`update payments.terminal set heard_at = ${at}
    where id = ${id} and (heard_at is null or heard_at < ${new Date(at.getTime() - 60_000)})`);
}

const TERMINAL_CALL = tableOf('payments.terminal_call', {
  ...{ terminal: 'text', nonce: 'text', reference: 'text', at: 'timestamptz' },
});

export function insertTerminalCall(c: {
  terminal: string;
  nonce: string;
  reference: string;
  at: Date;
}): Insert {
  return { into: TERMINAL_CALL, row: [c.terminal, c.nonce, c.reference, c.at] };
}

/** Of what was booked already: used is used. */
export async function keepTerminalCall(
  runner: Runner,
  c: { terminal: string; nonce: string; reference: string; at: Date },
): Promise<void> {
  await runner.run(sql`insert into payments.terminal_call (terminal, nonce, reference, at)
    values (${c.terminal}, ${c.nonce}, ${c.reference}, ${c.at}) on conflict do nothing`);
}

/** For what the terminal used this number. */
export async function calledFor(
  runner: Runner,
  terminal: string,
  nonce: string,
): Promise<string | undefined> {
  const row = await runner.maybe<{ reference: string }>(
    sql`select reference from payments.terminal_call where terminal = ${terminal} and nonce = ${nonce}`,
  );
  return row?.reference;
}

export async function forgetTerminalCalls(runner: Runner, before: Date): Promise<void> {
  await runner.run(sql`delete from payments.terminal_call where at < ${before}`);
}

/** What is booked of these references of a channel. */
export async function amountsOf(
  runner: Runner,
  channel: string,
  references: readonly string[],
): Promise<Map<string, number>> {
  const rows = await runner.rows<{ reference: string; amount: number }>(sql`select reference, amount
    from payments.payment where channel = ${channel} and reference = any(${references}::text[])`);
  return new Map(rows.map(({ reference, amount }) => [reference, amount]));
}

export type CardFile = { hash: string; acquirer: string; lines: number; booked: number; amount: number };

export async function knowsCardFile(runner: Runner, hash: string): Promise<boolean> {
  return (await runner.maybe(sql`select hash from payments.card_file where hash = ${hash}`)) !== undefined;
}

export async function insertCardFile(
  tx: Runner,
  f: CardFile & { at: Date; actor: { kind: string; id: string | null } },
): Promise<void> {
  await tx.run(sql`insert into payments.card_file (hash, acquirer, lines, booked, amount, at, actor_kind, actor_id)
    values (${f.hash}, ${f.acquirer}, ${f.lines}, ${f.booked}, ${f.amount}, ${f.at}, ${f.actor.kind}, ${f.actor.id})
    on conflict do nothing`);
}
