/** The outline of many areas that lie side by side, for a map: borders that two of them share fall away. */
import type { Area, LngLat, Ring } from '../../shared/geo.ts';

/** A gap between two badly matched borders is not worth drawing: rings smaller than this share of the largest go. */
const SLIVER = 0.002;

type Edge = { from: LngLat; to: LngLat };
const keyOf = ([x, y]: LngLat) => `${x} ${y}`;

/**
 * Outer rings of the areas taken together. Holes are filled in, because an outline on a map is read from outside.
 * Where two parts touch in one corner they stay two rings. Undefined when nothing has an outline.
 */
export function outlineOf(rings: readonly Ring[]): Area | undefined {
  const from = new Map<string, Edge[]>();
  const edges = new Map<string, Edge>();
  for (const ring of rings.map(counterClockwise)) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as LngLat, ring[i] as LngLat];
      if (!edges.delete(`${keyOf(b)} ${keyOf(a)}`)) edges.set(`${keyOf(a)} ${keyOf(b)}`, { from: a, to: b });
    }
  }
  for (const edge of edges.values()) {
    const key = keyOf(edge.from);
    const known = from.get(key);
    if (known) known.push(edge);
    else from.set(key, [edge]);
  }
  const outer: { ring: LngLat[]; area: number }[] = [];
  for (const first of edges.values()) {
    const ring = walk(first, from);
    const area = ring ? signedArea(ring) : 0;
    if (ring && area > 0) outer.push({ ring, area });
  }
  const largest = Math.max(0, ...outer.map(({ area }) => area));
  const kept = outer.filter(({ area }) => area >= largest * SLIVER).map(({ ring }) => ring);
  if (kept.length === 0) return undefined;
  return kept.length === 1
    ? { type: 'Polygon', coordinates: kept }
    : { type: 'MultiPolygon', coordinates: kept.map((ring) => [ring]) };
}

/** Walks from an edge back to its start, using up what it walks; undefined for an edge used before or a way that ends. */
function walk(first: Edge, from: Map<string, Edge[]>): LngLat[] | undefined {
  if (!take(first, from)) return undefined;
  const start = keyOf(first.from);
  const ring = [first.from, first.to];
  let at = first;
  while (keyOf(at.to) !== start) {
    const next = sharpestLeft(at, from.get(keyOf(at.to)) ?? []);
    if (!next || !take(next, from)) return undefined;
    ring.push(next.to);
    at = next;
  }
  return ring.length >= 4 ? ring : undefined;
}

function take(edge: Edge, from: Map<string, Edge[]>): boolean {
  const ways = from.get(keyOf(edge.from)) ?? [];
  const place = ways.indexOf(edge);
  if (place >= 0) ways.splice(place, 1);
  return place >= 0;
}

/** The area lies to the left, so the sharpest turn to the left stays on the same part. */
function sharpestLeft(at: Edge, ways: readonly Edge[]): Edge | undefined {
  if (ways.length < 2) return ways[0];
  const back = Math.atan2(at.from[1] - at.to[1], at.from[0] - at.to[0]);
  const clockwise = ({ from, to }: Edge) => {
    const angle = back - Math.atan2(to[1] - from[1], to[0] - from[0]);
    return angle > 0 ? angle : angle + 2 * Math.PI;
  };
  return ways.reduce((best, way) => (clockwise(way) < clockwise(best) ? way : best));
}

function counterClockwise(ring: Ring): Ring {
  return signedArea(ring) < 0 ? ring.toReversed() : ring;
}

function signedArea(ring: Ring): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as LngLat, ring[i] as LngLat];
    twice += a[0] * b[1] - b[0] * a[1];
  }
  return twice / 2;
}
