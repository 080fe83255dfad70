/** The public map: counted tiles where there are many, single places where there are few. */
import { CELL_ZOOM, middleOf, parentCell, type TileRange, tileRanges } from '../../blocks/cases/api.ts';
import type { Context } from '../../platform/context.ts';
import type { Runner } from '../../platform/db/database.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { fieldProblem } from '../../shared/errors.ts';
import type { MapBox, MapQuery } from './contract.ts';
import { type Payload, publicPoint } from './live.ts';
import { isLate } from './present.ts';
import type { State } from './rules/case-contract.ts';
import { addToTiles, EVERYTHING, pointsIn, type TileDelta, tilesIn } from './store-map.ts';

/** Zooms whose tiles are counted. A screen shows tiles about two zooms finer than itself, 64 or 128 px wide. */
const COUNTED = [5, 7, 9, 11, 13, 15, CELL_ZOOM] as const;
const FINER = 2;
/** Up to this many places are shown one by one. */
const FEW = 200;
const MOST_TILES_A_SIDE = 40;

function boxOf(text: string) {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
  if (west >= east || south >= north || Math.abs(west) > 180 || Math.abs(east) > 180)
    throw fieldProblem('bbox', 'box');
  return { west, south, east, north };
}

/** What lies in the box: clusters, or single places when there are at most 200. Never the hidden ones. */
export async function mapBox(ctx: Context, query: MapQuery): Promise<MapBox> {
  const box = boxOf(query.bbox);
  const finest = Math.floor(query.zoom) + FINER;
  const zoom = COUNTED.findLast((counted) => counted <= finest) ?? COUNTED[0];
  const tiles = await tilesIn(ctx.city, zoom, tileRanges(box, zoom, MOST_TILES_A_SIDE), query.category);
  const wanted = tiles.map((tile) => ({
    ...tile,
    count:
      query.state === 'open' ? tile.open : query.state === 'closed' ? tile.closed : tile.open + tile.closed,
  }));
  const total = wanted.reduce((sum, tile) => sum + tile.count, 0);
  if (total > FEW) {
    return {
      clusters: wanted
        .filter((tile) => tile.count > 0)
        .map((tile) => ({ ...middleOf(tile.tile, zoom), count: tile.count, open: tile.open })),
      points: [],
    };
  }
  const widen = 4 ** (CELL_ZOOM - zoom);
  const cells: TileRange[] = tileRanges(box, zoom, MOST_TILES_A_SIDE).map(({ from, to }) => ({
    from: from * widen,
    to: (to + 1) * widen - 1,
  }));
  const rows = await pointsIn(ctx.city, cells, {
    open: query.state === undefined ? undefined : query.state === 'open',
    category: query.category,
    limit: FEW * 2,
  });
  return {
    clusters: [],
    points: rows.flatMap((row) => {
      const point = publicPoint(row);
      if (!point) return [];
      return [
        {
          code: row.code,
          ...point,
          state: row.state as State,
          category: row.kind,
          late: isLate(row, ctx.now),
          mended: row.mended,
        },
      ];
    }),
  };
}

/** What `count` cases add to the counted tiles of every zoom; `cell` null for those without a place that may be shown. */
export function countedTiles(
  cell: number | null,
  category: string,
  open: boolean,
  count: number,
): TileDelta[] {
  const sum = { category, open: open ? count : 0, closed: open ? 0 : count };
  const everything: TileDelta = { zoom: EVERYTHING, tile: 0, ...sum };
  if (cell === null) return [everything];
  return [everything, ...COUNTED.map((zoom) => ({ zoom, tile: parentCell(cell, zoom), ...sum }))];
}

/** The changes that an event makes to the counted tiles of every zoom. Pure. */
function tileDeltas({ type, payload: told }: FeedEvent): TileDelta[] {
  const payload = told as Payload;
  const { cell, visibility, wasOpen, isOpen, before, category } = payload;
  const isNew = type === 'complaints.complaint.received';
  const was = {
    cell: before.cell === undefined ? cell : before.cell,
    visibility: before.visibility ?? visibility,
  };
  const moved = was.cell !== cell || was.visibility !== visibility;
  if (!isNew && !moved && wasOpen === isOpen && before.category === category) return [];
  const deltas: TileDelta[] = [];
  const off = (zoom: number, tile: number) =>
    deltas.push({ zoom, tile, category: before.category, open: wasOpen ? -1 : 0, closed: wasOpen ? 0 : -1 });
  const on = (zoom: number, tile: number) =>
    deltas.push({ zoom, tile, category, open: isOpen ? 1 : 0, closed: isOpen ? 0 : 1 });
  if (!isNew) off(EVERYTHING, 0);
  on(EVERYTHING, 0);
  for (const zoom of COUNTED) {
    if (!isNew && was.cell !== null && was.visibility !== 'hidden') off(zoom, parentCell(was.cell, zoom));
    if (cell !== null && visibility !== 'hidden') on(zoom, parentCell(cell, zoom));
  }
  return deltas;
}

/** Keeps the counted tiles; exactly once per event, because the reader's place moves in the same transaction. */
export const mapCounter: Subscriber = {
  name: 'complaints.map-count',
  types: ['complaints.complaint'],
  async on(events: readonly FeedEvent[], tx: Runner) {
    await addToTiles(tx, events.flatMap(tileDeltas));
  },
};
