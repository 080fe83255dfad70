/** DOOR schedules: "three more before you", the reminder of the day before, the end of the day, and forgetting. */
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import type { Runner } from '../../platform/db/database.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import type { Job } from '../../platform/jobs/runner.ts';
import { dateOfDay, dayNumber, timeOfDay, zoneOffset } from '../../shared/zone.ts';
import { performIn } from './act.ts';
import { settings, today } from './queues.ts';
import {
  appointmentsOn,
  forgetBefore,
  forgetPerson,
  leftBefore,
  lockDay,
  ofDay,
  saveTicket,
  type TicketRow,
} from './store.ts';
import { tellMany } from './tell.ts';
import { paceOf, turns } from './turns.ts';

/** How many are still before somebody who is told to come near. */
const NEAR = 3;

/** Tells those whose turn is near, once each. */
export async function nudgeQueue(city: City, queue: string, day: string): Promise<number> {
  if (day !== today(city)) return 0;
  const ctx = systemContext(city, 'counters.nudge');
  const { rule, spans } = (await settings(city)).on(queue, day);
  return change(ctx, async (tx) => {
    await lockDay(tx, queue, day);
    const rows = await ofDay(tx, queue, day);
    const turn = turns(rows, paceOf(rows, { now: ctx.now.getTime(), spans, rule }));
    const near = rows.filter((row) => {
      const before = turn.get(row.id)?.before;
      return !row.nudged && row.kind === 'walk-in' && before !== undefined && before <= NEAR;
    });
    for (const row of near) await saveTicket(tx, { ...row, nudged: true });
    return tellMany(tx, ctx, near, 'near', (row) => ({ before: turn.get(row.id)?.before ?? 0 }));
  });
}

/** From this hour on people are reminded of what they have tomorrow. */
const REMIND_FROM = '15:00';

/** Reminds those who come tomorrow; a second round finds each of them told already. */
export async function remind(city: City): Promise<number> {
  const ctx = systemContext(city, 'counters.remind');
  const wall = (ctx.now.getTime() + zoneOffset(ctx.now, city.zone)) % 86_400_000;
  if (wall < timeOfDay(REMIND_FROM)) return 0;
  const tomorrow = dateOfDay(dayNumber(today(city)) + 1);
  return change(ctx, async (tx) => tellMany(tx, ctx, await appointmentsOn(tx, tomorrow), 'tomorrow'));
}

const AT_ONCE = 500;

async function lapse(city: City, most: number): Promise<number> {
  const ctx = systemContext(city, 'counters.lapse');
  return change(ctx, async (tx) => {
    const rows = await leftBefore(tx, today(city), most);
    for (const row of rows)
      await performIn(tx, ctx, row, {
        act: 'lapse',
        done: 'lapsed',
        apply(one: TicketRow) {
          one.ended_at = ctx.now;
        },
      });
    return rows.length;
  });
}

/** After midnight nobody waits any more for what was yesterday. Visits that were under way count as done. */
export async function endDay(city: City): Promise<void> {
  while ((await lapse(city, AT_ONCE)) === AT_ONCE);
}

/** Days after a visit until telephone, device, place and note are gone (UU 27/2022, article 43: the purpose is over). */
export const KEEP_DAYS = 30;

export async function forget(city: City): Promise<number> {
  const ctx = systemContext(city, 'counters.forget');
  const before = dateOfDay(dayNumber(today(city)) - KEEP_DAYS);
  let all = 0;
  for (let some = AT_ONCE; some === AT_ONCE; all += some) {
    some = await change(ctx, async (tx) => {
      const forgotten = await forgetBefore(tx, before, AT_ONCE);
      if (forgotten > 0)
        tx.audit({
          action: 'counters.person.forgotten',
          subject: 'retention',
          after: { forgotten, days: KEEP_DAYS },
        });
      return forgotten;
    });
  }
  return all;
}

export const jobs: Job[] = [
  {
    task: 'counters.nudge',
    run: async (payload, city) => {
      await nudgeQueue(city, String(payload.queue), String(payload.day));
    },
  },
  {
    task: 'counters.remind',
    cron: '*/20 * * * *',
    run: async (_payload, city) => {
      await remind(city);
    },
  },
  { task: 'counters.end-day', cron: '7 * * * *', run: (_payload, city) => endDay(city) },
  {
    task: 'counters.forget',
    cron: '41 18 * * *',
    run: async (_payload, city) => {
      await forget(city);
    },
  },
];

export const citizenForgetter: Subscriber = {
  name: 'counters.forget-citizen',
  types: ['identity.citizen.deleted'],
  async on(events: readonly FeedEvent[], tx: Runner) {
    for (const event of events) await forgetPerson(tx, event.subject);
  },
};
