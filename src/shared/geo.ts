/** Points, boxes and areas on the ground: distances, containment, and slips of people who type coordinates. */

/** Longitude then latitude in degrees, WGS 84, as GeoJSON (RFC 7946) orders them. */
export type LngLat = readonly [lng: number, lat: number];
/** West, south, east, north. Boxes across the 180th meridian are not supported. */
export type BBox = readonly [west: number, south: number, east: number, north: number];
export type Ring = readonly LngLat[];
export type Polygon = { type: 'Polygon'; coordinates: readonly Ring[] };
export type MultiPolygon = { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] };
export type Area = Polygon | MultiPolygon;

/** Mean radius of the earth (IUGG), metres. */
const EARTH_RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** True for two finite numbers on the globe. */
export function isLngLat(point: unknown): point is LngLat {
  if (!Array.isArray(point) || point.length !== 2) return false;
  const [lng, lat] = point as unknown[];
  return (
    typeof lng === 'number' && typeof lat === 'number' && lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90
  );
}

/** Great-circle distance in metres (haversine; within 0.6 % of the ellipsoid). */
export function metresBetween(a: LngLat, b: LngLat): number {
  const north = Math.sin(((b[1] - a[1]) * RADIANS) / 2);
  const east = Math.sin(((b[0] - a[0]) * RADIANS) / 2);
  const h = north * north + Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * east * east;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The smallest box round some points; undefined without points. */
export function boxOf(points: Iterable<LngLat>): BBox | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of points) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= east ? [west, south, east, north] : undefined;
}

/** The box round an area's outer rings. */
export function boxOfArea(area: Area): BBox | undefined {
  return boxOf(polygonsOf(area).flatMap((rings) => rings[0] ?? []));
}

/** True inside the box or on its edge. */
export function inBox([lng, lat]: LngLat, [west, south, east, north]: BBox): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

/** A box wider by some metres on every side. */
export function growBox([west, south, east, north]: BBox, metres: number): BBox {
  const lat = metres / (EARTH_RADIUS * RADIANS);
  const widest = Math.max(Math.abs(south), Math.abs(north));
  const lng = lat / Math.max(0.01, Math.cos(widest * RADIANS));
  return [west - lng, south - lat, east + lng, north + lat];
}

/** The rings of each polygon of an area: the outer ring first, then its holes. */
export function polygonsOf(area: Area): readonly (readonly Ring[])[] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
}

/** True inside the area or on its edge; the edge of a hole belongs to the area. */
export function inArea(point: LngLat, area: Area): boolean {
  return polygonsOf(area).some(([outer, ...holes]) => {
    if (!outer) return false;
    const place = placeInRing(point, outer);
    if (place !== 'inside') return place === 'edge';
    return !holes.some((hole) => placeInRing(point, hole) === 'inside');
  });
}

/** Where a point stands to a ring (closed or not), by counting crossings of a ray to the east. */
export function placeInRing([x, y]: LngLat, ring: Ring): 'inside' | 'edge' | 'outside' {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j] as LngLat;
    const [bx, by] = ring[i] as LngLat;
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (
      cross === 0 &&
      x >= Math.min(ax, bx) &&
      x <= Math.max(ax, bx) &&
      y >= Math.min(ay, by) &&
      y <= Math.max(ay, by)
    )
      return 'edge';
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

/** What was probably done to a point that is not in the box, and the point that was probably meant. */
export type PointSlip = { slip: 'swapped' | 'lat-sign' | 'lng-sign' | 'both-signs'; meant: LngLat };

/**
 * For a point outside a city's box: the one slip of the hand that explains it (latitude and longitude swapped, a
 * minus lost or added); undefined when the point is inside, or when no slip brings it inside. Never mend silently: ask.
 */
export function pointSlip([lng, lat]: LngLat, box: BBox): PointSlip | undefined {
  if (inBox([lng, lat], box)) return undefined;
  const guesses: PointSlip[] = [
    { slip: 'lat-sign', meant: [lng, -lat] },
    { slip: 'lng-sign', meant: [-lng, lat] },
    { slip: 'both-signs', meant: [-lng, -lat] },
    { slip: 'swapped', meant: [lat, lng] },
    { slip: 'swapped', meant: [-lat, lng] },
    { slip: 'swapped', meant: [lat, -lng] },
    { slip: 'swapped', meant: [-lat, -lng] },
  ];
  return guesses.find((guess) => inBox(guess.meant, box));
}

/**
 * The centre of the grid cell of about `metres` that holds a point: for places that may be shown only roughly. The
 * grid is fixed to the globe, so asking again, or reporting again from the same house, tells nothing more.
 */
export function coarsen([lng, lat]: LngLat, metres: number): LngLat {
  if (!(metres > 0)) throw new RangeError(`not a cell size: ${metres}`);
  const step = metres / (EARTH_RADIUS * RADIANS);
  const row = Math.floor(lat / step);
  const middle = (row + 0.5) * step;
  const wide = step / Math.max(0.01, Math.cos(middle * RADIANS));
  return [round6((Math.floor(lng / wide) + 0.5) * wide), round6(Math.min(90, Math.max(-90, middle)))];
}

/** Six decimals are about 0.1 metre: more is noise, and tells devices apart. */
export function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
