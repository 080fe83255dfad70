/** What the checks of a definition share: how they report, and what they are told of the city. */
import type { PathStep } from '../../packs/api.ts';
import { nearest } from '../feel/nearest.ts';
import type { Shelf } from '../rules/shape/shelf.ts';
import type { FaultParams } from '../say-fault.ts';

/** `words`: the code, and after a slash which of its sentences (`say-fault.ts`). */
export type Report = (steps: PathStep[], words: string, params?: FaultParams) => void;

/** Names of the city that a definition points to. An absent set is not checked against. */
export type Known = {
  /** Duties of government, `agency-kinds.yaml`. */
  kinds?: ReadonlySet<string>;
  pillars?: ReadonlySet<string>;
  events?: ReadonlySet<string>;
};

export function knownOf({ pillars, events, kinds }: Shelf): Required<Known> {
  const ids = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id));
  return { pillars: ids(pillars), events: ids(events), kinds: ids(kinds) };
}

/** Reports every value that stands a second time. */
export function reportTwice<T>(
  items: readonly T[],
  key: (item: T) => string,
  at: (index: number, key: string) => void,
): void {
  const seen = new Set<string>();
  items.forEach((item, index) => {
    const value = key(item);
    if (seen.has(value)) at(index, value);
    seen.add(value);
  });
}

/** The known name that was probably meant, for "did you mean". */
export function near(wrong: string, known: Iterable<string>): { near?: string } {
  const one = nearest(wrong, known);
  return one ? { near: one } : {};
}
