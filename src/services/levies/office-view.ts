/** What the market office sees of its markets, stalls, tariffs and runs. */
import { agencies } from '../../blocks/directory/api.ts';
import { allows } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import type { MarketsView, RunsView, StallsView, TariffsView } from './contract.ts';
import { lastDayOf } from './rules/tariff.ts';
import { allMarkets, findMarket, findStall, stallsOf } from './store-register.ts';
import { allTariffs, runsOf } from './store-runs.ts';
import { readTrader } from './traders.ts';

const PAGE = 50;
const RUNS = 62;

/** Where a market belongs. 404 `levies.no-market`. */
export async function scopeOfMarket(ctx: Context, id: string) {
  const market = await findMarket(ctx.city.db, id);
  if (!market) throw new Problem(404, 'levies.no-market');
  return { agency: market.agency, area: market.area };
}

/** Where a stall belongs. 404 `levies.no-stall`. */
export async function scopeOfStall(ctx: Context, id: number) {
  const stall = await findStall(ctx.city.db, id);
  if (!stall) throw new Problem(404, 'levies.no-stall');
  return scopeOfMarket(ctx, stall.market);
}

/** The markets whose agency and area the officer may read. */
export async function marketsView(ctx: Context): Promise<MarketsView> {
  const [all, tree] = await Promise.all([allMarkets(ctx.city.db), agencies(ctx.city)]);
  const own = all.filter(({ agency, area }) => allows(ctx.actor, 'levies.read', { agency, area }));
  return {
    markets: own.map((one) => {
      const agency = tree.find(one.agency);
      return {
        ...{ id: one.id, title: one.title, openedOn: one.opened_on, closedOn: one.closed_on },
        agency: agency ? say(agency.name, ctx.language) : one.agency,
      };
    }),
  };
}

/** A page of a market's stalls, by block and number. `after`: what the page before gave. */
export async function stallsView(
  ctx: Context,
  market: string,
  after: string | undefined,
): Promise<StallsView> {
  const [block = '', number = ''] = (after ?? '').split('|');
  const rows = await stallsOf(ctx.city.db, {
    ...{ market, day: localDate(ctx.now, ctx.city.zone), most: PAGE + 1 },
    after: after === undefined ? null : [block, number],
  });
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    stalls: page.map((row) => ({
      ...{ id: row.id, block: row.block, number: row.number, payCode: row.pay_code },
      ...{ kind: row.kind, class: row.class, areaM2: row.area_m2 },
      holder:
        row.trader && row.trader_sealed
          ? { id: row.trader, name: readTrader(ctx.city, row.trader_sealed).name }
          : null,
    })),
    next: rows.length > PAGE && last ? `${last.block}|${last.number}` : null,
  };
}

export async function tariffsView(ctx: Context): Promise<TariffsView> {
  const all = await allTariffs(ctx.city.db);
  return {
    tariffs: all.map((one) => ({
      ...{ kind: one.kind, class: one.class, period: one.period, unit: one.unit, amount: one.amount },
      ...{ since: one.since, until: lastDayOf(all, one) },
      ...{ what: say(one.what, ctx.language), article: say(one.article, ctx.language) },
    })),
  };
}

export async function runsView(ctx: Context, market: string): Promise<RunsView> {
  const rows = await runsOf(ctx.city.db, market, RUNS);
  return {
    runs: rows.map((row) => ({
      ...{ period: row.period, day: row.day, bills: row.bills, amount: row.amount },
      ...{ withoutTariff: row.without_tariff, doneAt: row.done_at.toISOString() },
    })),
  };
}
