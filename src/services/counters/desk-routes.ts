/** DOOR http of the officers: the day of a counter, every act on a number, and the rules of the counter. */
import type { Static, TSchema } from 'typebox';
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { closeDay, figures, openDay, setRule, settingsView } from './closing.ts';
import * as contract from './contract.ts';
import * as acts from './desk-acts.ts';
import { deskCounters, deskDay, scopeOf } from './desk-view.ts';
import * as desk from './rules/desk-contract.ts';

const ofQueue = {
  params: contract.QueueParams,
  scope: (ctx: Context, { params }: { params: { queue: string } }) => scopeOf(ctx, params.queue),
};

function act<B extends TSchema>(
  name: string,
  summary: string,
  body: B,
  run: (ctx: Context, id: number, given: Static<B>) => Promise<desk.DeskNumber>,
): AnyRoute {
  return route({
    method: 'POST',
    path: `/api/desk/numbers/:id/${name}`,
    summary,
    permission: 'counters.serve',
    params: contract.IdParams,
    scope: async (ctx, { params }) => ({
      agency: (await acts.getNumber(ctx, params.id)).agency,
      area: null,
    }),
    perMinute: 240,
    body,
    answer: desk.DeskNumber,
    handle: (ctx, input) => run(ctx, input.params.id, input.body),
  });
}

export const deskRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/desk/counters',
    summary: 'The counters at which the officer may call, with how many wait now.',
    permission: 'counters.serve',
    scope: 'any',
    answer: desk.DeskCounters,
    handle: (ctx) => deskCounters(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/desk/counters/:queue',
    summary: 'The numbers of a counter on a day, in the order in which they will be called.',
    permission: 'counters.serve',
    ...ofQueue,
    query: desk.DeskDayQuery,
    answer: desk.DeskDay,
    handle: (ctx, { params, query }) => deskDay(ctx, params.queue, query.day),
  }),
  route({
    method: 'POST',
    path: '/api/desk/counters/:queue/next',
    summary: 'Call whoever is next to a desk.',
    permission: 'counters.serve',
    ...ofQueue,
    perMinute: 240,
    body: desk.NextBody,
    answer: desk.DeskNumber,
    handle: (ctx, { params, body }) => acts.callNext(ctx, params.queue, body.desk),
  }),
  route({
    method: 'POST',
    path: '/api/desk/counters/:queue/numbers',
    summary: 'Hand out a number to somebody without a telephone.',
    permission: 'counters.serve',
    ...ofQueue,
    perMinute: 240,
    body: desk.HandOutBody,
    status: 201,
    answer: contract.NumberView,
    handle: (ctx, { params, body }) => acts.handOut(ctx, params.queue, body.priority ?? false),
  }),
  act('call', 'Call again, or call somebody who was missed.', desk.CallBody, acts.callAgain),
  act('begin', 'They are here: the visit begins.', desk.ActBody, (ctx, id, { version }) =>
    acts.begin(ctx, id, version),
  ),
  act('finish', 'The visit is over.', desk.FinishBody, acts.finish),
  act('no-show', 'Nobody came.', desk.ActBody, (ctx, id, { version }) => acts.missed(ctx, id, version)),
  act('transfer', 'Send them on to another counter.', desk.TransferBody, acts.transfer),
  route({
    method: 'GET',
    path: '/api/desk/counters/:queue/figures',
    summary: 'How long people waited at a counter in the last thirty days.',
    permission: 'counters.serve',
    ...ofQueue,
    answer: desk.FiguresView,
    handle: (ctx, { params }) => figures(ctx, params.queue),
  }),
  route({
    method: 'GET',
    path: '/api/desk/counters/:queue/settings',
    summary: 'Hours, minutes, desks and closed days of a counter, with what they were and will be.',
    permission: 'counters.manage',
    ...ofQueue,
    answer: desk.SettingsView,
    handle: (ctx, { params }) => settingsView(ctx, params.queue),
  }),
  route({
    method: 'POST',
    path: '/api/desk/counters/:queue/rules',
    summary: 'Set the rules of a counter from a date on.',
    permission: 'counters.manage',
    ...ofQueue,
    body: desk.RuleBody,
    status: 204,
    handle: (ctx, { params, body }) => setRule(ctx, params.queue, body),
  }),
  route({
    method: 'POST',
    path: '/api/desk/counters/:queue/closed-days',
    summary: 'Close a counter on a day; who had an appointment is told.',
    permission: 'counters.manage',
    ...ofQueue,
    body: desk.ClosedBody,
    status: 201,
    answer: desk.ClosedAnswer,
    handle: (ctx, { params, body }) => closeDay(ctx, params.queue, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/desk/counters/:queue/closed-days/:date',
    summary: 'Open a counter on a day on which it was to be closed.',
    permission: 'counters.manage',
    params: desk.DateParams,
    scope: (ctx, { params }) => scopeOf(ctx, params.queue),
    status: 204,
    handle: (ctx, { params }) => openDay(ctx, params.queue, params.date),
  }),
];
