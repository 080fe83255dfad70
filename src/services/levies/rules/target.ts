/** What a day, and a span of days, is to bring of a year's target. Pure. */
import { dayNumber } from '../../../shared/zone.ts';

export type Target = { since: string; amount: number };

const DAYS = { leap: 366, other: 365 } as const;
const daysOf = (year: number) =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? DAYS.leap : DAYS.other;

/** The yearly target that holds on a day; undefined before the first. */
export function targetOn(targets: readonly Target[], day: string): number | undefined {
  return targets.filter(({ since }) => since <= day).sort((a, b) => (a.since < b.since ? 1 : -1))[0]?.amount;
}

/** A day's share of its year, whole rupiah; null where no target holds. */
export function targetOfDay(targets: readonly Target[], day: string): number | null {
  dayNumber(day);
  const year = targetOn(targets, day);
  return year === undefined ? null : Math.round(year / daysOf(Number(day.slice(0, 4))));
}
