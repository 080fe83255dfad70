/** Convex shapes on a flat plane of metres: clipping, and the way there and back from degrees. */
import type { LngLat } from '../../../shared/geo.ts';

const metresPerDegree = 111_195.08;

export type Plane = { toMetres(point: LngLat): LngLat; toDegrees(point: LngLat): LngLat };

/** A flat plane that is true to scale near a latitude; good to about 1 % over a regency. */
export function planeAt(latitude: number): Plane {
  const lng = metresPerDegree * Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
  return {
    toMetres: ([x, y]) => [x * lng, y * metresPerDegree],
    toDegrees: ([x, y]) => [x / lng, y / metresPerDegree],
  };
}

/** > 0 when `c` lies left of the way from `a` to `b`. */
function turn(a: LngLat, b: LngLat, c: LngLat): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** The part of one convex shape inside another (Sutherland–Hodgman); counter-clockwise, not closed; empty when apart. */
export function clipConvex(shape: readonly LngLat[], by: readonly LngLat[]): LngLat[] {
  let kept = area(shape) < 0 ? shape.toReversed() : [...shape];
  by.forEach((start, index) => {
    const end = by[(index + 1) % by.length] as LngLat;
    const before = kept;
    kept = [];
    before.forEach((corner, place) => {
      const previous = before.at(place - 1) as LngLat;
      const inside = turn(start, end, corner) >= 0;
      if (inside !== turn(start, end, previous) >= 0) kept.push(crossing(previous, corner, start, end));
      if (inside) kept.push(corner);
    });
  });
  return kept;
}

/** Computed from the same end whichever neighbour asks, so that both get the very same corner. */
function crossing(a: LngLat, b: LngLat, start: LngLat, end: LngLat): LngLat {
  const [from, to] = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? [a, b] : [b, a];
  const near = turn(start, end, from);
  const share = near / (near - turn(start, end, to));
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** Signed area, twice; positive when counter-clockwise. */
function area(ring: readonly LngLat[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [px, py] = ring.at(index - 1) as LngLat;
    return sum + px * y - x * py;
  }, 0);
}
