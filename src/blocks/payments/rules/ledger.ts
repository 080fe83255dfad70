/** What a movement of money may look like, and how it is written down for hashing. Pure: the same for the city and for an auditor's file. */
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { isRupiah, type Rupiah, sumRupiah } from '../../../shared/money.ts';

/**
 * How the balance of an account is read. Positive amounts are debits: assets (cash, banks), claims (what is owed to the
 * city), costs (fees of banks) and reliefs grow with them; liabilities (money that belongs to somebody else) and revenue
 * with negative ones.
 */
export const ACCOUNT_KINDS = ['asset', 'claim', 'liability', 'revenue', 'cost', 'relief'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export type Posting = { account: string; amount: Rupiah };

/** A booking as an export tells it, and as it is sealed. Instants are ISO 8601 in UTC. */
export type BookingRecord = {
  seq: number;
  id: string;
  kind: string;
  subject: string;
  effectiveAt: string;
  bookedAt: string;
  reverses: string | null;
  actorKind: string;
  actorId: string | null;
  reason: string | null;
  /** By account code. */
  postings: Posting[];
};

/** One amount for each account, zeros left out, by account code: one spelling for one movement. */
export function netted(postings: readonly Posting[]): Posting[] {
  const sums = new Map<string, Rupiah>();
  for (const { account, amount } of postings) sums.set(account, sumRupiah([sums.get(account) ?? 0, amount]));
  return [...sums]
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => ({ account, amount }))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
}

/** RangeError unless amounts are whole and add up to nothing. */
export function demandBalanced(postings: readonly Posting[]): void {
  if (!postings.every(({ amount }) => isRupiah(amount))) throw new RangeError('amounts are whole rupiah');
  const sum = sumRupiah(postings.map(({ amount }) => amount));
  if (sum !== 0) throw new RangeError(`a booking that leaves ${sum} over does not balance`);
  if (postings.length < 2) throw new RangeError('a booking moves money from one account to another');
}

export function reversed(postings: readonly Posting[]): Posting[] {
  return postings.map(({ account, amount }) => ({ account, amount: -amount }));
}

/** The line of a booking that goes into the chain of seals (RFC 8785). */
export function sealedLine(booking: BookingRecord): string {
  return canonicalJson({ ...booking, postings: netted(booking.postings) });
}
