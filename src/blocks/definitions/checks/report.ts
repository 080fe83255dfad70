/** What the checks of a definition share: how they report, and what they are told of the city. */
import type { PathStep } from '../../packs/api.ts';
import { nearest } from '../feel/nearest.ts';
import type { Shelf } from '../rules/shape/shelf.ts';

export type Report = (steps: PathStep[], code: string, problem: string, remedy: string) => void;

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

/** ` Did you mean "x"?`, or nothing. */
export function hint(wrong: string, known: Iterable<string>): string {
  const one = nearest(wrong, known);
  return one ? ` Did you mean "${one}"?` : '';
}
