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
  // One list of pairs: with two lists PostgreSQL expects so many rows that it plans anew each time, which costs more than the search.
  const pairs = filter.cells.flatMap((cell) => filter.kinds.map((kind) => [cell, kind] as const));
  return city.db.rows(sql`
    with near as (select found.* from unnest(${pairs.map(([cell]) => cell)}::bigint[], ${pairs.map(([, kind]) => kind)}::text[]) probe(cell, kind)
    cross join lateral (
      select c.id, c.code, c.kind, c.point, c.opened_at
      from cases."case" c
      where c.cell = probe.cell and c.kind = probe.kind and c.visibility <> 'hidden' ${filter.publicOnly ? sql`and c.visibility = 'public'` : nothing}
        and c.service = 'complaints' and c.point[0] between ${west} and ${east} and c.point[1] between ${south} and ${north}
        and c.opened_at > ${filter.since} and coalesce(c.closed_at, 'infinity') > ${filter.endedSince}
      order by c.opened_at desc limit ${filter.each}) found
      order by found.point <-> point(${lng}, ${lat}), found.id desc limit ${filter.most})
    select near.*, k.description, k.public_text, k.photos from near join complaints.complaint k on k.case_id = near.id`);
}
