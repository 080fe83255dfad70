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
