/** One stall and one trader as the market office sees them: history, and whose debts are whose. */
import { accountOf, openFor, standingsOf } from '../../blocks/payments/api.ts';
import { allows } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import type { StallView, TraderView } from './rules/office-contract.ts';
import { formsOf, heldBy, holdersOf } from './store-office.ts';
import { findMarket, findStall } from './store-register.ts';
import { readTrader } from './traders.ts';

const none = { owed: 0, bills: 0, oldest: null };
/** Bills of a day are for the stall, bills of a month for the stall and its holder. */
const subjectsOf = (stall: number, traders: readonly string[]) => [
  `stall/${stall}`,
  ...traders.map((trader) => `stall/${stall}/${trader}`),
];

/** 404 `levies.no-stall`. */
export async function stallView(ctx: Context, id: number): Promise<StallView> {
  const { db, zone } = ctx.city;
  const stall = await findStall(db, id);
  const market = stall && (await findMarket(db, stall.market));
  if (!stall || !market) throw new Problem(404, 'levies.no-stall');
  const [forms, holders] = await Promise.all([formsOf(db, id), holdersOf(db, id)]);
  const traders = [...new Set(holders.map(({ trader }) => trader))];
  const today = localDate(ctx.now, zone);
  const [here, all] = await Promise.all([
    openFor(db, subjectsOf(id, traders)),
    standingsOf(db, 'levies', traders, today),
  ]);
  const { agency, area } = market;
  return {
    ...{ id, market: market.id, marketTitle: market.title, name: `${stall.block} ${stall.number}` },
    ...{ payCode: stall.pay_code, openedOn: stall.opened_on, today },
    manages: allows(ctx.actor, 'levies.manage', { agency, area }),
    forms: forms.map(({ area_m2: areaM2, ...form }) => ({ ...form, areaM2 })),
    holders: holders.map(({ trader, since, until, sealed }, at) => ({
      ...{ trader, since, until, name: readTrader(ctx.city, sealed).name },
      // Who held it twice is told his debt once.
      ...(holders.findIndex((one) => one.trader === trader) === at ? (here.get(trader) ?? none) : none),
      all: all.get(trader)?.owed ?? 0,
    })),
  };
}

/** A trader of this market; 404 `levies.no-trader` for one who never held a stall here. */
export async function traderView(ctx: Context, market: string, trader: string): Promise<TraderView> {
  const { db, zone } = ctx.city;
  const [held, place] = await Promise.all([heldBy(db, market, trader), findMarket(db, market)]);
  const [first] = held;
  if (!first || !place) throw new Problem(404, 'levies.no-trader');
  const today = localDate(ctx.now, zone);
  const standing = (await standingsOf(db, 'levies', [trader], today)).get(trader);
  const account = standing && (await accountOf(ctx.city, standing.debtor, { today, most: 1 }));
  const stalls = await Promise.all(
    held.map(async ({ stall: id, name, since, until }) => {
      const open = (await openFor(db, subjectsOf(id, [trader]))).get(trader) ?? none;
      return { id, name, since, until, ...open };
    }),
  );
  const { name, phone } = readTrader(ctx.city, first.sealed);
  return {
    ...{ id: trader, name, phone, market, marketTitle: place.title, stalls },
    ...{ owed: standing?.owed ?? 0, bills: standing?.bills ?? 0, oldest: standing?.oldest ?? null },
    ...{ late: standing?.late ?? 0, credit: standing?.credit ?? 0 },
    payments: (account?.payments ?? []).map((paid) => ({
      ...{ code: paid.code, way: paid.channel.split('/')[0] as string, amount: paid.amount },
      ...{ at: paid.paid_at.toISOString(), reversed: paid.reversed },
    })),
  };
}
