/** What comes round by the clock: bills of each day and month, credit that pays them, and bills of days that were closed afterwards. */
import { randomUUID } from 'node:crypto';
import { issuedBetween, spendCredits, voidBill } from '../../blocks/payments/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber } from '../../shared/zone.ts';
import type { Period } from './rules/tariff.ts';
import { type RunResult, runBills } from './runs.ts';
import { blocksOf } from './store-account.ts';
import { allMarkets } from './store-register.ts';
import { lastRunDay } from './store-runs.ts';

/** A server that stood still for longer asks its people before it bills so many days at once. */
const DAYS_BACK = 31;

function missing(period: Period, last: string | null, today: string): string[] {
  const days: string[] = [];
  for (let day = dayNumber(today); day > dayNumber(today) - DAYS_BACK; day--) {
    const date = dateOfDay(day);
    const first = period === 'daily' ? date : `${date.slice(0, 7)}-01`;
    if (last !== null && first <= last) break;
    if (!days.includes(first)) days.unshift(first);
    // A market that was never billed begins today.
    if (last === null) break;
  }
  return days;
}

/** Issues what is missing up to today, market by market, and lets credit pay. Idempotent. */
export async function issueDue(city: City): Promise<void> {
  const ctx = systemContext(city, 'levies.issue');
  const today = localDate(city.now(), city.zone);
  for (const market of await allMarkets(city.db)) {
    if (market.opened_on > today || (market.closed_on !== null && market.closed_on < today)) continue;
    for (const period of ['daily', 'monthly'] as const)
      for (const day of missing(period, await lastRunDay(city.db, market.id, period), today))
        await runBills({ ...ctx, now: city.now() }, { market: market.id, period, day });
  }
  await spendCredits(city, 'levies');
}

export type Span = { from: string; to: string; market?: string | undefined };
export type SpanRun = { market: string; period: Period; day: string };

/** The runs of the days and months (by their first day) that begin within a span, ends included, in the order of time. */
export async function runsOfSpan(city: City, { from, to, market }: Span): Promise<SpanRun[]> {
  const markets = (await allMarkets(city.db)).filter(({ id }) => market === undefined || id === market);
  const runs: SpanRun[] = [];
  for (let at = dayNumber(from); at <= dayNumber(to); at++) {
    const day = dateOfDay(at);
    for (const { id, opened_on, closed_on } of markets) {
      if (opened_on > day || (closed_on !== null && closed_on < day)) continue;
      runs.push({ market: id, period: 'daily', day });
      if (day.endsWith('-01')) runs.push({ market: id, period: 'monthly', day });
    }
  }
  return runs;
}

/** Issues what is missing of these runs, tells of each one done, and lets credit pay. Begun again, it goes on. */
export async function issueSpan(
  city: City,
  runs: readonly SpanRun[],
  done: (run: RunResult) => void,
): Promise<void> {
  const ctx = systemContext(city, 'levies.issue');
  for (const run of runs) done(await runBills({ ...ctx, now: city.now() }, run));
  await spendCredits(city, 'levies');
}

export type Closed = { market: string; block: string | null; from: string; to: string; reason: string };

/** Takes daily bills of closed days back; what was paid of them becomes credit. Idempotent. */
export async function voidClosed(city: City, { market, block, from, to, reason }: Closed): Promise<void> {
  const ctx = systemContext(city, 'levies.void-closed');
  const bills = await issuedBetween(city.db, { kind: 'levies.daily', place: market, from, to });
  const blocks = await blocksOf(city.db, market);
  for (const { id, subject } of bills) {
    if (block !== null && blocks.get(subject) !== block) continue;
    await change({ ...ctx, now: city.now() }, (tx) =>
      voidBill(ctx, tx, { id: randomUUID(), bill: id, reason }),
    );
  }
}
