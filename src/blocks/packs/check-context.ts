/** What the cross-file checks share: their context, and the questions all of them ask. */
import type { CityPack } from './city-pack.ts';
import type { PackFileName } from './formats.ts';
import type { PathStep } from './problems.ts';
import type { ReadPack } from './read-pack.ts';

/** Reports a problem at a path of a file of one of the two packs. */
export type Report = (
  file: PackFileName,
  steps: PathStep[],
  code: string,
  problem: string,
  remedy: string,
) => void;

export type CheckContext = {
  merged: CityPack;
  /** The pack under check: base or city. */
  pack: ReadPack;
  report: Report;
  /** Permissions that the modules of this house know; absent = only their form is checked. */
  permissions?: ReadonlySet<string>;
};

/** Every code a file may point to: the city itself, its districts, its wards. */
export const areaCodes = (merged: CityPack) =>
  new Set([merged.city.code, ...merged.areas.map(({ code }) => code)]);

export const idsOf = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id));

/** Reports entries whose key stands twice in one list. */
export function reportTwice<T>(
  items: readonly T[],
  key: (item: T) => string,
  at: (index: number, key: string) => void,
) {
  const seen = new Set<string>();
  items.forEach((item, index) => {
    const value = key(item);
    if (seen.has(value)) at(index, value);
    seen.add(value);
  });
}

export function knownOr(report: Report, file: PackFileName, known: Set<string>, what: string, list: string) {
  return (value: string | undefined, steps: PathStep[]) => {
    if (value === undefined || known.has(value)) return;
    report(
      file,
      steps,
      `${what}-unknown`,
      `There is no ${what} "${value}".`,
      `Use one that stands in ${list}, or add it there.`,
    );
  };
}

/** A calendar date that exists (2026-02-30 does not). */
function isRealDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function checkFrom(report: Report, file: PackFileName, steps: PathStep[], date: string) {
  if (isRealDate(date)) return;
  report(
    file,
    steps,
    'date-impossible',
    `${date} is not a day of the calendar.`,
    'Write a real date as year-month-day.',
  );
}
