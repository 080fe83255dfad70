/** What an assessment is a share of: the rental value of a billboard, the value of groundwater. Pure. */
import { type Rupiah, shareOf } from '../../../shared/money.ts';
import type { BillboardForm } from './forms.ts';

/** Days × faces × square metres × the value of the road, and more where it is lit. Rounded once. */
export function rentalValue(
  { width, height, faces, lit }: BillboardForm,
  rule: { value: Rupiah; lit: number },
  days: number,
): Rupiah {
  const hundredths = Math.round(width * 100) * Math.round(height * 100);
  return shareOf(rule.value, hundredths * faces * days * (lit ? 10_000 + rule.lit : 10_000), 100_000_000);
}

/** Cubic metres, at most two decimals, at the value of the use. */
export function waterValue(cubicMetres: number, rule: { value: Rupiah }): Rupiah {
  return shareOf(rule.value, Math.round(cubicMetres * 100), 100);
}
