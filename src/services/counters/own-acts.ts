/** What the owner of a number may do with it: give it back, move an appointment once, say that one is there. */
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { type Doing, perform } from './act.ts';
import { freeSlotAt } from './booking.ts';
import type { NumberView } from './contract.ts';
import type { TicketRow } from './store.ts';
import { tellTicket } from './tell.ts';
import { mayArrive, mayMove, viewOf } from './view.ts';

export function cancel(ctx: Context, row: TicketRow): Promise<NumberView> {
  const doing: Doing = {
    act: 'cancel',
    done: 'cancelled',
    apply(one) {
      one.ended_at = ctx.now;
    },
  };
  return perform(ctx, row, doing, (after, tx) => viewOf(ctx, after, tx));
}

/** Says "I am here" for an appointment of today, so that the desk need not call into an empty room. Said twice, it counts once. */
export async function arrive(ctx: Context, row: TicketRow): Promise<NumberView> {
  if (row.arrived_at) return viewOf(ctx, row, ctx.city.db);
  const doing: Doing = {
    act: 'arrive',
    done: 'arrived',
    apply(one) {
      if (!mayArrive(ctx, one)) throw new Problem(409, 'counters.not-now');
      one.arrived_at = ctx.now;
    },
  };
  return perform(ctx, row, doing, (after, tx) => viewOf(ctx, after, tx));
}

/** Moves to another free time of the same queue. The old place is free again in the same moment. */
export function move(ctx: Context, row: TicketRow, at: Date): Promise<NumberView> {
  const day = localDate(at, ctx.city.zone);
  const doing: Doing = {
    act: 'move',
    done: 'moved',
    also: [{ queue: row.queue, day }],
    async apply(one, tx) {
      if (!mayMove(one, ctx.now.getTime())) throw new Problem(409, 'counters.move-over');
      const slot = await freeSlotAt(ctx, tx, { id: one.queue }, at, one.service);
      one.day = day;
      one.starts_at = new Date(slot.at);
      one.ends_at = new Date(slot.ends);
      one.moves += 1;
      await tellTicket(tx, ctx, one, 'moved');
    },
  };
  return perform(ctx, row, doing, (after, tx) => viewOf(ctx, after, tx));
}
