/** Agencies as the house asks for them: by id, with everything below, and the way up. */
import type { City } from '../../platform/city.ts';
import { Problem } from '../../shared/errors.ts';
import type { Agency } from './shape.ts';
import { readAgencies } from './store-agencies.ts';

export type Agencies = {
  /** Every agency, closed ones too: old cases name them. */
  all(): readonly Agency[];
  /** Those that exist on a date (ISO, city's zone). */
  open(date: string): readonly Agency[];
  /** Throws 404 `directory.agency-not-found`. */
  get(id: string): Agency;
  find(id: string): Agency | undefined;
  /** The agency and all below it; empty for an unknown id. */
  subtree(id: string): ReadonlySet<string>;
  /** From the topmost agency down to this one; empty for an unknown id. */
  path(id: string): readonly Agency[];
};

/** The agencies of a city, remembered until the directory changes. */
export function agencies(city: City): Promise<Agencies> {
  return city.cache.get('directory.agencies', ['directory'], async () =>
    agencyTree(await readAgencies(city.db)),
  );
}

/** Builds the answers over a list; a circle of parents (a broken import) ends where it meets itself. */
export function agencyTree(list: readonly Agency[]): Agencies {
  const byId = new Map(list.map((agency) => [agency.id, agency]));
  const children = Map.groupBy(list, (agency) => agency.parent);
  const subtrees = new Map<string, ReadonlySet<string>>();

  function subtree(id: string): ReadonlySet<string> {
    const known = subtrees.get(id);
    if (known) return known;
    const found = new Set<string>();
    const open = byId.has(id) ? [id] : [];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      for (const child of children.get(next) ?? []) open.push(child.id);
    }
    subtrees.set(id, found);
    return found;
  }

  return {
    all: () => list,
    open: (date) =>
      list.filter(
        (agency) => agency.validFrom <= date && (agency.closedOn === null || date < agency.closedOn),
      ),
    get(id) {
      const agency = byId.get(id);
      if (!agency) throw new Problem(404, 'directory.agency-not-found', { id });
      return agency;
    },
    find: (id) => byId.get(id),
    subtree,
    path(id) {
      const way: Agency[] = [];
      for (let at = byId.get(id); at && !way.includes(at); at = at.parent ? byId.get(at.parent) : undefined)
        way.unshift(at);
      return way;
    },
  };
}
