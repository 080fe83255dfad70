/** Tells a bank of an order: a QR or a virtual account for one amount, until a moment. */
import type { City } from '../../../platform/city.ts';
import { isoInZone } from '../../../shared/time.ts';
import type { KnownBank } from '../banks.ts';
import { amountFor } from '../rules/banks.ts';
import type { OrderWay } from '../rules/orders.ts';
import { readQris, writeQris } from '../rules/qris/qris.ts';
import { insertFailure } from '../store-banks.ts';
import { askBank, BankSilent } from './client.ts';

export type Ordered = { code: string; amount: number; until: Date; way: OrderWay; name: string };

/** What the bank said: it takes the payment (with the text of its QR), it does not, or nobody knows. */
export type Answered = { taken: true; qris: string | null } | { taken: false; silent: boolean };

/** Our own code, where a bank has no open API: the number of the order comes back with the notification. */
function ownQris({ bank: { qr } }: KnownBank, { code, amount, way }: Ordered): string | null {
  if (!qr || way !== 'qris') return null;
  return writeQris({
    ...{ dynamic: true, nmid: qr.nmid, criteria: qr.criteria, mcc: qr.mcc, name: qr.name, city: qr.city },
    acquirers: [{ guid: qr.guid, pan: qr.pan, mid: qr.merchantId, criteria: qr.criteria }],
    ...{ postcode: qr.postcode, amount, billNumber: code },
  });
}

const accountOf = (serviceId: string, code: string) => {
  const partnerServiceId = serviceId.padStart(8);
  return { partnerServiceId, customerNo: code, virtualAccountNo: `${partnerServiceId}${code}` };
};

function questionOf(city: City, { bank }: KnownBank, order: Ordered): [string, Record<string, unknown>] {
  const until = isoInZone(order.until, city.zone);
  if (order.way === 'va')
    return [
      'transfer-va/create-va',
      {
        ...accountOf(bank.va?.serviceId ?? '', order.code),
        ...{ virtualAccountName: order.name, trxId: order.code, totalAmount: amountFor(order.amount) },
        ...{ virtualAccountTrxType: 'C', expiredDate: until },
      },
    ];
  return [
    'qr/qr-mpm-generate',
    {
      ...{ partnerReferenceNo: order.code, merchantId: bank.qr?.merchantId ?? '' },
      ...{ amount: amountFor(order.amount), validityPeriod: until },
    },
  ];
}

/** A QR from elsewhere is shown to a payer only when it says what was asked for. */
function saysSo(text: unknown, amount: number): text is string {
  if (typeof text !== 'string') return false;
  const read = readQris(text);
  return read.ok && read.value.amount === amount;
}

/** Every refusal and every silence is written down for who looks after the banks. */
export async function placeOrder(city: City, known: KnownBank, order: Ordered): Promise<Answered> {
  if (known.bank.address === null) return { taken: true, qris: ownQris(known, order) };
  const fail = async (status: string, silent: boolean): Promise<Answered> => {
    const channel = `${order.way}/${known.id}`;
    const failure = { channel, reference: order.code, status, amount: order.amount, at: city.now() };
    await insertFailure(city.db, failure);
    city.log.warn({ channel, status }, 'a bank did not take an order');
    return { taken: false, silent };
  };
  try {
    const { status, code, body } = await askBank(city, known, ...questionOf(city, known, order));
    if (status !== 200) return fail(`order.${code}`, status >= 500);
    if (order.way === 'va') return { taken: true, qris: null };
    return saysSo(body.qrContent, order.amount)
      ? { taken: true, qris: body.qrContent }
      : fail('order.wrong-qr', false);
  } catch (error) {
    if (!(error instanceof BankSilent)) throw error;
    return fail(`order.${error.why}`, true);
  }
}

/** Takes a virtual account away again; a QR runs out by itself. What is paid all the same is booked all the same. */
export async function withdrawOrder(
  city: City,
  known: KnownBank,
  { code, way }: Pick<Ordered, 'code' | 'way'>,
): Promise<void> {
  const { address, va } = known.bank;
  if (way !== 'va' || address === null || !va) return;
  try {
    await askBank(city, known, 'transfer-va/delete-va', { ...accountOf(va.serviceId, code), trxId: code });
  } catch (error) {
    if (!(error instanceof BankSilent)) throw error;
    city.log.warn({ bank: known.id, why: error.why }, 'a virtual account could not be taken away');
  }
}
