/** What a stall costs on a day: the tariff of its kind and class that holds then. Pure. */
import type { Words } from '../../../shared/languages.ts';
import type { Rupiah } from '../../../shared/money.ts';
import { dateOfDay, dayNumber } from '../../../shared/zone.ts';

export type Period = 'daily' | 'monthly';

export type Tariff = {
  id: number;
  kind: string;
  class: string;
  period: Period;
  unit: 'm2' | 'stall';
  /** For each unit and day or month; nought: nothing is levied any more. */
  amount: Rupiah;
  /** First day, 'YYYY-MM-DD'. */
  since: string;
  what: Words;
  article: Words;
};

export type StallForm = { kind: string; class: string; areaM2: number };

/** The tariffs of a form and period, the first to hold first. */
function ofForm(tariffs: readonly Tariff[], form: StallForm, period: Period): Tariff[] {
  return tariffs
    .filter((one) => one.kind === form.kind && one.class === form.class && one.period === period)
    .sort((a, b) => (a.since < b.since ? -1 : 1));
}

/** The one that holds on a day; undefined before the first and after one of nought. */
export function tariffOn(
  tariffs: readonly Tariff[],
  form: StallForm,
  period: Period,
  day: string,
): Tariff | undefined {
  const found = ofForm(tariffs, form, period).findLast(({ since }) => since <= day);
  return found && found.amount > 0 ? found : undefined;
}

/** Last day of a tariff: the one before its successor; null while there is none. */
export function lastDayOf(tariffs: readonly Tariff[], tariff: Tariff): string | null {
  const { kind, class: klass, period } = tariff;
  const next = ofForm(tariffs, { kind, class: klass, areaM2: 1 }, period).find(
    ({ since }) => since > tariff.since,
  );
  return next ? dateOfDay(dayNumber(next.since) - 1) : null;
}

/** Square metres, or one. */
export function unitsOf({ unit }: Pick<Tariff, 'unit'>, { areaM2 }: StallForm): number {
  return unit === 'm2' ? areaM2 : 1;
}
