/** Which agency gets a report, from the city's routing table, and why that one. */
import type { Calendar } from '../../shared/working-time.ts';
import type { Category, When } from './formats.ts';
import { holdsAt } from './when.ts';

export type Routed = { agency: string; by: 'rule' | 'kind' | 'fallback' };

/** One line of the table. */
export type RouteEntry = {
  /** Where the city keeps it; a pack's lines have none. */
  id?: number;
  agency: string;
  area?: string;
  /** First and last day (city's date) on which it holds. */
  from: string;
  until?: string;
  when?: When;
  /** The city wrote it itself: it goes before a pack's line that is as exact. */
  own?: boolean;
};

type RoutingTable = {
  fallback: string;
  /** Last day of the fallback desk; after it nobody's desk is the answer, ''. */
  fallbackUntil?: string;
  rules: (RouteEntry & { category: string })[];
  kinds: (RouteEntry & { kind: string })[];
};

export type RouteQuestion = {
  category: string;
  area?: string;
  /** ISO date in the city's zone. */
  date: string;
  /** The instant and the city's calendar, for lines that hold at some hours only; without it those do not hold. */
  moment?: { at: Date; calendar: Calendar };
};

/** Why a line does not decide; `beaten` would hold, but another goes before it. */
export type Verdict = 'wins' | 'beaten' | 'not-here' | 'not-now' | 'not-yet' | 'over';
export type Considered = { entry: RouteEntry; by: 'rule' | 'kind'; verdict: Verdict };

/** An area's entry also serves everything below it: 33.71.01 covers 33.71.01.1003. */
const covers = (entry: RouteEntry, area: string | undefined) =>
  !entry.area || area === entry.area || (area?.startsWith(`${entry.area}.`) ?? false);

function verdictOf(entry: RouteEntry, question: RouteQuestion): Verdict {
  const { area, date, moment } = question;
  if (entry.from > date) return 'not-yet';
  if (entry.until !== undefined && entry.until < date) return 'over';
  if (!covers(entry, area)) return 'not-here';
  if (entry.when && !(moment && holdsAt(entry.when, moment.at, moment.calendar))) return 'not-now';
  return 'wins';
}

/** The more exact area first, then what holds at some hours only, then the city's own, then the newest. */
function before(a: RouteEntry, b: RouteEntry): number {
  const exactness = (entry: RouteEntry) => entry.area?.length ?? 0;
  return (
    exactness(b) - exactness(a) ||
    Number(b.when !== undefined) - Number(a.when !== undefined) ||
    Number(b.own ?? false) - Number(a.own ?? false) ||
    b.from.localeCompare(a.from)
  );
}

type Table = {
  routing: RoutingTable;
  categories: readonly Pick<Category, 'id' | 'from' | 'agencyKind' | 'offered'>[];
};

/** The lines that speak of the category, by rule and then by its kind of agency, each list in the order of precedence. */
function linesFor({ routing, categories }: Table, { category, date }: RouteQuestion) {
  const versions = categories.filter(({ id, from }) => id === category && from <= date);
  const now = versions.sort((a, b) => b.from.localeCompare(a.from))[0];
  const kind = now?.offered === false ? undefined : now?.agencyKind;
  const sorted = (list: RouteEntry[]) => list.sort(before);
  return [
    { by: 'rule' as const, list: sorted(routing.rules.filter((rule) => rule.category === category)) },
    { by: 'kind' as const, list: sorted(routing.kinds.filter((rule) => rule.kind === kind)) },
  ];
}

/**
 * Finds the agency for a category at an area on a date (ISO), at an instant where that matters.
 * The order: the city's rule for that category (the most exact area, then a rule for these hours, the city's own, the
 * newest), the default for the category's kind of agency (likewise), the fallback desk. Unknown categories, and those that nobody is
 * offered, go to the fallback desk.
 */
export function routeReport(table: Table, question: RouteQuestion): Routed {
  for (const { by, list } of linesFor(table, question)) {
    const winner = list.find((entry) => verdictOf(entry, question) === 'wins');
    if (winner) return { agency: winner.agency, by };
  }
  const { fallback, fallbackUntil } = table.routing;
  return { agency: fallbackUntil && fallbackUntil < question.date ? '' : fallback, by: 'fallback' };
}

/** Every line that speaks of the category with its verdict, the winner and those it beat in order of precedence. */
export function explainRoute(table: Table, question: RouteQuestion): Considered[] {
  let decided = false;
  return linesFor(table, question).flatMap(({ by, list }) =>
    list.map((entry) => {
      const verdict = verdictOf(entry, question);
      if (verdict !== 'wins') return { entry, by, verdict };
      const told = { entry, by, verdict: decided ? ('beaten' as const) : verdict };
      decided = true;
      return told;
    }),
  );
}
