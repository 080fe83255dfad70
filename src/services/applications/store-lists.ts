/** SQL of lists: the citizen's own, and what jobs look for. Each runs along an index. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import { nothing, sql } from '../../platform/db/sql.ts';

const columns = sql`c.id, c.code, c.service, c.kind, c.state, c.open, c.visibility, c.title, c.agency, c.assignee, c.area,
  c.point, c.place, c.priority, c.opened_at, c.closed_at, c.due_at, c.complete_by, c.clock_start, c.paused_at,
  c.responded_at, c.reopened, c.followers, c.version`;

export async function ownCases(
  city: City,
  citizen: string,
  before: number | null,
  limit: number,
): Promise<CaseRow[]> {
  return city.db.rows(sql`select ${columns} from applications.application a join cases."case" c on c.id = a.case_id
    where a.citizen = ${citizen} ${before === null ? nothing : sql`and a.case_id < ${before}`}
    order by a.case_id desc limit ${limit}`);
}

/** Consent by silence that is due at `until`, the soonest first. */
export async function silentUntil(
  city: City,
  until: Date,
  limit: number,
): Promise<{ code: string; id: number }[]> {
  return city.db.rows(sql`select c.code, c.id from applications.application a join cases."case" c on c.id = a.case_id
    where a.silence_at <= ${until} and c.open order by a.silence_at limit ${limit}`);
}

/** Those of them that nobody was warned of yet. */
export async function unwarned(
  city: City,
  until: Date,
  limit: number,
): Promise<{ code: string; id: number }[]> {
  return city.db.rows(sql`select c.code, c.id from applications.application a join cases."case" c on c.id = a.case_id
    where a.silence_at <= ${until} and a.alerted_at is null and c.open order by a.silence_at limit ${limit}`);
}

export async function lapsedUntil(city: City, until: Date, limit: number): Promise<{ code: string }[]> {
  return city.db.rows(sql`select c.code from applications.application a join cases."case" c on c.id = a.case_id
    where a.lapse_at <= ${until} and c.open order by a.lapse_at limit ${limit}`);
}
