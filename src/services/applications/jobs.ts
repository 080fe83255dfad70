/** DOOR schedules: telling people, consent by silence, what lapses, and what is forgotten. */
import { calendar } from '../../blocks/directory/api.ts';
import type { Paid } from '../../blocks/payments/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { removeFiles } from '../../platform/files/api.ts';
import type { Job } from '../../platform/jobs/runner.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { DAY_MS } from '../../shared/zone.ts';
import { horizonOf } from './clock.ts';
import { feeArrived } from './fees/arrived.ts';
import { perform } from './move.ts';
import { remind } from './remind.ts';
import { stateOf } from './rules/statechart.ts';
import { workflowOf } from './service-of.ts';
import { settingsOf } from './settings.ts';
import { getApplication } from './store.ts';
import { sweepDrafts, sweepUploads } from './store-drafts.ts';
import { forgetEnded, markWarned } from './store-forget.ts';
import { lapsedUntil, silentUntil, unwarned } from './store-lists.ts';
import { sweepReminders } from './store-reminders.ts';
import { sweepLooks } from './store-work.ts';
import { type Told, tell, warn } from './tell.ts';

const BATCH = 200;

/** Somebody acted in this very moment: then there is nothing left to do. Any other failure is told, and stops no other one. */
async function each(
  city: City,
  what: string,
  codes: readonly string[],
  run: (code: string) => Promise<unknown>,
): Promise<number> {
  let done = 0;
  for (const code of codes) {
    try {
      await run(code);
      done += 1;
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409)
        city.log.error({ err: error, code }, `${what} failed`);
    }
  }
  return done;
}

/** Lets silence decide where the limit has run out (UU 30/2014, article 53), each exactly once. */
export async function decideSilent(city: City): Promise<number> {
  const ctx = systemContext(city, 'applications.silence');
  const due = await silentUntil(city, ctx.now, BATCH);
  return each(
    city,
    'consent by silence',
    due.map(({ code }) => code),
    (code) =>
      perform(ctx, code, undefined, ({ row, app, service }) => {
        const state = stateOf(workflowOf(service), row.state);
        if (!app.silence_at || app.silence_at > ctx.now || !('silence' in state) || !state.silence)
          throw new Problem(409, 'applications.not-now');
        app.reason = null;
        return {
          done: 'silence',
          visibility: 'reporter',
          move: {
            event: { type: 'silence' },
            decided: 'silence',
            issues: state.silence.issues ?? [],
            agency: row.agency,
          },
          tell: 'silence',
        };
      }),
  );
}

/** Ends what has waited for its applicant, or for its payment, longer than the definition lets it. */
export async function lapse(city: City): Promise<number> {
  const ctx = systemContext(city, 'applications.lapse');
  const due = await lapsedUntil(city, ctx.now, BATCH);
  return each(
    city,
    'lapse',
    due.map(({ code }) => code),
    (code) =>
      perform(ctx, code, undefined, ({ app }) => {
        if (!app.lapse_at || app.lapse_at > ctx.now) throw new Problem(409, 'applications.not-now');
        return {
          done: 'lapsed',
          visibility: 'reporter',
          move: { event: { type: 'lapsed' }, decided: 'lapsed' },
          tell: 'lapsed',
        };
      }),
  );
}

/** Warns before silence decides. The mark moves after the notices are written; the notices themselves are known by their key. */
export async function warnSilent(city: City): Promise<number> {
  const [{ alertWorkingDays }, working] = await Promise.all([settingsOf(city), calendar(city)]);
  const near = await unwarned(city, horizonOf(city.now(), alertWorkingDays, working), BATCH);
  for (const { code, id } of near) {
    const { silence_at } = await getApplication(city.db, id);
    if (!silence_at) continue;
    await warn(city, code, id, silence_at);
    await change(systemContext(city, 'applications.warn'), (tx) =>
      markWarned(tx, id, silence_at, city.now()),
    );
  }
  return near.length;
}

/** Forgets old drafts, files that no application took, and who applied long ago. */
export async function forget(city: City): Promise<void> {
  const { draftDays, keepDays } = await settingsOf(city);
  const ctx = systemContext(city, 'applications.forget');
  const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
  await change(ctx, (tx) => sweepLooks(tx, ago(1)));
  await change(ctx, (tx) => sweepReminders(tx, localDate(ago(365), city.zone)));
  for (let gone = BATCH; gone === BATCH; )
    gone = await change(ctx, (tx) => sweepDrafts(tx, ago(draftDays), BATCH));
  // A draft that was touched yesterday may hold a file that is as old as drafts get.
  for (let gone = BATCH; gone === BATCH; )
    gone = await change(ctx, async (tx) => {
      const files = await sweepUploads(tx, ago(draftDays * 2), BATCH);
      await removeFiles(tx, ctx, files);
      return files.length;
    });
  for (let gone = BATCH; gone === BATCH; )
    gone = await change(ctx, async (tx) => {
      const { cases, files } = await forgetEnded(tx, ago(keepDays), BATCH);
      await removeFiles(tx, ctx, files);
      if (cases > 0)
        tx.audit({
          action: 'applications.applicant.forgotten',
          subject: 'retention',
          after: { forgotten: cases, days: keepDays },
        });
      return cases;
    });
}

const toldOf = ({ code, step, version }: Record<string, unknown>): Told => ({
  code: String(code),
  step: String(step),
  version: Number(version),
});

export const jobs: Job[] = [
  { task: 'applications.fee', run: (payload, city) => feeArrived(city, payload as Paid) },
  {
    task: 'applications.tell',
    run: (payload, city) => tell(city, [toldOf(payload)]),
    runMany: (payloads, city) => tell(city, payloads.map(toldOf)),
  },
  {
    task: 'applications.silence',
    cron: '* * * * *',
    async run(_payload, city) {
      await decideSilent(city);
      await lapse(city);
    },
  },
  {
    task: 'applications.warn',
    cron: '11 * * * *',
    async run(_payload, city) {
      await warnSilent(city);
    },
  },
  {
    task: 'applications.remind',
    cron: '*/5 * * * *',
    async run(_payload, city) {
      await remind(city, BATCH);
    },
  },
  {
    task: 'applications.forget',
    cron: '41 19 * * *',
    run: (_payload, city) => forget(city),
  },
];
