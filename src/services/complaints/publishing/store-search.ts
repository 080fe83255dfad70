/** SQL of the search index. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import type { Runner } from '../../../platform/db/database.ts';
import { nothing, type Sql, sql } from '../../../platform/db/sql.ts';
import { tsquery } from './rules/terms.ts';

export type SourceRow = Pick<
  CaseRow,
  'id' | 'kind' | 'agency' | 'area' | 'open' | 'opened_at' | 'visibility' | 'title' | 'place'
> & { description: string; public_text: string | null };

const source = sql`c.id, c.kind, c.agency, c.area, c.open, c.opened_at, c.visibility, c.title, c.place, k.description, k.public_text`;

/** What the index is made from, of these cases. */
export async function sourceByCode(runner: Runner, codes: readonly string[]): Promise<SourceRow[]> {
  return runner.rows(sql`select ${source} from cases."case" c join complaints.complaint k on k.case_id = c.id
    where c.service = 'complaints' and c.code = any(${codes}::text[])`);
}

/** The next cases below an id, newest first, that have no row yet; `last` is the id down to which was looked. */
export async function sourceBelow(
  runner: Runner,
  below: number | null,
  limit: number,
): Promise<{ rows: SourceRow[]; last: number | null }> {
  const ids = await runner.rows<{ id: number }>(sql`select id from cases."case" c
    where c.service = 'complaints' ${below === null ? nothing : sql`and c.id < ${below}`}
    order by c.id desc limit ${limit}`);
  const last = ids.at(-1)?.id ?? null;
  const rows = await runner.rows<SourceRow>(sql`select ${source} from cases."case" c
    join complaints.complaint k on k.case_id = c.id
    where c.id = any(${ids.map(({ id }) => id)}::bigint[]) and c.visibility <> 'hidden'
      and not exists (select from complaints.search s where s.case_id = c.id)`);
  return { rows, last };
}

export type IndexRow = { id: number; words: Map<string, string>; facts: string[] };

/** Writes the rows; one that says the same as before is left alone. Words of new rows are counted. */
export async function writeIndex(tx: Runner, rows: readonly IndexRow[]): Promise<void> {
  if (rows.length === 0) return;
  const terms = rows.map(({ id, words, facts }) => ({ id, terms: [...words.keys(), ...facts] }));
  const written = await tx.rows<{ id: number; is_new: boolean }>(sql`
    insert into complaints.search as s (case_id, terms)
    select r.id, array_to_tsvector(r.terms) from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as r(id bigint, terms text[])
    order by 1
    on conflict on constraint search_pkey do update set terms = excluded.terms where s.terms <> excluded.terms
    returning s.case_id as id, s.xmax = 0 as is_new`);
  const isNew = new Set(written.flatMap((row) => (row.is_new ? [row.id] : [])));
  const counts = new Map<string, { shown: string; seen: number }>();
  for (const { id, words } of rows)
    if (isNew.has(id))
      for (const [word, shown] of words) {
        const known = counts.get(word);
        if (known) known.seen += 1;
        else counts.set(word, { shown, seen: 1 });
      }
  const counted = [...counts.values()];
  await tx.run(sql`insert into complaints.search_word as w (word, shown, seen)
    select * from unnest(${[...counts.keys()]}::text[], ${counted.map(({ shown }) => shown)}::text[],
      ${counted.map(({ seen }) => seen)}::int[]) order by 1
    on conflict on constraint search_word_pkey do update set seen = w.seen + excluded.seen`);
}

export async function dropFromIndex(tx: Runner, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.run(sql`delete from complaints.search where case_id = any(${ids}::bigint[])`);
}

/** A walk that is still to be done; the lock lets one process at a time go on with it. */
export async function takeTodo(tx: Runner): Promise<{ id: number; below: number | null } | undefined> {
  return tx.maybe(
    sql`select id, below from complaints.search_todo order by id limit 1 for update skip locked`,
  );
}

export async function moveTodo(tx: Runner, id: number, below: number): Promise<void> {
  await tx.run(sql`update complaints.search_todo set below = ${below} where id = ${id}`);
}

export async function endTodo(tx: Runner, id: number): Promise<void> {
  await tx.run(sql`delete from complaints.search_todo where id = ${id}`);
}

export async function addTodo(tx: Runner): Promise<void> {
  await tx.run(sql`insert into complaints.search_todo (below) values (null)`);
}

/** Are all cases of the past in the index? */
export async function isFilled(runner: Runner): Promise<boolean> {
  const row = await runner.one<{ filled: boolean }>(
    sql`select not exists (select from complaints.search_todo) as filled`,
  );
  return row.filled;
}

export type KnownWord = { word: string; shown: string; seen: number };

/** Those of the words that some report has. */
export async function knownWords(runner: Runner, words: readonly string[]): Promise<KnownWord[]> {
  return runner.rows(
    sql`select word, shown, seen from complaints.search_word where word = any(${words}::text[])`,
  );
}

/** Words that share most of their letters with this one, for slips of more than one letter. */
export async function wordsLike(runner: Runner, word: string): Promise<KnownWord[]> {
  return runner.rows(sql`select word, shown, seen from complaints.search_word where word % ${word}
    order by similarity(word, ${word}) desc limit 12`);
}

/** Words with fewer finds than this are looked up; that all of more were taken off the public pages is not believed. */
const FEW_FINDS = 1000;

/** Those of the words that stand in a public report today: a word is counted for ever, its report may be hidden since. */
export async function stillPublic(runner: Runner, words: readonly KnownWord[]): Promise<Set<string>> {
  const asked = words.filter(({ seen }) => seen < FEW_FINDS).map(({ word }) => word);
  const kept = words.flatMap(({ word, seen }) => (seen < FEW_FINDS ? [] : word));
  const rows = await runner.rows<{ word: string }>(sql`
    select w.word from unnest(${asked}::text[], ${asked.map((word) => tsquery([[word]]))}::text[]) w(word, query)
    where exists (select from complaints.search s join cases."case" c on c.id = s.case_id
      where s.terms @@ w.query::tsquery and c.visibility <> 'hidden')`);
  return new Set([...kept, ...rows.map(({ word }) => word)]);
}

export async function newestIndexed(runner: Runner, below: number | null): Promise<number | null> {
  const row = await runner.one<{ id: number | null }>(
    sql`select max(case_id) as id from complaints.search where ${below === null ? sql`true` : sql`case_id < ${below}`}`,
  );
  return row.id;
}

export type Stretch = {
  /** Groups of terms: all groups, any term in each. */
  groups: readonly (readonly string[])[];
  /** Ids from this one on, null for the oldest. */
  from: number | null;
  /** Ids below this one. */
  below: number | null;
  opened: { from: Date | null; until: Date | null };
  limit: number;
};

/** So many finds may have been hidden since they were indexed. */
const HIDDEN_SINCE = 100;

/** Ids of the newest public cases in a stretch of the index; what is hidden by now is left out. */
export async function idsIn(runner: Runner, stretch: Stretch): Promise<number[]> {
  const { from, below, opened, limit } = stretch;
  const parts: Sql[] = [];
  if (from !== null) parts.push(sql`and s.case_id >= ${from}`);
  if (below !== null) parts.push(sql`and s.case_id < ${below}`);
  const range = parts.reduce((all, part) => sql`${all} ${part}`, nothing);
  // The index knows a day by its month: at the edges of a period every find must be looked at.
  const most = opened.from || opened.until ? nothing : sql`limit ${limit + HIDDEN_SINCE}`;
  // Materialised, and ordered by what no index knows, because "newest first, at most n" tempts the planner to walk all cases from the newest backwards.
  const rows = await runner.rows<{ id: number }>(sql`
    with found as materialized (select s.case_id from complaints.search s
      where s.terms @@ ${tsquery(stretch.groups)}::tsquery ${range} order by s.case_id + 0 desc ${most})
    select c.id from found join cases."case" c on c.id = found.case_id
    where c.visibility <> 'hidden'
      ${opened.from ? sql`and c.opened_at >= ${opened.from}` : nothing}
      ${opened.until ? sql`and c.opened_at < ${opened.until}` : nothing}
    order by c.id desc limit ${limit}`);
  return rows.map(({ id }) => id);
}
