/** SQL of lists: the citizen's own, the desk's views, and what jobs look for. Each runs along an index. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import { join, nothing, type Sql, sql } from '../../platform/db/sql.ts';
import type { Part } from './store.ts';

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

/** Where an officer holds a permission. `agencies` null: every agency. */
export type Reach = { agencies: string[] | null; area: string | null };
/** Parts the caller plays, and where. */
export type PartReach = Reach & { part: Part };

export type DeskFilter = {
  view: 'todo' | 'mine' | 'late' | 'silence' | 'paused' | 'waiting' | 'ended' | 'all';
  reach: readonly Reach[];
  parts: readonly PartReach[];
  officer: string;
  now: Date;
  horizon: Date;
  service?: string | undefined;
  state?: string | undefined;
  agency?: string | undefined;
  part?: Part | undefined;
  code?: string | undefined;
  names?: readonly Buffer[] | undefined;
  after?: { key: string | null; id: number } | undefined;
  limit: number;
};

const within = (column: Sql, area: string) => sql`(${column} = ${area} or ${column} like ${`${area}.%`})`;

function shared(filter: DeskFilter): Sql[] {
  const parts = [sql`c.service = 'applications'`];
  if (filter.service) parts.push(sql`c.kind = ${filter.service}`);
  if (filter.state) parts.push(sql`c.state = ${filter.state}`);
  if (filter.agency) parts.push(sql`c.agency = ${filter.agency}`);
  if (filter.code) parts.push(sql`c.code = ${filter.code}`);
  if (filter.names && filter.names.length > 0)
    parts.push(sql`exists (select from applications.application n where n.case_id = c.id
      and n.name_keys @> array(select decode(k, 'hex') from unnest(${filter.names.map((key) => key.toString('hex'))}::text[]) k))`);
  switch (filter.view) {
    case 'mine':
      parts.push(sql`c.open and c.assignee = ${filter.officer}`);
      break;
    case 'late':
      parts.push(sql`c.open and c.due_at < ${filter.now}`);
      break;
    case 'silence':
      parts.push(sql`c.open and exists (select from applications.application s where s.case_id = c.id
        and s.silence_at <= ${filter.horizon})`);
      break;
    case 'paused':
      parts.push(sql`c.open and c.paused_at is not null`);
      break;
    case 'waiting':
      parts.push(sql`c.open and c.paused_at is null`);
      break;
    case 'ended':
      parts.push(sql`not c.open`);
      break;
    case 'todo':
      parts.push(sql`c.open`);
      break;
  }
  return parts;
}

/** Views whose soonest due come first; the others show the newest first. */
const BY_DUE = new Set(['todo', 'mine', 'late', 'silence']);

function keyset({ view, after }: DeskFilter, due: Sql): Sql {
  if (!after) return nothing;
  if (!BY_DUE.has(view)) return sql` and c.id < ${after.id}`;
  const key = after.key ?? '9999-12-31T00:00:00Z';
  return sql` and (coalesce(${due}, '9999-12-31T00:00:00Z'::timestamptz), c.id) > (${key}::timestamptz, ${after.id})`;
}

/** Tasks that wait for a part of the caller, each agency along its own stretch of the index. */
function todoBranches(filter: DeskFilter): Sql[] {
  const conditions = shared(filter);
  return filter.parts
    .filter(({ part }) => !filter.part || part === filter.part)
    .map(({ agencies, area, part }) => {
      const own = join([...conditions, ...(area ? [within(sql`t.area`, area)] : [])], ' and ');
      const body = (agency: Sql) => sql`select c.id, t.due_at as due from applications.task t
        join cases."case" c on c.id = t.case_id
        where t.closed_at is null and t.part = ${part} and ${agency} and ${own}${keyset(filter, sql`t.due_at`)}
        order by t.due_at, t.case_id limit ${filter.limit}`;
      if (!agencies) return sql`(${body(sql`true`)})`;
      return sql`(select found.* from unnest(${agencies}::text[]) desk(id)
        cross join lateral (${body(sql`t.agency = desk.id${named(filter, sql`t`)}`)}) found)`;
    });
}

/** An agency that others ask looks back over so many of its desks. */
const ASKED_DEPTH = 5000;

/** Who is not shown a name does not find by it. */
const named = ({ names }: DeskFilter, task: Sql) =>
  names?.length ? sql` and not ${task}.nameless` : nothing;

/** Everything that the caller reaches: cases of the agency, and those that one of its desks was asked about. */
function reachBranches(filter: DeskFilter): Sql[] {
  const byDue = BY_DUE.has(filter.view);
  const order = byDue ? sql`order by c.due_at, c.id` : sql`order by c.id desc`;
  const conditions = shared(filter);
  return filter.reach.flatMap(({ agencies, area }) => {
    const own = join([...conditions, ...(area ? [within(sql`c.area`, area)] : [])], ' and ');
    const tail = sql`${keyset(filter, sql`c.due_at`)} ${order} limit ${filter.limit}`;
    if (!agencies) return [sql`(select c.id, c.due_at as due from cases."case" c where ${own}${tail})`];
    return [
      sql`(select found.* from unnest(${agencies}::text[]) desk(id) cross join lateral (
        select c.id, c.due_at as due from cases."case" c where c.agency = desk.id and ${own}${tail}) found)`,
      // Asked for a review or a visit by another agency: few, so their tasks are read from the newest back.
      sql`(select c.id, c.due_at as due from (select distinct t.case_id from unnest(${agencies}::text[]) desk(id)
          cross join lateral (select k.case_id from applications.task k where k.asked and k.agency = desk.id${named(filter, sql`k`)}
            order by k.id desc limit ${ASKED_DEPTH}) t) asked
        join cases."case" c on c.id = asked.case_id
        where c.agency <> all(${agencies}::text[]) and ${own}${tail})`,
    ];
  });
}

function found(filter: DeskFilter): Sql | undefined {
  const branches = filter.view === 'todo' ? todoBranches(filter) : reachBranches(filter);
  return branches.length === 0 ? undefined : join(branches, ' union ');
}

export type DeskRow = CaseRow & { due: Date | null };

export async function deskRows(city: City, filter: DeskFilter): Promise<DeskRow[]> {
  const reached = found(filter);
  if (!reached) return [];
  const byDue = BY_DUE.has(filter.view);
  const [inner, outer] = byDue
    ? [sql`min(due) nulls last, id`, sql`page.due nulls last, c.id`]
    : [sql`id desc`, sql`c.id desc`];
  return city.db.rows(sql`with page as (select id, min(due) as due from (${reached}) reached group by id
      order by ${inner} limit ${filter.limit})
    select ${columns}, page.due from page join cases."case" c on c.id = page.id order by ${outer}`);
}

/** Counting stops here: a desk with a thousand says "999+". */
const COUNT_LIMIT = 1000;

export async function deskCount(city: City, filter: Omit<DeskFilter, 'limit'>): Promise<number> {
  const reached = found({ ...filter, limit: COUNT_LIMIT });
  if (!reached) return 0;
  const row = await city.db.one<{ n: number }>(sql`select count(*)::int as n from
    (select distinct id from (${reached}) reached limit ${COUNT_LIMIT}) capped`);
  return row.n;
}

/** Open applications of these desks by service. */
export async function openByService(
  city: City,
  agencies: readonly string[] | null,
): Promise<{ service: string; open: number }[]> {
  const where = agencies ? sql`and c.agency = any(${agencies}::text[])` : nothing;
  return city.db.rows(sql`select c.kind as service, count(*)::int as open from cases."case" c
    where c.open and c.service = 'applications' ${where} group by 1 order by 2 desc limit 200`);
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

/** Those of them to whose last message nobody has answered. */
export async function lettersWaiting(city: City, caseIds: readonly number[]): Promise<Set<number>> {
  if (caseIds.length === 0) return new Set();
  const rows = await city.db.rows<{
    id: number;
  }>(sql`select asked.id from unnest(${caseIds}::bigint[]) asked(id)
    cross join lateral (select e.actor_kind from cases.entry e where e.case_id = asked.id and e.kind = 'message'
      order by e.id desc limit 1) last
    where last.actor_kind <> 'officer'`);
  return new Set(rows.map(({ id }) => Number(id)));
}
