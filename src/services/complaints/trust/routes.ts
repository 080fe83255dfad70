/** DOOR http of flags, moderation, the named few and the rules of what is held back. */
import type { Context } from '../../../platform/context.ts';
import { route } from '../../../platform/http/route.ts';
import * as base from '../contract.ts';
import { scopeOf } from '../desk-view.ts';
import { codeIn, receiptIn } from '../routes.ts';
import * as desk from '../rules/desk-contract.ts';
import * as contract from '../rules/trust-contract.ts';
import { appoint, dismiss, listConfidants } from './confidants.ts';
import { raiseFlag } from './flags.ts';
import { identityOf, originalPhoto } from './looks.ts';
import { moderate } from './moderation.ts';
import { objectTo } from './objections.ts';
import { countReviews, partsOfCase, reviewList } from './queue.ts';
import { changeTrust, trustSettings } from './settings.ts';

/** The scope of the case that the address names. */
const scope = (ctx: Context, { params }: { params: { code: string } }) => scopeOf(ctx, codeIn(ctx, params));

export const trustRoutes = [
  route({
    method: 'POST',
    path: '/api/complaints/:code/flags',
    summary: 'Say what is wrong with a public report, its words, a step or a photo. Nobody learns who did.',
    permission: 'public',
    perMinute: 10,
    params: base.CodeParams,
    body: contract.Flag,
    status: 201,
    answer: contract.Flagged,
    handle: (ctx, { params, body }) => raiseFlag(ctx, codeIn(ctx, params), body),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/:code/objections',
    summary:
      'The reporter objects, once, to what was decided on their words or photos; another officer decides.',
    permission: 'public',
    perMinute: 20,
    params: base.CodeParams,
    headers: base.ReporterHeaders,
    body: contract.Objection,
    status: 201,
    answer: base.Done,
    handle: (ctx, { params, headers, body }) => objectTo(ctx, codeIn(ctx, params), receiptIn(headers), body),
  }),
  route({
    method: 'GET',
    path: '/api/desk/moderation',
    summary: 'What was flagged or held, by anybody or by the house, for who may moderate it.',
    permission: 'complaints.moderate',
    scope: 'any',
    query: contract.ReviewQuery,
    answer: contract.ReviewPage,
    handle: (ctx, { query }) => reviewList(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/desk/moderation/counts',
    summary: 'How much of it waits, and why.',
    permission: 'complaints.moderate',
    scope: 'any',
    answer: contract.ReviewCounts,
    handle: (ctx) => countReviews(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/desk/complaints/:code/moderation',
    summary: 'Every part of one report with how it stands before the public.',
    permission: 'complaints.moderate',
    params: base.CodeParams,
    scope,
    answer: contract.CaseParts,
    handle: (ctx, { params }) => partsOfCase(ctx, codeIn(ctx, params)),
  }),
  route({
    method: 'POST',
    path: '/api/desk/complaints/:code/moderation',
    summary: 'Show, hide, mask or redact one part of a report.',
    permission: 'complaints.moderate',
    perMinute: 120,
    params: base.CodeParams,
    scope,
    body: contract.Moderate,
    answer: contract.Moderated,
    handle: (ctx, { params, body }) => moderate(ctx, codeIn(ctx, params), body),
  }),
  route({
    method: 'GET',
    path: '/api/desk/complaints/:code/photos/:photo/original',
    summary: 'A photo as it was sent, where the public gets another one or none. Each look is written down.',
    permission: 'complaints.moderate',
    params: contract.PhotoParams,
    scope,
    handle: (ctx, { params }) => originalPhoto(ctx, codeIn(ctx, params), params.photo),
  }),
  route({
    method: 'POST',
    path: '/api/desk/complaints/:code/identity',
    summary:
      'Who reported in confidence, for an officer named for it. Each look is written down, with its reason.',
    permission: 'complaints.read',
    perMinute: 20,
    params: base.CodeParams,
    scope,
    body: contract.Look,
    answer: desk.Reporter,
    handle: (ctx, { params, body }) => identityOf(ctx, codeIn(ctx, params), body.reason),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/confidants',
    summary: 'The officers who are or were named for confidential reporters.',
    permission: 'complaints.manage',
    scope: 'city',
    answer: contract.Confidants,
    handle: (ctx) => listConfidants(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/confidants',
    summary: 'Name an officer, for one agency or the whole city. Nobody names himself.',
    permission: 'complaints.manage',
    scope: 'city',
    body: contract.Appoint,
    status: 201,
    answer: contract.Appointed,
    handle: (ctx, { body }) => appoint(ctx, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/complaints/confidants/:id',
    summary: 'End an appointment at once.',
    permission: 'complaints.manage',
    scope: 'city',
    params: contract.ConfidantParams,
    status: 204,
    handle: (ctx, { params }) => dismiss(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/trust',
    summary: 'What is held back until an officer has looked, now and from later days.',
    permission: 'complaints.manage',
    scope: 'city',
    answer: contract.TrustSettings,
    handle: (ctx) => trustSettings(ctx),
  }),
  route({
    method: 'PUT',
    path: '/api/complaints/trust',
    summary: 'Change that, from today or a later day.',
    permission: 'complaints.manage',
    scope: 'city',
    body: contract.TrustChange,
    answer: contract.TrustChanged,
    handle: (ctx, { body }) => changeTrust(ctx, body),
  }),
];
