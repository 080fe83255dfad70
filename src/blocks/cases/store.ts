/** All SQL of cases. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { asOne, type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';
import { Problem } from '../../shared/errors.ts';
import type { CaseRow, EntryRow, NewCase, NewEntry } from './rows.ts';
import { cellOf } from './rules/cell.ts';

const columns = sql`id, code, service, kind, state, open, visibility, title, agency, assignee, area, point, place,
  priority, opened_at, closed_at, due_at, complete_by, clock_start, paused_at, responded_at, reopened, followers, version`;

function pointText(point: { lat: number; lng: number } | null): string | null {
  return point ? `(${point.lng},${point.lat})` : null;
}

const CASE = tableOf('cases."case"', {
  id: 'bigint',
  code: 'text',
  service: 'text',
  kind: 'text',
  state: 'text',
  open: 'boolean',
  visibility: 'text',
  title: 'text',
  agency: 'text',
  assignee: 'uuid',
  area: 'text',
  point: 'point',
  place: 'text',
  cell: 'bigint',
  priority: 'smallint',
  opened_at: 'timestamptz',
  due_at: 'timestamptz',
  complete_by: 'timestamptz',
  clock_start: 'timestamptz',
});

/** The row of a new open case. */
export function insertCase(c: NewCase): Insert {
  const what = [c.id, c.code, c.service, c.kind, c.state, true, c.visibility, c.title];
  const whose = [c.agency, c.assignee];
  const where = [c.area, pointText(c.point), c.place, c.point ? cellOf(c.point) : null];
  const when = [c.opened_at, c.due_at, c.complete_by, c.clock_start];
  return { into: CASE, row: [...what, ...whose, ...where, c.priority, ...when] };
}

const ENTRY = tableOf('cases.entry', {
  case_id: 'bigint',
  at: 'timestamptz',
  kind: 'text',
  visibility: 'text',
  actor_kind: 'text',
  actor_id: 'text',
  agency: 'text',
  text: 'text',
  files: 'uuid[]',
  data: 'jsonb',
});

/** The row of a timeline entry. */
export function insertEntry(e: NewEntry): Insert {
  const { case_id, at, kind, visibility, actor_kind, actor_id, agency, text, files } = e;
  return {
    into: ENTRY,
    row: [case_id, at, kind, visibility, actor_kind, actor_id, agency, text, files, JSON.stringify(e.data)],
  };
}

export async function addEntry(tx: Runner, entry: NewEntry): Promise<void> {
  await tx.run(asOne([insertEntry(entry)]));
}

/** The case with this code (in its written form); undefined if there is none. */
export async function findCase(city: City, code: string): Promise<CaseRow | undefined> {
  return city.db.maybe<CaseRow>(sql`select ${columns} from cases."case" where code = ${code}`);
}

/** The cases with these codes, in no order; unknown codes are left out. */
export async function findCases(city: City, codes: readonly string[]): Promise<CaseRow[]> {
  return city.db.rows<CaseRow>(sql`select ${columns} from cases."case" where code = any(${codes}::text[])`);
}

/** As `findCase`; throws 404 `cases.not-found`. */
export async function getCase(city: City, code: string): Promise<CaseRow> {
  const found = await findCase(city, code);
  if (!found) throw new Problem(404, 'cases.not-found');
  return found;
}

/**
 * The case, locked until the end of the transaction. `seen` is the version the caller's screen showed:
 * if somebody was faster the answer is 409 `platform.conflict` and nothing is overwritten.
 */
export async function lockCase(tx: Runner, code: string, seen?: number): Promise<CaseRow> {
  const row = await tx.maybe<CaseRow>(
    sql`select ${columns} from cases."case" where code = ${code} for update`,
  );
  if (!row) throw new Problem(404, 'cases.not-found');
  if (seen !== undefined && row.version !== seen) throw new Problem(409, 'platform.conflict');
  return row;
}

/** Writes a locked case back with the next version. */
export async function saveCase(tx: Runner, row: CaseRow): Promise<void> {
  await tx.run(sql`update cases."case" set kind = ${row.kind}, state = ${row.state}, open = ${row.closed_at === null},
    visibility = ${row.visibility}, title = ${row.title}, agency = ${row.agency}, assignee = ${row.assignee},
    area = ${row.area}, priority = ${row.priority}, closed_at = ${row.closed_at}, due_at = ${row.due_at},
    complete_by = ${row.complete_by}, clock_start = ${row.clock_start}, paused_at = ${row.paused_at}, responded_at = ${row.responded_at},
    reopened = ${row.reopened}, followers = ${row.followers}, version = version + 1 where id = ${row.id}`);
}

const VISIBLE = {
  public: ['public'],
  reporter: ['public', 'reporter'],
  internal: ['public', 'reporter', 'internal'],
} as const;

/** The timelines of many cases, by the id of the case. */
export async function timelinesOf(
  city: City,
  ids: readonly number[],
  audience: 'public' | 'reporter' | 'internal',
): Promise<Map<number, EntryRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await city.db.rows<EntryRow & { case_id: number }>(sql`
    select id, at, kind, visibility, actor_kind, actor_id, agency, text, files, data, case_id from cases.entry
    where case_id = any(${ids}::bigint[]) and visibility = any(${VISIBLE[audience] as unknown as string[]}) order by id`);
  const lists = new Map<number, EntryRow[]>(ids.map((id) => [id, []]));
  for (const { case_id, ...entry } of rows) lists.get(case_id)?.push(entry);
  return lists;
}

/** The timeline, oldest first, as far as the audience may see. */
export async function timelineOf(
  city: City,
  id: number,
  audience: 'public' | 'reporter' | 'internal',
): Promise<EntryRow[]> {
  return city.db.rows<EntryRow>(sql`select id, at, kind, visibility, actor_kind, actor_id, agency, text, files, data
    from cases.entry where case_id = ${id} and visibility = any(${VISIBLE[audience] as unknown as string[]}) order by id`);
}
