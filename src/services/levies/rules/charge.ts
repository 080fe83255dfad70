/** The lines of a bill for a stall: each stretch under one tariff, and what relief takes off. Pure. */
import { type Rupiah, shareOf } from '../../../shared/money.ts';
import { dateOfDay, dayNumber } from '../../../shared/zone.ts';
import { type StallForm, type Tariff, tariffOn, unitsOf } from './tariff.ts';

/** Days and form under which one trader held a stall, ends included. */
export type Held = { from: string; to: string; form: StallForm };

export type Relief = { id: number; from: string; to: string; basisPoints: number };

export type Charge = {
  tariff: Tariff;
  units: number;
  /** For a month: days that count, of so many. */
  days: [number, number] | null;
  amount: Rupiah;
};
export type Off = { relief: Relief; of: Rupiah; amount: Rupiah };

const priced = (tariff: Tariff, units: number, [days, of]: [number, number]): Rupiah =>
  shareOf(tariff.amount, Math.round(units * 1000) * days, 1000 * of);

/** What one day costs; undefined when no tariff holds. */
export function chargeDay(tariffs: readonly Tariff[], form: StallForm, day: string): Charge | undefined {
  const tariff = tariffOn(tariffs, form, 'daily', day);
  if (!tariff) return undefined;
  const units = unitsOf(tariff, form);
  return { tariff, units, days: null, amount: priced(tariff, units, [1, 1]) };
}

/** The days of a month, by its first one. */
export function daysOfMonth(first: string): string[] {
  const month = first.slice(0, 7);
  return Array.from({ length: 31 }, (_, at) => dateOfDay(dayNumber(`${month}-01`) + at)).filter((day) =>
    day.startsWith(month),
  );
}

/**
 * What a month costs for the days that a trader held the stall and the market was open: day by day under the tariff and form of
 * the day, like days put together and rounded once, a half up. A whole month under one tariff is its whole amount.
 */
export function chargeMonth(
  tariffs: readonly Tariff[],
  held: readonly Held[],
  first: string,
  isClosed: (day: string) => boolean,
): Charge[] {
  const days = daysOfMonth(first);
  const open = days.filter((day) => !isClosed(day));
  const stretches: { tariff: Tariff; units: number; days: number }[] = [];
  for (const day of open) {
    const form = held.find(({ from, to }) => from <= day && day <= to)?.form;
    const tariff = form && tariffOn(tariffs, form, 'monthly', day);
    if (!form || !tariff) continue;
    const units = unitsOf(tariff, form);
    const last = stretches.find((one) => one.tariff === tariff && one.units === units);
    if (last) last.days += 1;
    else stretches.push({ tariff, units, days: 1 });
  }
  return stretches.map(({ tariff, units, days: count }) => {
    const share: [number, number] = [count, open.length];
    return { tariff, units, days: share, amount: priced(tariff, units, share) };
  });
}

/** What relief takes off an amount: of several, the greatest only. */
export function reliefOf(amount: Rupiah, reliefs: readonly Relief[], day: string): Off | undefined {
  const [best] = reliefs
    .filter(({ from, to }) => from <= day && day <= to)
    .sort((a, b) => b.basisPoints - a.basisPoints || a.id - b.id);
  return best && { relief: best, of: amount, amount: shareOf(amount, best.basisPoints, 10_000) };
}
