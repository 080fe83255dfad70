/** Works out what loading a pack does to the stored areas, and draws the approximate cells of those without real borders. */
import { isDeepStrictEqual } from 'node:util';
import type { CityPack } from '../packs/api.ts';
import { approximateCells } from './rules/cells.ts';
import type { AreaRow } from './store-areas.ts';

/**
 * The areas to write and the codes to remove. Real borders stay; they still push back the cells of their neighbours,
 * so that a city with half its borders imported overlaps as little as possible.
 */
export function areasAfterLoad(
  stored: readonly AreaRow[],
  pack: Pick<CityPack, 'areas' | 'areasSource' | 'city'>,
): { write: AreaRow[]; remove: string[] } {
  const before = new Map(stored.map((area) => [area.code, area]));
  const inPack = new Set(pack.areas.map(({ code }) => code));
  const left = stored.filter((area) => area.fromPack && !inPack.has(area.code));
  // An area that still holds an imported one must stay.
  const remove = left
    .filter(({ code }) => !stored.some((area) => area.parent === code && !left.includes(area)))
    .map(({ code }) => code);

  const after = new Map(before);
  for (const code of remove) after.delete(code);
  for (const area of pack.areas) {
    if (before.get(area.code)?.fromPack === false) continue;
    after.set(area.code, {
      ...area,
      geometry: null,
      source: pack.areasSource,
      importedAt: null,
      fromPack: true,
    });
  }
  const list = [...after.values()];
  for (const [code, geometry] of guessedBorders(list, pack.city.bbox)) {
    const area = after.get(code);
    if (area?.fromPack) after.set(code, { ...area, geometry, approximate: true });
  }
  const write = [...after.values()].filter(
    (area) => area.fromPack && !isDeepStrictEqual(area, before.get(area.code)),
  );
  return { write, remove };
}

/** A cell for every leaf that has no real border. Parents get none: they are drawn from what lies in them. */
function guessedBorders(areas: readonly AreaRow[], box: CityPack['city']['bbox']) {
  const parents = new Set(areas.map(({ parent }) => parent));
  const wanted = new Set(
    areas.filter(({ code, fromPack }) => fromPack && !parents.has(code)).map(({ code }) => code),
  );
  if (wanted.size === 0) return [];
  const inside = areas.filter(
    ({ centroid: { lat, lng } }) => lat > box.south && lat < box.north && lng > box.west && lng < box.east,
  );
  const seeds = inside.filter(({ code }) => wanted.has(code) || !parents.has(code));
  return approximateCells(seeds, box)
    .filter(({ code }) => wanted.has(code))
    .map(({ code, geometry }) => [code, geometry] as const);
}
