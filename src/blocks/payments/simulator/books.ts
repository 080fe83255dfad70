/** The books of the made-up bank, in memory: accounts and codes that it gave out, and every payment that it took. */
import type { Rupiah } from '../../../shared/money.ts';
import { type Fees, feeOf, type Via } from './terms.ts';

export type Taken = {
  /** By which the city knows it. */
  reference: string;
  via: Via;
  /** What the payer typed, or what his code said. */
  code: string;
  /** The city's own number of a code that was made for one payment. */
  order: string | null;
  amount: Rupiah;
  fee: Rupiah;
  paidAt: Date;
  /** How often the city was told, and what it answered last; '' when there was no answer. */
  attempts: number;
  answer: string;
  /** True when it answered that it knows. */
  heard: boolean;
};

/** A virtual account or a code for one payment of one amount. */
export type Order = { number: string; amount: Rupiah; until: Date | null; paid: Taken | null; text: string };

/** Cash that was brought to the counter, or (negative) money that was moved on. */
export type Moved = { at: Date; amount: Rupiah; reference: string; about: string };

export type Books = ReturnType<typeof openBooks>;

export function openBooks(fees: Fees) {
  const taken = new Map<string, Taken>();
  const accounts = new Map<string, Order>();
  const codes = new Map<string, Order>();
  const moved: Moved[] = [];
  return {
    accounts,
    codes,
    moved,
    find: (reference: string) => taken.get(reference),
    /** In the order in which they were made. */
    all: (): readonly Taken[] => [...taken.values()],
    take(given: Pick<Taken, 'reference' | 'via' | 'code' | 'order' | 'amount' | 'paidAt'>): Taken {
      const fee = feeOf(fees, given.via, given.amount);
      const payment: Taken = { ...given, fee, attempts: 0, answer: '', heard: false };
      taken.set(payment.reference, payment);
      return payment;
    },
  };
}
