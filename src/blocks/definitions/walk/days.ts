/** Days of the calendar for invented answers. */
import { FeelError } from '../rules/feel/ast.ts';
import { FeelSpan, later, readDay, writeDay } from '../rules/feel/day.ts';

/** The date itself where the calendar ends. RangeError for text that is no date. */
export function addDays(date: string, days: number): string {
  const day = readDay(date);
  if (!day) throw new RangeError(`not a date: ${date}`);
  try {
    return writeDay(later(day, new FeelSpan('days', days), 1));
  } catch (error) {
    if (error instanceof FeelError) return date;
    throw error;
  }
}
