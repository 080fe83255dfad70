/** The order in which a crew visits its places: short ways, or the most urgent first. Straight lines; pure. */
import { metresBetween } from '../../../shared/geo.ts';

export type RoundPoint = { lat: number; lng: number };
export type RoundStop = { id: string; point: RoundPoint | null; priority: number };

/** Metres in a straight line. */
export function metres(a: RoundPoint, b: RoundPoint): number {
  return metresBetween([a.lng, a.lat], [b.lng, b.lat]);
}

/** Metres of the whole way through the points, from `start` if there is one; the way ends at the last point. */
export function wayLength(start: RoundPoint | null, points: readonly RoundPoint[]): number {
  let sum = 0;
  let at = start;
  for (const point of points) {
    if (at) sum += metres(at, point);
    at = point;
  }
  return sum;
}

type Placed = RoundStop & { point: RoundPoint };

/** Always on to the nearest one that is left. Of two equally near ones, the earlier of the list. */
export function nearestFirst<S extends { point: RoundPoint }>(
  start: RoundPoint | null,
  stops: readonly S[],
): S[] {
  const left = [...stops];
  const way: S[] = [];
  let at = start ?? left[0]?.point;
  while (at && left.length > 0) {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    left.forEach((stop, index) => {
      const far = metres(at as RoundPoint, stop.point);
      if (far < least) {
        least = far;
        best = index;
      }
    });
    const [next] = left.splice(best, 1) as [S];
    way.push(next);
    at = next.point;
  }
  return way;
}

/** Rounds of improvement at most: with 60 stops this takes some milliseconds on a cheap phone. */
const MOST_ROUNDS = 40;

/** Turns parts of the way round as long as that makes it shorter (2-opt). Never longer than what was given. */
function untangled<S extends { point: RoundPoint }>(start: RoundPoint | null, stops: readonly S[]): S[] {
  const way = [...stops];
  const far = (a: RoundPoint | undefined, b: RoundPoint | undefined) => (a && b ? metres(a, b) : 0);
  const at = (index: number) => (index < 0 ? (start ?? undefined) : way[index]?.point);
  for (let round = 0, better = true; better && round < MOST_ROUNDS; round++) {
    better = false;
    for (let first = 0; first < way.length - 1; first++)
      for (let last = first + 1; last < way.length; last++) {
        const before = far(at(first - 1), at(first)) + far(at(last), at(last + 1));
        const after = far(at(first - 1), at(last)) + far(at(first), at(last + 1));
        // A millimetre: without it rounding could turn the same part for ever.
        if (after >= before - 0.001) continue;
        way.splice(first, last - first + 1, ...way.slice(first, last + 1).reverse());
        better = true;
      }
  }
  return way;
}

/** A short way through all stops from where the crew is: nearest neighbour, then 2-opt. */
export function shortWay<S extends { point: RoundPoint }>(
  start: RoundPoint | null,
  stops: readonly S[],
): S[] {
  return untangled(start, nearestFirst(start, stops));
}

/**
 * The round. `urgent`: class 1 before class 2 and so on, within each class the short way on from where the one before
 * ended. Stops without a place come last, in the order given.
 */
export function orderRound<S extends RoundStop>(
  stops: readonly S[],
  { start, urgent }: { start: RoundPoint | null; urgent: boolean },
): S[] {
  const placed = stops.filter((stop): stop is S & Placed => stop.point !== null);
  const rest = stops.filter((stop) => stop.point === null);
  if (!urgent) return [...shortWay(start, placed), ...rest];
  const way: (S & Placed)[] = [];
  let from = start;
  for (const level of [...new Set(placed.map((stop) => stop.priority))].sort((a, b) => a - b)) {
    const part = shortWay(
      from,
      placed.filter((stop) => stop.priority === level),
    );
    way.push(...part);
    from = part.at(-1)?.point ?? from;
  }
  return [...way, ...rest.sort((a, b) => a.priority - b.priority)];
}
