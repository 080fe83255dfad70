/** Cash in somebody's hands: when it is too much or too long, counted by notes, given back as change. Pure. */
import type { Rupiah } from '../../../shared/money.ts';

/** Hours after which cash has to be at the city (the clock of the issue: one day). */
const HOURS = 24;

export type Alarm = 'late' | 'limit';

/** What is wrong with cash in hand. */
export function alarmOf(given: {
  cash: Rupiah;
  since: number | null;
  limit: Rupiah | null;
  now: number;
}): Alarm | null {
  if (given.since !== null && given.now - given.since > HOURS * 3600) return 'late';
  return given.limit !== null && given.cash > given.limit ? 'limit' : null;
}

/** Notes and coins that are counted, the largest first. */
export const DENOMINATIONS = [
  100_000, 75_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100,
] as const;

export type Counted = Readonly<Record<string, number>>;

export function sumOf(counted: Counted): Rupiah {
  return DENOMINATIONS.reduce((sum, of) => sum + of * (counted[of] ?? 0), 0);
}

/** What to give back, in as few pieces as may be. RangeError when it is not whole or negative. */
export function piecesOf(amount: Rupiah): { of: number; pieces: number }[] {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError('change is whole rupiah');
  let rest = amount;
  const given: { of: number; pieces: number }[] = [];
  // The commemorative note is taken, but nobody is asked to have one ready.
  for (const of of DENOMINATIONS.filter((one) => one !== 75_000)) {
    const pieces = Math.floor(rest / of);
    if (pieces > 0) given.push({ of, pieces });
    rest -= pieces * of;
  }
  return given;
}
