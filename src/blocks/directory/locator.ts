/** Finds the area of a point in a few microseconds: a grid over the city, and borders as flat numbers. */
import { type Area, type BBox, boxOf, growBox, inBox, type LngLat, polygonsOf } from '../../shared/geo.ts';
import { indexAreas, locate, type PlacedArea } from './rules/locate.ts';

/** Cells per side of the grid; at 290 villages a cell then holds two or three candidates. */
const SIDE = 64;

type Prepared = { code: string; box: BBox; polygons: Float64Array[][] };
export type Locator = (point: LngLat, tolerance: number) => string | undefined;

/**
 * The same answers as the rule `locate` (the leaf that holds the point, borders included, the first by code on a
 * shared border; else the nearest within `tolerance` metres), prepared for many questions.
 */
export function createLocator(areas: readonly PlacedArea[]): Locator {
  const index = indexAreas(areas);
  const prepared = index.map(({ code, box, geometry }) => ({ code, box, polygons: flatten(geometry) }));
  const bounds = boxOf(
    prepared.flatMap(({ box }): LngLat[] => [
      [box[0], box[1]],
      [box[2], box[3]],
    ]),
  );
  if (!bounds) return () => undefined;
  const [west, south, east, north] = bounds;
  const across = SIDE / (east - west);
  const up = SIDE / (north - south);
  const column = (lng: number) => Math.min(SIDE - 1, Math.max(0, Math.floor((lng - west) * across)));
  const row = (lat: number) => Math.min(SIDE - 1, Math.max(0, Math.floor((lat - south) * up)));
  const cells: Prepared[][] = Array.from({ length: SIDE * SIDE }, () => []);
  for (const area of prepared)
    for (let y = row(area.box[1]); y <= row(area.box[3]); y++)
      for (let x = column(area.box[0]); x <= column(area.box[2]); x++) cells[y * SIDE + x]?.push(area);

  return (point, tolerance) => {
    const [lng, lat] = point;
    if (lng >= west && lng <= east && lat >= south && lat <= north) {
      for (const { code, box, polygons } of cells[row(lat) * SIDE + column(lng)] as Prepared[])
        if (lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3] && holds(polygons, lng, lat))
          return code;
    }
    if (!inBox(point, growBox(bounds, tolerance))) return undefined;
    const nearest = locate(point, index, tolerance);
    return nearest === 'outside' ? undefined : nearest.code;
  };
}

function flatten(area: Area): Float64Array[][] {
  return polygonsOf(area).map((rings) => rings.map((ring) => Float64Array.from(ring.flat())));
}

function holds(polygons: readonly Float64Array[][], x: number, y: number): boolean {
  for (const rings of polygons) {
    const outer = rings[0];
    if (!outer) continue;
    const place = placeIn(outer, x, y);
    if (place === EDGE) return true;
    if (place === INSIDE && !rings.some((ring, at) => at > 0 && placeIn(ring, x, y) === INSIDE)) return true;
  }
  return false;
}

const OUTSIDE = 0;
const INSIDE = 1;
const EDGE = 2;

/** Crossings of a ray to the east, as `placeInRing` counts them, over x0 y0 x1 y1 … of a closed ring. */
function placeIn(ring: Float64Array, x: number, y: number): number {
  let inside = OUTSIDE;
  for (let i = 3; i < ring.length; i += 2) {
    const ay = ring[i - 2] as number;
    const by = ring[i] as number;
    if ((ay < y && by < y) || (ay > y && by > y)) continue;
    const ax = ring[i - 3] as number;
    const bx = ring[i - 1] as number;
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (cross === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return EDGE;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = INSIDE - inside;
  }
  return inside;
}
