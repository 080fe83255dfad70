/** SQL of what is suggested while somebody writes: closed cases to learn from, and cases nearby that may be the same. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import { nothing, sql } from '../../platform/db/sql.ts';

/** The newest cases that were closed as what they are; a rejected one teaches nothing. */
export async function closedExamples(city: City, limit: number): Promise<{ label: string; text: string }[]> {
  return city.db.rows(sql`
    select c.kind as label, k.description as text
    from (select id, kind from cases."case" where service = 'complaints' and state = 'closed' order by id desc limit ${limit}) c
    join complaints.complaint k on k.case_id = c.id`);
}

export type NearbyRow = Pick<CaseRow, 'id' | 'code' | 'kind' | 'point' | 'opened_at'> & {
  description: string;
  public_text: string | null;
  photos: string[];
};

/** Newest of each cell and kind, so that a busy place hides no quiet one: public, open or closed a short while ago. */
export async function nearbyRows(
  city: City,
  filter: {
    cells: readonly number[];
    /** Degrees; nothing outside of it is looked at. */
    box: { west: number; south: number; east: number; north: number };
    /** The nearest to it are kept. */
    point: { lat: number; lng: number };
    kinds: readonly string[];
    since: Date;
    endedSince: Date;
    publicOnly: boolean;
    each: number;
    most: number;
  },
): Promise<NearbyRow[]> {
  const { west, south, east, north } = filter.box;
  const { lat, lng } = filter.point;
  return city.db.rows(sql`
    with near as (select found.* from unnest(${filter.cells}::bigint[]) cell(id) cross join unnest(${filter.kinds}::text[]) kind(id)
    cross join lateral (
      select c.id, c.code, c.kind, c.point, c.opened_at
      from cases."case" c
      where c.cell = cell.id and c.kind = kind.id and c.visibility <> 'hidden' ${filter.publicOnly ? sql`and c.visibility = 'public'` : nothing}
        and c.service = 'complaints' and c.point <@ box(point(${west}, ${south}), point(${east}, ${north}))
        and c.opened_at > ${filter.since} and (c.open or c.closed_at > ${filter.endedSince})
      order by c.opened_at desc limit ${filter.each}) found
      order by found.point <-> point(${lng}, ${lat}), found.id desc limit ${filter.most})
    select near.*, k.description, k.public_text, k.photos from near join complaints.complaint k on k.case_id = near.id`);
}
