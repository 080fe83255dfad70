/** How an amount came about, in words: so many units at so much, a share of an amount, months of lateness. */

import type { LineView } from '../../../blocks/payments/contract.ts';
import type { Texts } from '../../../web/kit/texts/texts.ts';

/** Noon of a day of the city, in any zone of Indonesia. */
export const noon = (day: string) => `${day}T05:00:00Z`;

/** '6 m² × Rp500 per hari'. */
export function countWords({ t, formats }: Texts, line: LineView): string {
  const { rate } = line;
  if (rate.kind === 'each') {
    const given = {
      quantity: formats.number(line.quantity ?? 1),
      unit: rate.unit,
      rate: formats.money(rate.amount),
    };
    const words = t(`levies.why.each-${rate.per}`, given);
    if (!line.days) return words;
    const [days, of] = line.days;
    return days === of ? words : t('levies.why.part', { words, days, of });
  }
  const share = formats.number(rate.basisPoints / 100);
  const of = formats.money(line.of ?? 0);
  if (rate.kind === 'share') return t('levies.why.share', { share, of });
  const words = t('levies.why.months', { share, of, months: line.months ?? 0 });
  return line.capped ? t('levies.why.capped', { words, months: rate.capMonths }) : words;
}

/** From when to when the rate holds. */
export function ruleWords({ t, formats }: Texts, { from, until }: LineView): string {
  const since = formats.date(noon(from));
  return until
    ? t('levies.why.from-until', { from: since, until: formats.date(noon(until)) })
    : t('levies.why.from', { from: since });
}
