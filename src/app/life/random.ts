/** Chance that can be repeated: the same seed gives the same life. Pure. */

export type Random = {
  /** 0 ≤ x < 1 */
  next(): number;
  between(low: number, high: number): number;
  chance(share: number): boolean;
  /** Any of the list; undefined of an empty one. */
  pick<T>(list: readonly T[]): T | undefined;
};

/** Mulberry32: small, quick, good enough to play with, never for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}
