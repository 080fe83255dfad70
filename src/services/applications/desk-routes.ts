/** DOOR http of officers: lists, one application, every act on it, the head's approvals, stand-ins, and the counter. */
import type { Static, TSchema } from 'typebox';
import { getCase } from '../../blocks/cases/api.ts';
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { scopeOf } from './access.ts';
import { alerts, approvals, decideMany } from './approvals.ts';
import * as contract from './contract.ts';
import { delegate, delegations, endOne } from './delegations.ts';
import * as acts from './desk-acts.ts';
import { deskCounts, deskList, deskServices } from './desk-list.ts';
import { deskView } from './desk-view.ts';
import { assist } from './intake.ts';
import { paperFile } from './papers.ts';
import { revokePaper } from './revoke.ts';
import { codeIn, deskUpload, PaperParams } from './routes.ts';
import * as desk from './rules/desk-contract.ts';
import { allOffered, workflowOf } from './service-of.ts';
import { sightIn } from './sight.ts';

const READ = 'applications.read';

/** Where the application that the address names belongs; whoever works at one of its desks reaches it. */
const ofCase = {
  params: contract.CodeParams,
  permission: READ,
  scope: (ctx: Context, { params }: { params: { code: string } }) => scopeOf(ctx, codeIn(ctx, params), READ),
} as const;

/** Which part the act needs is decided by the state it stands in, behind this door. */
function act<B extends TSchema>(
  name: string,
  summary: string,
  body: B,
  run: (ctx: Context, code: string, given: Static<B>) => Promise<contract.Done>,
): AnyRoute {
  return route({
    method: 'POST',
    path: `/api/desk/applications/:code/${name}`,
    summary,
    ...ofCase,
    perMinute: 240,
    body,
    answer: contract.Done,
    handle: (ctx, input) => run(ctx, codeIn(ctx, input.params), input.body),
  });
}

export const deskRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/desk/applications',
    summary: 'Applications that the officer’s roles reach, by view.',
    permission: READ,
    scope: 'any',
    query: desk.DeskQuery,
    answer: desk.DeskPage,
    handle: (ctx, { query }) => deskList(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/desk/applications/counts',
    summary: 'How many each view holds; 1000 means 1000 or more.',
    permission: READ,
    scope: 'any',
    query: desk.DeskQuery,
    answer: desk.DeskCounts,
    handle: (ctx, { query }) => deskCounts(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/desk/applications/services',
    summary: 'Services that have something open in the caller’s agencies, for the filter.',
    permission: READ,
    scope: 'any',
    answer: desk.DeskServices,
    handle: (ctx) => deskServices(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/desk/applications/alerts',
    summary: 'What silence will decide within the working days that the city set.',
    permission: READ,
    scope: 'any',
    answer: desk.Alerts,
    handle: (ctx) => alerts(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/desk/applications/offered',
    summary: 'Services that an officer can type in for somebody.',
    permission: 'applications.assist',
    scope: 'any',
    answer: desk.Offered,
    handle: async (ctx) => ({
      items: (await allOffered(ctx)).map((service) => ({
        id: service.service,
        title: say(service.definition.title, ctx.language),
        version: service.version,
        promise: workflowOf(service).promise,
      })),
    }),
  }),
  deskUpload,
  route({
    method: 'POST',
    path: '/api/desk/applications',
    summary: 'Types in at the counter what somebody asks for.',
    permission: 'applications.assist',
    scope: 'any',
    perMinute: 120,
    body: desk.AssistedApplication,
    status: 201,
    answer: contract.Sent,
    handle: (ctx, { body }) => assist(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/api/desk/applications/:code',
    summary: 'One application with all that belongs to it, and what the caller may do.',
    ...ofCase,
    answer: desk.DeskApplication,
    handle: (ctx, { params }) => deskView(ctx, codeIn(ctx, params)),
  }),
  route({
    method: 'GET',
    path: '/api/desk/applications/:code/papers/:paper',
    summary: 'The file of a paper of this application.',
    permission: READ,
    params: PaperParams,
    scope: (ctx, { params }) => scopeOf(ctx, codeIn(ctx, params), READ),
    async handle(ctx, { params }) {
      const row = await getCase(ctx.city, codeIn(ctx, params));
      // A paper says more than a review that is shown some answers only may read.
      if ((await sightIn(ctx, row)) !== 'all') throw new Problem(403, 'platform.forbidden');
      return paperFile(ctx.city, row.id, params.paper);
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/applications/:code/papers/:paper/revoke',
    summary: 'Takes a paper back.',
    permission: READ,
    params: PaperParams,
    scope: (ctx, { params }) => scopeOf(ctx, codeIn(ctx, params), READ),
    body: desk.Revoke,
    status: 204,
    async handle(ctx, { params, body }) {
      await revokePaper(ctx, codeIn(ctx, params), params.paper, body.reason);
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/api/desk/applications/:code/colleagues',
    summary: 'Officers who could do what the application waits for.',
    ...ofCase,
    answer: desk.Colleagues,
    handle: async (ctx, { params }) => ({ officers: await acts.colleaguesFor(ctx, codeIn(ctx, params)) }),
  }),
  act('take', 'Takes the application as one’s own work.', desk.Take, acts.take),
  act('release', 'Gives it back to the desk.', desk.Take, acts.release),
  act('hand-over', 'Gives it to a colleague.', desk.HandOver, acts.handOver),
  act('checks', 'Judges one requirement.', desk.CheckRequirement, acts.check),
  act('act', 'Does an act of the definition: forward, return, approve, refuse, finish.', desk.Act, acts.act),
  act('review', 'Gives one of the opinions that are asked at the same time.', desk.Review, acts.review),
  act('visit', 'Proposes when the inspector comes.', desk.ProposeVisit, acts.propose),
  act(
    'minutes',
    'Writes the minutes of an inspection; sent twice, written once.',
    desk.Minutes,
    acts.minutes,
  ),
  act('messages', 'Writes to the applicant.', contract.Write, acts.write),
  act('notes', 'Writes a note that only officers see.', desk.Note, acts.note),
  act('paid', 'Notes that the fee was paid at the counter.', desk.Paid, acts.paid),
  route({
    method: 'GET',
    path: '/api/desk/approvals',
    summary: 'All that waits for the caller’s decision, with the advice that was given.',
    permission: READ,
    scope: 'any',
    answer: desk.Approvals,
    handle: (ctx) => approvals(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/desk/approvals',
    summary: 'Decides many, each by itself.',
    permission: READ,
    scope: 'any',
    body: desk.DecideMany,
    answer: desk.DecidedMany,
    handle: (ctx, { body }) => decideMany(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/api/desk/delegations',
    summary: 'Who stands in for whom (Plh, Plt) in the caller’s agencies.',
    permission: READ,
    scope: 'any',
    answer: desk.Delegations,
    handle: (ctx) => delegations(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/desk/delegations',
    summary: 'Lets an officer decide in the caller’s place for some days.',
    permission: 'applications.decide',
    scope: 'any',
    body: desk.NewDelegation,
    status: 201,
    answer: desk.DelegationParams,
    handle: (ctx, { body }) => delegate(ctx, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/desk/delegations/:id',
    summary: 'Ends a standing in.',
    permission: 'applications.decide',
    scope: 'any',
    params: desk.DelegationParams,
    status: 204,
    handle: (ctx, { params }) => endOne(ctx, params.id),
  }),
];
