/** Where things stand on a phone between two contacts: what the city said, and what was written since. Pure. */
import type { Rupiah } from '../../../shared/money.ts';
import type { Act } from './entry.ts';

export type Since = { seq: number; hash: string; act: Act; debtor: number | null };

const isReceipt = (act: Act) => act.kind === 'receipt';

/** Hashes of receipts and deposits that were taken back. */
export function takenBack(entries: readonly Since[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ act }) => (act.kind === 'void' ? [act.of] : [])));
}

/** What receipts and voids after the number `upto` moved, for each debtor: positive is what was taken. */
export function takenSince(entries: readonly Since[], upto: number): Map<number, Rupiah> {
  const byHash = new Map(entries.map((one) => [one.hash, one]));
  const sums = new Map<number, Rupiah>();
  const add = (debtor: number | null, amount: Rupiah) => {
    if (debtor !== null) sums.set(debtor, (sums.get(debtor) ?? 0) + amount);
  };
  for (const { act, debtor } of entries.filter(({ seq }) => seq > upto)) {
    if (act.kind === 'receipt') add(debtor, act.amount);
    const of = act.kind === 'void' ? byHash.get(act.of) : undefined;
    if (of?.act.kind === 'receipt') add(of.debtor, -of.act.amount);
  }
  return sums;
}

/** Cash that should be in the collector's hands: what the city knew, and what came and went back since. Deposits count when they are accepted. */
export function cashNow(said: Rupiah, entries: readonly Since[], upto: number): Rupiah {
  return [...takenSince(entries, upto).values()].reduce((sum, amount) => sum + amount, said);
}

/** Receipts that stand, and their sum. */
export function standing(entries: readonly Since[]): { count: number; sum: Rupiah } {
  const back = takenBack(entries);
  const stand = entries.filter(({ act, hash }) => isReceipt(act) && !back.has(hash));
  return {
    count: stand.length,
    sum: stand.reduce((sum, { act }) => sum + (act.kind === 'receipt' ? act.amount : 0), 0),
  };
}

/** Deposits after the number `upto` that were not taken back. */
export function untoldDeposits(entries: readonly Since[], upto: number): Rupiah {
  const back = takenBack(entries);
  return entries.reduce(
    (sum, { seq, act, hash }) =>
      act.kind === 'deposit' && seq > upto && !back.has(hash) ? sum + act.amount : sum,
    0,
  );
}
