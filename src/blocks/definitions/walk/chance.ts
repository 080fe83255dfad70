/** Chance that falls the same way each time, so that a walk finds today what it found yesterday. */

export type Chance = {
  /** A whole number from 0 below `size`. */
  below(size: number): number;
  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item;
};

/** Mulberry32, from a seed of letters. */
export function newChance(seed: string): Chance {
  let state = 2_166_136_261;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16_777_619);
  const below = (size: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % size;
  };
  return { below, pick: (items) => items[below(items.length)] as never };
}
