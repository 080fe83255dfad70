/** What a bill says of itself: lines that add up, each on an article and a rate with dates. Pure. */

import type { Words } from '../../../shared/languages.ts';
import { isRupiah, type Rupiah, shareOf, sumRupiah } from '../../../shared/money.ts';

/** What a line is worked out by. `share`: of an amount, `off` when it is taken away; `monthly`: of an amount, for each month begun, up to a cap. */
export type Rate =
  | { kind: 'each'; amount: Rupiah; unit: Words; per: 'day' | 'month' | 'once' }
  | { kind: 'share'; basisPoints: number; off?: true }
  | { kind: 'monthly'; basisPoints: number; capMonths: number };

/** The ground that a line stands on, as it was on the day of the bill. */
export type Basis = {
  /** What is charged, as the payer knows it. */
  what: Words;
  /** Article and regulation. */
  article: Words;
  rate: Rate;
  /** First and last day of the rate, 'YYYY-MM-DD'; null: no end is known. */
  from: string;
  until: string | null;
};

/** A line of a bill as it is kept; the names are short because millions are kept. */
export type BillLine = {
  /** Number of the basis. */
  b: number;
  /** How many units, at most three decimals; for `each`. */
  q?: number;
  /** Days that count, of so many; for `each` where a period is not whole. */
  d?: [number, number];
  /** What a share is taken of, in rupiah. */
  p?: Rupiah;
  /** Months that count. */
  m?: number;
  /** True when more months had passed than count. */
  c?: true;
  /** In rupiah. */
  a: Rupiah;
};

/** The amount that a basis gives. RangeError when the line lacks what its rate needs. */
export function lineAmount(
  rate: Rate,
  { q, d: [days, of] = [1, 1], p, m }: Pick<BillLine, 'q' | 'd' | 'p' | 'm'>,
): Rupiah {
  if (rate.kind === 'each') {
    const thousandths = Math.round((q ?? Number.NaN) * 1000);
    return shareOf(rate.amount, thousandths * days, 1000 * of);
  }
  if (p === undefined) throw new RangeError('a share is taken of an amount');
  if (rate.kind === 'share') return shareOf(p, rate.off ? -rate.basisPoints : rate.basisPoints, 10_000);
  if (m === undefined || m > rate.capMonths) throw new RangeError('months are counted, up to the cap');
  return shareOf(p, rate.basisPoints * m, 10_000);
}

/** What the lines come to. RangeError when there is none, an amount is not whole, or the sum is not positive. */
export function demandSum(lines: readonly BillLine[]): Rupiah {
  if (lines.length === 0) throw new RangeError('a bill says what it is for');
  if (!lines.every(({ a }) => isRupiah(a))) throw new RangeError('amounts are whole rupiah');
  const sum = sumRupiah(lines.map(({ a }) => a));
  if (sum <= 0) throw new RangeError(`a bill of ${sum} is none`);
  return sum;
}
