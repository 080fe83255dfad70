/** Whoever holds a receipt asks whether it is genuine: the QR holds all of it, so that it can be checked before the phone has told the city. */
import type { Context } from '../../platform/context.ts';
import type { CheckView } from './contract.ts';
import { receiptIn } from './desk.ts';
import { effectiveAt } from './rules/clock.ts';
import { isGenuine, marksOf, publicKeyOf } from './rules/signed.ts';
import { stopNames } from './stops.ts';
import { findDevice } from './store-devices.ts';
import { findEntries, voidedOf } from './store-entries.ts';

const NOTHING = { number: null, amount: null, at: null, stop: null, code: null };

function readable(text: string) {
  try {
    return receiptIn(text);
  } catch {
    return undefined;
  }
}

export async function checkReceipt(ctx: Context, text: string): Promise<CheckView> {
  const signed = readable(text);
  if (signed?.entry.act.kind !== 'receipt') return { state: 'unreadable', ...NOTHING };
  const { code, amount } = signed.entry.act;
  const device = await findDevice(ctx.city.db, signed.entry.device);
  const key = device && (await publicKeyOf(device.public_key));
  if (!device?.approved_at || !key || !(await isGenuine(signed, key))) return { state: 'forged', ...NOTHING };
  const { hash, code: number } = await marksOf(signed.line);
  const [[row], voided, names] = await Promise.all([
    findEntries(ctx.city.db, [hash]),
    voidedOf(ctx.city.db, [hash]),
    stopNames(ctx, [code]),
  ]);
  const now = Math.floor(ctx.now.getTime() / 1000);
  const at = row?.effective_at ?? new Date(effectiveAt(signed.entry.clock, now) * 1000);
  // From after the block: as refused as it will be once it arrives.
  const gone = device.blocked_at !== null && at > device.blocked_at;
  const state = voided.some(({ refused }) => refused === null)
    ? 'voided'
    : row?.standing === 'refused' || (!row && gone)
      ? 'refused'
      : row
        ? 'genuine'
        : 'waiting';
  const stop = names.get(code) ?? null;
  return { state, number, amount, at: at.toISOString(), stop, code: stop === null ? null : code };
}
