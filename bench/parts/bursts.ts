/** The load that comes in bursts: life cycles per second up and down, one minute each, beside a million complaints. */
import { inChild } from '../kit/child.ts';
import { openBeside } from '../kit/city.ts';
import { ACTS, type LifeResult, type LifeTask, type Sample } from '../kit/life-cycles.ts';
import { withMillion } from '../kit/million-city.ts';
import { spread } from '../kit/numbers.ts';
import { below, type Figure, type Part, plain } from '../kit/part.ts';
import { reportBodies } from '../kit/reports.ts';
import { OFFICERS_AGENCY, type ServerInfo } from '../kit/server.ts';

/** Life cycles per second; the profile at which DIGIT's own load test of its complaint service broke. */
const PACES = [1, 15, 1, 25, 2, 35, 10];
const SECONDS = 60;
const LIMIT_MS = 300;
const BACK_SECONDS = 10;
/** Normal again: three seconds in a row in which each answer came within twice the usual. */
const CALM_SECONDS = 3;
const LEAST_USUAL_MS = 50;

const tookOf = (samples: readonly Sample[]) => samples.map(({ took }) => took);

/** Seconds after the end of `step` until it is calm again; all of the next step's when it never was. */
function secondsToCalm(samples: readonly Sample[], step: number, usual: number): number {
  const end = (step + 1) * SECONDS * 1000;
  const worst = Array.from({ length: SECONDS }, () => 0);
  for (const { due, took } of samples) {
    const second = Math.floor((due - end) / 1000);
    if (second >= 0 && second < SECONDS) worst[second] = Math.max(worst[second] ?? 0, took);
  }
  const calm = worst.findIndex((_, at) =>
    worst.slice(at, at + CALM_SECONDS).every((longest) => longest <= 2 * usual),
  );
  return calm < 0 ? SECONDS : calm;
}

async function measure(info: ServerInfo, dataDir: string, say: (line: string) => void): Promise<Figure[]> {
  const record = { ...info.floorRecord, database: info.floorRecord.database.replace(/_floor$/, '') };
  const beside = await openBeside(dataDir, info.adminUrl, record);
  const bodies = (await reportBodies(beside.city, 2000)).map((body) => JSON.stringify(body));
  await beside.close();
  const { host, coordinator, officer } = info;
  const task = { host, coordinator, officer, agency: OFFICERS_AGENCY, bodies };
  await inChild<LifeTask, LifeResult>('life-cycles.ts', { ...task, steps: [{ perSecond: 5, seconds: 5 }] });
  const steps = PACES.map((perSecond) => ({ perSecond, seconds: SECONDS }));
  const { samples, begun, ended, errors, firstError } = await inChild<LifeTask, LifeResult>(
    'life-cycles.ts',
    { ...task, steps },
  );
  const figures = PACES.map((pace, step) => {
    const { p50, p95, p99, max, count } = spread(tookOf(samples.filter((one) => one.step === step)));
    const note = `p50 ${p50}, p99 ${p99}, longest ${max} ms; ${count} requests`;
    say(`${pace} life cycles a second: p95 ${p95} ms, ${note}`);
    return below(`${pace} life cycles a second, p95`, p95, LIMIT_MS, 'ms', note);
  });
  for (const [act, name] of ACTS.entries()) {
    const { p50, p95, p99 } = spread(tookOf(samples.filter((one) => one.act === act)));
    figures.push(plain(`${name}, p95 over all steps`, p95, 'ms', `p50 ${p50}, p99 ${p99} ms`));
  }
  const usual = Math.max(LEAST_USUAL_MS, spread(tookOf(samples.filter(({ step }) => step === 0))).p95);
  for (const [step, pace] of PACES.entries())
    if (pace > (PACES[step + 1] ?? Number.POSITIVE_INFINITY))
      figures.push(
        below(`normal again after ${pace} a second`, secondsToCalm(samples, step, usual), BACK_SECONDS, 's'),
      );
  const lost = begun - ended;
  const kinds = Object.entries(errors).map(([kind, count]) => `${count} × ${kind}`);
  return [
    below(
      'life cycles with an error',
      lost,
      1,
      '',
      [`of ${begun}`, ...kinds, firstError ?? ''].filter(Boolean).join('; '),
    ),
    ...figures,
  ];
}

export const bursts: Part = {
  title: `Bursts: ${PACES.join(' → ')} life cycles a second beside a million complaints, ${SECONDS} s each`,
  run: (say) => withMillion((info, dataDir) => measure(info, dataDir, say), say),
};
