/** Which agency gets a report, from the city's routing table. */
import type { CityPack } from './city-pack.ts';

export type Routed = { agency: string; by: 'rule' | 'kind' | 'fallback' };

type Entry = { agency: string; area?: string; from: string };

/** An area's entry also serves everything below it: 33.71.01 covers 33.71.01.1003. */
const covers = (entry: Entry, area: string | undefined) =>
  !entry.area || area === entry.area || (area?.startsWith(`${entry.area}.`) ?? false);

function best(entries: Entry[], area: string | undefined, date: string): string | undefined {
  const fitting = entries.filter((entry) => entry.from <= date && covers(entry, area));
  const exactness = (entry: Entry) => entry.area?.length ?? 0;
  fitting.sort((a, b) => exactness(b) - exactness(a) || b.from.localeCompare(a.from));
  return fitting[0]?.agency;
}

/**
 * Finds the agency for a category at an area on a date (ISO).
 * The order: the city's rule for that category (the most exact area, then the newest), the default for the
 * category's kind of agency (likewise), the fallback desk. Unknown categories, and those that nobody is offered, go to
 * the fallback desk.
 */
export function routeReport(
  pack: Pick<CityPack, 'routing' | 'categories'>,
  report: { category: string; area?: string; date: string },
): Routed {
  const { routing, categories } = pack;
  const { area, date } = report;
  const byRule = best(
    routing.rules.filter((rule) => rule.category === report.category),
    area,
    date,
  );
  if (byRule) return { agency: byRule, by: 'rule' };
  const versions = categories.filter(({ id, from }) => id === report.category && from <= date);
  const category = versions.sort((a, b) => b.from.localeCompare(a.from))[0];
  const byKind =
    category &&
    category.offered !== false &&
    best(
      routing.kinds.filter(({ kind }) => kind === category.agencyKind),
      area,
      date,
    );
  if (byKind) return { agency: byKind, by: 'kind' };
  return { agency: routing.fallback, by: 'fallback' };
}
