/** Months of returns, as 'YYYY-MM' and by their days. Pure. */
import { dateOfDay, dayNumber } from '../../../shared/zone.ts';

export const firstOf = (month: string): string => `${month.slice(0, 7)}-01`;

/** The first day of the month after. */
export function nextMonth(month: string): string {
  return firstOf(dateOfDay(dayNumber(firstOf(month)) + 31));
}

export const lastOf = (month: string): string => dateOfDay(dayNumber(nextMonth(month)) - 1);

/** A day of the following month: when a return or its payment is due. */
export const dueOf = (month: string, day: number): string => dateOfDay(dayNumber(nextMonth(month)) + day - 1);
