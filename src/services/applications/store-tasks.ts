/** SQL of open desks for lists of applications. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { TaskRow } from './store.ts';

const columns = sql`id, case_id, state, review, part, agency, area, opened_at, due_at, closed_at, by_officer, for_officer,
  agrees, findings`;

/** Every desk that these applications waited for. */
export async function allTasksOf(
  runner: Runner,
  caseIds: readonly number[],
): Promise<Map<number, TaskRow[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await runner.rows<TaskRow>(sql`select ${columns} from applications.task
    where case_id = any(${caseIds}::bigint[]) order by id`);
  return Map.groupBy(rows, ({ case_id }) => case_id);
}
