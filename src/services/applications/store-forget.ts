/** SQL of what is emptied: applicants of long ago, and citizens whose account is gone. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** Empties who applied and what was answered, found and written in applications that ended before then; the files to remove. */
export async function forgetEnded(
  tx: Runner,
  before: Date,
  limit: number,
): Promise<{ cases: number; files: string[] }> {
  const ended = await tx.rows<{ case_id: number }>(sql`select a.case_id from applications.application a
    join cases."case" c on c.id = a.case_id
    where c.closed_at < ${before} and c.service = 'applications' and (a.applicant is not null or a.answers is not null)
    limit ${limit} for update of a`);
  return empty(
    tx,
    ended.map(({ case_id }) => case_id),
  );
}

async function empty(tx: Runner, ids: readonly number[]): Promise<{ cases: number; files: string[] }> {
  if (ids.length === 0) return { cases: 0, files: [] };
  await tx.run(sql`update applications.application set applicant = null, answers = null,
    answers_before = null, name_keys = '{}', citizen = null,
    returned = null, reason = null, appointment = null where case_id = any(${ids}::bigint[])`);
  await tx.run(sql`update applications.task set findings = null where case_id = any(${ids}::bigint[])`);
  const files = await tx.rows<{ file: string }>(
    sql`select distinct file from applications.attached where case_id = any(${ids}::bigint[])`,
  );
  return { cases: ids.length, files: files.map(({ file }) => file) };
}

export async function markWarned(tx: Runner, caseId: number, silenceAt: Date, at: Date): Promise<void> {
  await tx.run(sql`update applications.application set alerted_at = ${at}
    where case_id = ${caseId} and silence_at = ${silenceAt}`);
}

/**
 * A deleted account: its drafts go at once, and what has ended is emptied. What is still being decided keeps its
 * applicant until it ends, because the city could not decide it otherwise.
 */
export async function forgetCitizen(tx: Runner, citizen: string): Promise<void> {
  await tx.run(sql`delete from applications.draft where citizen = ${citizen}`);
  const ended = await tx.rows<{ case_id: number }>(sql`select a.case_id from applications.application a
    join cases."case" c on c.id = a.case_id where a.citizen = ${citizen} and not c.open for update of a`);
  await empty(
    tx,
    ended.map(({ case_id }) => case_id),
  );
}
