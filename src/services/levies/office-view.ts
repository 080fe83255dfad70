/** What the market office sees of its markets, stalls, tariffs and runs. */
import { agencies } from '../../blocks/directory/api.ts';
import { officerNames } from '../../blocks/identity/api.ts';
import { standingsOf } from '../../blocks/payments/api.ts';
import { allows } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import type { MarketsView, RunsView, StallsView, TariffsView } from './contract.ts';
import type { CalendarView, MarketHead } from './rules/office-contract.ts';
import { lastDayOf } from './rules/tariff.ts';
import { blocksWithCounts, knownForms, stallNamesOf, stallsOf } from './store-office.ts';
import { allMarkets, closedBetween, findMarket, findStall, reliefsBetween } from './store-register.ts';
import { allTariffs, runsOf } from './store-runs.ts';
import { readTrader, searchKeys } from './traders.ts';

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

/** A page of a market's stalls, by block and number. `after`: what the page before gave; `q`: what was typed to find some. */
export async function stallsView(
  ctx: Context,
  market: string,
  { after, q, block: only }: { after?: string; q?: string; block?: string },
): Promise<StallsView> {
  const [block = '', number = ''] = (after ?? '').split('|');
  const day = localDate(ctx.now, ctx.city.zone);
  const text = q?.trim() ?? '';
  const code = text.replace(/[\s.-]/g, '');
  const rows = await stallsOf(ctx.city.db, {
    ...{ market, day, most: PAGE + 1, block: only },
    after: after === undefined ? null : [block, number],
    typed: text
      ? {
          place: text
            .toLowerCase()
            .replace(/\s+/g, ' ')
            .replace(/[\\%_]/g, '\\$&'),
          code: /^\d{13}$/.test(code) ? code : '',
          ...searchKeys(ctx.city, text),
        }
      : null,
  });
  const holders = rows.flatMap(({ trader }) => trader ?? []);
  const standings = await standingsOf(ctx.city.db, 'levies', holders, day);
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
      owed: standings.get(row.trader ?? '')?.owed ?? 0,
      late: standings.get(row.trader ?? '')?.late ?? 0,
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

/** 404 `levies.no-market`. */
export async function marketHead(ctx: Context, id: string): Promise<MarketHead> {
  const { db, zone } = ctx.city;
  const market = await findMarket(db, id);
  if (!market) throw new Problem(404, 'levies.no-market');
  const [blocks, forms, tree] = await Promise.all([
    blocksWithCounts(db, id, localDate(ctx.now, zone)),
    knownForms(db),
    agencies(ctx.city),
  ]);
  const agency = tree.find(market.agency);
  const scope = { agency: market.agency, area: market.area };
  return {
    ...{ id, title: market.title, openedOn: market.opened_on, forms },
    agency: agency ? say(agency.name, ctx.language) : market.agency,
    stalls: blocks.reduce((sum, { stalls }) => sum + stalls, 0),
    held: blocks.reduce((sum, { held }) => sum + held, 0),
    blocks: blocks.map(({ block, stalls }) => ({ block, stalls })),
    manages: allows(ctx.actor, 'levies.manage', scope),
    relieves: allows(ctx.actor, 'levies.tariffs', scope),
  };
}

const EVER = ['1945-01-01', '9999-12-31'] as const;

/** Closed days and relief of a market, the latest first. */
export async function calendarView(ctx: Context, market: string): Promise<CalendarView> {
  const { db } = ctx.city;
  const [closed, reliefs] = await Promise.all([
    closedBetween(db, market, ...EVER),
    reliefsBetween(db, market, ...EVER),
  ]);
  const [names, stalls] = await Promise.all([
    officerNames(
      ctx.city,
      reliefs.flatMap(({ granted_by }) => granted_by ?? []),
    ),
    stallNamesOf(
      db,
      reliefs.flatMap(({ stall }) => stall ?? []),
    ),
  ]);
  return {
    closed: closed
      .map(({ id, block, from_day: from, to_day: to, reason }) => ({ id, block, from, to, reason }))
      .reverse(),
    reliefs: reliefs
      .map((row) => ({
        ...{ id: row.id, block: row.block, stall: row.stall === null ? null : (stalls.get(row.stall) ?? '') },
        ...{ from: row.from_day, to: row.to_day, basisPoints: row.basis_points },
        ...{ article: say(row.article, ctx.language), reason: row.reason, reference: row.reference },
        by: names.get(row.granted_by ?? '') ?? '',
      }))
      .reverse(),
  };
}
