/** DOOR http of crews and their dispatchers. */
import type { Context } from '../../../platform/context.ts';
import { route } from '../../../platform/http/route.ts';
import { CodeParams, Done } from '../contract.ts';
import { scopeOf } from '../desk-view.ts';
import { codeIn } from '../routes.ts';
import { Take } from '../rules/desk-contract.ts';
import * as contract from '../rules/round-contract.ts';
import { arrive, planRound, rounds, todaysRound, workSheet } from './rounds.ts';

const ofAgency = async (_ctx: Context, { params }: { params: { agency: string } }) => ({
  agency: params.agency,
  area: null,
});

export const roundRoutes = [
  route({
    method: 'GET',
    path: '/api/desk/round',
    summary:
      'The caller’s own round of today: planned stops and own open cases, to be read without a network.',
    permission: 'complaints.work',
    scope: 'any',
    answer: contract.Round,
    handle: (ctx) => todaysRound(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/desk/complaints/:code/sheet',
    summary: 'One case for a work order on paper: nothing of who reported, no numbers of people.',
    permission: 'complaints.read',
    params: CodeParams,
    scope: (ctx, { params }) => scopeOf(ctx, codeIn(ctx, params)),
    answer: contract.RoundCase,
    handle: (ctx, { params }) => workSheet(ctx, codeIn(ctx, params)),
  }),
  route({
    method: 'POST',
    path: '/api/desk/complaints/:code/arrive',
    summary: 'Say that the crew is at the place.',
    permission: 'complaints.work',
    params: CodeParams,
    scope: (ctx, { params }) => scopeOf(ctx, codeIn(ctx, params)),
    perMinute: 240,
    body: Take,
    answer: Done,
    handle: (ctx, { params, body }) => arrive(ctx, codeIn(ctx, params), body),
  }),
  route({
    method: 'GET',
    path: '/api/desk/rounds/:agency/:day',
    summary: 'The crews of an agency with their stops of a day.',
    permission: 'complaints.triage',
    scope: ofAgency,
    params: contract.RoundsParams,
    answer: contract.Rounds,
    handle: (ctx, { params }) => rounds(ctx, params.agency, params.day),
  }),
  route({
    method: 'PUT',
    path: '/api/desk/rounds/:agency/:day/:officer',
    summary: 'Write the order of a crew’s day; cases that others hold are handed over to it.',
    permission: 'complaints.triage',
    scope: ofAgency,
    params: contract.RoundParams,
    body: contract.PlanRound,
    answer: contract.RoundPlanned,
    handle: (ctx, { params, body }) => planRound(ctx, params, body),
  }),
];
