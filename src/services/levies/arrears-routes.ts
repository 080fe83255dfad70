/** DOOR http: arrears of a market, letters to print, instalments. */
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { agreePlan } from './arrears.ts';
import { arrearsView, letterView } from './arrears-view.ts';
import * as contract from './contract.ts';
import { scopeOfMarket } from './office-view.ts';
import { done, ofMarket } from './routes.ts';
import * as arrears from './rules/arrears-contract.ts';
import { TraderParams } from './rules/office-contract.ts';

export const arrearsRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/desk/levies/markets/:market/arrears',
    summary: 'Who is late in a market, and which letters went out.',
    permission: 'levies.read',
    ...ofMarket,
    answer: arrears.ArrearsView,
    handle: (ctx, { params }) => arrearsView(ctx, params.market),
  }),
  route({
    method: 'GET',
    path: '/api/desk/levies/markets/:market/letters/:demand',
    summary: 'A reminder, a warning or a STRD as it is printed.',
    permission: 'levies.read',
    params: arrears.DemandParams,
    scope: (ctx, { params }) => scopeOfMarket(ctx, params.market),
    answer: arrears.LetterView,
    handle: (ctx, { params }) => letterView(ctx, params.market, params.demand),
  }),
  route({
    method: 'POST',
    path: '/api/desk/levies/markets/:market/traders/:trader/plans',
    summary: 'Instalments for all that a trader owes now are agreed to.',
    permission: 'levies.decide',
    params: TraderParams,
    scope: (ctx, { params }) => scopeOfMarket(ctx, params.market),
    body: arrears.PlanBody,
    status: 201,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(agreePlan(ctx, { ...params, ...body })),
  }),
];
