/** Which times of a queue can still be booked. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { dateOfDay, dayNumber } from '../../shared/zone.ts';
import { type Queue, settings, today } from './queues.ts';
import { minutesFor } from './rules/rule.ts';
import { type FreeSlot, freeIn, slotsOf } from './rules/slots.ts';
import { bookedIn } from './store.ts';

/** A closed rule for the far end: nobody asks for years of slots at once. */
const MOST_DAYS = 92;

export type FreeDay = { date: string; slots: FreeSlot[] };

/** The days from `from` to `to` on which one may book at all, with what is free on each. Times that are over are left out. */
export async function freeDays(
  city: City,
  db: Runner,
  queue: Pick<Queue, 'id'>,
  given: { from: string; to: string; service?: string | null | undefined },
): Promise<FreeDay[]> {
  const now = city.now().getTime();
  const first = Math.max(dayNumber(given.from), dayNumber(today(city)));
  const known = await settings(city);
  const ahead = known.on(queue.id, today(city)).rule.daysAhead;
  const last = Math.min(dayNumber(given.to), dayNumber(today(city)) + ahead, first + MOST_DAYS);
  if (last < first) return [];
  const booked = (await bookedIn(db, queue.id, dateOfDay(first), dateOfDay(last))).map((one) => ({
    at: one.at.getTime(),
    ends: one.ends.getTime(),
  }));
  const days: FreeDay[] = [];
  for (let day = first; day <= last; day++) {
    const date = dateOfDay(day);
    const { rule, spans } = known.on(queue.id, date);
    const minutes = minutesFor(rule, given.service);
    const slots = freeIn(slotsOf(spans, rule), booked, { minutes, desks: rule.desks });
    days.push({ date, slots: slots.filter(({ at }) => at > now) });
  }
  return days;
}
