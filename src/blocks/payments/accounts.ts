/** Accounts by their code: opened when money first goes there, and never closed. */
import type { City } from '../../platform/city.ts';
import type { AccountKind } from './rules/ledger.ts';
import { openAccounts } from './store-ledger.ts';

/** The number under which an account is posted to, by its code; codes come from the house, and are as many as the accounts. */
const known = new WeakMap<City, Map<string, number>>();

export type Account = { code: string; kind: AccountKind };

/** Numbers of these accounts, in their order. An account that is new is opened at once, outside any change: an empty one does no harm. */
export async function accountIds(city: City, accounts: readonly Account[]): Promise<number[]> {
  let own = known.get(city);
  if (!own) {
    own = new Map();
    known.set(city, own);
  }
  const ids = own;
  const missing = accounts.filter(({ code }) => !ids.has(code));
  if (missing.length > 0)
    for (const { code, id } of await openAccounts(city.db, missing, city.now())) ids.set(code, id);
  return accounts.map(({ code }) => ids.get(code) as number);
}
