/** Draws approximate area borders from centroids alone, for a city whose real borders nobody has imported yet. */
import { Delaunay } from 'd3-delaunay';
import type { Area, LngLat, Ring } from '../../../shared/geo.ts';
import { round6 } from '../../../shared/geo.ts';
import { clipConvex, type Plane, planeAt } from './convex.ts';
import { dissolve } from './dissolve.ts';

/** What a cell grows from; `parent` is null at the top. Fits the areas of a pack. */
export type AreaSeed = { code: string; parent: string | null; centroid: { lat: number; lng: number } };
export type CityBox = { south: number; west: number; north: number; east: number };
export type AreaCell = { code: string; geometry: Area };

/** Enough corners for the outline to look round on a screen. */
const circleCorners = 32;
/** Chosen by trying on the real borders of two cities: little of the city left out, little of the neighbours taken in. */
const neighboursAsked = 3;
const reachShare = 0.8;

/**
 * Gives each area a polygon of WGS 84 degrees [lng, lat]: leaves get the Voronoi cell of their centroid, within a
 * rounded outline inside the city's box; parents get the outline of their leaves. Rings are closed and run
 * counter-clockwise (RFC 7946), neighbours share their corners exactly, every leaf holds its own centroid.
 * These are guesses that can be wrong by hundreds of metres: show them as approximate.
 * Throws RangeError for two leaves on one centroid or a centroid outside the box.
 */
export function approximateCells(areas: readonly AreaSeed[], box: CityBox): AreaCell[] {
  const parents = new Set(areas.map(({ parent }) => parent));
  const leaves = areas.filter(({ code }) => !parents.has(code));
  if (leaves.length === 0) return [];
  const plane = planeAt((box.south + box.north) / 2);
  const points = leaves.map(({ code, centroid: { lat, lng } }) => {
    if (lat <= box.south || lat >= box.north || lng <= box.west || lng >= box.east)
      throw new RangeError(`The centroid of ${code} lies outside the city's box.`);
    return plane.toMetres([lng, lat]);
  });
  const frame = boxCorners(box, plane);
  const sites = [...points, ...emptyPlaces(points, frame)];
  const [xs, ys] = [sites.map(([x]) => x), sites.map(([, y]) => y)];
  // Wider than the box, so that cutting to the box is our own cut, the same for both neighbours.
  const bounds = [Math.min(...xs) - 1, Math.min(...ys) - 1, Math.max(...xs) + 1, Math.max(...ys) + 1];
  const voronoi = new Delaunay(sites.flat()).voronoi(bounds as [number, number, number, number]);
  const rings = new Map<string, Ring>();
  leaves.forEach(({ code }, index) => {
    const cell = voronoi.cellPolygon(index) as unknown as LngLat[] | null;
    if (!cell) throw new RangeError(`${code} has the same centroid as another area.`);
    rings.set(code, toRing(clipConvex(cell.slice(0, -1), frame), plane));
  });
  const byCode = new Map(areas.map((area) => [area.code, area]));
  return areas.map(({ code }) => {
    const own = rings.get(code);
    if (own) return { code, geometry: { type: 'Polygon', coordinates: [own] } };
    const below = leaves
      .filter((leaf) => isBelow(leaf, code, byCode))
      .map((leaf) => rings.get(leaf.code) as Ring);
    return { code, geometry: dissolve(below) };
  });
}

function isBelow(leaf: AreaSeed, code: string, byCode: ReadonlyMap<string, AreaSeed>): boolean {
  const seen = new Set<string>();
  for (let at: AreaSeed | undefined = leaf; at?.parent && !seen.has(at.code); at = byCode.get(at.parent)) {
    if (at.parent === code) return true;
    seen.add(at.code);
  }
  return false;
}

/** Counter-clockwise from the south-west. */
function boxCorners({ south, west, north, east }: CityBox, plane: Plane): LngLat[] {
  return (
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ] as LngLat[]
  ).map(plane.toMetres);
}

/** How far a cell may reach from its centroid: a share of the mean way to its nearest neighbours, so that sparse parts reach further. */
function reaches(points: readonly LngLat[], frame: readonly LngLat[]): number[] {
  const [[west, south], , [east, north]] = frame as [LngLat, LngLat, LngLat, LngLat];
  const alone = Math.hypot(east - west, north - south) / 4;
  return points.map(([x, y], index) => {
    const near = points
      .flatMap(([ox, oy], other) => (other === index ? [] : [Math.hypot(ox - x, oy - y)]))
      .sort((a, b) => a - b)
      .slice(0, neighboursAsked);
    if (near.length === 0) return alone;
    return (reachShare * near.reduce((sum, way) => sum + way, 0)) / near.length;
  });
}

/**
 * Empty places round the city: sites twice as far from a centroid as it may reach, kept only where no centroid
 * reaches. Their own cells are thrown away; what is left ends half-way to them, in a rounded and not a boxed outline.
 */
function emptyPlaces(points: readonly LngLat[], frame: readonly LngLat[]): LngLat[] {
  const reach = reaches(points, frame);
  return points.flatMap(([x, y], index) =>
    Array.from({ length: circleCorners }, (_, corner): LngLat => {
      const angle = (2 * Math.PI * (corner + 0.5)) / circleCorners;
      const way = 2 * (reach[index] as number);
      return [x + way * Math.cos(angle), y + way * Math.sin(angle)];
    }).filter(([gx, gy]) =>
      points.every(([ox, oy], other) => Math.hypot(ox - gx, oy - gy) > 1.99 * (reach[other] as number)),
    ),
  );
}

/** Back to degrees, closed; corners that fall together after rounding become one. */
function toRing(corners: readonly LngLat[], plane: Plane): Ring {
  const rounded = corners.map((corner): LngLat => {
    const [lng, lat] = plane.toDegrees(corner);
    return [round6(lng), round6(lat)];
  });
  const ring = rounded.filter((corner, index) => {
    const before = rounded.at(index - 1) as LngLat;
    return corner[0] !== before[0] || corner[1] !== before[1];
  });
  return [...ring, ring[0] as LngLat];
}
