/** The ways in which a number can be paid: as every bank of the city offers them. */
import type { City } from '../../platform/city.ts';
import type { Words } from '../../shared/languages.ts';
import type { Rupiah } from '../../shared/money.ts';
import { banks } from './banks.ts';
import { writeQris } from './rules/qris/qris.ts';

export type Way = {
  bank: string;
  title: Words;
  /** A simulator: nobody's money moves. */
  fictional: boolean;
  /** What the QR says; null where the bank has none. */
  qris: string | null;
  /** The virtual account, as it is typed; null where the bank has none. */
  va: string | null;
};

/**
 * For a pay code or the number of a bill, which comes back with the notification. With an amount the QR asks for just that; without
 * one the payer types it.
 */
export async function waysToPay(city: City, code: string, amount?: Rupiah): Promise<Way[]> {
  return [...(await banks(city)).values()].map(({ id, bank: { title, fictional, qr, va } }) => ({
    ...{ bank: id, title, fictional },
    qris: qr
      ? writeQris({
          ...(amount === undefined ? { dynamic: false } : { dynamic: true, amount }),
          acquirers: [{ guid: qr.guid, pan: qr.pan, mid: qr.merchantId, criteria: qr.criteria }],
          ...{ nmid: qr.nmid, criteria: qr.criteria, mcc: qr.mcc, name: qr.name, city: qr.city },
          ...{ postcode: qr.postcode, billNumber: code },
        })
      : null,
    va: va ? `${va.serviceId}${code}` : null,
  }));
}
