/** What time does to closed cases: a reminder, the end of waiting, and the day for which something was planned. */
import { calendar } from '../../../blocks/directory/api.ts';
import { change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import type { Job } from '../../../platform/jobs/runner.ts';
import { Problem } from '../../../shared/errors.ts';
import { localDate } from '../../../shared/time.ts';
import { perform } from '../act.ts';
import { silentUntil } from '../rules/silence.ts';
import { closingSettingsOf } from './settings.ts';
import { awaited, endOfCase, markPlannedTold, markReminded, plannedUntil, setEnd } from './store.ts';

/** Asks those who reported, once, whether it is mended. Returns how many cases. */
export async function remindReporters(city: City): Promise<number> {
  const [{ remind, confirm }, working] = await Promise.all([closingSettingsOf(city), calendar(city)]);
  const ctx = systemContext(city, 'complaints.closing');
  let reminded = 0;
  for (const { id, code, version, closed_at } of await awaited(city.db, ctx.now, true)) {
    const from = silentUntil(closed_at, remind, working);
    if (from > ctx.now) break;
    // A reminder on the last day would come too late.
    if (from >= silentUntil(closed_at, confirm, working)) continue;
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
  const [{ confirm }, working] = await Promise.all([closingSettingsOf(city), calendar(city)]);
  const ctx = systemContext(city, 'complaints.closing');
  const waiting = await awaited(city.db, ctx.now, false);
  return onEach(
    waiting.flatMap(({ code, closed_at }) =>
      silentUntil(closed_at, confirm, working) <= ctx.now ? code : [],
    ),
    (code) =>
      perform(ctx, code, undefined, {
        act: 'settle',
        done: 'settled',
        visibility: 'public',
        data: { silence: confirm.amount },
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
