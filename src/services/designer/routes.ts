/** DOOR http: writing services, and the second person who agrees. */
import { type AnyRoute, route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { begin, desk, drop, filesInForce, rebase, takeOver, view, writeEdits, writeTexts } from './drafts.ts';
import { approve, ask, preview, reject, takeBack, walk, withdraw } from './publish.ts';
import { specimen } from './specimen.ts';
import { getDraft } from './store.ts';

const WRITE = 'designer.write';
const APPROVE = 'designer.approve';
const ONE = '/api/designer/drafts/:id';
const ofDraft = { scope: 'city', params: contract.DraftParams } as const;

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/designer',
    summary: 'The services of the city, their drafts, and folders of the packs that could not be taken over.',
    permission: WRITE,
    scope: 'city',
    answer: contract.Desk,
    handle: (ctx) => desk(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/designer/asked',
    summary: 'Drafts, for the second person.',
    permission: APPROVE,
    scope: 'city',
    answer: contract.Desk,
    handle: (ctx) => desk(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/designer/drafts',
    summary: 'Begins a draft: a change of a service, a copy of another one, or the example.',
    permission: WRITE,
    scope: 'city',
    body: contract.NewDraft,
    status: 201,
    answer: contract.DraftView,
    handle: (ctx, { body }) => begin(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/designer/drafts/import',
    summary:
      'Begins a draft from files that were carried here; what is wrong with them is told as for typing.',
    permission: WRITE,
    scope: 'city',
    perMinute: 20,
    body: contract.Import,
    status: 201,
    answer: contract.DraftView,
    handle: (ctx, { body }) => takeOver(ctx, body.files),
  }),
  route({
    method: 'GET',
    path: '/api/designer/services/:service/files',
    summary: 'The files of the version in force, as they would stand in a pack.',
    permission: WRITE,
    scope: 'city',
    params: contract.ServiceParams,
    answer: contract.ServiceFiles,
    handle: async (ctx, { params }) => ({ files: await filesInForce(ctx, params.service) }),
  }),
  ...[
    ['', WRITE],
    ['/review', APPROVE],
  ].map(([end = '', permission = '']) =>
    route({
      method: 'GET',
      path: `${ONE}${end}` as `/${string}`,
      summary: 'One draft: its texts, what is wrong with it, and what it would change.',
      permission: permission as `${string}.${string}`,
      ...ofDraft,
      answer: contract.DraftView,
      handle: async (ctx, { params }) => view(ctx, await getDraft(ctx.city.db, params.id)),
    }),
  ),
  route({
    method: 'PUT',
    path: ONE,
    summary: 'The texts as the author typed them; 409 when a colleague changed the draft meanwhile.',
    permission: WRITE,
    ...ofDraft,
    perMinute: 240,
    body: contract.Texts,
    answer: contract.DraftView,
    handle: (ctx, { params, body }) => writeTexts(ctx, params.id, body),
  }),
  route({
    method: 'PATCH',
    path: ONE,
    summary: 'Changes of single places; comments in the texts stay.',
    permission: WRITE,
    ...ofDraft,
    perMinute: 240,
    body: contract.Edits,
    answer: contract.DraftView,
    handle: (ctx, { params, body }) => writeEdits(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: `${ONE}/drop`,
    summary: 'Throws a draft away.',
    permission: WRITE,
    ...ofDraft,
    body: contract.SeenOnly,
    answer: contract.Done,
    handle: async (ctx, { params, body }) => {
      await drop(ctx, params.id, body.seen);
      return { done: true };
    },
  }),
  ...[
    ['walk', WRITE],
    ['review/walk', APPROVE],
  ].map(([end = '', permission = '']) =>
    route({
      method: 'POST',
      path: `${ONE}/${end}` as `/${string}`,
      summary: 'Walks every path of the draft with made-up answers.',
      permission: permission as `${string}.${string}`,
      ...ofDraft,
      perMinute: 20,
      answer: contract.Walked,
      handle: (ctx, { params }) => walk(ctx, params.id),
    }),
  ),
  ...[
    ['preview', WRITE],
    ['review/preview', APPROVE],
  ].map(([end = '', permission = '']) =>
    route({
      method: 'GET',
      path: `${ONE}/${end}` as `/${string}`,
      summary: 'The public page and the form as citizens would see them.',
      permission: permission as `${string}.${string}`,
      ...ofDraft,
      answer: contract.Preview,
      handle: (ctx, { params }) => preview(ctx, params.id),
    }),
  ),
  ...[
    ['papers', WRITE],
    ['review/papers', APPROVE],
  ].map(([end = '', permission = '']) =>
    route({
      method: 'GET',
      path: `${ONE}/${end}/:paper` as `/${string}`,
      summary:
        'A specimen of a paper as PDF, with made-up answers: no number, no signature, marked as not valid.',
      permission: permission as `${string}.${string}`,
      scope: 'city',
      params: contract.PaperParams,
      perMinute: 20,
      handle: (ctx, { params }) => specimen(ctx, params.id, params.paper),
    }),
  ),
  route({
    method: 'POST',
    path: `${ONE}/rebase`,
    summary: 'A newer version came meanwhile: the draft is held against it, or begins anew from it.',
    permission: WRITE,
    ...ofDraft,
    body: contract.Rebase,
    answer: contract.DraftView,
    handle: (ctx, { params, body }) => rebase(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: `${ONE}/ask`,
    summary: 'Asks a second person to agree.',
    permission: WRITE,
    ...ofDraft,
    body: contract.Ask,
    answer: contract.DraftView,
    handle: (ctx, { params, body }) => ask(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: `${ONE}/take-back`,
    summary: 'The author goes on writing.',
    permission: WRITE,
    ...ofDraft,
    body: contract.SeenOnly,
    answer: contract.DraftView,
    handle: (ctx, { params, body }) => takeBack(ctx, params.id, body.seen),
  }),
  route({
    method: 'POST',
    path: `${ONE}/approve`,
    summary: 'The second person agrees: the version is published and holds from its day.',
    permission: APPROVE,
    ...ofDraft,
    perMinute: 20,
    body: contract.Answer,
    answer: contract.Published,
    handle: (ctx, { params, body }) => approve(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: `${ONE}/reject`,
    summary: 'The second person gives it back with what should be another.',
    permission: APPROVE,
    ...ofDraft,
    body: contract.Answer,
    answer: contract.DraftView,
    handle: (ctx, { params, body }) => reject(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/api/designer/services/:service/withdraw',
    summary: 'From that day the service is no longer offered; what runs goes on.',
    permission: APPROVE,
    scope: 'city',
    params: contract.ServiceParams,
    body: contract.Withdraw,
    answer: contract.Done,
    handle: async (ctx, { params, body }) => {
      await withdraw(ctx, params.service, body);
      return { done: true };
    },
  }),
];
