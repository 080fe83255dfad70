/** DOOR http of administrators: where reports go at which time, and how long promises are. */
import { route } from '../../../platform/http/route.ts';
import * as contract from '../rules/routing-contract.ts';
import { changeClock, clocks } from './clocks.ts';
import { addRoute, endRouteLine, explainRouting, routing } from './routing.ts';

export const workRulesRoutes = [
  route({
    method: 'GET',
    path: '/api/complaints/routing',
    summary: 'The routing table with its times and dates, and where each category goes at this moment.',
    permission: 'complaints.manage',
    scope: 'city',
    answer: contract.RoutingView,
    handle: (ctx) => routing(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/routing/explain',
    summary: 'Which line decides for a category, a place and an instant, and which ones it beat.',
    permission: 'complaints.manage',
    scope: 'city',
    query: contract.ExplainQuery,
    answer: contract.Explained,
    handle: (ctx, { query }) => explainRouting(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/routing',
    summary: 'Add a line of the city’s own to the routing table, from today or a later day.',
    permission: 'complaints.manage',
    scope: 'city',
    body: contract.NewRoute,
    status: 201,
    answer: contract.RouteSaved,
    handle: (ctx, { body }) => addRoute(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/routing/:id/end',
    summary: 'End a line of the routing table from today or a later day; a pack does not bring it back.',
    permission: 'complaints.manage',
    scope: 'city',
    params: contract.RouteParams,
    body: contract.EndRoute,
    answer: contract.RouteSaved,
    handle: (ctx, { params, body }) => endRouteLine(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/clocks',
    summary: 'Lengths of the promises, every version with its date and source.',
    permission: 'complaints.manage',
    scope: 'city',
    answer: contract.ClocksView,
    handle: (ctx) => clocks(ctx),
  }),
  route({
    method: 'PUT',
    path: '/api/complaints/clocks/:id',
    summary: 'Another length of a promise, from today or a later day.',
    permission: 'complaints.manage',
    scope: 'city',
    params: contract.ClockParams,
    body: contract.ClockChange,
    answer: contract.ClockSaved,
    handle: (ctx, { params, body }) => changeClock(ctx, params.id, body),
  }),
];
