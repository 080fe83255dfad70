/** Booking money: each movement once, by the id that its sender made, and taken back only by another one. */
import { actorLabel, type Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { violates } from '../../platform/db/database.ts';
import { asOne, type Insert } from '../../platform/db/insert.ts';
import { Problem } from '../../shared/errors.ts';
import type { Rupiah } from '../../shared/money.ts';
import { type Account, accountIds } from './accounts.ts';
import { demandBalanced, netted, reversed } from './rules/ledger.ts';
import { findBooking, insertBooking } from './store-ledger.ts';

export type Booking = {
  /** Made by whoever sends it, kept before it is sent: sent twice, it is booked once. */
  id: string;
  /** `<what>.<happened>`, such as `payment.received`. */
  kind: string;
  /** What it is about: the number of a bill or payment. Never a person's name. */
  subject: string;
  /** When it happened; it is booked now. */
  effectiveAt: Date;
  postings: readonly { account: Account; amount: Rupiah }[];
  reason?: string;
};

/** The rows of a booking, to be written together with others. RangeError when it does not balance. */
export async function bookingRows(
  ctx: Context,
  booking: Booking,
  reverses: string | null = null,
): Promise<Insert[]> {
  const { id, kind, subject, effectiveAt, reason } = booking;
  const sides = netted(booking.postings.map(({ account, amount }) => ({ account: account.code, amount })));
  demandBalanced(sides);
  const accounts = new Map(booking.postings.map(({ account }) => [account.code, account]));
  const ids = await accountIds(
    ctx.city,
    sides.map(({ account }) => accounts.get(account) as Account),
  );
  const actor = actorLabel(ctx.actor);
  return insertBooking(
    {
      ...{ id, kind, subject, effective_at: effectiveAt, booked_at: ctx.now, reverses },
      ...{ actor_kind: actor.kind, actor_id: actor.id, reason: reason ?? null },
    },
    sides.map(({ amount }, at) => ({ account: ids[at] as number, amount })),
  );
}

/** Books within a change. A duplicate ends the change: ask `booked` beforehand where it may come twice. */
export async function book(ctx: Context, tx: Change, booking: Booking): Promise<void> {
  await tx.run(asOne(await bookingRows(ctx, booking)));
}

/**
 * Takes a booking back, wholly. 404 `payments.no-booking`, 409 `payments.reversed-before`; a reversal is not reversed: what was right after all is
 * booked anew.
 */
export async function reverse(
  ctx: Context,
  tx: Change,
  given: { id: string; booking: string; reason: string },
): Promise<void> {
  const found = await findBooking(tx, given.booking);
  if (!found) throw new Problem(404, 'payments.no-booking');
  if (found.reverses) throw new Problem(409, 'payments.is-reversal');
  const ids = await accountIds(
    ctx.city,
    found.postings.map(({ account }) => ({ code: account, kind: 'asset' })),
  );
  const actor = actorLabel(ctx.actor);
  const rows = insertBooking(
    {
      ...{ id: given.id, kind: `${found.kind}.reversed`, subject: found.subject, effective_at: ctx.now },
      ...{
        booked_at: ctx.now,
        reverses: found.id,
        actor_kind: actor.kind,
        actor_id: actor.id,
        reason: given.reason,
      },
    },
    reversed(found.postings).map(({ amount }, at) => ({ account: ids[at] as number, amount })),
  );
  try {
    await tx.run(asOne(rows));
  } catch (error) {
    if (violates(error, 'booking_reverses_key')) throw new Problem(409, 'payments.reversed-before');
    throw error;
  }
}
