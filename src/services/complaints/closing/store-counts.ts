/** SQL of the public figures. */
import type { City } from '../../../platform/city.ts';
import type { Runner } from '../../../platform/db/database.ts';
import { join, type Sql, sql } from '../../../platform/db/sql.ts';
import type { CountedCase } from '../rules/counting.ts';

export type SourceRow = CountedCase & {
  id: number;
  kind: string;
  agency: string | null;
  reopened: number;
  clock_start: Date;
};
export type CountedRow = {
  case_id: number;
  marks: string[];
  agency: string;
  category: string;
  reopened: number;
};
export type FigureDelta = {
  month: string;
  agency: string;
  category: string;
  what: string;
  value: number;
  n: number;
};

/** Counting of one city goes one after the other: the reader and a walk must not take the same case at once. */
export async function lockCounts(tx: Runner): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('complaints.figure'))`);
}

/** Reports only: a task under one is not another report. */
const source = sql`select c.id, c.kind, c.agency, c.state, c.opened_at, c.closed_at, c.complete_by, c.reopened, c.clock_start,
    k.outcome, k.mended, e.proof
  from cases."case" c join complaints.complaint k on k.case_id = c.id
  left join complaints.closing e on e.case_id = c.id and e.at = c.closed_at
  where c.service = 'complaints'`;

export async function sourceByCode(tx: Runner, codes: readonly string[]): Promise<SourceRow[]> {
  return tx.rows<SourceRow>(sql`${source} and c.code = any(${codes}::text[])`);
}

/** The next cases of a walk, newest first, also those that are counted and gone; `last` is null when there are no more. */
export async function sourceBelow(
  tx: Runner,
  below: number | null,
  limit: number,
): Promise<{ rows: SourceRow[]; ids: number[]; last: number | null }> {
  const under = (column: Sql) => (below === null ? sql`true` : sql`${column} < ${below}`);
  const found = await tx.rows<{ id: number }>(sql`
    (select case_id as id from complaints.complaint where ${under(sql`case_id`)} order by case_id desc limit ${limit})
    union (select case_id from complaints.counted where ${under(sql`case_id`)} order by case_id desc limit ${limit})
    order by id desc limit ${limit}`);
  const ids = found.map(({ id }) => id);
  const rows = await tx.rows<SourceRow>(sql`${source} and c.id = any(${ids}::bigint[])`);
  return { rows, ids, last: ids.length < limit ? null : (ids.at(-1) ?? null) };
}

export async function countedOf(tx: Runner, ids: readonly number[]): Promise<CountedRow[]> {
  return tx.rows<CountedRow>(sql`select case_id, marks, agency, category, reopened from complaints.counted
    where case_id = any(${ids}::bigint[])`);
}

export async function writeCounted(
  tx: Runner,
  rows: readonly CountedRow[],
  gone: readonly number[],
): Promise<void> {
  if (rows.length > 0)
    await tx.run(sql`insert into complaints.counted (case_id, marks, agency, category, reopened)
      select r.case_id, r.marks, r.agency, r.category, r.reopened from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(case_id bigint, marks text[], agency text, category text, reopened smallint)
      on conflict on constraint counted_pkey do update set marks = excluded.marks, agency = excluded.agency,
        category = excluded.category, reopened = excluded.reopened`);
  if (gone.length > 0)
    await tx.run(sql`delete from complaints.counted where case_id = any(${gone}::bigint[])`);
}

export async function addFigures(tx: Runner, deltas: readonly FigureDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await tx.run(sql`insert into complaints.figure as f (month, agency, category, what, value, n)
    select d.month, d.agency, d.category, d.what, d.value, d.n from jsonb_to_recordset(${JSON.stringify(deltas)}::jsonb)
      as d(month date, agency text, category text, what text, value smallint, n int) order by 1, 2, 3, 4, 5
    on conflict on constraint figure_pkey do update set n = f.n + excluded.n`);
}

export async function takeTodo(tx: Runner): Promise<{ id: number; below: number | null } | undefined> {
  return tx.maybe(
    sql`select id, below from complaints.count_todo order by id limit 1 for update skip locked`,
  );
}

export async function moveTodo(tx: Runner, id: number, below: number | null): Promise<void> {
  await tx.run(
    below === null
      ? sql`delete from complaints.count_todo where id = ${id}`
      : sql`update complaints.count_todo set below = ${below} where id = ${id}`,
  );
}

export async function addTodo(tx: Runner): Promise<void> {
  await tx.run(sql`insert into complaints.count_todo (below) values (null)`);
}

/** Are all cases of the past counted? */
export async function isCounted(city: City): Promise<boolean> {
  const row = await city.db.one<{ done: boolean }>(
    sql`select not exists (select from complaints.count_todo) as done`,
  );
  return row.done;
}

export type FigureFilter = {
  from: string;
  until: string;
  agencies?: readonly string[] | undefined;
  category?: string | undefined;
};

function chosen({ agencies, category }: FigureFilter, agency: Sql, kind: Sql): Sql[] {
  return [
    ...(agencies ? [sql`${agency} = any(${agencies}::text[])`] : []),
    ...(category ? [sql`${kind} = ${category}`] : []),
  ];
}

export type SumRow = {
  cut: 'all' | 'agency' | 'category' | 'month';
  key: string | null;
  what: string;
  value: number;
  n: number;
};

/** Sums of the months `from` to `until` (their first days): of all, by agency, by category and by month. */
export async function figureSums(city: City, filter: FigureFilter): Promise<SumRow[]> {
  const where = [
    sql`month between ${filter.from}::date and ${filter.until}::date`,
    ...chosen(filter, sql`agency`, sql`category`),
  ];
  return city.db.rows<SumRow>(sql`
    select case when grouping(agency) = 0 then 'agency' when grouping(category) = 0 then 'category'
        when grouping(month) = 0 then 'month' else 'all' end as cut,
      coalesce(agency, category, month::text) as key, what, value, sum(n)::int as n
    from complaints.figure where ${join(where, ' and ')}
    group by grouping sets ((what, value), (agency, what, value), (category, what, value), (month, what, value))
    having sum(n) <> 0`);
}

/** Open now and open beyond its promise, whenever it was reported. */
export async function openNow(
  city: City,
  filter: FigureFilter,
): Promise<{ agency: string; category: string; open: number; late: number }[]> {
  const where = [sql`what = 'open'`, ...chosen(filter, sql`agency`, sql`category`)];
  const late = [
    sql`c.open and c.service = 'complaints' and c.due_at < ${city.now()}`,
    ...chosen(filter, sql`coalesce(c.agency, '')`, sql`c.kind`),
  ];
  return city.db.rows(sql`
    select agency, category, sum(open)::int as open, sum(late)::int as late from (
      select agency, category, n as open, 0 as late from complaints.figure where ${join(where, ' and ')}
      union all select coalesce(c.agency, ''), c.kind, 0, 1 from cases."case" c where ${join(late, ' and ')}) both_of_them
    group by agency, category`);
}
