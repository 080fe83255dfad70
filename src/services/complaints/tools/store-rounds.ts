/** SQL of the rounds of crews. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import type { City } from '../../../platform/city.ts';
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import { REPORT, TASK } from '../rules/task.ts';

/** Open cases for a day: those planned, in their order, then the officer's own, the most urgent first. */
export async function casesOfRound(
  city: City,
  officer: string,
  day: string,
  limit: number,
): Promise<{ code: string; place: number | null }[]> {
  return city.db.rows(sql`select c.code, stop.place from (
      select case_id as id, place from complaints.round_stop where officer = ${officer} and day = ${day}::date
      union all select own.id, null from cases."case" own where own.open and own.assignee = ${officer}
        and not exists (select from complaints.round_stop s
          where s.officer = ${officer} and s.day = ${day}::date and s.case_id = own.id)) stop
    join cases."case" c on c.id = stop.id and c.open and c.service in (${REPORT}, ${TASK})
    order by stop.place nulls last, c.priority, c.due_at nulls last, c.id limit ${limit}`);
}

/** Whether the day was planned, and how many of its stops have ended. */
export async function planOf(
  city: City,
  officer: string,
  day: string,
): Promise<{ planned: boolean; done: number }> {
  return city.db.one(sql`select
    exists (select from complaints.round where officer = ${officer} and day = ${day}::date) as planned,
    (select count(*)::int from complaints.round_stop s join cases."case" c on c.id = s.case_id and not c.open
      where s.officer = ${officer} and s.day = ${day}::date) as done`);
}

export type StopRow = Pick<
  CaseRow,
  | 'code'
  | 'kind'
  | 'title'
  | 'state'
  | 'open'
  | 'due_at'
  | 'priority'
  | 'agency'
  | 'area'
  | 'point'
  | 'place'
  | 'assignee'
> & { officer: string; full_title: string | null };

export async function stopsOf(city: City, officers: readonly string[], day: string): Promise<StopRow[]> {
  return city.db.rows<StopRow>(sql`select s.officer, c.code, c.kind, c.title, c.state, c.open, c.due_at, c.priority,
      c.agency, c.area, c.point, c.place, c.assignee, k.full_title
    from complaints.round_stop s join cases."case" c on c.id = s.case_id
      left join complaints.complaint k on k.case_id = c.id
    where s.officer = any(${officers}::uuid[]) and s.day = ${day}::date order by s.officer, s.place`);
}

export async function versionsOf(
  city: City,
  officers: readonly string[],
  day: string,
): Promise<Map<string, number>> {
  const rows = await city.db.rows<{ officer: string; version: number }>(
    sql`select officer, version from complaints.round
      where officer = any(${officers}::uuid[]) and day = ${day}::date`,
  );
  return new Map(rows.map(({ officer, version }) => [officer, version]));
}

/** Writes the whole order of a day. False when it is no longer at this version. */
export async function writeRound(
  tx: Runner,
  round: { officer: string; day: string; version: number; by: string; at: Date; cases: readonly number[] },
): Promise<boolean> {
  const { officer, day, version, by, at, cases } = round;
  const written =
    version === 0
      ? await tx.run(sql`insert into complaints.round (officer, day, version, by_id, at)
          values (${officer}, ${day}::date, 1, ${by}, ${at}) on conflict do nothing`)
      : await tx.run(sql`update complaints.round set version = version + 1, by_id = ${by}, at = ${at}
          where officer = ${officer} and day = ${day}::date and version = ${version}`);
  if (written === 0) return false;
  await tx.run(sql`delete from complaints.round_stop where officer = ${officer} and day = ${day}::date`);
  if (cases.length > 0)
    await tx.run(sql`insert into complaints.round_stop (officer, day, place, case_id)
      select ${officer}, ${day}::date, stop.place, stop.id
      from unnest(${cases}::bigint[]) with ordinality stop(id, place)`);
  return true;
}
