/** What a filed turnover costs. Pure. */
import { type Rupiah, shareOf } from '../../../shared/money.ts';

/** Nothing up to the threshold, else the whole turnover at the rate. */
export function filedTax(
  turnover: Rupiah,
  { basisPoints = 0, threshold = 0 }: { basisPoints?: number; threshold?: number },
): Rupiah {
  return turnover < threshold ? 0 : shareOf(turnover, basisPoints, 10_000);
}
