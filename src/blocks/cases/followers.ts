/** Citizens who follow a case. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Language } from '../../shared/languages.ts';

/** Adds the follower; true if it was not one before. */
export async function follow(
  tx: Runner,
  caseId: number,
  citizen: string,
  language: Language,
  since: Date,
): Promise<boolean> {
  const added = await tx.run(sql`insert into cases.follower (case_id, citizen, language, since)
    values (${caseId}, ${citizen}, ${language}, ${since}) on conflict do nothing`);
  if (added > 0) await tx.run(sql`update cases."case" set followers = followers + 1 where id = ${caseId}`);
  return added > 0;
}

/** Removes the follower; true if it was one. */
export async function unfollow(tx: Runner, caseId: number, citizen: string): Promise<boolean> {
  const removed = await tx.run(
    sql`delete from cases.follower where case_id = ${caseId} and citizen = ${citizen}`,
  );
  if (removed > 0) await tx.run(sql`update cases."case" set followers = followers - 1 where id = ${caseId}`);
  return removed > 0;
}

export async function isFollowing(city: City, caseId: number, citizen: string): Promise<boolean> {
  return (
    (await city.db.maybe(
      sql`select 1 from cases.follower where case_id = ${caseId} and citizen = ${citizen}`,
    )) !== undefined
  );
}

/** Who follows any of the cases. */
export async function followersOf(
  runner: Runner,
  caseIds: readonly number[],
): Promise<{ case_id: number; citizen: string; language: Language }[]> {
  return runner.rows(
    sql`select case_id, citizen, language from cases.follower where case_id = any(${caseIds}::bigint[])`,
  );
}
