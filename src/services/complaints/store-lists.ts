/** SQL of the lists: public pages by number, desk pages along the due time of each agency. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import { join, nothing, type Sql, sql } from '../../platform/db/sql.ts';
import { followUp } from './closing/store.ts';
import type { Outcome } from './rules/case-contract.ts';
import { REPORT, TASK } from './rules/task.ts';

export type ListRow = CaseRow & { photos: string[]; mended: boolean | null; outcome: Outcome | null };

const caseColumns = sql`c.id, c.code, c.service, c.kind, c.state, c.open, c.visibility, c.title, c.agency, c.assignee,
  c.area, c.point, c.place, c.priority, c.opened_at, c.closed_at, c.due_at, c.complete_by, c.clock_start, c.paused_at,
  c.responded_at, c.reopened, c.followers, c.version`;

/** An area and everything below it, as a range that an index on text in C order can use. */
export function inArea(area: string): Sql {
  return sql`(c.area = ${area} or c.area like ${`${area.replace(/[%_\\]/g, '\\$&')}.%`})`;
}

function like(words: string): string {
  return `%${words.replace(/[%_\\]/g, '\\$&')}%`;
}

/** Words are looked for among this many newest complaints at the desk; older ones are found by code. */
const SEARCH_DEPTH = 20_000;

export async function publicRows(
  city: City,
  filter: {
    code?: string | undefined;
    category?: string | undefined;
    area?: string | undefined;
    open?: boolean | undefined;
    before: number | null;
    /** No further back than this id. */
    from?: number | undefined;
    limit: number;
  },
): Promise<ListRow[]> {
  const parts = [sql`c.service = 'complaints'`, sql`c.visibility <> 'hidden'`];
  if (filter.code) parts.push(sql`c.code = ${filter.code}`);
  if (filter.category) parts.push(sql`c.kind = ${filter.category}`);
  if (filter.area) parts.push(inArea(filter.area));
  if (filter.open !== undefined) parts.push(filter.open ? sql`c.open` : sql`not c.open`);
  if (filter.before !== null) parts.push(sql`c.id < ${filter.before}`);
  if (filter.from !== undefined) parts.push(sql`c.id >= ${filter.from}`);
  return city.db.rows<ListRow>(sql`
    with page as (select ${caseColumns} from cases."case" c where ${join(parts, ' and ')}
      order by c.id desc limit ${filter.limit})
    select page.*, k.photos, k.mended, k.outcome from page join complaints.complaint k on k.case_id = page.id order by page.id desc`);
}

export async function newestId(city: City): Promise<number | null> {
  const row = await city.db.one<{ id: number | null }>(sql`select max(id) as id from cases."case"`);
  return row.id;
}

/** The rows of these public cases, newest first. */
export async function rowsByIds(city: City, ids: readonly number[]): Promise<ListRow[]> {
  if (ids.length === 0) return [];
  return city.db.rows<ListRow>(sql`select ${caseColumns}, k.photos, k.mended, k.outcome from cases."case" c
    join complaints.complaint k on k.case_id = c.id
    where c.id = any(${ids}::bigint[]) and c.visibility <> 'hidden' order by c.id desc`);
}

export async function myRows(
  city: City,
  citizen: string,
  before: number | null,
  limit: number,
): Promise<ListRow[]> {
  return city.db.rows<ListRow>(sql`
    select ${caseColumns}, k.photos, k.mended, k.outcome from (
      select case_id from complaints.complaint where citizen = ${citizen}
      union select f.case_id from cases.follower f join cases."case" seen on seen.id = f.case_id
        and (seen.visibility <> 'hidden' or seen.state = 'merged') where f.citizen = ${citizen}) mine
    join cases."case" c on c.id = mine.case_id join complaints.complaint k on k.case_id = c.id
    where ${before === null ? sql`true` : sql`c.id < ${before}`} order by c.id desc limit ${limit}`);
}

/** `agencies`: null for all there are, also for cases that no agency holds yet. */
export type DeskReach = { agencies: string[] | null; area: string | null };
export type DeskFilter = {
  /** What the officer's grants reach, each agencies × area. */
  reach: DeskReach[];
  view: string;
  officer: string;
  /** Agencies in which the officer's own roles are held. */
  units: string[];
  now: Date;
  code?: string | undefined;
  words?: string | undefined;
  category?: string | undefined;
  area?: string | undefined;
  priority?: number | undefined;
  /** Keyset: due time (ms, null = none) and id of the last row seen. */
  after: { due: number | null; id: number } | null;
  limit: number;
};

/** What a page of the desk shows, and no more: at fifty rows a page each column costs. */
const deskColumns = sql`c.id, c.code, c.kind, c.state, c.open, c.visibility, c.agency, c.assignee, c.area, c.point,
  c.priority, c.opened_at, c.closed_at, c.due_at, c.paused_at, c.reopened, c.version`;

type DeskRow = Omit<
  ListRow,
  'service' | 'place' | 'complete_by' | 'clock_start' | 'responded_at' | 'followers'
> & { channel: string; task_of: string | null; inner_due: Date | null; disputed: boolean };

/** Views of open cases only: words are looked for in all of them, elsewhere among the newest. */
const OPEN_VIEWS = new Set([
  'todo',
  'mine',
  'new',
  'late',
  'waiting',
  'handed-down',
  'to-my-unit',
  'back-and-forth',
  'escalated',
]);

/** Views ordered by due time; the others by number, newest first. */
const BY_DUE = new Set(['todo', 'mine', 'new', 'late']);

function viewCondition(filter: DeskFilter): Sql {
  switch (filter.view) {
    case 'todo':
      return sql`c.open and c.due_at is not null`;
    case 'mine':
      return sql`c.open and c.assignee = ${filter.officer}`;
    case 'new':
      return sql`c.open and c.due_at is not null and c.state in ('received', 'assigned', 'reopened')`;
    case 'late':
      return sql`c.open and c.due_at < ${filter.now}`;
    case 'waiting':
      return sql`c.open and c.due_at is null`;
    case 'handed-down':
      return sql`c.open and c.id = any(array(select d.case_id from complaints.disposition d
        where d.from_officer = ${filter.officer} and d.ended_at is null))`;
    case 'to-my-unit':
      return sql`c.open and c.id = any(array(select d.case_id from complaints.disposition d
        where d.ended_at is null and (d.to_agency = any(${filter.units}::text[]) or d.to_officer = ${filter.officer})
          and not exists (select from complaints.disposition n where n.above = d.id and n.ended_at is null)))`;
    case 'escalated':
      return sql`c.open and c.id = any(array(select e.case_id from complaints.escalation_person p
        join complaints.escalation e on e.id = p.escalation where p.officer = ${filter.officer}))`;
    case 'back-and-forth':
      return sql`c.open and c.id = any(array(select d.case_id from complaints.dispute d where d.decided_at is null))`;
    case 'follow-up':
      return followUp;
    case 'closed':
      return sql`not c.open`;
    default:
      return sql`true`;
  }
}

function conditions(filter: DeskFilter): Sql[] {
  const parts = [viewCondition(filter), sql`c.service in (${REPORT}, ${TASK})`];
  if (filter.code) parts.push(sql`c.code = ${filter.code}`);
  else if (filter.words) {
    if (!OPEN_VIEWS.has(filter.view))
      parts.push(sql`c.id > (select coalesce(max(id), 0) from cases."case") - ${SEARCH_DEPTH}::bigint`);
    parts.push(sql`(c.title ilike ${like(filter.words)} or exists (select from complaints.complaint w
      where w.case_id = c.id and w.description ilike ${like(filter.words)}))`);
  }
  if (filter.category) parts.push(sql`c.kind = ${filter.category}`);
  if (filter.area) parts.push(inArea(filter.area));
  if (filter.priority) parts.push(sql`c.priority = ${filter.priority}`);
  return parts;
}

/** Where the page begins. After a due time comes what has none; asked by itself, so that each part runs along its index. */
function keysets(filter: DeskFilter): Sql[] {
  const { after } = filter;
  if (!after) return [nothing];
  if (!BY_DUE.has(filter.view)) return [sql` and c.id < ${after.id}`];
  if (after.due === null) return [sql` and c.due_at is null and c.id > ${after.id}`];
  const later = sql` and (c.due_at, c.id) > (${new Date(after.due)}, ${after.id})`;
  return filter.view === 'mine' ? [later, sql` and c.due_at is null`] : [later];
}

/**
 * One branch per grant: the index of the whole city, or each agency's own range of the desk's index, is read in order
 * and only as far as the page needs.
 */
function branches(filter: DeskFilter, select: Sql, tail: Sql): Sql {
  const shared = conditions(filter);
  return join(
    filter.reach.flatMap(({ agencies, area }) => {
      const own = join(area ? [...shared, inArea(area)] : shared, ' and ');
      return keysets(filter).map((keyset) => {
        if (!agencies) return sql`(select ${select} from cases."case" c where ${own}${keyset} ${tail})`;
        return sql`select found.* from unnest(${agencies}::text[]) desk(id) cross join lateral (
          select ${select} from cases."case" c where c.agency = desk.id and ${own}${keyset} ${tail}) found`;
      });
    }),
    ' union ',
  );
}

export async function deskRows(city: City, filter: DeskFilter): Promise<DeskRow[]> {
  if (filter.reach.length === 0) return [];
  const byDue = BY_DUE.has(filter.view);
  const order = byDue ? sql`due_at, id` : sql`id desc`;
  // Where no due time is set, ordering by it changes nothing, but lets the desk's index be read backwards.
  const newest = filter.view === 'waiting' ? sql`order by c.due_at desc, c.id desc` : sql`order by c.id desc`;
  const inner = byDue ? sql`order by c.due_at, c.id` : newest;
  const ids = branches(filter, sql`c.id, c.due_at`, sql`${inner} limit ${filter.limit}`);
  return city.db.rows<DeskRow>(sql`
    with page as (select id, due_at from (${ids}) reached order by ${order} limit ${filter.limit})
    select ${deskColumns}, coalesce(k.full_title, c.title) as title, k.photos, k.mended, k.outcome, k.channel,
      (select r.code from complaints.task t join cases."case" r on r.id = t.parent_id where t.case_id = c.id) as task_of,
      (select d.due_at from complaints.disposition d where d.case_id = c.id and d.ended_at is null
        order by d.id desc limit 1) as inner_due,
      exists (select from complaints.dispute d where d.case_id = c.id and d.decided_at is null) as disputed
    from page p join cases."case" c on c.id = p.id
    join complaints.complaint k on k.case_id = c.id
    order by ${byDue ? sql`c.due_at, c.id` : sql`c.id desc`}`);
}

/** Counting stops here: a desk with a thousand cases says "999+". */
const COUNT_LIMIT = 1000;

export async function deskCount(city: City, filter: DeskFilter): Promise<number> {
  if (filter.reach.length === 0) return 0;
  const row = await city.db.one<{ count: number }>(sql`
    select count(*) as count from (select id from (${branches(filter, sql`c.id`, sql`limit ${COUNT_LIMIT}`)}) reached
      limit ${COUNT_LIMIT}) capped`);
  return row.count;
}
