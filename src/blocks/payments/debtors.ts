/** Who owes, as services know them, and the numbers under which they are paid for. */
import type { Change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { codeOf } from './rules/codes.ts';
import { debtorIds, insertPayCode, nextPayNumber, type Standing, standingOf } from './store-bills.ts';

/** Numbers of debtors by the keys under which the service knows them, in their order; new ones are added. No key twice. */
export async function debtorsOf(runner: Runner, service: string, refs: readonly string[]): Promise<number[]> {
  return debtorIds(runner, service, refs);
}

/** A new number to pay to, for a stall's QR or a virtual account: thirteen digits, for this debtor from now on. */
export async function newPayCode(tx: Change, debtor: number, since: Date): Promise<string> {
  const code = codeOf('debtor', await nextPayNumber(tx));
  await insertPayCode(tx, code, debtor, since);
  return code;
}

/** The number goes over to another debtor, as when a stall changes hands; what was paid before `since` stays the former one's. */
export async function handOver(tx: Change, code: string, debtor: number, since: Date): Promise<void> {
  await insertPayCode(tx, code, debtor, since);
}

/** What a debtor owes on a day ('YYYY-MM-DD' of the city), and what he has paid ahead. */
export async function standing(city: City, debtor: number, today: string): Promise<Standing> {
  return standingOf(city.db, debtor, today);
}
