/** Do the books agree? Bills, credits and payments, each against its account in the ledger. */
import type { City } from '../../platform/city.ts';
import type { Rupiah } from '../../shared/money.ts';
import { booksBeside } from './store-agreement.ts';

export type Disagreement = {
  /** The account, or 'everything' for the sum of all, which is nothing. */
  account: string;
  ledger: Rupiah;
  books: Rupiah;
};

/** What differs; empty when all agrees. One statement, so of one moment. */
export async function disagreements(city: City): Promise<Disagreement[]> {
  return (await booksBeside(city.db)).filter(({ ledger, books }) => ledger !== books);
}
