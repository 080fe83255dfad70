/** What the office decides beside phones and deposits: limits, differences that were looked into, receipts read in from traders. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { Rupiah } from '../../shared/money.ts';
import { idOf, scopeOfDevice } from './devices.ts';
import { takeEntries } from './entries.ts';
import { readSigned } from './rules/signed.ts';
import { closeDifference, findDevice, findDifference, insertLimit } from './store-devices.ts';

/** How much cash may be on a collector from a day on. 409 `collectors.limit-stands` for a day that has one. */
export async function setLimit(
  ctx: Context,
  given: { agency: string; collector: string | null; since: string; amount: Rupiah },
): Promise<void> {
  await change(ctx, async (tx) => {
    if (!(await insertLimit(tx, { ...given, by: idOf(ctx), at: ctx.now })))
      throw new Problem(409, 'collectors.limit-stands');
    tx.audit({ action: 'collectors.limit.set', subject: given.agency, after: given });
  });
}

/** Where a difference belongs. 404 `collectors.no-difference`. */
export async function scopeOfDifference(ctx: Context, id: number) {
  const found = await findDifference(ctx.city.db, id);
  if (!found) throw new Problem(404, 'collectors.no-difference');
  return scopeOfDevice(ctx, found.device);
}

/** Somebody looked into it and says what it was. 409 `collectors.difference-closed`. */
export async function closeLooked(ctx: Context, id: number, note: string): Promise<void> {
  await change(ctx, async (tx) => {
    const found = await findDifference(tx, id);
    if (!found) throw new Problem(404, 'collectors.no-difference');
    if (!(await closeDifference(tx, { id, at: ctx.now, by: idOf(ctx), note })))
      throw new Problem(409, 'collectors.difference-closed');
    tx.audit({
      ...{ action: 'collectors.difference.closed', subject: String(found.device) },
      after: { kind: found.kind, note },
    });
  });
}

/** The signed content of a receipt, from the text in its QR or from the address that it opens. */
export function receiptIn(text: string) {
  return readSigned(decodeURIComponent(text.trim().split('#').at(-1) ?? ''));
}

/** Where the phone belongs that wrote a receipt. 422 `collectors.unreadable` for what is none. */
export async function scopeOfReceipt(ctx: Context, text: string) {
  const device = readReceipt(text).entry.device;
  return scopeOfDevice(ctx, device);
}

function readReceipt(text: string) {
  try {
    const signed = receiptIn(text);
    if (signed) return signed;
  } catch {
    // Not even an address: the same as unreadable.
  }
  throw new Problem(422, 'collectors.unreadable');
}

/** A receipt that the trader has and the city not yet, because the phone is gone: it counts. 422 `collectors.forged`. */
export async function readIn(ctx: Context, text: string): Promise<'booked' | 'refused' | 'noted'> {
  const { line, signature, entry } = readReceipt(text);
  const device = await findDevice(ctx.city.db, entry.device);
  if (!device) throw new Problem(404, 'collectors.no-device');
  const [taken] = await takeEntries(ctx, device, [`${line}~${signature}`]);
  if (taken === 'booked' || taken === 'refused' || taken === 'noted') return taken;
  throw new Problem(422, 'collectors.forged');
}
