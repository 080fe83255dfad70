/** Virtual accounts, as a bank asks about them and tells that one was paid. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../../../platform/context.ts';
import { violates } from '../../../platform/db/database.ts';
import { shownName } from '../debtor-names.ts';
import { type Incoming, receive } from '../receive.ts';
import { amountFor, amountOf } from '../rules/banks.ts';
import { readCode } from '../rules/codes.ts';
import { fingerprintOf, insertSnapCall } from '../store-banks.ts';
import { insertOrderPayment } from '../store-orders.ts';
import { findPayable, type Payable } from '../store-payable.ts';
import { isBooked } from '../store-payments.ts';
import { SnapRefusal } from './answers.ts';
import type { Said, Told } from './door.ts';

const textOf = (body: Record<string, unknown>, name: string, most: number): string => {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '') throw new SnapRefusal('400.02', name);
  if (value.length > most) throw new SnapRefusal('400.01', name);
  return value;
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** When it was paid. Never later than now: a bank's clock may be fast. */
export function instantOf(text: string, name: string, now: Date): Date {
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text))) throw new SnapRefusal('400.01', name);
  return new Date(Math.min(Date.parse(text), now.getTime()));
}

/** The number of the account: eight places of the service, then the customer's. They must agree. */
function accountOf({ bank, body }: Told): { code: string; names: Record<string, string> } {
  const partnerServiceId = textOf(body, 'partnerServiceId', 8);
  const customerNo = textOf(body, 'customerNo', 20);
  const virtualAccountNo = textOf(body, 'virtualAccountNo', 28);
  const { va } = bank.bank;
  if (!va || partnerServiceId.trim() !== va.serviceId) throw new SnapRefusal('404.12', 'Not Found');
  if (virtualAccountNo.trim() !== `${partnerServiceId}${customerNo}`.trim())
    throw new SnapRefusal('400.01', 'virtualAccountNo');
  return { code: customerNo, names: { partnerServiceId, customerNo, virtualAccountNo } };
}

/** What a number stands for; undefined for a number that is none of ours, or nobody's. */
export async function payableOf(ctx: Context, code: string, at: Date): Promise<Payable | undefined> {
  const read = readCode(code);
  return read && findPayable(ctx.city.db, { code, kind: read.kind, number: read.number, at });
}

/** A bill that is paid, and an order that is not to be paid any more. */
function demandPayable({ bill, owed, order }: Payable): void {
  if (bill !== null && owed === 0) throw new SnapRefusal('404.14');
  if (order?.state === 'paid') throw new SnapRefusal('404.14');
  if (order?.state === 'expired') throw new SnapRefusal('404.19');
  if (order && order.state !== 'open') throw new SnapRefusal('404.12', 'Not Found');
}

/** On what the money is laid: the bill, what was chosen and then the oldest, or the oldest. */
export const meantFor = (found: Payable | undefined): Incoming['to'] =>
  found
    ? found.bill !== null
      ? { bills: [found.bill] }
      : { debtor: found.debtor, ...(found.order ? { first: found.order.bills } : {}) }
    : null;

/** What is owed at this number now. 404.12 for nobody, 404.14 when a single bill is paid. */
export async function inquire(ctx: Context, told: Told): Promise<Said> {
  const { code, names } = accountOf(told);
  const inquiryRequestId = textOf(told.body, 'inquiryRequestId', 128);
  const found = await payableOf(ctx, code, ctx.now);
  if (!found) throw new SnapRefusal('404.12', 'Not Found');
  demandPayable(found);
  const virtualAccountData = {
    inquiryStatus: '00',
    inquiryReason: { english: 'Success', indonesia: 'Sukses' },
    ...names,
    virtualAccountName: await shownName(ctx.city, found),
    inquiryRequestId,
    totalAmount: amountFor(found.owed),
  };
  return { more: { virtualAccountData } };
}

/** Was this number used today for something else? The same once more is what a bank does that was not answered. */
async function demandSame(ctx: Context, told: Told): Promise<void> {
  const before = await fingerprintOf(ctx.city.db, told.call);
  if (before !== told.call.fingerprint) throw new SnapRefusal('409.00', 'X-EXTERNAL-ID');
}

/** Books what the bank tells, once; told again it answers the same. */
export async function book(ctx: Context, told: Told, given: Incoming, found?: Payable): Promise<void> {
  const ordered = found?.order ? [insertOrderPayment(given.id, found.order.no)] : [];
  try {
    await receive(ctx, given, [insertSnapCall(told.call), ...ordered]);
  } catch (error) {
    if (!violates(error, 'snap_call_pkey')) throw error;
    await demandSame(ctx, told);
    await receive(ctx, given, ordered);
  }
}

/** A virtual account was paid. Where the bank asks before it takes the money, it is refused for nobody and for a bill that is paid. */
export async function pay(ctx: Context, told: Told): Promise<Said> {
  const { code, names } = accountOf(told);
  const reference = textOf(told.body, 'paymentRequestId', 128);
  const amount = amountOf(told.body.paidAmount);
  if (amount === undefined) throw new SnapRefusal('400.01', 'paidAmount');
  const trxDateTime = textOf(told.body, 'trxDateTime', 35);
  const paidAt = instantOf(trxDateTime, 'trxDateTime', ctx.now);
  const channel = `va/${told.bank.id}`;
  const found = await payableOf(ctx, code, paidAt);
  if (!told.bank.bank.va?.taken && !(await isBooked(ctx.city.db, channel, reference))) {
    if (!found) throw new SnapRefusal('404.12', 'Not Found');
    demandPayable(found);
    if ((found.bill !== null || found.order) && found.owed !== amount) throw new SnapRefusal('404.13');
  }
  const to = meantFor(found);
  await book(ctx, told, { id: randomUUID(), channel, reference, amount, paidAt, to }, found);
  const virtualAccountData = {
    paymentFlagStatus: '00',
    paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
    ...names,
    virtualAccountName: found ? await shownName(ctx.city, found) : '',
    paymentRequestId: reference,
    paidAmount: amountFor(amount),
    trxDateTime,
  };
  return { more: { virtualAccountData } };
}
