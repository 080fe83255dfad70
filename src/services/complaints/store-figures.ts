/** SQL of the figures. Each must stay cheap with a million complaints: along an index, or over the newest only. */
import type { City } from '../../platform/city.ts';
import { sql, trusted } from '../../platform/db/sql.ts';
import { DAY_MS, instantOfWall, zoneOffset } from '../../shared/zone.ts';
import { REPORT, TASK } from './rules/task.ts';
import { ALL, EVERYTHING } from './store-map.ts';

/** Midnight in the city's zone. */
function startOfToday(city: City): Date {
  const now = city.now().getTime();
  const wall = now + zoneOffset(now, city.zone);
  return new Date(instantOfWall(wall - (wall % DAY_MS), city.zone));
}

export async function openByAgency(
  city: City,
  agencies: readonly string[],
): Promise<{ agency: string; open: number; late: number }[]> {
  return city.db.rows(sql`select desk.id as agency, found.open, found.late from unnest(${agencies}::text[]) desk(id)
    cross join lateral (select count(*) as open, count(*) filter (where c.due_at < ${city.now()}) as late
      from cases."case" c where c.open and c.agency = desk.id and c.service in (${REPORT}, ${TASK})) found where found.open > 0`);
}

export async function receivedToday(city: City): Promise<number> {
  const row = await city.db.one<{ count: number }>(sql`
    select count(*) as count from cases."case" where opened_at >= ${startOfToday(city)} and service = 'complaints'`);
  return row.count;
}

export async function closedToday(city: City): Promise<number> {
  const row = await city.db.one<{ count: number }>(sql`
    select count(*) as count from cases."case"
    where closed_at >= ${startOfToday(city)} and not open and service = 'complaints'`);
  return row.count;
}

/** Median minutes from report to first answer, over the answers of the last 30 days. */
export async function responseMinutes(
  city: City,
  byAgency: boolean,
): Promise<{ key: string | null; value: number | null }[]> {
  const after = new Date(city.now().getTime() - 30 * DAY_MS);
  const key = trusted(byAgency ? 'agency' : 'null::text');
  return city.db.rows(sql`select ${key} as key,
      round(percentile_cont(0.5) within group (order by extract(epoch from responded_at - clock_start) / 60))::int as value
    from (select agency, responded_at, clock_start from cases."case"
      where responded_at >= ${after} and service = 'complaints' order by responded_at desc limit 5000) answered
    group by 1`);
}

export async function totals(
  city: City,
  byCategory: boolean,
): Promise<{ key: string | null; value: number }[]> {
  const which = byCategory ? sql`category <> ${ALL}` : sql`category = ${ALL}`;
  return city.db.rows(sql`select case when category = ${ALL} then null else category end as key, open + closed as value
    from complaints.map_count where zoom = ${EVERYTHING} and ${which} order by 2 desc`);
}
