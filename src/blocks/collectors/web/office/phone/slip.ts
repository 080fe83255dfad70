/** A receipt in words: for the screen, the printer, and whoever gets it by WhatsApp. */
import type { Texts } from '../../../../../web/kit/texts/texts.ts';
import type { PrintLine } from '../../../rules/escpos.ts';
import { dotsOf } from './qr.ts';
import type { KeptEntry } from './store.ts';

export type Slip = {
  number: string;
  amount: number;
  at: string;
  stop: string;
  place: string;
  /** Owed after it; null when that is not known. */
  left: number | null;
  /** What the QR opens. */
  link: string;
};

const linkOf = (text: string): string => `${window.location.origin}/kuitansi#${text}`;

export function slipOf(entry: KeptEntry): Slip | undefined {
  if (entry.act.kind !== 'receipt') return undefined;
  const { amount } = entry.act;
  return {
    ...{ number: entry.number, amount, at: new Date(entry.at).toISOString(), link: linkOf(entry.text) },
    ...{ stop: entry.stop?.name ?? '', place: entry.stop?.place ?? '' },
    left: entry.before === null ? null : Math.max(0, entry.before - amount),
  };
}

export function slipLines(
  slip: Slip,
  given: { city: string; collector: string; fictional: boolean },
  { t, formats }: Texts,
): PrintLine[] {
  return [
    { text: given.city, align: 'centre', bold: true },
    { text: t('collectors.receipt.title'), align: 'centre' },
    ...(given.fictional ? [{ text: t('collectors.receipt.fictional'), align: 'centre' as const }] : []),
    { rule: true },
    { left: t('collectors.receipt.stop'), right: slip.stop },
    { text: slip.place },
    { left: t('collectors.receipt.at'), right: formats.dateTime(slip.at) },
    { left: t('collectors.receipt.number'), right: slip.number },
    { left: t('collectors.receipt.collector'), right: given.collector },
    { rule: true },
    { text: formats.money(slip.amount), align: 'centre', bold: true, large: true },
    ...(slip.left === null ? [] : [{ left: t('collectors.receipt.left'), right: formats.money(slip.left) }]),
    { rule: true },
    { picture: dotsOf(slip.link) },
    { text: t('collectors.receipt.scan'), align: 'centre' },
  ];
}

export function slipText(slip: Slip, city: string, { t, formats }: Texts): string {
  return [
    `${t('collectors.receipt.title')} ${city}`,
    `${slip.place} · ${slip.stop}`,
    formats.dateTime(slip.at),
    `${t('collectors.receipt.number')}: ${slip.number}`,
    `${t('collectors.receipt.amount')}: ${formats.money(slip.amount)}`,
    ...(slip.left === null ? [] : [`${t('collectors.receipt.left')}: ${formats.money(slip.left)}`]),
    '',
    t('collectors.receipt.scan'),
    slip.link,
  ].join('\n');
}
