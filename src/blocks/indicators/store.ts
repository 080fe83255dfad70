/** SQL of the daily snapshots. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type SnapshotRow = { name: string; cut: string; key: string; value: number | null };
export type HistoryRow = { date: string; key: string; value: number | null };

/** Writes a day's figures; a second run of the same day replaces an unknown value, not a known one. */
export async function writeSnapshots(
  db: Runner,
  date: string,
  at: Date,
  rows: readonly SnapshotRow[],
): Promise<void> {
  await db.run(sql`
    insert into indicators.snapshot (date, name, cut, key, value, at)
    select ${date}::date, name, cut, key, value, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (name text, cut text, key text, value double precision)
    on conflict on constraint snapshot_pkey do update set value = excluded.value, at = excluded.at
    where snapshot.value is null`);
}

/** The days of one figure between two dates (both included), oldest first. */
export async function readHistory(
  db: Runner,
  wanted: { name: string; cut: string; from: string; to: string },
): Promise<HistoryRow[]> {
  return db.rows<HistoryRow>(sql`
    select date::text as date, key, value from indicators.snapshot
    where name = ${wanted.name} and cut = ${wanted.cut} and date between ${wanted.from}::date and ${wanted.to}::date
    order by date, key limit 20000`);
}
