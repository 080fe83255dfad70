/**
 * SQL of the desk's lists. A view that few belong to begins at what is rare in it (an officer, a name, a limit of silence);
 * every other one reads an index in its order, agency by agency, and only as far as the page needs.
 */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import { join, nothing, type Sql, sql, trusted } from '../../platform/db/sql.ts';
import { COUNTED_TO } from './rules/desk-contract.ts';
import type { ApplicationRow, Part, TaskRow } from './store.ts';

/** Where an officer holds a permission. `agencies` null: every agency. */
export type Reach = { agencies: string[] | null; area: string | null };
/** Parts the caller plays, and where. */
export type PartReach = Reach & { part: Part };

type View = 'todo' | 'mine' | 'late' | 'silence' | 'paused' | 'waiting' | 'ended' | 'all';

export type DeskFilter = {
  view: View;
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
  /** For counting, in whichever order comes cheapest. */
  unordered?: boolean;
};

/** What the desk shows of an application in a line. */
export type DeskRow = Pick<
  CaseRow,
  | 'id'
  | 'code'
  | 'state'
  | 'agency'
  | 'area'
  | 'assignee'
  | 'opened_at'
  | 'closed_at'
  | 'due_at'
  | 'complete_by'
  | 'paused_at'
  | 'version'
> &
  Pick<ApplicationRow, 'service' | 'applicant' | 'state_due_at' | 'silence_at' | 'decided_at'> & {
    /** Of the definition on which it runs. */
    definition: number;
    /** Desks that it waits for. */
    desks: Pick<TaskRow, 'state' | 'review' | 'part' | 'agency' | 'area'>[];
    /** Nobody has answered its last message. */
    letter: boolean;
    /** What the view is ordered by. */
    due: Date | null;
  };

const within = (column: Sql, area: string) => sql`(${column} = ${area} or ${column} like ${`${area}.%`})`;

/** What the filters ask of the case itself. */
function asked({
  service,
  state,
  agency,
  code,
}: Pick<DeskFilter, 'service' | 'state' | 'agency' | 'code'>): Sql[] {
  return [
    ...(service ? [sql`c.kind = ${service}`] : []),
    ...(state ? [sql`c.state = ${state}`] : []),
    ...(agency ? [sql`c.agency = ${agency}`] : []),
    ...(code ? [sql`c.code = ${code}`] : []),
  ];
}

/** Views whose soonest due come first; the others show the newest first. */
const BY_DUE = new Set<View>(['todo', 'mine', 'late', 'silence']);
const all = (parts: readonly Sql[]) => (parts.length > 0 ? join(parts, ' and ') : sql`true`);

/** Is the application in the view? `row` keeps `open` and `due_at`; who plays the parts of `todo` is asked elsewhere. */
function inView({ view, officer, now, horizon }: DeskFilter, row: Sql, paused: Sql): Sql {
  switch (view) {
    case 'todo':
      return sql`${row}.open`;
    case 'mine':
      return sql`${row}.open and c.assignee = ${officer}`;
    case 'late':
      return sql`${row}.open and ${row}.due_at < ${now}`;
    case 'silence':
      // Bounded on both sides: a range without its values is taken for a narrow one, and the index is read.
      return sql`${row}.open and a.silence_at > '-infinity' and a.silence_at <= ${horizon}`;
    case 'paused':
      // While the clock stands nothing is due: so the index by due time finds them.
      return sql`${row}.open and ${row}.due_at is null and ${paused}`;
    case 'waiting':
      return sql`${row}.open and not (${paused})`;
    case 'ended':
      return sql`not ${row}.open`;
    default:
      return sql`true`;
  }
}

/** A desk of the caller's parts that the application waits for. Who is not shown a name does not find by it. */
function playedHere({ parts, part, names }: DeskFilter): Sql {
  const each = parts
    .filter((one) => !part || one.part === part)
    .map(({ agencies, area, part: id }) =>
      all([
        sql`t.part = ${id}`,
        ...(agencies ? [sql`t.agency = any(${agencies}::text[])`] : []),
        ...(area ? [within(sql`t.area`, area)] : []),
      ]),
    );
  const some = each.length > 0 ? join(each, ') or (') : sql`false`;
  return sql`t.closed_at is null and ((${some}))${names?.length ? sql` and not t.nameless` : nothing}`;
}

/** Cases of the agency, and those that one of its desks was asked about. */
function reachedHere({ reach, names }: DeskFilter): Sql {
  const named = names?.length ? sql` and k.named` : nothing;
  const each = reach.map(({ agencies, area }) =>
    all([
      ...(area ? [within(sql`c.area`, area)] : []),
      ...(agencies
        ? [
            sql`(c.agency = any(${agencies}::text[]) or exists (select from applications.asked k
              where k.case_id = c.id and k.agency = any(${agencies}::text[])${named}))`,
          ]
        : []),
    ]),
  );
  return each.length > 0 ? sql`((${join(each, ') or (')}))` : sql`false`;
}

/** From what is rare: the names, the code, the officer, the limit of silence. */
function fewOf(filter: DeskFilter): Sql {
  const { names } = filter;
  const keys = names?.map((key) => key.toString('hex')) ?? [];
  const where = all([
    sql`c.service = 'applications'`,
    inView(filter, sql`c`, sql`c.paused_at is not null`),
    ...asked(filter),
    ...(keys.length > 0
      ? [sql`a.name_keys @> array(select decode(k, 'hex') from unnest(${keys}::text[]) k)`]
      : []),
  ]);
  const from = sql`cases."case" c join applications.application a on a.case_id = c.id`;
  if (filter.view === 'todo')
    return sql`select c.id, min(t.due_at) as due from ${from} join applications.task t on t.case_id = c.id
      where ${where} and ${playedHere(filter)} group by c.id`;
  const due = filter.view === 'silence' ? sql`a.silence_at` : sql`c.due_at`;
  return sql`select c.id, ${due} as due from ${from} where ${where} and ${reachedHere(filter)}`;
}

/** Where the page begins. After a due time comes what has none; asked by itself, so that each part runs along its index. */
function begins({ view, after }: DeskFilter, due: Sql, id: Sql): Sql {
  if (!after) return nothing;
  if (!BY_DUE.has(view)) return sql` and ${id} < ${after.id}`;
  return sql` and (${due}, ${id}) > (${after.key}::timestamptz, ${after.id})`;
}

function ordered({ view, limit, unordered }: DeskFilter, due: Sql, id: Sql): Sql {
  if (unordered) return sql`limit ${limit}`;
  if (BY_DUE.has(view)) return sql`order by ${due}, ${id} limit ${limit}`;
  // Where nothing is due, ordering by it changes nothing, but lets the index by due time be read backwards.
  if (view === 'paused') return sql`order by ${due} desc, ${id} desc limit ${limit}`;
  return sql`order by ${id} desc limit ${limit}`;
}

/** Most officers work in one agency: named as it is, it lets the database plan once for all of them. */
const theAgency = (agencies: readonly string[]) =>
  agencies.length === 1 ? sql`${agencies[0]}` : sql`desk.id`;

const perAgency = (agencies: readonly string[], body: Sql) =>
  agencies.length === 1
    ? sql`(${body})`
    : sql`(select found.* from unnest(${agencies}::text[]) desk(id) cross join lateral (${body}) found)`;

/** Tasks that wait for a part of the caller. An open task belongs to an open application: the case is read for filters only. */
function todoBranches(filter: DeskFilter): Sql[] {
  const { service, ...rest } = filter;
  const of = asked(rest);
  const from = of.length > 0 ? sql` join cases."case" c on c.id = t.case_id and ${all(of)}` : nothing;
  return filter.parts
    .filter(({ part }) => !filter.part || part === filter.part)
    .map(({ agencies, area, part }) => {
      const where = all([
        sql`t.closed_at is null and t.part = ${part}`,
        ...(agencies ? [sql`t.agency = ${theAgency(agencies)}`] : []),
        ...(service ? [sql`t.service = ${service}`] : []),
        ...(area ? [within(sql`t.area`, area)] : []),
      ]);
      const [due, id] = [sql`t.due_at`, sql`t.case_id`];
      const body = sql`select t.case_id as id, t.due_at as due from applications.task t${from}
        where ${where}${begins(filter, due, id)} ${ordered(filter, due, id)}`;
      return agencies ? perAgency(agencies, body) : sql`(${body})`;
    });
}

function reachBranches(filter: DeskFilter): Sql[] {
  const of = asked(filter);
  return filter.reach.flatMap(({ agencies, area }) => {
    const narrow = [...of, ...(area ? [within(sql`c.area`, area)] : [])];
    const own = all([
      ...(agencies ? [sql`c.agency = ${theAgency(agencies)}`] : []),
      sql`c.service = 'applications'`,
      inView(filter, sql`c`, sql`c.paused_at is not null`),
      ...narrow,
    ]);
    const body = sql`select c.id, c.due_at as due from cases."case" c
      where ${own}${begins(filter, sql`c.due_at`, sql`c.id`)} ${ordered(filter, sql`c.due_at`, sql`c.id`)}`;
    if (!agencies) return [sql`(${body})`];
    const from =
      narrow.length > 0 ? sql` join cases."case" c on c.id = k.case_id and ${all(narrow)}` : nothing;
    const [due, id] = [sql`k.due_at`, sql`k.case_id`];
    return [
      perAgency(agencies, body),
      perAgency(
        agencies,
        sql`select k.case_id as id, k.due_at as due from applications.asked k${from}
          where k.agency = ${theAgency(agencies)} and ${inView(filter, sql`k`, sql`k.paused`)}${begins(filter, due, id)}
          ${ordered(filter, due, id)}`,
      ),
    ];
  });
}

const isFew = ({ view, names, code }: DeskFilter) =>
  view === 'mine' || view === 'silence' || (names?.length ?? 0) > 0 || code !== undefined;

/** Ids and due times of what the caller reaches, some perhaps twice. */
function found(filter: DeskFilter): Sql {
  const { view, after } = filter;
  if (isFew(filter)) {
    const few = fewOf(filter);
    if (!after) return few;
    const later = after.key
      ? sql`due > ${after.key}::timestamptz or due is null or (due = ${after.key}::timestamptz and id > ${after.id})`
      : sql`due is null and id > ${after.id}`;
    return sql`select id, due from (${few}) few where ${BY_DUE.has(view) ? later : sql`id < ${after.id}`}`;
  }
  const branches = view === 'todo' ? todoBranches(filter) : reachBranches(filter);
  return branches.length > 0
    ? join(branches, ' union all ')
    : sql`select null::bigint as id, null::timestamptz as due where false`;
}

/** A page of the desk with everything that its lines say, in one statement. */
export async function deskRows(city: City, filter: DeskFilter): Promise<DeskRow[]> {
  const order = BY_DUE.has(filter.view) ? sql`due nulls last, id` : sql`id desc`;
  return lines(
    city,
    sql`select id, min(due) as due from (${found(filter)}) reached group by id order by ${order} limit ${filter.limit}`,
    order,
  );
}

/** The same lines of these applications. */
export async function deskRowsOf(city: City, ids: readonly number[]): Promise<DeskRow[]> {
  return lines(city, sql`select id, null::timestamptz as due from unnest(${ids}::bigint[]) id`, sql`id`);
}

async function lines(city: City, page: Sql, order: Sql): Promise<DeskRow[]> {
  return city.db.rows(sql`with page as materialized (${page})
    select c.id, c.code, c.state, c.agency, c.area, c.assignee, c.opened_at, c.closed_at, c.due_at, c.complete_by,
      c.paused_at, c.version, a.service, a.version as definition, a.applicant, a.state_due_at, a.silence_at, a.decided_at,
      coalesce((select json_agg(json_build_object('state', t.state, 'review', t.review, 'part', t.part, 'agency', t.agency,
        'area', t.area) order by t.id) from applications.task t where t.case_id = page.id and t.closed_at is null),
        '[]') as desks,
      c.open and coalesce((select e.actor_kind <> 'officer' from cases.entry e where e.case_id = page.id
        and e.kind = 'message' order by e.id desc limit 1), false) as letter, page.due
    from page join cases."case" c on c.id = page.id join applications.application a on a.case_id = page.id
    order by ${sql`page.${order}`}`);
}

/** How many each view holds, at most so many. */
export async function deskCounts(
  city: City,
  filter: Omit<DeskFilter, 'limit' | 'view'>,
  views: readonly View[],
): Promise<Record<string, number>> {
  const counts = views.map((view) => {
    const one = { ...filter, view, limit: COUNTED_TO, unordered: true };
    const id = isFew(one) ? sql`id` : sql`distinct id`;
    return sql`(select count(*)::int from (select ${id} from (${found(one)}) reached limit ${COUNTED_TO}) capped)
      as ${trusted(view)}`;
  });
  return city.db.one(sql`select ${join(counts, ', ')}`);
}

/** Open applications of these agencies by service. */
export async function openByService(
  city: City,
  agencies: readonly string[] | null,
): Promise<{ service: string; open: number }[]> {
  const where = agencies ? sql`and c.agency = any(${agencies}::text[])` : nothing;
  return city.db.rows(sql`select c.kind as service, count(*)::int as open from cases."case" c
    where c.open and c.service = 'applications' ${where} group by 1 order by 2 desc limit 200`);
}
