/** Two traders of a market exchange their stalls from a day on; what each of them owes stays his own. */
import { debtorsOf, handOver } from '../../blocks/payments/api.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber, localDay } from '../../shared/zone.ts';
import { endHolding, holderNow, insertHolding, lastHoldingDay, lockStall } from './store-register.ts';

/**
 * From today or later. 404 `levies.no-stall` also for a stall of another market, 409 `levies.nobody-holds-it`,
 * `levies.holds-it-already`, `levies.since-too-early`.
 */
export async function swap(
  ctx: Context,
  given: { stall: number; other: number; since: string },
): Promise<void> {
  const { stall, other, since } = given;
  if (since < localDate(ctx.now, ctx.city.zone)) throw new Problem(409, 'levies.since-too-early');
  await change(ctx, async (tx) => {
    // In one order, so that two swaps never wait for each other.
    const [a, b] = [await lockStall(tx, Math.min(stall, other)), await lockStall(tx, Math.max(stall, other))];
    if (!a || !b || a.id === b.id || a.market !== b.market) throw new Problem(404, 'levies.no-stall');
    const [ofA, ofB] = [await holderNow(tx, a.id), await holderNow(tx, b.id)];
    if (!ofA || !ofB) throw new Problem(409, 'levies.nobody-holds-it');
    if (ofA.trader === ofB.trader) throw new Problem(409, 'levies.holds-it-already');
    const refs = [ofA.trader, ofB.trader];
    const [debtorA = 0, debtorB = 0] = await debtorsOf(tx, 'levies', refs);
    const from = new Date(localDay(dayNumber(since), ctx.city.zone)[0]);
    for (const [one, trader, debtor] of [
      [a, ofB.trader, debtorB],
      [b, ofA.trader, debtorA],
    ] as const) {
      const last = await lastHoldingDay(tx, one.id);
      if (last !== null && since <= last) throw new Problem(409, 'levies.since-too-early');
      await endHolding(tx, one.id, dateOfDay(dayNumber(since) - 1));
      await insertHolding(tx, { stall: one.id, trader, since });
      await handOver(tx, one.pay_code, debtor, from);
      tx.audit({ action: 'levies.stall.swapped', subject: one.pay_code, after: { since } });
      const payload = { market: one.market, stall: one.id, since };
      tx.emit({ type: 'levies.stall.given', subject: one.pay_code, payload });
    }
  });
}
