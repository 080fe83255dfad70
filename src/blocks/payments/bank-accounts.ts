/** The city's accounts at banks, and how each is reconciled. */
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { accountNumber, type BankAccount } from './rules/bank-accounts.ts';
import { bankAccounts, insertBankAccount, type KnownAccount } from './store-statements.ts';

/** Sets how an account is reconciled, from now on. 422 for a number that no bank gives. */
export async function setBankAccount(
  ctx: Context,
  given: { number: string; account: BankAccount },
): Promise<void> {
  const number = accountNumber(given.number);
  if (!/^[A-Z0-9]{4,34}$/.test(number)) throw fieldProblem('number', 'account-number');
  await change(ctx, async (tx) => {
    await insertBankAccount(tx, number, given.account, ctx.now);
    const { bank, rkud } = given.account;
    tx.audit({ action: 'payments.bank-account.set', subject: number, after: { bank, rkud } });
    tx.emit({ type: 'payments.bank-account.set', subject: number, payload: {} });
  });
}

/** 404 `payments.no-bank-account`. */
export async function getBankAccount(city: City, number: string): Promise<KnownAccount> {
  const found = (await bankAccounts(city.db)).find((one) => one.number === accountNumber(number));
  if (!found) throw new Problem(404, 'payments.no-bank-account');
  return found;
}
