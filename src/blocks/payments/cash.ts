/** Cash goes from hand to hand: from a collector to the till of a treasurer, from there by a deposit slip to the bank. */
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import type { Rupiah } from '../../shared/money.ts';
import { type Account, accountIds } from './accounts.ts';
import { book } from './ledger.ts';
import { insertCashMove } from './store-deposits.ts';

/** The cash in somebody's hands: of a collector, or in the till of a treasurer. */
export const cashOf = (holder: string): Account => ({ code: `cash/${holder}`, kind: 'asset' });

/** Books it once, by its id. The target may also be a claim: what a collector could not hand in. RangeError for nothing or less. */
export async function moveCash(
  ctx: Context,
  tx: Change,
  given: { id: string; source: Account; target: Account; amount: Rupiah; subject: string; reason?: string },
): Promise<void> {
  const { id, source, target, amount, subject, reason } = given;
  if (!(amount > 0)) throw new RangeError('cash moves by one rupiah or more');
  await book(ctx, tx, {
    ...{ id, kind: 'cash.moved', subject, effectiveAt: ctx.now, ...(reason ? { reason } : {}) },
    postings: [
      { account: target, amount },
      { account: source, amount: -amount },
    ],
  });
  const [from = 0, to = 0] = await accountIds(ctx.city, [source, target]);
  await insertCashMove(tx, { booking: id, source: from, target: to, amount, at: ctx.now });
}
