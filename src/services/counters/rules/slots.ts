/** The times that can be booked: cut from the opening hours, with room for appointments spread evenly over the day. */
import { MINUTE_MS } from '../../../shared/zone.ts';
import type { QueueRule, Span } from './rule.ts';

/** `room`: appointments that may begin here. */
export type Slot = { at: number; ends: number; room: number };
/** What is booked already. */
export type Booked = { at: number; ends: number };

/**
 * A span that does not divide evenly ends early. Of three desks of which half is kept for walk-ins, one and two places
 * take turns: the day as a whole keeps the share, no single slot has to.
 */
export function slotsOf(
  spans: readonly Span[],
  rule: Pick<QueueRule, 'minutes' | 'desks' | 'walkInShare'>,
): Slot[] {
  const length = rule.minutes * MINUTE_MS;
  const upTo = (count: number) => Math.floor((count * rule.desks * (100 - rule.walkInShare)) / 100);
  const slots: Slot[] = [];
  for (const [from, to] of spans)
    for (let at = from; at + length <= to; at += length)
      slots.push({ at, ends: at + length, room: upTo(slots.length + 1) - upTo(slots.length) });
  return slots;
}

export type FreeSlot = { at: number; ends: number; free: number };

/**
 * How many more visits of `minutes` may begin at each slot. A long visit takes as many slots as it needs, one after the
 * other without a break between, and a desk in each of them.
 */
export function freeIn(
  slots: readonly Slot[],
  booked: readonly Booked[],
  { minutes, desks }: { minutes: number; desks: number },
): FreeSlot[] {
  return slots.map((slot, index) => {
    const ends = slot.at + minutes * MINUTE_MS;
    let free = slot.room - booked.filter(({ at }) => at >= slot.at && at < slot.ends).length;
    let reached = slot.at;
    for (const one of slots.slice(index)) {
      if (reached >= ends || one.at !== reached) break;
      const busy = booked.filter(({ at, ends: until }) => at < one.ends && until > one.at).length;
      free = Math.min(free, desks - busy);
      reached = one.ends;
    }
    return { at: slot.at, ends, free: reached < ends ? 0 : Math.max(0, free) };
  });
}
