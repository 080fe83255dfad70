/** What numbers stand for, and which bills were issued for what. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { codeOf, readCode } from './rules/codes.ts';
import { billsBetween } from './store-account.ts';
import { billsOfDebtor, findPayable, refOf } from './store-payable.ts';

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

export type BillFor = {
  id: number;
  /** Thirteen digits to pay it by. */
  code: string;
  subject: string;
  amount: number;
  open: number;
  void: boolean;
};

/** Every bill of a debtor of this service, the newest first; none for a debtor that is not known. */
export async function billsFor(runner: Runner, service: string, ref: string): Promise<BillFor[]> {
  const rows = await billsOfDebtor(runner, service, ref);
  return rows.map((row) => ({ ...row, code: codeOf('bill', row.id) }));
}

/** The key under which its service knows a debtor. */
export async function debtorRef(runner: Runner, debtor: number): Promise<string | undefined> {
  return refOf(runner, debtor);
}
