/** What the pair of states means: what to tell them, and who closed first. Pure. */
import type { Wire } from './wire.ts';

export const isEnd = (wire: Wire, theirs: string) => (wire.states[theirs] ?? 0) === 3;

/**
 * What to do for a report that stands at `theirs` over there and at `ours` here.
 * Who ends it first, ends it there: what they ended is never opened again by us. If it is still open here, that is a
 * conflict for a person, because closing here needs proof from the place. Our own state that comes back changes nothing.
 */
export function settle(
  wire: Wire,
  { theirs, ours }: { theirs: string; ours: string },
): { tell: string | null; conflict: boolean } {
  const wanted = wire.outbound[ours] ?? null;
  if (wanted === null || wanted === theirs) return { tell: null, conflict: false };
  if (isEnd(wire, theirs)) return { tell: null, conflict: !isEnd(wire, wanted) };
  return { tell: wanted, conflict: false };
}

/** Our category for theirs on a day (`YYYY-MM-DD`); undefined where none is set. */
export function categoryFor(wire: Wire, theirs: string, day: string): string | undefined {
  return wire.categories
    .filter((one) => one.theirs.toLowerCase() === theirs.toLowerCase() && one.from <= day)
    .sort((a, b) => a.from.localeCompare(b.from))
    .at(-1)?.ours;
}
