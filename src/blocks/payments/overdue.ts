/** Bills of a service that are or were past their due day: what was paid of each when, and how old what is open has become. */
import type { City } from '../../platform/city.ts';
import { codeOf } from './rules/codes.ts';
import { ageSums, lastBilled, overdueBills } from './store-overdue.ts';

export type Overdue = {
  id: number;
  code: string;
  debtor: number;
  kind: string;
  subject: string;
  place: string | null;
  due: string;
  amount: number;
  /** By the city's day on which it was paid; relief counts from the due day. */
  paid: { day: string; amount: number }[];
};

/**
 * Bills whose due day is before a day, open or paid within the last weeks, by number, after one of them; those that are void
 * are left out, and those of `not`.
 */
export async function overdueOf(
  city: City,
  given: { service: string; day: string; not: readonly string[]; after: number; most: number },
): Promise<Overdue[]> {
  const rows = await overdueBills(city.db, { ...given, zone: city.zone });
  return rows.map((row) => ({ ...row, code: codeOf('bill', row.id) }));
}

/** The first day of the last bill of a kind for each of these subjects. */
export async function lastBilledFor(
  city: City,
  kind: string,
  subjects: readonly string[],
): Promise<Map<string, string>> {
  const rows = await lastBilled(city.db, kind, subjects);
  return new Map(rows.map(({ subject, day }) => [subject, day]));
}

/** What of a service is open, by kind and age. Days are told beforehand: each is the last of an age, the oldest last. */
export async function openByAge(
  city: City,
  service: string,
  ages: readonly { id: string; dueFrom: string }[],
): Promise<{ kind: string; age: string; bills: number; open: number }[]> {
  return ageSums(city.db, service, ages);
}
