/** Finds the area that a point lies in, or the nearest one when borders are only roughly known. */
import {
  type Area,
  type BBox,
  boxOfArea,
  growBox,
  inArea,
  inBox,
  type LngLat,
  polygonsOf,
} from '../../../shared/geo.ts';
import { planeAt } from './convex.ts';

export type PlacedArea = { code: string; parent: string | null; geometry: Area };

/** Areas made ready for many look-ups; build once per change of borders. */
export type AreaIndex = readonly (PlacedArea & { box: BBox; leaf: boolean })[];

/** Metres is 0 inside the area, else the way to its border. */
export type Located = { code: string; metres: number };

/** Prepares boxes, and puts leaves first, in order of their codes so that a point on a shared border always falls to the same one. */
export function indexAreas(areas: readonly PlacedArea[]): AreaIndex {
  const parents = new Set(areas.map(({ parent }) => parent));
  return areas
    .flatMap((area) => {
      const box = boxOfArea(area.geometry);
      return box ? [{ ...area, box, leaf: !parents.has(area.code) }] : [];
    })
    .sort(
      (a, b) =>
        Number(b.leaf) - Number(a.leaf) || b.code.length - a.code.length || (a.code < b.code ? -1 : 1),
    );
}

/**
 * Code of the leaf area that holds the point [lng, lat]; of its parent where no leaf is drawn; else of the leaf whose
 * border is nearest within `tolerance` metres (borders may be 100–200 m off); else 'outside'.
 */
export function locate(point: LngLat, index: AreaIndex, tolerance = 250): Located | 'outside' {
  const inside = index.find(({ box, geometry }) => inBox(point, box) && inArea(point, geometry));
  if (inside) return { code: inside.code, metres: 0 };
  let nearest: Located | 'outside' = 'outside';
  for (const { code, box, geometry, leaf } of index) {
    if (!leaf || !inBox(point, growBox(box, tolerance))) continue;
    const metres = metresToBorder(point, geometry);
    if (metres <= tolerance && (nearest === 'outside' || metres < nearest.metres)) nearest = { code, metres };
  }
  return nearest;
}

/** Shortest way in metres from a point to any border of an area, holes included. */
export function metresToBorder(point: LngLat, area: Area): number {
  const plane = planeAt(point[1]);
  const [x, y] = plane.toMetres(point);
  let shortest = Infinity;
  for (const ring of polygonsOf(area).flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = plane.toMetres(ring[i - 1] as LngLat);
      const [bx, by] = plane.toMetres(ring[i] as LngLat);
      const [dx, dy] = [bx - ax, by - ay];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
      shortest = Math.min(shortest, Math.hypot(ax + along * dx - x, ay + along * dy - y));
    }
  }
  return shortest;
}
