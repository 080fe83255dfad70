/** Areas as the house asks for them: names, who lies in whom, and which area a point falls in. */
import type { City } from '../../platform/city.ts';
import { Problem } from '../../shared/errors.ts';
import { type BBox, type Area as Geometry, inArea, inBox, type LngLat } from '../../shared/geo.ts';
import { createLocator } from './locator.ts';
import { wardFinder } from './rules/named.ts';
import type { Area, Place } from './shape.ts';
import { type AreaRow, readAreas } from './store-areas.ts';

/** Metres by which real borders may be off before a point counts as outside the city. */
const TOLERANCE = 250;
/** Guessed borders must send nobody away who stands inside the city's box. */
const ANY_DISTANCE = 100_000;

/** `code` is null only in a city that has no areas yet. */
export type Found = { code: string | null } | { outside: true };

export type Areas = {
  all(): readonly Area[];
  /** Throws 404 `directory.area-not-found`. */
  get(code: string): Area;
  find(code: string): Area | undefined;
  /** Areas in which no other lies: wards, villages, or districts without known wards. */
  leaves(): readonly Area[];
  /** The leaf that holds the point, the nearest one for borders that are slightly off, or outside the city. */
  locate(point: Place): Found;
  /** The one ward that the words name; undefined when none or several are, or when the name may mean something else. */
  named(words: string): Area | undefined;
  /** The name, or the code itself when it is not known (any more). */
  name(code: string): string;
  /** From the district down to the area; empty for an unknown code. */
  path(code: string): readonly Area[];
  /** The area and all that lie in it; empty for an unknown code. */
  subtree(code: string): ReadonlySet<string>;
  /** Does the point lie in the area (or in one below it)? By borders alone, without tolerance. */
  within(code: string, point: Place): boolean;
  /** True while any leaf has a guessed border. */
  approximate: boolean;
  /** Borders: of a leaf its own, of a parent its own when it was imported. */
  shape(code: string): Geometry | undefined;
};

/** The areas of a city, remembered until the directory changes. */
export function areas(city: City): Promise<Areas> {
  return city.cache.get('directory.areas', ['directory'], async () =>
    areaTree(await readAreas(city.db), city.bbox, Object.values(city.name)),
  );
}

export function areaTree(rows: readonly AreaRow[], box: BBox, cityNames: readonly string[] = []): Areas {
  const children = Map.groupBy(rows, (row) => row.parent);
  const list = rows.map(
    ({ geometry: _, fromPack: __, ...row }): Area => ({ ...row, leaf: !children.has(row.code) }),
  );
  const byCode = new Map(list.map((area) => [area.code, area]));
  const leaves = list.filter((area) => area.leaf);
  const shapes = new Map<string, Geometry>();
  for (const row of rows)
    if (row.geometry && (!children.has(row.code) || !row.approximate)) shapes.set(row.code, row.geometry);
  const placed = rows.flatMap(({ code, parent, approximate: guess }) => {
    const geometry = shapes.get(code);
    return geometry ? [{ code, parent, geometry, guess }] : [];
  });
  const locator = createLocator(placed);
  const approximate = leaves.some((area) => area.approximate);
  // In a city with half its borders imported, a guess may overlap a real border: the real one decides.
  const real = createLocator(
    approximate ? placed.filter(({ code, guess }) => !guess && !children.has(code)) : [],
  );
  const subtrees = new Map<string, ReadonlySet<string>>();

  function subtree(code: string): ReadonlySet<string> {
    const known = subtrees.get(code);
    if (known) return known;
    const found = new Set<string>();
    const open = byCode.has(code) ? [code] : [];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      for (const child of children.get(next) ?? []) open.push(child.code);
    }
    if (found.size > 0) subtrees.set(code, found);
    return found;
  }

  return {
    all: () => list,
    get(code) {
      const area = byCode.get(code);
      if (!area) throw new Problem(404, 'directory.area-not-found', { code });
      return area;
    },
    find: (code) => byCode.get(code),
    leaves: () => leaves,
    locate({ lat, lng }) {
      const point: LngLat = [lng, lat];
      if (shapes.size === 0) return inBox(point, box) ? { code: null } : { outside: true };
      const reach = approximate && inBox(point, box) ? ANY_DISTANCE : TOLERANCE;
      const code = real(point, 0) ?? locator(point, reach);
      return code === undefined ? { outside: true } : { code };
    },
    named: wardFinder(list, cityNames),
    name: (code) => byCode.get(code)?.name ?? code,
    path(code) {
      const way: Area[] = [];
      for (
        let at = byCode.get(code);
        at && !way.includes(at);
        at = at.parent ? byCode.get(at.parent) : undefined
      )
        way.unshift(at);
      return way;
    },
    subtree,
    within(code, { lat, lng }) {
      for (const each of subtree(code)) {
        const shape = shapes.get(each);
        if (shape && inArea([lng, lat], shape)) return true;
      }
      return false;
    },
    approximate,
    shape: (code) => shapes.get(code),
  };
}
