/** SQL of the exchange: public cases of a stretch of time, or by code, with their last public word. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import { join, sql } from '../../platform/db/sql.ts';
import type { AttributeAnswers } from './rules/attributes.ts';

export type ExchangeRow = Pick<
  CaseRow,
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

/** Newest first. Hidden cases are never among them, asked for by code or not. */
export async function exchangeRows(city: City, filter: ExchangeFilter): Promise<ExchangeRow[]> {
  const parts = [sql`c.service = 'complaints'`, sql`c.visibility <> 'hidden'`];
  if (filter.codes) parts.push(sql`c.code = any(${filter.codes}::text[])`);
  if (filter.categories) parts.push(sql`c.kind = any(${filter.categories}::text[])`);
  if (filter.from) parts.push(sql`c.opened_at >= ${filter.from}`);
  if (filter.until) parts.push(sql`c.opened_at <= ${filter.until}`);
  if (filter.open !== undefined) parts.push(filter.open ? sql`c.open` : sql`not c.open`);
  return city.db.rows<ExchangeRow>(sql`
    with page as (
      select c.id, c.code, c.kind, c.state, c.open, c.visibility, c.agency, c.area, c.point, c.place, c.title, c.opened_at, c.complete_by
      from cases."case" c where ${join(parts, ' and ')} order by c.opened_at desc, c.id desc limit ${filter.limit})
    select page.*, k.description, k.public_text, k.photos, k.attributes, last.at as updated_at, said.text as note, said.id as note_id
    from page join complaints.complaint k on k.case_id = page.id
    left join lateral (select e.at from cases.entry e where e.case_id = page.id and e.visibility = 'public'
      order by e.id desc limit 1) last on true
    left join lateral (select e.id, e.text from cases.entry e where e.case_id = page.id and e.visibility = 'public'
      and e.text is not null and e.actor_kind = 'officer' order by e.id desc limit 1) said on true
    order by page.opened_at desc, page.id desc`);
}
