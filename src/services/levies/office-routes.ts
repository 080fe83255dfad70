/** DOOR http: what the market office looks up, swaps and takes over from tables. */
import { Type } from 'typebox';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { boardView, incomeView } from './board.ts';
import * as contract from './contract.ts';
import { setTarget } from './income.ts';
import { calendarView, marketHead, scopeOfMarket } from './office-view.ts';
import { checkRegister, takeRegister } from './register-file.ts';
import { done, ofMarket, ofStall } from './routes.ts';
import * as board from './rules/board-contract.ts';
import * as office from './rules/office-contract.ts';
import { stallView, traderView } from './stall-view.ts';
import { swap } from './swap.ts';

export const officeRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/desk/levies/markets/:market',
    summary: 'A market with its blocks.',
    permission: 'levies.read',
    ...ofMarket,
    answer: office.MarketHead,
    handle: (ctx, { params }) => marketHead(ctx, params.market),
  }),
  route({
    method: 'GET',
    path: '/api/desk/levies/markets/:market/calendar',
    summary: 'Closed days and relief of a market.',
    permission: 'levies.read',
    ...ofMarket,
    answer: office.CalendarView,
    handle: (ctx, { params }) => calendarView(ctx, params.market),
  }),
  route({
    method: 'GET',
    path: '/api/desk/levies/markets/:market/traders/:trader',
    summary: 'A trader of a market: stalls, debts and payments.',
    permission: 'levies.read',
    params: office.TraderParams,
    scope: (ctx, { params }) => scopeOfMarket(ctx, params.market),
    answer: office.TraderView,
    handle: (ctx, { params }) => traderView(ctx, params.market, params.trader),
  }),
  route({
    method: 'GET',
    path: '/api/desk/levies/stalls/:id',
    summary: 'A stall: what it was since when, who held it, and what each of them owes for it.',
    permission: 'levies.read',
    ...ofStall,
    answer: office.StallView,
    handle: (ctx, { params }) => stallView(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/stalls/:id/swap',
    summary: 'Two stalls of a market change hands from a day on; debts stay with who made them.',
    permission: 'levies.manage',
    ...ofStall,
    body: office.SwapBody,
    answer: contract.Done,
    handle: (ctx, { params, body }) =>
      done(swap(ctx, { stall: params.id, other: body.stall, since: body.since })),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/markets/:market/register/check',
    summary: 'A table of stalls is looked through; nothing is written.',
    permission: 'levies.manage',
    ...ofMarket,
    body: office.RegisterBody,
    answer: office.RegisterCheck,
    handle: (ctx, { params, body }) => checkRegister(ctx, params.market, body.text),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/markets/:market/register',
    summary: 'A table of stalls is taken over whole; stalls that are there already are left alone.',
    permission: 'levies.manage',
    ...ofMarket,
    body: office.RegisterBody,
    status: 201,
    answer: Type.Object({ stalls: Type.Integer(), traders: Type.Integer() }),
    handle: (ctx, { params, body }) => takeRegister(ctx, params.market, body.text),
  }),
  route({
    method: 'GET',
    path: '/api/desk/levies/markets/:market/board',
    summary: 'The day of a market: billed, paid by way, unpaid by block and age, cash in hand.',
    permission: 'levies.read',
    ...ofMarket,
    answer: board.BoardView,
    handle: (ctx, { params }) => boardView(ctx, params.market),
  }),
  route({
    method: 'GET',
    path: '/api/desk/levies/income',
    summary: 'Income of the markets that the officer may see, day by day, against their targets.',
    permission: 'levies.read',
    scope: 'any',
    query: board.IncomeQuery,
    answer: board.IncomeView,
    handle: (ctx, { query }) => incomeView(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/markets/:market/targets',
    summary: 'What a market is to bring in a year, from a day on.',
    permission: 'levies.tariffs',
    ...ofMarket,
    body: board.TargetBody,
    status: 201,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(setTarget(ctx, { market: params.market, ...body })),
  }),
];
