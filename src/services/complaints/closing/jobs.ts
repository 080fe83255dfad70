/** What time does to closed cases: a reminder, the end of waiting, and the day for which something was planned. */
import { change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import type { Job } from '../../../platform/jobs/runner.ts';
import { Problem } from '../../../shared/errors.ts';
import { localDate } from '../../../shared/time.ts';
import { perform } from '../act.ts';
import { closingSettingsOf } from './settings.ts';
import { awaitedSince, endOfCase, markPlannedTold, markReminded, plannedUntil, setEnd } from './store.ts';

const DAY_MS = 86_400_000;

/** Asks those who reported, once, whether it is mended. Returns how many cases. */
export async function remindReporters(city: City): Promise<number> {
  const { remindDays, confirmDays } = await closingSettingsOf(city);
  // A reminder on the last day would come too late.
  if (remindDays >= confirmDays) return 0;
  const ctx = systemContext(city, 'complaints.closing');
  const before = new Date(city.now().getTime() - remindDays * DAY_MS);
  let reminded = 0;
  for (const { id, code, version } of await awaitedSince(city.db, before, true)) {
    await change(ctx, async (tx) => {
      if (!(await markReminded(tx, id, ctx.now))) return;
      tx.job({ task: 'complaints.tell', payload: { code, step: 'confirm-reminder', version } });
      reminded += 1;
    });
  }
  return reminded;
}

/** Does a step on each of the codes; one that somebody else has just moved is left alone. */
async function onEach(codes: readonly string[], step: (code: string) => Promise<unknown>): Promise<number> {
  let done = 0;
  for (const code of codes) {
    try {
      await step(code);
      done += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
  return done;
}

/** Ends the waiting where nobody has spoken in time. Returns how many cases. */
export async function settleSilent(city: City): Promise<number> {
  const { confirmDays } = await closingSettingsOf(city);
  const ctx = systemContext(city, 'complaints.closing');
  const before = new Date(city.now().getTime() - confirmDays * DAY_MS);
  const waiting = await awaitedSince(city.db, before, false);
  return onEach(
    waiting.map(({ code }) => code),
    (code) =>
      perform(ctx, code, undefined, {
        act: 'settle',
        done: 'settled',
        visibility: 'public',
        data: { silence: confirmDays },
        async apply(row, tx) {
          const { outcome } = await endOfCase(tx, row.id);
          if (outcome !== 'awaiting') throw new Problem(409, 'complaints.not-now', { state: row.state });
          await setEnd(tx, row.id, { mended: true, outcome: 'silent' });
        },
      }),
  );
}

/** Puts cases that were planned for a day before the agency again when the day has come. Returns how many. */
export async function remindOfPlans(city: City): Promise<number> {
  const ctx = systemContext(city, 'complaints.closing');
  const due = await plannedUntil(city.db, localDate(city.now(), city.zone));
  return onEach(
    due.map(({ code }) => code),
    (code) =>
      perform(ctx, code, undefined, {
        act: 'plan-due',
        done: 'plan-due',
        visibility: 'internal',
        async apply(row, tx) {
          if (!row.closed_at || !(await markPlannedTold(tx, row.id, row.closed_at, ctx.now)))
            throw new Problem(409, 'complaints.not-now', { state: row.state });
        },
      }),
  );
}

export const closingJobs: Job[] = [
  {
    task: 'complaints.closing',
    cron: '27 * * * *',
    async run(_payload, city) {
      await remindReporters(city);
      await settleSilent(city);
      await remindOfPlans(city);
    },
  },
];
