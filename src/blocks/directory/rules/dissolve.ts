/** Joins touching polygons into one outline by dropping the edges that two of them share. */
import type { Area, LngLat, Ring } from '../../../shared/geo.ts';
import { placeInRing } from '../../../shared/geo.ts';

const keyOf = ([x, y]: LngLat) => `${x} ${y}`;

/**
 * Outline of counter-clockwise closed rings that share corners exactly. Where they do not (a corner of one in
 * the middle of another's edge), or a hole would arise in doubtful order, the rings are returned side by side instead.
 */
export function dissolve(rings: readonly Ring[]): Area {
  if (rings.length === 1) return { type: 'Polygon', coordinates: [rings[0] as Ring] };
  const side: Area = { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) };
  const next = new Map<string, LngLat>();
  const edges = new Map<string, [LngLat, LngLat]>();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [from, to] = [ring[i - 1] as LngLat, ring[i] as LngLat];
      if (!edges.delete(`${keyOf(to)}|${keyOf(from)}`)) edges.set(`${keyOf(from)}|${keyOf(to)}`, [from, to]);
    }
  }
  for (const [from, to] of edges.values()) {
    // Two ways on from one corner: parts touch in a point, the order of walking is open.
    if (next.has(keyOf(from))) return side;
    next.set(keyOf(from), to);
  }
  const outlines: LngLat[][] = [];
  while (next.size > 0) {
    const start = next.keys().next().value as string;
    const outline: LngLat[] = [];
    for (let at = start; next.has(at); ) {
      const to = next.get(at) as LngLat;
      next.delete(at);
      outline.push(to);
      at = keyOf(to);
    }
    if (keyOf(outline.at(-1) as LngLat) !== start || outline.length < 3) return side;
    outlines.push([outline.at(-1) as LngLat, ...outline]);
  }
  return assemble(outlines) ?? side;
}

/** Counter-clockwise outlines are shapes, clockwise ones are holes in the shape around them. */
function assemble(outlines: readonly LngLat[][]): Area | undefined {
  const shapes = outlines.filter((ring) => signedArea(ring) > 0).map((ring): Ring[] => [ring]);
  for (const hole of outlines.filter((ring) => signedArea(ring) < 0)) {
    const around = shapes.find(([outer]) => placeInRing(hole[0] as LngLat, outer as Ring) !== 'outside');
    if (!around) return undefined;
    around.push(hole);
  }
  const only = shapes.length === 1 ? shapes[0] : undefined;
  return only ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: shapes };
}

function signedArea(ring: readonly LngLat[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1] as LngLat, ring[i] as LngLat];
    sum += ax * by - bx * ay;
  }
  return sum;
}
