/** DOOR http: a stall's page for whoever scans its QR, and the register for the market office. */
import type { Static } from 'typebox';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { stallAccount } from './account-view.ts';
import * as contract from './contract.ts';
import {
  marketsView,
  runsView,
  scopeOfMarket,
  scopeOfStall,
  stallsView,
  tariffsView,
} from './office-view.ts';
import { addStall, assign, changeForm, openMarket, vacate } from './register.ts';
import { runBills } from './runs.ts';
import { closeDays, grantRelief, setTariff } from './tariffs.ts';
import { addTrader } from './traders.ts';

export const done = async (work: Promise<unknown>): Promise<{ done: true }> => {
  await work;
  return { done: true };
};

export const ofMarket = {
  params: contract.MarketParams,
  scope: (ctx: Context, { params }: { params: { market: string } }) => scopeOfMarket(ctx, params.market),
};
export const ofStall = {
  params: contract.StallParams,
  scope: (ctx: Context, { params }: { params: { id: number } }) => scopeOfStall(ctx, params.id),
};

async function newStall(ctx: Context, market: string, given: Static<typeof contract.NewStallBody>) {
  const { trader: person, ...stall } = given;
  return change(ctx, async (tx) => {
    const { id, payCode } = await addStall(ctx, tx, { market, ...stall });
    const trader = person ? await addTrader(ctx, tx, person) : null;
    if (trader) await assign(ctx, tx, { stall: id, trader, since: given.since });
    return { id, payCode, trader };
  });
}

async function newHolder(ctx: Context, stall: number, given: Static<typeof contract.HolderBody>) {
  const { since, trader: who } = given;
  return change(ctx, async (tx) => {
    const trader = 'id' in who ? who.id : await addTrader(ctx, tx, who);
    await assign(ctx, tx, { stall, trader, since });
    return { done: true as const };
  });
}

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/levies/stalls/:code',
    summary: 'What is owed at a stall and why, how to pay it, and what was paid; by the number on its QR.',
    permission: 'public',
    perMinute: 60,
    params: contract.CodeParams,
    query: contract.AccountQuery,
    answer: contract.StallAccount,
    handle: (ctx, { params, query }) => stallAccount(ctx, params.code, query.most),
  }),
  route({
    method: 'GET',
    path: '/api/desk/levies/markets',
    summary: 'The markets that the officer may see.',
    permission: 'levies.read',
    scope: 'any',
    answer: contract.MarketsView,
    handle: (ctx) => marketsView(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/markets',
    summary: 'A market is opened in the register.',
    permission: 'levies.manage',
    scope: async (_ctx, { body }) => ({ agency: body.agency, area: body.area }),
    body: contract.NewMarket,
    status: 201,
    answer: contract.Done,
    handle: (ctx, { body }) => done(openMarket(ctx, body)),
  }),
  route({
    method: 'GET',
    path: '/api/desk/levies/markets/:market/stalls',
    summary: 'The stalls of a market, with form and holder of today.',
    permission: 'levies.read',
    ...ofMarket,
    query: contract.StallsQuery,
    answer: contract.StallsView,
    handle: (ctx, { params, query }) => stallsView(ctx, params.market, query),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/markets/:market/stalls',
    summary: 'A stall is written down, with its holder where there is one.',
    permission: 'levies.manage',
    ...ofMarket,
    body: contract.NewStallBody,
    status: 201,
    answer: contract.NewStallView,
    handle: (ctx, { params, body }) => newStall(ctx, params.market, body),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/stalls/:id/form',
    summary: 'A stall is of another size or class from a day on.',
    permission: 'levies.manage',
    ...ofStall,
    body: contract.FormBody,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(changeForm(ctx, { stall: params.id, ...body })),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/stalls/:id/holder',
    summary: 'A stall goes over to a trader from a day on; what the one before owes stays his.',
    permission: 'levies.manage',
    ...ofStall,
    body: contract.HolderBody,
    answer: contract.Done,
    handle: (ctx, { params, body }) => newHolder(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/stalls/:id/leave',
    summary: 'The holder of a stall leaves it; nobody follows yet.',
    permission: 'levies.manage',
    ...ofStall,
    body: contract.LeaveBody,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(vacate(ctx, { stall: params.id, ...body })),
  }),
  route({
    method: 'GET',
    path: '/api/desk/levies/tariffs',
    summary: 'All tariffs with their days.',
    permission: 'levies.read',
    scope: 'any',
    answer: contract.TariffsView,
    handle: (ctx) => tariffsView(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/tariffs',
    summary: 'A tariff holds from a day on, for the whole city.',
    permission: 'levies.tariffs',
    scope: 'city',
    body: contract.TariffBody,
    status: 201,
    answer: contract.Done,
    handle: (ctx, { body }) => done(setTariff(ctx, body)),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/markets/:market/closed-days',
    summary: 'A market or a block of it is closed for some days; what was billed for them is taken back.',
    permission: 'levies.manage',
    ...ofMarket,
    body: contract.ClosedBody,
    status: 201,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(closeDays(ctx, { market: params.market, ...body })),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/markets/:market/relief',
    summary: 'A share is not levied for some days, by a decision.',
    permission: 'levies.tariffs',
    ...ofMarket,
    body: contract.ReliefBody,
    status: 201,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(grantRelief(ctx, { market: params.market, ...body })),
  }),
  route({
    method: 'GET',
    path: '/api/desk/levies/markets/:market/runs',
    summary: 'For which days bills were issued, and how many.',
    permission: 'levies.read',
    ...ofMarket,
    answer: contract.RunsView,
    handle: (ctx, { params }) => runsView(ctx, params.market),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/markets/:market/runs',
    summary: 'Bills of a day or month are issued now; what was issued already is left alone.',
    permission: 'levies.manage',
    ...ofMarket,
    body: contract.RunBody,
    answer: contract.RunView,
    handle: (ctx, { params, body }) => runBills(ctx, { market: params.market, ...body }),
  }),
];
