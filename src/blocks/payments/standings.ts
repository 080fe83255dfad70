/** Many debtors at once: how they stand, and numbers to pay to for a whole register. */
import type { Change } from '../../platform/change.ts';
import type { Runner } from '../../platform/db/database.ts';
import { codeOf } from './rules/codes.ts';
import {
  insertPayCodes,
  nextPayNumbers,
  openBySubjects,
  type RefStanding,
  standingsByRef,
} from './store-standings.ts';

export type { RefStanding };

/** Debtors by the keys of the service; who never owed anything is not among them. */
export async function standingsOf(
  runner: Runner,
  service: string,
  refs: readonly string[],
  today: string,
): Promise<Map<string, RefStanding>> {
  const rows = await standingsByRef(runner, service, refs, today);
  return new Map(rows.map((row) => [row.ref, row]));
}

/** What is open for things, such as one stall, by the key of who owes it. */
export async function openFor(
  runner: Runner,
  subjects: readonly string[],
): Promise<Map<string, { owed: number; bills: number; oldest: string }>> {
  const rows = await openBySubjects(runner, subjects);
  return new Map(rows.map(({ ref, ...open }) => [ref, open]));
}

/** New numbers to pay to; whom they are for is said with `payCodesFor`. */
export async function newPayCodes(tx: Change, count: number): Promise<string[]> {
  return (await nextPayNumbers(tx, count)).map((no) => codeOf('debtor', no));
}

/** From when on each number is whose. */
export async function payCodesFor(
  tx: Change,
  rows: readonly { code: string; debtor: number; since: Date }[],
): Promise<void> {
  await insertPayCodes(tx, rows);
}
