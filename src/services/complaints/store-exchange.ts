/** SQL of the exchange: public cases of a stretch of time, or by code, with their last public word. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import { join, type Sql, sql } from '../../platform/db/sql.ts';
import type { AttributeAnswers } from './rules/attributes.ts';
import { todayIn } from './settings.ts';
import { mergesOf } from './store-merges.ts';

export type ExchangeRow = Pick<
  CaseRow,
  | 'id'
  | 'code'
  | 'kind'
  | 'state'
  | 'open'
  | 'visibility'
  | 'agency'
  | 'area'
  | 'point'
  | 'place'
  | 'title'
  | 'opened_at'
  | 'complete_by'
> & {
  description: string;
  public_text: string | null;
  photos: string[];
  attributes: AttributeAnswers;
  updated_at: Date | null;
  note: string | null;
  note_id: number | null;
};

export type ExchangeFilter = {
  codes?: readonly string[] | undefined;
  categories?: readonly string[] | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
  open?: boolean | undefined;
  limit: number;
};

const COLUMNS = sql`c.id, c.code, c.kind, c.state, c.open, c.visibility, c.agency, c.area, c.point, c.place, c.title, c.opened_at, c.complete_by`;
/** Numbers follow time, but nodes take them in blocks: a span that ends longer ago than this is found by its times. */
const LATELY_MS = 86_400_000;

/** When the youngest imported case was opened; null without any. A run that is going on may be behind by a day. */
async function youngestPast(city: City): Promise<Date | null> {
  const read = async () => {
    const row = await city.db.one<{ youngest: Date | null }>(
      sql`select max(opened_at) as youngest from cases."case" where id < 0`,
    );
    return row.youngest;
  };
  return city.cache.get('complaints.past', ['complaints.import'], read, { stamp: todayIn(city) });
}

/**
 * The newest cases of the filter. Up to now they are simply those with the highest numbers, read until there are enough;
 * what was imported stands below zero (decision 0016) and is looked at only where its times reach into the span.
 */
async function pageOf(city: City, filter: ExchangeFilter, parts: readonly Sql[]): Promise<Sql> {
  const where = join(parts, ' and ');
  const byTime = sql`order by c.opened_at desc, c.id desc limit ${filter.limit}`;
  const lately = !filter.until || filter.until.getTime() > city.now().getTime() - LATELY_MS;
  if (filter.codes || !lately) return sql`select ${COLUMNS} from cases."case" c where ${where} ${byTime}`;
  const live = sql`select ${COLUMNS} from cases."case" c where c.id >= 0 and ${where} order by c.id desc limit ${filter.limit}`;
  const youngest = await youngestPast(city);
  if (!youngest || (filter.from && youngest < filter.from)) return live;
  return sql`select * from ((${live}) union all
    (select ${COLUMNS} from cases."case" c where c.id < 0 and ${where} ${byTime})) c ${byTime}`;
}

/** Merged cases are hidden from all lists; by its code one is found as it was seen before. */
const SEEN_BEFORE = sql`exists (select 1 from complaints.merge m where m.child_id = c.id and m.undone_at is null
  and m.visibility_before <> 'hidden')`;

/** Newest first. Hidden cases are never among them, asked for by code or not; merged ones that were public only by code. */
export async function exchangeRows(city: City, filter: ExchangeFilter): Promise<ExchangeRow[]> {
  const seen = sql`c.visibility <> 'hidden'`;
  const parts = [sql`c.service = 'complaints'`, filter.codes ? sql`(${seen} or ${SEEN_BEFORE})` : seen];
  if (filter.codes) parts.push(sql`c.code = any(${filter.codes}::text[])`);
  if (filter.categories) parts.push(sql`c.kind = any(${filter.categories}::text[])`);
  if (filter.from) parts.push(sql`c.opened_at >= ${filter.from}`);
  if (filter.until) parts.push(sql`c.opened_at <= ${filter.until}`);
  if (filter.open !== undefined) parts.push(filter.open ? sql`c.open` : sql`not c.open`);
  const rows = await city.db.rows<ExchangeRow>(sql`
    with page as (${await pageOf(city, filter, parts)})
    select page.*, k.description, k.public_text, k.photos, k.attributes, last.at as updated_at, said.text as note, said.id as note_id
    from page join complaints.complaint k on k.case_id = page.id
    left join lateral (select e.at from cases.entry e where e.case_id = page.id and e.visibility = 'public'
      order by e.id desc limit 1) last on true
    left join lateral (select e.id, e.text from cases.entry e where e.case_id = page.id and e.visibility = 'public'
      and e.text is not null and e.actor_kind = 'officer' order by e.id desc limit 1) said on true
    order by page.opened_at desc, page.id desc`);
  const merged = rows.filter(({ state }) => state === 'merged').map(({ id }) => id);
  const edges = await mergesOf(city.db, merged);
  return rows.map((row) => ({ ...row, visibility: edges.get(row.id)?.visibility_before ?? row.visibility }));
}
