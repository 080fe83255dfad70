/** What numbers stand for, and which bills were issued for what. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { readCode } from './rules/codes.ts';
import { billsBetween } from './store-account.ts';
import { findPayable } from './store-payable.ts';

/** Whose debts are paid by whoever pays to this number now; undefined for a number that is none. */
export async function debtorAt(
  city: City,
  code: string,
): Promise<{ debtor: number; ref: string } | undefined> {
  const read = readCode(code);
  if (read?.kind !== 'debtor') return undefined;
  return findPayable(city.db, { code, ...read, at: city.now() });
}

/** Bills of a kind for days of a span at a place, that are not void. */
export async function issuedBetween(
  runner: Runner,
  given: { kind: string; place: string; from: string; to: string },
): Promise<{ id: number; subject: string }[]> {
  return billsBetween(runner, given);
}
