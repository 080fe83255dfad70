/** SQL of what becomes of a closed case. */
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Outcome } from '../contract.ts';

export type End = { mended: boolean | null; outcome: Outcome | null };

/** Writes how a case ended; both null when it stands open again. */
export async function setEnd(tx: Runner, caseId: number, { mended, outcome }: End): Promise<void> {
  await tx.run(
    sql`update complaints.complaint set mended = ${mended}, outcome = ${outcome} where case_id = ${caseId}`,
  );
}
