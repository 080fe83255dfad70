/** Days of the calendar for invented answers. */
import { FeelSpan, later, readDay, writeDay } from '../rules/feel/day.ts';

/** RangeError for text that is no date. */
export function addDays(date: string, days: number): string {
  const day = readDay(date);
  if (!day) throw new RangeError(`not a date: ${date}`);
  return writeDay(later(day, new FeelSpan('days', days), 1));
}
