/** Balances are rolled up, and days sealed, only below what can still change: whatever was running when a number was read has ended. */
import { setTimeout as pause } from 'node:timers/promises';
import type { City } from '../../platform/city.ts';
import { hasEnded, horizon, rollUp } from './store-ledger.ts';

const TRIES = 40;
const BETWEEN_MS = 250;

/**
 * Numbers of the last booking and posting below which nothing is missing any more. Undefined when something runs so long
 * that one had better come again. No lock: whoever pays is never kept waiting.
 */
export async function settledUpTo(city: City): Promise<{ booking: number; posting: number } | undefined> {
  const { booking, posting, at } = await horizon(city.db);
  for (let left = TRIES; left > 0; left--) {
    if (await hasEnded(city.db, at)) return { booking, posting };
    await pause(BETWEEN_MS);
  }
  return undefined;
}

/** Idempotent; several at once do no harm. */
export async function rollBalances(city: City): Promise<void> {
  const upto = await settledUpTo(city);
  if (upto) await city.db.transaction((tx) => rollUp(tx, upto.posting));
}
