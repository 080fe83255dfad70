/** QRIS payments, as a bank tells of them after they were made: this money is never refused. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../../../platform/context.ts';
import { amountOf, textAt } from '../rules/banks.ts';
import { insertFailure } from '../store-banks.ts';
import { SnapRefusal } from './answers.ts';
import type { Said, Told } from './door.ts';
import { book, instantOf, meantFor, payableOf } from './virtual-accounts.ts';

/** `latestTransactionStatus` of what was paid; others failed, were cancelled, or are not decided. */
const PAID = '00';
const UNDECIDED = new Set(['01', '02', '03']);

/** A QR was paid, or was not. 400.01 for amounts that are not whole rupiah. */
export async function notifyQr(ctx: Context, { bank, body, call }: Told): Promise<Said> {
  const { qr } = bank.bank;
  if (!qr) throw new SnapRefusal('400.00');
  const reference = textAt(body, ['originalReferenceNo']);
  if (reference === undefined || reference.length > 64)
    throw new SnapRefusal('400.02', 'originalReferenceNo');
  const status = textAt(body, ['latestTransactionStatus']);
  if (status === undefined || !/^\d{2}$/.test(status))
    throw new SnapRefusal('400.02', 'latestTransactionStatus');
  const amount = amountOf(body.amount);
  const channel = `qris/${bank.id}`;
  if (UNDECIDED.has(status)) return { more: {} };
  if (status !== PAID) {
    await insertFailure(ctx.city.db, { channel, reference, status, amount: amount ?? null, at: ctx.now });
    return { more: {} };
  }
  if (amount === undefined) throw new SnapRefusal('400.01', 'amount');
  const when = textAt(body, qr.paidAt);
  const paidAt = when === undefined ? ctx.now : instantOf(when, 'paidTime', ctx.now);
  const found = await payableOf(ctx, textAt(body, qr.codeAt) ?? '', paidAt);
  const to = meantFor(found);
  await book(ctx, { bank, body, call }, { id: randomUUID(), channel, reference, amount, paidAt, to }, found);
  return { more: {} };
}
