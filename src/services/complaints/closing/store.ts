/** SQL of what becomes of a closed case. */
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Outcome } from '../rules/case-contract.ts';
import type { Proof } from '../rules/closing-contract.ts';

/** The day of the plan has come, and nobody has looked since. */
const planned = sql`(e.planned_told_at is not null and (e.reviewed_at is null or e.reviewed_at < e.planned_told_at))`;

/** Cases `c` that were closed and yet want a look: somebody who reported it denies it, or the day has come for which it was planned. */
export const followUp = sql`c.state = 'closed' and c.id = any(array(
    select e.case_id from complaints.closing e where e.disputed_at is not null and e.reviewed_at is null
    union select e.case_id from complaints.closing e where ${planned}))
  and exists (select from complaints.closing e where e.case_id = c.id and e.at = c.closed_at
    and (${planned} or (e.disputed_at is not null and e.reviewed_at is null)))`;

/** The same of one closing, for its page. */
export const wantsLook = (e: Pick<ClosingRow, 'disputed_at' | 'reviewed_at' | 'planned_told_at'>): boolean =>
  (e.disputed_at !== null && e.reviewed_at === null) ||
  (e.planned_told_at !== null && (e.reviewed_at === null || e.reviewed_at < e.planned_told_at));

export type End = { mended: boolean | null; outcome: Outcome | null };

/** Writes how a case ended; both null when it stands open again. */
export async function setEnd(tx: Runner, caseId: number, { mended, outcome }: End): Promise<void> {
  await tx.run(
    sql`update complaints.complaint set mended = ${mended}, outcome = ${outcome} where case_id = ${caseId}`,
  );
}

export async function endOfCase(runner: Runner, caseId: number): Promise<End> {
  return runner.one<End>(sql`select mended, outcome from complaints.complaint where case_id = ${caseId}`);
}

export type ClosingRow = {
  case_id: number;
  at: Date;
  mended: boolean | null;
  reason: string | null;
  authority: string | null;
  planned_for: string | null;
  proof: Proof;
  metres: number | null;
  accuracy: number | null;
  taken_at: Date | null;
  why_away: string | null;
  without_photo: string | null;
  disputed_at: Date | null;
  reviewed_at: Date | null;
  planned_told_at: Date | null;
};

export type NewClosing = Omit<ClosingRow, 'disputed_at' | 'reviewed_at' | 'planned_told_at'>;

export async function insertClosing(tx: Runner, c: NewClosing): Promise<void> {
  await tx.run(sql`insert into complaints.closing
      (case_id, at, mended, reason, authority, planned_for, proof, metres, accuracy, taken_at, why_away, without_photo)
    values (${c.case_id}, ${c.at}, ${c.mended}, ${c.reason}, ${c.authority}, ${c.planned_for}::date, ${c.proof},
      ${c.metres}, ${c.accuracy}, ${c.taken_at}, ${c.why_away}, ${c.without_photo})`);
}

/** The last time that an officer closed the case. */
export async function closingOf(runner: Runner, caseId: number): Promise<ClosingRow | undefined> {
  return runner.maybe<ClosingRow>(sql`select case_id, at, mended, reason, authority, planned_for::text as planned_for, proof,
      metres, accuracy, taken_at, why_away, without_photo, disputed_at, reviewed_at, planned_told_at
    from complaints.closing where case_id = ${caseId} order by at desc limit 1`);
}

export async function markDisputed(tx: Runner, caseId: number, closedAt: Date, at: Date): Promise<void> {
  await tx.run(sql`update complaints.closing set disputed_at = coalesce(disputed_at, ${at}), reviewed_at = null
    where case_id = ${caseId} and at = ${closedAt}`);
}

/** Nobody denies it any more. */
export async function markAgreed(tx: Runner, caseId: number, closedAt: Date): Promise<void> {
  await tx.run(
    sql`update complaints.closing set disputed_at = null where case_id = ${caseId} and at = ${closedAt}`,
  );
}

/** False if nothing waited for a look. `planned`: another day, on which it comes back. */
export async function markReviewed(
  tx: Runner,
  caseId: number,
  closedAt: Date,
  at: Date,
  day: string | null,
): Promise<boolean> {
  const seen = await tx.run(sql`update complaints.closing e set reviewed_at = ${at},
      planned_for = coalesce(${day}::date, e.planned_for),
      planned_told_at = case when ${day}::date is null then e.planned_told_at end
    where e.case_id = ${caseId} and e.at = ${closedAt}
      and (${planned} or (e.disputed_at is not null and e.reviewed_at is null))`);
  return seen > 0;
}

export type VerdictRow = { of_case: number; mended: boolean };

export async function verdictsOf(runner: Runner, caseId: number, closedAt: Date): Promise<VerdictRow[]> {
  return runner.rows<VerdictRow>(sql`select of_case, mended from complaints.verdict
    where case_id = ${caseId} and closed_at = ${closedAt}`);
}

/** Whoever spoke before is taken by the new word. */
export async function insertVerdict(
  tx: Runner,
  v: { caseId: number; closedAt: Date; ofCase: number; at: Date; mended: boolean },
): Promise<void> {
  await tx.run(sql`insert into complaints.verdict (case_id, closed_at, of_case, at, mended)
    values (${v.caseId}, ${v.closedAt}, ${v.ofCase}, ${v.at}, ${v.mended})
    on conflict on constraint verdict_pkey do update set at = excluded.at, mended = excluded.mended`);
}

/** Closings said to be mended of which nobody has spoken, the oldest first; those without a reminder yet where asked. */
export async function awaited(
  runner: Runner,
  now: Date,
  unreminded: boolean,
): Promise<{ id: number; code: string; version: number; closed_at: Date }[]> {
  return runner.rows(sql`select c.id, c.code, c.version, c.closed_at from complaints.complaint k
    join cases."case" c on c.id = k.case_id
    join complaints.closing e on e.case_id = c.id and e.at = c.closed_at
    where k.outcome = 'awaiting' and c.service = 'complaints' and c.state = 'closed' and c.closed_at < ${now}
      and (not ${unreminded} or e.reminded_at is null) order by c.closed_at limit 500`);
}

/** False if somebody else has reminded meanwhile. */
export async function markReminded(tx: Runner, caseId: number, at: Date): Promise<boolean> {
  const done = await tx.run(sql`update complaints.closing e set reminded_at = ${at}
    from cases."case" c where c.id = e.case_id and e.at = c.closed_at and e.case_id = ${caseId} and e.reminded_at is null`);
  return done > 0;
}

/** Cases closed unmended whose planned day has come, of which the agency has not been told. */
export async function plannedUntil(
  runner: Runner,
  day: string,
): Promise<{ code: string; planned_for: string }[]> {
  return runner.rows(sql`select c.code, e.planned_for::text as planned_for from complaints.closing e
    join cases."case" c on c.id = e.case_id and c.closed_at = e.at and c.state = 'closed'
    where e.planned_for <= ${day}::date and e.planned_for is not null and e.planned_told_at is null
    order by e.planned_for limit 500`);
}

export async function markPlannedTold(
  tx: Runner,
  caseId: number,
  closedAt: Date,
  at: Date,
): Promise<boolean> {
  const told = await tx.run(sql`update complaints.closing set planned_told_at = ${at}
    where case_id = ${caseId} and at = ${closedAt} and planned_told_at is null`);
  return told > 0;
}
