/** Which rule holds on a day. Pure. */
import type { Words } from '../../../shared/languages.ts';
import type { Rupiah } from '../../../shared/money.ts';

/** A local tax from a day on, as the pack says it. */
export type TaxLaw = {
  id: string;
  way: 'filed' | 'assessed' | 'yearly';
  measure?: 'billboard' | 'water';
  title: Words;
  from: string;
  what: Words;
  article: Words;
  basisPoints?: number;
  threshold?: Rupiah;
};
type Taxes = { taxes: readonly TaxLaw[] };
export type Dated = { from: string };

/** The last one that began; undefined before the first. */
export function ruleOn<R extends Dated>(rules: readonly R[], day: string): R | undefined {
  return rules.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/** Last day of a rule: the one before the next of its list; null while there is none. */
export function lastDayOf<R extends Dated>(rules: readonly R[], rule: R): string | null {
  const next = rules
    .map(({ from }) => from)
    .filter((from) => from > rule.from)
    .sort()[0];
  return next ? new Date(Date.parse(`${next}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) : null;
}

export const lawsOf = (rules: Taxes, tax: string): TaxLaw[] => rules.taxes.filter(({ id }) => id === tax);

/** The tax as it is on a day. */
export const lawOn = (rules: Taxes, tax: string, day: string): TaxLaw | undefined =>
  ruleOn(lawsOf(rules, tax), day);
