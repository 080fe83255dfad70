/** DOOR schedules: telling people, announcing broken promises, closing after silence. */
import { closePause } from '../../blocks/cases/api.ts';
import { agencies, calendar } from '../../blocks/directory/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import type { Job } from '../../platform/jobs/runner.ts';
import { Problem } from '../../shared/errors.ts';
import { perform } from './act.ts';
import { setEnd } from './closing/store.ts';
import { complaintEvent } from './live.ts';
import { silentUntil } from './rules/silence.ts';
import { settingsOf } from './settings.ts';
import {
  forgetReportersBefore,
  longestWaiting,
  moveOverdueMark,
  newlyOverdue,
  reporterDays,
} from './store.ts';
import { type Step, tell } from './tell.ts';

/** Announces each promise that ran out since the last look, once: the mark moves in the same transaction. */
export async function announceOverdue(city: City): Promise<number> {
  const ctx = systemContext(city, 'complaints.overdue');
  const tree = await agencies(city);
  return change(ctx, async (tx) => {
    const after = await moveOverdueMark(tx, ctx.now);
    const late = await newlyOverdue(
      tx,
      tree.all().map((one) => one.id),
      after,
      ctx.now,
    );
    for (const row of late) tx.emit(complaintEvent('overdue', row, row));
    return late.length;
  });
}

/** Closes what has waited for its reporter longer than the city's clock of silence. */
export async function closeSilent(city: City): Promise<number> {
  const [{ limits }, working] = await Promise.all([settingsOf(city), calendar(city)]);
  const { silence } = limits;
  const ctx = systemContext(city, 'complaints.close-silent');
  let closed = 0;
  for (const { code, paused_at } of await longestWaiting(city)) {
    if (silentUntil(paused_at, silence, working) > ctx.now) break;
    try {
      await perform(ctx, code, undefined, {
        act: 'expire',
        done: 'closed',
        visibility: 'public',
        data: { silence: silence.amount },
        tell: true,
        async apply(row, tx) {
          await closePause(tx, row, ctx.now);
          row.closed_at = ctx.now;
          await setEnd(tx, row.id, { mended: null, outcome: 'unanswered' });
        },
      });
      closed += 1;
    } catch (error) {
      // The reporter answered in this very moment: then there is nothing to close.
      if (!(error instanceof Problem)) throw error;
    }
  }
  return closed;
}

/** Days after the end of a case until its reporter is forgotten, unless the city's setting says otherwise. */
const KEEP_REPORTER_DAYS = 365;

const FORGOTTEN_AT_ONCE = 5000;

/**
 * Empties who reported in cases that ended long ago; the case itself stays. Personal data go when their purpose is over
 * and the city's own term has passed (UU 27/2022, article 43). Returns how many.
 */
export async function forgetReporters(city: City, batch = FORGOTTEN_AT_ONCE): Promise<number> {
  const ctx = systemContext(city, 'complaints.forget');
  const days = await reporterDays(city, KEEP_REPORTER_DAYS);
  const before = new Date(ctx.now.getTime() - days * 86_400_000);
  const some = () =>
    change(ctx, async (tx) => {
      const forgotten = await forgetReportersBefore(tx, before, batch);
      if (forgotten > 0)
        tx.audit({
          action: 'complaints.reporter.forgotten',
          subject: 'retention',
          after: { forgotten, days },
        });
      return forgotten;
    });
  let all = 0;
  for (let forgotten = await some(); forgotten > 0; forgotten = await some()) all += forgotten;
  return all;
}

function stepOf({ code, step, version }: Record<string, unknown>): Step {
  return { code: String(code), step: String(step), version: Number(version) };
}

export const jobs: Job[] = [
  {
    task: 'complaints.tell',
    run: (payload, city) => tell(city, [stepOf(payload)]),
    runMany: (payloads, city) => tell(city, payloads.map(stepOf)),
  },
  {
    task: 'complaints.overdue',
    cron: '* * * * *',
    async run(_payload, city) {
      await announceOverdue(city);
    },
  },
  {
    task: 'complaints.forget',
    cron: '23 19 * * *',
    async run(_payload, city) {
      await forgetReporters(city);
    },
  },
  {
    task: 'complaints.close-silent',
    cron: '17 * * * *',
    async run(_payload, city) {
      await closeSilent(city);
    },
  },
];
