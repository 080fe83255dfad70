/** DOOR http for everybody: counters, free times, and one's own number by its code. No account is needed. */
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { bookAtCounter, readTime, takeNumber } from './booking.ts';
import * as contract from './contract.ts';
import { cancel, move } from './own-acts.ts';
import { byCode, counterPage, displayView, listCounters, numberView, slotsView } from './view.ts';

export const publicRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/counters',
    summary: 'The counters of the city: open or not, how many wait, and how long it would take.',
    permission: 'public',
    answer: contract.CountersView,
    handle: (ctx) => listCounters(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/counters/:queue',
    summary: 'One counter, and the days on which a time can be booked.',
    permission: 'public',
    params: contract.QueueParams,
    query: contract.CounterQuery,
    answer: contract.CounterPage,
    handle: (ctx, { params, query }) => counterPage(ctx, params.queue, query.service),
  }),
  route({
    method: 'GET',
    path: '/api/counters/:queue/slots',
    summary: 'The times of one day, with how many places each has left.',
    permission: 'public',
    params: contract.QueueParams,
    query: contract.SlotsQuery,
    answer: contract.SlotsView,
    handle: (ctx, { params, query }) => slotsView(ctx, params.queue, query.date, query.service),
  }),
  route({
    method: 'GET',
    path: '/api/counters/:queue/display',
    summary: 'What the screen of a waiting room shows: numbers and desks, no people.',
    permission: 'public',
    params: contract.QueueParams,
    answer: contract.DisplayView,
    handle: (ctx, { params }) => displayView(ctx, params.queue),
  }),
  route({
    method: 'POST',
    path: '/api/counters/:queue/numbers',
    summary: 'Take today’s next number.',
    permission: 'public',
    perMinute: 30,
    params: contract.QueueParams,
    body: contract.TakeBody,
    status: 201,
    answer: contract.NumberView,
    handle: (ctx, { params, body }) => takeNumber(ctx, params.queue, body),
  }),
  route({
    method: 'POST',
    path: '/api/counters/:queue/appointments',
    summary: 'Book a time; the confirmation goes to the telephone.',
    permission: 'public',
    perMinute: 30,
    params: contract.QueueParams,
    body: contract.BookBody,
    status: 201,
    answer: contract.NumberView,
    handle: (ctx, { params, body: { at, ...wish } }) =>
      bookAtCounter(ctx, params.queue, { ...wish, at: readTime(at) }),
  }),
  route({
    method: 'GET',
    path: '/api/numbers/:code',
    summary: 'One’s own number or appointment: how many are called first, and when it will probably be.',
    permission: 'public',
    params: contract.CodeParams,
    answer: contract.NumberView,
    handle: (ctx, { params }) => numberView(ctx, params.code),
  }),
  route({
    method: 'POST',
    path: '/api/numbers/:code/cancel',
    summary: 'Give a number or an appointment back.',
    permission: 'public',
    params: contract.CodeParams,
    answer: contract.NumberView,
    handle: async (ctx, { params }) => cancel(ctx, await byCode(ctx, params.code)),
  }),
  route({
    method: 'POST',
    path: '/api/numbers/:code/move',
    summary: 'Move an appointment to another free time, once.',
    permission: 'public',
    params: contract.CodeParams,
    body: contract.MoveBody,
    answer: contract.NumberView,
    handle: async (ctx, { params, body }) => move(ctx, await byCode(ctx, params.code), readTime(body.at)),
  }),
];
