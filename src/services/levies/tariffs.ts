/** Tariffs, closed days and relief, each from a day on: what was issued under older ones stands. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { Words } from '../../shared/languages.ts';
import { cleanLine } from '../../shared/text.ts';
import { localDate } from '../../shared/time.ts';
import type { Tariff } from './rules/tariff.ts';
import { findMarket, insertClosed, insertRelief } from './store-register.ts';
import { insertTariff, lastRunOfAll } from './store-runs.ts';

/**
 * A tariff from a day on. 409 `levies.tariff-in-past` when bills of that period were issued for that day already (they would say one thing
 * and the law another), `levies.tariff-there`.
 */
export async function setTariff(ctx: Context, given: Omit<Tariff, 'id'>): Promise<void> {
  await change(ctx, async (tx) => {
    const last = await lastRunOfAll(tx, given.period);
    if (last !== null && given.since <= last) throw new Problem(409, 'levies.tariff-in-past', { day: last });
    if (!(await insertTariff(tx, given))) throw new Problem(409, 'levies.tariff-there');
    const { kind, class: klass, period, amount, since } = given;
    const after = { class: klass, period, amount, since };
    tx.audit({ action: 'levies.tariff.set', subject: kind, after });
    tx.emit({ type: 'levies.tariff.set', subject: kind, payload: after });
  });
}

type Span = { market: string; block: string | null; from: string; to: string };

/** Nothing is levied by the day then. Bills of those days that were issued already are void by a job. 404 `levies.no-market`. */
export async function closeDays(ctx: Context, given: Span & { reason: string }): Promise<void> {
  const { market, block, from, to } = given;
  if (to < from) throw new Problem(422, 'levies.days-in-order');
  await change(ctx, async (tx) => {
    if (!(await findMarket(tx, market))) throw new Problem(404, 'levies.no-market');
    const reason = cleanLine(given.reason);
    await insertClosed(tx, { market, block, from_day: from, to_day: to, reason });
    tx.audit({ action: 'levies.market.closed-days', subject: market, after: { block, from, to, reason } });
    if (from <= localDate(ctx.now, ctx.city.zone))
      tx.job({ task: 'levies.void-closed', payload: { market, block, from, to, reason } });
  });
}

/** A share is not levied from a day on, which is today or later. 404 `levies.no-market`, 409 `levies.since-too-early`. */
export async function grantRelief(
  ctx: Context,
  given: Span & {
    stall: number | null;
    basisPoints: number;
    what: Words;
    article: Words;
    reason?: string;
    reference?: string;
  },
): Promise<void> {
  const { market, block, stall, from, to, basisPoints } = given;
  if (to < from) throw new Problem(422, 'levies.days-in-order');
  if (from < localDate(ctx.now, ctx.city.zone)) throw new Problem(409, 'levies.since-too-early');
  await change(ctx, async (tx) => {
    if (!(await findMarket(tx, market))) throw new Problem(404, 'levies.no-market');
    await insertRelief(tx, {
      ...{ market, block, stall, from_day: from, to_day: to, basis_points: basisPoints },
      ...{ what: given.what, article: given.article },
      ...{ reason: cleanLine(given.reason ?? ''), reference: cleanLine(given.reference ?? '') },
      ...{ granted_by: ctx.actor.kind === 'officer' ? ctx.actor.id : null, granted_at: ctx.now },
    });
    const after = { block, from, to, share: basisPoints / 100 };
    tx.audit({ action: 'levies.market.relieved', subject: market, after });
  });
}
