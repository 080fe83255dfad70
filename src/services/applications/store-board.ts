/** SQL of the board: counted in the database, so that a hundred thousand running applications come as a few hundred rows. */
import type { City } from '../../platform/city.ts';
import { sql } from '../../platform/db/sql.ts';

type Of = { service: string; version: number };

/** Running applications by service, version and state. */
export async function runningRows(
  city: City,
): Promise<(Of & { state: string; running: number; late: number; paused: number })[]> {
  return city.db.rows(sql`select c.kind as service, a.version, c.state, count(*)::int as running,
      count(*) filter (where c.due_at < ${city.now()})::int as late,
      count(*) filter (where c.paused_at is not null)::int as paused
    from cases."case" c join applications.application a on a.case_id = c.id
    where a.outcome is null and c.open and c.service = 'applications' group by 1, 2, 3`);
}

/** Decided since then, by service, version, and the days of decision and promise. */
export async function decidedRows(
  city: City,
  since: Date,
): Promise<(Of & { decided: string; promised: string; count: number; kept: number })[]> {
  return city.db.rows(sql`select c.kind as service, a.version,
      to_char(a.decided_at at time zone ${city.zone}, 'YYYY-MM-DD') as decided,
      to_char(c.complete_by at time zone ${city.zone}, 'YYYY-MM-DD') as promised,
      count(*)::int as count, count(*) filter (where a.decided_at <= c.complete_by)::int as kept
    from applications.application a join cases."case" c on c.id = a.case_id
    where a.decided_at >= ${since} and a.decided in ('approve', 'refuse', 'finish', 'silence')
      and c.complete_by is not null group by 1, 2, 3, 4`);
}

export async function papersSince(city: City, since: Date): Promise<number> {
  const row = await city.db.one<{ count: number }>(
    sql`select count(*)::int as count from applications.paper where at >= ${since}`,
  );
  return row.count;
}

type Silent = Of & { code: string; agency: string | null; silence_at: Date };

/** What silence decides before that moment, the soonest first, and how many there are in all. */
export async function nearSilence(
  city: City,
  until: Date,
  limit: number,
): Promise<{ total: number; rows: Silent[] }> {
  const rows = await city.db.rows<Silent & { total: number }>(sql`
    select c.code, c.kind as service, a.version, c.agency, a.silence_at, count(*) over ()::int as total
    from applications.application a join cases."case" c on c.id = a.case_id
    where a.silence_at >= ${city.now()} and a.silence_at < ${until} and c.open
    order by a.silence_at, c.id limit ${limit}`);
  return { total: rows[0]?.total ?? 0, rows };
}
