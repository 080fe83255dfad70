/** SQL of the map. */
import type { CaseRow, TileRange } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { nothing, sql } from '../../platform/db/sql.ts';

/** The row of a tile that counts every category together, so that an unfiltered map reads one row per tile. */
export const ALL = '*';
/** The zoom whose one tile counts all complaints, also hidden ones and those without a place. */
export const EVERYTHING = 0;

export type TileDelta = { zoom: number; tile: number; category: string; open: number; closed: number };

/** Adds to the counted tiles, always in the same order, so that two writers never wait for each other in a circle. */
export async function addToTiles(tx: Runner, deltas: readonly TileDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  const sums = new Map<string, TileDelta>();
  for (const delta of deltas) {
    for (const category of [delta.category, ALL]) {
      const key = `${delta.zoom}/${delta.tile}/${category}`;
      const sum = sums.get(key);
      if (sum) {
        sum.open += delta.open;
        sum.closed += delta.closed;
      } else sums.set(key, { ...delta, category });
    }
  }
  const rows = [...sums.values()].filter((row) => row.open !== 0 || row.closed !== 0);
  await tx.run(sql`insert into complaints.map_count as m (zoom, tile, category, open, closed)
    select d.zoom, d.tile, d.category, d.open, d.closed
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as d(zoom smallint, tile bigint, category text, open int, closed int)
    order by 1, 2, 3
    on conflict on constraint map_count_pkey do update
      set open = m.open + excluded.open, closed = m.closed + excluded.closed`);
}

function ranges(list: readonly TileRange[]) {
  return sql`unnest(${list.map((one) => one.from)}::bigint[], ${list.map((one) => one.to)}::bigint[]) r(lowest, highest)`;
}

export async function tilesIn(
  city: City,
  zoom: number,
  list: readonly TileRange[],
  category: string | undefined,
): Promise<{ tile: number; open: number; closed: number }[]> {
  return city.db.rows(sql`select m.tile, sum(m.open) as open, sum(m.closed) as closed
    from ${ranges(list)} join complaints.map_count m on m.zoom = ${zoom} and m.tile between r.lowest and r.highest
    where m.category = ${category ?? ALL} group by m.tile`);
}

export type PointRow = Pick<
  CaseRow,
  'code' | 'point' | 'state' | 'kind' | 'open' | 'due_at' | 'visibility'
> & {
  mended: boolean | null;
};

export async function pointsIn(
  city: City,
  list: readonly TileRange[],
  filter: { open?: boolean | undefined; category?: string | undefined; limit: number },
): Promise<PointRow[]> {
  // Each range along the index of cells: left to choose, the planner walks back through all cases from the newest when a
  // box holds few of them. The order by cell inside is what makes it take that index.
  // Materialised, because "newest first, at most n" tempts the planner to walk all cases from the newest backwards.
  return city.db.rows(sql`with found as materialized (
      select c.id, c.code, c.point, c.state, c.kind, c.open, c.due_at, c.visibility
      from ${ranges(list)} join cases."case" c on c.cell between r.lowest and r.highest
      where c.visibility <> 'hidden' and c.service = 'complaints'
      ${filter.open === undefined ? nothing : filter.open ? sql`and c.open` : sql`and not c.open`}
      ${filter.category ? sql`and c.kind = ${filter.category}` : nothing})
    select code, point, state, kind, open, due_at, visibility, k.mended
    from (select * from found order by id desc limit ${filter.limit}) newest
    join complaints.complaint k on k.case_id = newest.id order by newest.id desc`);
}
