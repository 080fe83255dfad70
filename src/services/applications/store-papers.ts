/** SQL that ties documents to the papers of a definition. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type PaperRow = { case_id: number; paper: string; document: string; at: Date };

export async function insertPaper(tx: Runner, p: PaperRow): Promise<void> {
  await tx.run(sql`insert into applications.paper (case_id, paper, document, at)
    values (${p.case_id}, ${p.paper}, ${p.document}, ${p.at})`);
}

export async function papersOfCase(runner: Runner, caseId: number): Promise<PaperRow[]> {
  return runner.rows(sql`select case_id, paper, document, at from applications.paper
    where case_id = ${caseId} order by at, document`);
}

/** How many papers each of these applications has. */
export async function paperCounts(runner: Runner, caseIds: readonly number[]): Promise<Map<number, number>> {
  if (caseIds.length === 0) return new Map();
  const rows = await runner.rows<{ case_id: number; n: number }>(sql`select case_id, count(*)::int as n
    from applications.paper where case_id = any(${caseIds}::bigint[]) group by 1`);
  return new Map(rows.map(({ case_id, n }) => [case_id, n]));
}
