/** What land and buildings are taxed: value, what of it is free, the share that counts, the rate (UU 1/2022 art. 38 to 42). Pure. */
import type { Words } from '../../../shared/languages.ts';
import { type Rupiah, shareOf } from '../../../shared/money.ts';
import type { LandForm } from './forms.ts';

/** Of a value up to so many rupiah; the last one has no end. */
type Step = { upTo?: Rupiah; basisPoints: number };
export type LandRule = {
  from: string;
  what: Words;
  article: Words;
  free: Rupiah;
  ratios: readonly Step[];
  rates: readonly Step[];
  minimum: Rupiah;
  /** 'MM-DD' of the year. */
  due: string;
};
export type LandTax = {
  /** Value of land and building together (NJOP). */
  value: Rupiah;
  /** What of it is not taxed (NJOPTKP). */
  free: Rupiah;
  ratio: number;
  /** The value that is taxed (NJKP). */
  taxed: Rupiah;
  rate: number;
  amount: Rupiah;
  /** True when the least amount is asked instead. */
  least: boolean;
};

const step = (steps: readonly Step[], value: Rupiah): number =>
  (steps.find(({ upTo }) => upTo === undefined || value <= upTo) ?? steps.at(-1))?.basisPoints ?? 0;

const priced = (price: Rupiah, m2: number): Rupiah => shareOf(price, Math.round(m2 * 100), 100);

/** Nothing is owed where nothing is left to tax. */
export function landTax(form: LandForm, rule: LandRule): LandTax {
  const value = priced(form.landPrice, form.landM2) + priced(form.buildingPrice, form.buildingM2);
  const free = Math.min(form.free ? rule.free : 0, value);
  const ratio = step(rule.ratios, value);
  const rate = step(rule.rates, value);
  const taxed = shareOf(value - free, ratio, 10_000);
  const due = shareOf(taxed, rate, 10_000);
  const least = due > 0 && due < rule.minimum;
  return { value, free, ratio, taxed, rate, amount: least ? rule.minimum : due, least };
}
