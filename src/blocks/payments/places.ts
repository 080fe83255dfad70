/** Money by place, for the boards of services: a market, an agency. */
import type { Runner } from '../../platform/db/database.ts';
import { type LaidRow, laidByPlace, openAtPlace } from './store-places.ts';

export type { LaidRow };

/** Where the money of these payments went when they came in; what found no bill has no place. */
export async function laidOf(
  runner: Runner,
  service: string,
  payments: readonly string[],
): Promise<LaidRow[]> {
  return payments.length === 0 ? [] : laidByPlace(runner, service, payments);
}

/**
 * What is open at a place, by subject and age: 0 not due yet, 1 within a month, 2 within three, 3 within a year, 4 older.
 */
export async function openOf(
  runner: Runner,
  given: { service: string; place: string; today: string },
): Promise<{ subject: string; age: number; open: number; bills: number }[]> {
  return openAtPlace(runner, given);
}
