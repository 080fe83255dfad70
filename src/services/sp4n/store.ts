/** All SQL of the exchange with SP4N-LAPOR!. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type LinkRow = {
  tracking: string;
  code: string | null;
  revision: number;
  theirs: string;
  sent: string | null;
  said: string | null;
  report: Buffer | null;
  conflict: boolean;
  tries: number;
  failed: boolean;
  problem: string | null;
  seen_at: Date;
  broken_since: Date | null;
};
const LINK = sql`tracking, code, revision, theirs, sent, said, report, conflict, tries, failed, problem, seen_at, broken_since`;

export type Cursor = { value: string; polled_at: Date | null; taken_at: Date | null; problem: string | null };

export async function readCursor(runner: Runner): Promise<Cursor | undefined> {
  return runner.maybe(sql`select value, polled_at, taken_at, problem from sp4n.cursor`);
}

export async function moveCursor(tx: Runner, value: string, now: Date): Promise<void> {
  await tx.run(sql`insert into sp4n.cursor (value, polled_at) values (${value}, ${now})
    on conflict on constraint cursor_pkey do update set value = excluded.value, polled_at = excluded.polled_at, problem = null`);
}

/** Their list could not be read: said on the page, and nothing counts as read. */
export async function notePollFailed(tx: Runner, problem: string): Promise<void> {
  await tx.run(sql`insert into sp4n.cursor (value, problem) values ('', ${problem})
    on conflict on constraint cursor_pkey do update set problem = excluded.problem`);
}

/** An exchange of a report went well: their service takes something. */
export async function noteTaken(tx: Runner, now: Date): Promise<void> {
  await tx.run(sql`update sp4n.cursor set taken_at = ${now}`);
}

/** Keeps what was read; an older or equal revision changes nothing. True when something is new. */
export async function keepReport(
  tx: Runner,
  report: { tracking: string; revision: number; state: string; body: Buffer; now: Date },
): Promise<boolean> {
  const { tracking, revision, state, body, now } = report;
  const rows = await tx.run(sql`insert into sp4n.link (tracking, revision, theirs, report, next_at, seen_at)
    values (${tracking}, ${revision}, ${state}, ${body}, ${now}, ${now})
    on conflict on constraint link_pkey do update set revision = excluded.revision, theirs = excluded.theirs,
      report = case when link.code is null then excluded.report end, dirty = true, next_at = excluded.next_at,
      seen_at = excluded.seen_at, failed = false, tries = 0, problem = null, broken_since = null
    where link.revision < excluded.revision`);
  return rows > 0;
}

/** A report of theirs that could not be read waits for a person; true when that is new. */
export async function keepUnreadable(tx: Runner, tracking: string, now: Date): Promise<boolean> {
  const rows =
    await tx.run(sql`insert into sp4n.link (tracking, revision, theirs, next_at, seen_at, failed, problem)
    values (${tracking}, -1, '', ${now}, ${now}, true, 'wrong')
    on conflict on constraint link_pkey do update set dirty = true, failed = true, problem = 'wrong', seen_at = excluded.seen_at
    where not link.failed`);
  return rows > 0;
}

/** What was fetched again and can be read now. */
export async function setReport(
  tx: Runner,
  report: { tracking: string; revision: number; state: string; body: Buffer },
): Promise<void> {
  const { tracking, revision, state, body } = report;
  await tx.run(sql`update sp4n.link set revision = ${revision}, theirs = ${state}, report = ${body}
    where tracking = ${tracking} and code is null`);
}

/** Only one round at a time, whoever runs it; false while another one is at work. Held to the end of the transaction. */
export async function holdRound(tx: Runner): Promise<boolean> {
  const { free } = await tx.one<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('sp4n.exchange')) as free`,
  );
  return free;
}

export async function linkOf(runner: Runner, tracking: string): Promise<LinkRow | undefined> {
  return runner.maybe(sql`select ${LINK} from sp4n.link where tracking = ${tracking}`);
}

/** What is due; those on which their service broke come last, so that they hold up nothing. */
export async function dueLinks(runner: Runner, now: Date, limit: number): Promise<string[]> {
  const rows = await runner.rows<{ tracking: string }>(sql`select tracking from sp4n.link
    where dirty and not failed and next_at <= ${now} order by broken_since nulls first, next_at limit ${limit}`);
  return rows.map(({ tracking }) => tracking);
}

export async function setCode(tx: Runner, tracking: string, code: string): Promise<void> {
  await tx.run(sql`update sp4n.link set code = ${code}, report = null where tracking = ${tracking}`);
}

/** What we told stands there now, whatever their list says later of an older time. */
export async function setSent(tx: Runner, tracking: string, state: string): Promise<void> {
  await tx.run(sql`update sp4n.link set sent = ${state}, theirs = ${state} where tracking = ${tracking}`);
}

export async function setSaid(tx: Runner, tracking: string, said: string): Promise<void> {
  await tx.run(sql`update sp4n.link set said = ${said} where tracking = ${tracking}`);
}

/** Marks as clean what was looked at; false when their side or ours moved on meanwhile. */
export async function settleLink(
  tx: Runner,
  link: LinkRow,
  mark: number,
  conflict: boolean,
): Promise<boolean> {
  const rows =
    await tx.run(sql`update sp4n.link set dirty = false, conflict = ${conflict}, tries = 0, problem = null,
      broken_since = null where tracking = ${link.tracking} and revision = ${link.revision} and marks = ${mark}`);
  return rows > 0;
}

export async function marksOf(runner: Runner, tracking: string): Promise<number> {
  const row = await runner.maybe<{ marks: number }>(
    sql`select marks from sp4n.link where tracking = ${tracking}`,
  );
  return row?.marks ?? 0;
}

/** Our cases moved: what they are linked to is looked at again. Returns how many are linked. */
export async function markCodes(tx: Runner, codes: readonly string[], now: Date): Promise<number> {
  return tx.run(sql`update sp4n.link set dirty = true, marks = marks + 1, next_at = least(next_at, ${now})
    where code = any(${codes}::text[])`);
}

export async function failLink(
  tx: Runner,
  tracking: string,
  fail: { problem: string; next: Date; failed: boolean },
): Promise<void> {
  await tx.run(sql`update sp4n.link set tries = tries + 1, problem = ${fail.problem}, next_at = ${fail.next}, failed = ${fail.failed}
    where tracking = ${tracking}`);
}

/** Their service may be away: no try is counted, and the link is looked at again later. `broken` notes since when. */
export async function postponeLink(
  tx: Runner,
  tracking: string,
  met: { problem: string; now: Date; next: Date },
): Promise<void> {
  const broken = met.problem === 'broken' ? met.now : null;
  await tx.run(sql`update sp4n.link set problem = ${met.problem}, next_at = ${met.next},
    broken_since = coalesce(broken_since, ${broken}::timestamptz) where tracking = ${tracking}`);
}

export async function retryLink(tx: Runner, tracking: string, now: Date): Promise<boolean> {
  const rows =
    await tx.run(sql`update sp4n.link set failed = false, tries = 0, dirty = true, next_at = ${now}, broken_since = null
    where tracking = ${tracking} and failed`);
  return rows > 0;
}

export type Figures = { linked: number; waiting: number; failed: number; conflicts: number };

export async function figures(runner: Runner): Promise<Figures> {
  return runner.one(sql`select count(*) filter (where code is not null)::int as linked,
    count(*) filter (where dirty and not failed)::int as waiting, count(*) filter (where failed)::int as failed,
    count(*) filter (where conflict)::int as conflicts from sp4n.link`);
}

export async function troubles(runner: Runner, limit: number): Promise<LinkRow[]> {
  return runner.rows(
    sql`select ${LINK} from sp4n.link where failed or conflict order by seen_at desc limit ${limit}`,
  );
}
