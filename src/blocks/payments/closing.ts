/** A day is closed: its report signed off as it stands, once, chained to the one before. */
import { createHash } from 'node:crypto';
import { actorLabel, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { dayNumber, localDay } from '../../shared/zone.ts';
import { GENESIS } from './chain.ts';
import { holdersOf } from './holders.ts';
import { reportOf } from './report.ts';
import { settledUpTo } from './rolling.ts';
import type { DayReport, Report } from './rules/treasury-contract.ts';
import { lastBookedBefore } from './store-ledger.ts';
import * as store from './store-report.ts';

/** What comes after the last closed day; with none, what was booked since the day began. */
async function spanUpTo(city: City, day: string, upto: number): Promise<store.Span & { before: string }> {
  const last = await store.lastClosing(city.db, day);
  if (last) return { after: last.upto, upto, before: last.hash };
  const [midnight] = localDay(dayNumber(day), city.zone);
  return { after: await lastBookedBefore(city.db, upto, new Date(midnight)), upto, before: GENESIS };
}

const endOf = (city: City, day: string) => new Date(localDay(dayNumber(day) + 1, city.zone)[0]);

const holdersIn = (ctx: Context, { accounts, cash, slips }: Report) =>
  holdersOf(ctx, [
    ...new Set([...accounts, ...cash].map(({ code }) => code).concat(slips.map(({ source }) => source))),
  ]);

/** The report of a day: as it was closed, or as it stands now. 404 `payments.no-day` for one that has not come. */
export async function dayReport(ctx: Context, day: string): Promise<DayReport> {
  const { city, now } = ctx;
  if (day > localDate(now, city.zone)) throw new Problem(404, 'payments.no-day');
  const closed = await store.findClosing(city.db, day);
  if (closed) {
    const report = closed.content as Report;
    return {
      ...{ report, holders: await holdersIn(ctx, report) },
      closed: {
        at: closed.closed_at.toISOString(),
        hash: closed.hash,
        before: closed.before,
        by: closed.actor_id,
      },
    };
  }
  const upto = await lastBookedBefore(city.db, await store.lastSeq(city.db), endOf(city, day));
  const { before: _before, ...span } = await spanUpTo(city, day, upto);
  const report = await reportOf(city, { day, span, now });
  return { report, holders: await holdersIn(ctx, report), closed: null };
}

/**
 * 409 `payments.day-not-over`, `payments.day-closed` (it or a later one), `payments.day-busy` while something still runs that may
 * belong to it. What is open is no obstacle: the report names it.
 */
export async function closeDay(ctx: Context, day: string): Promise<DayReport> {
  const { city, now } = ctx;
  if (day >= localDate(now, city.zone)) throw new Problem(409, 'payments.day-not-over');
  const settled = await settledUpTo(city);
  if (!settled) throw new Problem(409, 'payments.day-busy');
  const upto = await lastBookedBefore(city.db, settled.booking, endOf(city, day));
  const { before, ...span } = await spanUpTo(city, day, upto);
  const report = await reportOf(city, { day, span, now });
  const hash = createHash('sha256')
    .update(`${before}\n${canonicalJson(report)}`)
    .digest('hex');
  const holders = await holdersIn(ctx, report);
  const { kind: actorKind, id: actorId } = actorLabel(ctx.actor);
  return change(ctx, async (tx) => {
    const row = { day, content: report, upto, before, hash, at: now, actorKind, actorId };
    if (!(await store.insertClosing(tx, row))) throw new Problem(409, 'payments.day-closed');
    tx.audit({ action: 'payments.day.closed', subject: day, after: { open: report.differences.length } });
    tx.emit({ type: 'payments.day.closed', subject: day, payload: {} });
    return { report, holders, closed: { at: now.toISOString(), hash, before, by: actorId } };
  });
}
