/** Thins out borders for the web without tearing neighbours apart: each stretch that two areas share is thinned once, for both. */
import { type Area, type LngLat, polygonsOf, type Ring } from '../../shared/geo.ts';

/** Five decimals are about 1.1 metre. */
const GRID = 1e5;

type Vertex = readonly [x: number, y: number];
const keyOf = ([x, y]: Vertex) => x * 40_000_000 + y;

/**
 * The areas with borders rounded to 5 decimals and thinned to `tolerance` degrees (Douglas–Peucker), in the same order.
 * Corners where three areas meet stay; a ring that would collapse keeps its corners.
 */
export function simplifyAreas(areas: readonly Area[], tolerance: number): Area[] {
  const grids = areas.map((area) => polygonsOf(area).map((rings) => rings.map(toGrid)));
  const crossroads = findCrossroads(grids.flat(2));
  const thinned = new Map<string, Vertex[]>();
  const thin = (arc: Vertex[]): Vertex[] => {
    const reversed = isReversed(arc);
    const forward = reversed ? arc.toReversed() : arc;
    // Between crossroads the first step decides the whole way.
    const [start, next, end] = [forward[0], forward[1], forward.at(-1)] as [Vertex, Vertex, Vertex];
    const key = `${keyOf(start)} ${keyOf(next)} ${keyOf(end)} ${forward.length}`;
    let known = thinned.get(key);
    if (!known) {
      known = douglasPeucker(forward, tolerance * GRID);
      thinned.set(key, known);
    }
    return reversed ? known.toReversed() : known;
  };
  const simpler = (ring: Vertex[]): Ring => {
    const joined = arcsOf(ring, crossroads).flatMap((arc, index) => thin(arc).slice(index === 0 ? 0 : 1));
    return (joined.length < 4 ? ring : joined).map(([x, y]): LngLat => [x / GRID, y / GRID]);
  };
  return grids.map((polygons): Area => {
    // An outer ring of less than a metre has nothing left to draw.
    const kept = polygons
      .filter(([outer]) => outer && outer.length >= 4)
      .map((rings) => rings.filter((ring) => ring.length >= 4).map(simpler));
    return kept.length === 1
      ? { type: 'Polygon', coordinates: kept[0] as Ring[] }
      : { type: 'MultiPolygon', coordinates: kept };
  });
}

function toGrid(ring: Ring): Vertex[] {
  const vertices = ring.map(([lng, lat]): Vertex => [Math.round(lng * GRID), Math.round(lat * GRID)]);
  return vertices.filter((vertex, index) => {
    const before = vertices[index - 1];
    return !before || before[0] !== vertex[0] || before[1] !== vertex[1];
  });
}

/** Corners at which the ways along the borders part: they have more or fewer than two neighbours. */
function findCrossroads(rings: readonly Vertex[][]): Set<number> {
  const neighbours = new Map<number, Set<number>>();
  const meet = (a: number, b: number) => {
    const known = neighbours.get(a);
    if (known) known.add(b);
    else neighbours.set(a, new Set([b]));
  };
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [keyOf(ring[i - 1] as Vertex), keyOf(ring[i] as Vertex)];
      meet(a, b);
      meet(b, a);
    }
  }
  return new Set([...neighbours].filter(([, around]) => around.size !== 2).map(([key]) => key));
}

/** Cuts a closed ring at its crossroads. A ring without any is turned to begin at its smallest corner, whoever draws it. */
function arcsOf(ring: Vertex[], crossroads: ReadonlySet<number>): Vertex[][] {
  const open = ring.slice(0, -1);
  let start = open.findIndex((vertex) => crossroads.has(keyOf(vertex)));
  if (start < 0) {
    const keys = open.map(keyOf);
    start = keys.indexOf(keys.reduce((least, key) => Math.min(least, key), Infinity));
  }
  const turned = [...open.slice(start), ...open.slice(0, start), open[start] as Vertex];
  const arcs: Vertex[][] = [];
  let arc: Vertex[] = [];
  for (const [index, vertex] of turned.entries()) {
    arc.push(vertex);
    const ends = index === turned.length - 1 || (index > 0 && crossroads.has(keyOf(vertex)));
    if (!ends) continue;
    arcs.push(arc);
    arc = [vertex];
  }
  return arcs;
}

/** Both neighbours walk a shared stretch, in opposite directions: one of the two is the forward one. */
function isReversed(arc: readonly Vertex[]): boolean {
  for (let i = 0, j = arc.length - 1; i < j; i++, j--) {
    const difference = keyOf(arc[i] as Vertex) - keyOf(arc[j] as Vertex);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** A closed line has no base to measure from: its farthest corner becomes the first to stay. */
function douglasPeucker(line: readonly Vertex[], tolerance: number): Vertex[] {
  const keep = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    let [farthest, most] = [-1, tolerance];
    for (let i = from + 1; i < to; i++) {
      const away = distance(line[i] as Vertex, line[from] as Vertex, line[to] as Vertex);
      if (away > most) [farthest, most] = [i, away];
    }
    if (farthest < 0) continue;
    keep.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, index) => keep.has(index));
}

function distance([x, y]: Vertex, [ax, ay]: Vertex, [bx, by]: Vertex): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
}
