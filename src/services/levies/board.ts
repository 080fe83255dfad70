/** The day of a market at a glance, and the income of the markets of an office against their targets. */
import { undeposited } from '../../blocks/collectors/api.ts';
import { officerNames } from '../../blocks/identity/api.ts';
import { openOf } from '../../blocks/payments/api.ts';
import { allows } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber } from '../../shared/zone.ts';
import type { BoardView, IncomeView } from './rules/board-contract.ts';
import { targetOfDay, targetOn } from './rules/target.ts';
import { blocksOf } from './store-account.ts';
import { billedOn, incomeBetween, targetsOf } from './store-income.ts';
import { blocksWithCounts } from './store-office.ts';
import { allMarkets, closedBetween, findMarket } from './store-register.ts';

const AGES = 5;
/** A year and a day, so that two years can be laid side by side. */
const MOST_DAYS = 366;

type Open = Awaited<ReturnType<typeof openOf>>;

function agesOf(open: Open): number[] {
  const ages = Array.from({ length: AGES }, () => 0);
  for (const { age, open: amount } of open) ages[age] = (ages[age] ?? 0) + amount;
  return ages;
}

/** `stall/12` and `stall/12/<trader>` are of the same stall. */
const stallOf = (subject: string) => subject.split('/').slice(0, 2).join('/');

function blocksOpen(open: Open, blocks: ReadonlyMap<string, string>) {
  const sums = new Map<string, { open: number; owing: Set<string>; late: Set<string> }>();
  for (const { subject, age, open: amount } of open) {
    const stall = stallOf(subject);
    const block = blocks.get(stall);
    if (block === undefined) continue;
    const sum = sums.get(block) ?? { open: 0, owing: new Set(), late: new Set() };
    sum.open += amount;
    sum.owing.add(stall);
    if (age > 0) sum.late.add(stall);
    sums.set(block, sum);
  }
  return sums;
}

async function collectorsOf(ctx: Context, agency: string): Promise<BoardView['collectors']> {
  const day = localDate(ctx.now, ctx.city.zone);
  const all = await undeposited(ctx.city.db, { now: ctx.now, day });
  const out = all.filter((one) => one.agency === agency && one.cash > 0);
  const names = await officerNames(
    ctx.city,
    out.map(({ collector }) => collector),
  );
  return out.map(({ collector, cash, since, alarm }) => ({
    ...{ name: names.get(collector) ?? collector, cash, since: since?.toISOString() ?? null },
    alarm: alarm !== null,
  }));
}

/** 404 `levies.no-market`. */
export async function boardView(ctx: Context, id: string): Promise<BoardView> {
  const { db, zone } = ctx.city;
  const market = await findMarket(db, id);
  if (!market) throw new Problem(404, 'levies.no-market');
  const day = localDate(ctx.now, zone);
  const [counts, blocks, closed, billed, income, targets, open, collectors] = await Promise.all([
    blocksWithCounts(db, id, day),
    blocksOf(db, id),
    closedBetween(db, id, day, day),
    billedOn(db, id, day),
    incomeBetween(db, [id], day, day),
    targetsOf(db, [id]),
    openOf(db, { service: 'levies', place: id, today: day }),
    collectorsOf(ctx, market.agency),
  ]);
  const sums = blocksOpen(open, blocks);
  const run = (period: string) => {
    const found = billed.find((one) => one.period === period);
    return { amount: found?.amount ?? 0, count: found?.bills ?? 0 };
  };
  return {
    ...{ day, at: ctx.now.toISOString(), daily: run('daily'), monthly: run('monthly'), collectors },
    stalls: counts.reduce((sum, { stalls }) => sum + stalls, 0),
    held: counts.reduce((sum, { held }) => sum + held, 0),
    closed: closed.some(({ block }) => block === null),
    closedBlocks: closed.flatMap(({ block }) => block ?? []),
    income: income.map(({ way, amount, payments: count }) => ({ way, amount, count })),
    target: targetOfDay(targets, day),
    blocks: counts.map(({ block, stalls }) => {
      const sum = sums.get(block);
      return {
        ...{ block, stalls, open: sum?.open ?? 0 },
        ...{ owing: sum?.owing.size ?? 0, late: sum?.late.size ?? 0 },
      };
    }),
    ages: agesOf(open),
  };
}

/** Income of the markets that the officer may read, day by day. 422 `levies.days-in-order`, `levies.span-too-long`. */
export async function incomeView(
  ctx: Context,
  { from, to }: { from: string; to: string },
): Promise<IncomeView> {
  const { db, zone } = ctx.city;
  const length = dayNumber(to) - dayNumber(from) + 1;
  if (length < 1) throw new Problem(422, 'levies.days-in-order');
  if (length > MOST_DAYS) throw new Problem(422, 'levies.span-too-long');
  const own = (await allMarkets(db)).filter(({ agency, area }) =>
    allows(ctx.actor, 'levies.read', { agency, area }),
  );
  const ids = own.map(({ id }) => id);
  const today = localDate(ctx.now, zone);
  const [income, targets, opens] = await Promise.all([
    incomeBetween(db, ids, from, to),
    targetsOf(db, ids),
    Promise.all(ids.map((place) => openOf(db, { service: 'levies', place, today }))),
  ]);
  const days = Array.from({ length }, (_, at) => dateOfDay(dayNumber(from) + at));
  return {
    ...{ from, to },
    markets: own.map(({ id, title, agency, area }, at) => {
      const mine = targets.filter(({ market }) => market === id);
      const shares = days.map((day) => targetOfDay(mine, day));
      return {
        ...{ id, title, yearly: targetOn(mine, to) ?? null, ages: agesOf(opens[at] ?? []) },
        target: shares.every((one) => one === null)
          ? null
          : shares.reduce<number>((sum, one) => sum + (one ?? 0), 0),
        days: income
          .filter(({ market }) => market === id)
          .map(({ day, way, amount }) => ({ day, way, amount })),
        targets: allows(ctx.actor, 'levies.tariffs', { agency, area }),
      };
    }),
  };
}
