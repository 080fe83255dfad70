/** SQL of the working calendar: versions of the week, and closed days. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { WorkingHours } from '../../shared/working-time.ts';
import type { ClosedDay } from './shape.ts';

export type WeekRow = { validFrom: string; days: WorkingHours[]; source: string; fromPack: boolean };
export type ClosedRow = ClosedDay & { withdrawn: boolean };

export async function readWeeks(db: Runner): Promise<WeekRow[]> {
  return db.rows<WeekRow>(sql`
    select valid_from::text as "validFrom", days, source, from_pack as "fromPack"
    from directory.working_week order by valid_from`);
}

/** Closed days in a span of dates (both included), withdrawn ones too. */
export async function readClosedDays(
  db: Runner,
  from = '0001-01-01',
  to = '9999-12-31',
): Promise<ClosedRow[]> {
  return db.rows<ClosedRow>(sql`
    select date::text as date, kind, name, estimated, withdrawn, from_pack as "fromPack"
    from directory.closed_day where date between ${from}::date and ${to}::date order by date`);
}

export async function writeWeek(tx: Runner, week: WeekRow): Promise<void> {
  await tx.run(sql`
    insert into directory.working_week (valid_from, days, source, from_pack)
    values (${week.validFrom}::date, ${JSON.stringify(week.days)}::jsonb, ${week.source}, ${week.fromPack})
    on conflict on constraint working_week_pkey do update set
      days = excluded.days, source = excluded.source, from_pack = excluded.from_pack`);
}

export async function writeClosedDays(tx: Runner, days: readonly ClosedRow[]): Promise<void> {
  if (days.length === 0) return;
  await tx.run(sql`
    insert into directory.closed_day (date, kind, name, estimated, withdrawn, from_pack)
    select date, kind, name, estimated, withdrawn, "fromPack"
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as given
      (date date, kind text, name jsonb, estimated boolean, withdrawn boolean, "fromPack" boolean)
    on conflict on constraint closed_day_pkey do update set
      kind = excluded.kind, name = excluded.name, estimated = excluded.estimated,
      withdrawn = excluded.withdrawn, from_pack = excluded.from_pack`);
}

/** Forgets closed days and weeks that came from the pack and are no longer in it. Returns how many. */
export async function dropPackCalendar(
  tx: Runner,
  kept: { weeks: readonly string[]; days: readonly string[] },
): Promise<number> {
  const weeks = await tx.run(sql`
    delete from directory.working_week where from_pack and valid_from::text <> all(${kept.weeks})`);
  const days = await tx.run(sql`
    delete from directory.closed_day where from_pack and date::text <> all(${kept.days})`);
  return weeks + days;
}
