/** Months and days of taxes in words. */
import type { Texts } from '../../../web/kit/texts/texts.ts';
import type { BillView, ReceiptView } from '../contract.ts';

/** Noon of a day of the city, in any zone of Indonesia. */
export const noon = (day: string) => `${day}T05:00:00Z`;
export const monthNoon = (month: string) => noon(`${month}-01`);

/** What the time of a bill is called: a year, a month, or days. */
export function timeWords(
  { formats }: Texts,
  { paper, from, to }: Pick<BillView, 'paper' | 'from' | 'to'> | ReceiptView['bills'][number],
): string {
  if (paper === 'sppt') return from.slice(0, 4);
  const whole = from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && to.slice(8) >= '28';
  if (whole) return formats.month(noon(from));
  return from === to ? formats.date(noon(from)) : `${formats.date(noon(from))} – ${formats.date(noon(to))}`;
}

const WAYS = ['qris', 'va', 'edc', 'cash'] as const;
export const wayOf = (way: string) => WAYS.find((one) => one === way) ?? 'other';
