/** The stretches of a case that do not count, because the city waits for somebody else. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Pause } from '../../shared/working-time.ts';
import type { CaseRow } from './rows.ts';

/** Stops the clock. Nothing happens if it stands already. */
export async function openPause(tx: Runner, row: CaseRow, at: Date, reason: string): Promise<void> {
  if (row.paused_at) return;
  await tx.run(sql`insert into cases.pause (case_id, from_at, reason) values (${row.id}, ${at}, ${reason})
    on conflict on constraint pause_pkey do update set to_at = null`);
  row.paused_at = at;
}

/** Lets the clock run on. Nothing happens if it runs. */
export async function closePause(tx: Runner, row: CaseRow, at: Date): Promise<void> {
  if (!row.paused_at) return;
  await tx.run(sql`update cases.pause set to_at = ${at} where case_id = ${row.id} and to_at is null`);
  row.paused_at = null;
}

/** Every pause since the promises began to run; the open one has no end. */
export async function pausesOf(tx: Runner, row: CaseRow): Promise<Pause[]> {
  return tx.rows<Pause>(sql`select from_at as "from", to_at as "to" from cases.pause
    where case_id = ${row.id} and (to_at is null or to_at > ${row.clock_start}) order by from_at`);
}
