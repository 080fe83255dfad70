/** DOOR http for the tax office: registers, returns at the counter, assessments, runs, requests. Taxes belong to the whole city. */
import { change } from '../../platform/change.ts';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { localDate } from '../../shared/time.ts';
import { payerView } from './account-view.ts';
import { assess, examine } from './assessing.ts';
import * as contract from './contract.ts';
import { startLandRun } from './land-run.ts';
import { addObject, changeObject, endObject, rearrangeLand, transferObject } from './objects.ts';
import {
  agesView,
  objectDetail,
  objectsView,
  payersView,
  requestsView,
  runsView,
  taxesView,
} from './office-view.ts';
import { addPayer, getPayer } from './payers.ts';
import { decide } from './requests.ts';
import { fileReturn } from './returns.ts';

const done = async (work: Promise<unknown>): Promise<{ done: true }> => {
  await work;
  return { done: true };
};
const read = { permission: 'taxes.read', scope: 'city' } as const;
const manage = { permission: 'taxes.manage', scope: 'city' } as const;
const decides = { permission: 'taxes.decide', scope: 'city' } as const;

export const deskRoutes: readonly AnyRoute[] = [
  route({
    ...{ method: 'GET', path: '/api/desk/taxes', ...read, answer: contract.TaxesView },
    summary: 'The local taxes of today.',
    handle: (ctx) => taxesView(ctx),
  }),
  route({
    ...{
      method: 'GET',
      path: '/api/desk/taxes/payers',
      ...read,
      query: contract.PayersQuery,
      answer: contract.PayersView,
    },
    summary: 'Taxpayers by words of the name, telephone or number.',
    handle: (ctx, { query }) => payersView(ctx, query),
  }),
  route({
    ...{ method: 'POST', path: '/api/desk/taxes/payers', ...manage, body: contract.NewPayerBody },
    ...{ status: 201, answer: contract.NewPayerView },
    summary: 'A taxpayer is registered; the answer holds the code of his letter, once.',
    handle: (ctx, { body }) => change(ctx, (tx) => addPayer(ctx, tx, body)),
  }),
  route({
    ...{
      method: 'GET',
      path: '/api/desk/taxes/payers/:id',
      ...read,
      params: contract.UuidParams,
      answer: contract.PayerAccount,
    },
    summary: 'Everything of a taxpayer.',
    handle: async (ctx, { params }) => payerView(ctx, await getPayer(ctx.city, params.id)),
  }),
  route({
    ...{
      method: 'GET',
      path: '/api/desk/taxes/objects',
      ...read,
      query: contract.ObjectsQuery,
      answer: contract.ObjectsView,
    },
    summary: 'Objects by tax, number or holder.',
    handle: (ctx, { query }) => objectsView(ctx, query),
  }),
  route({
    ...{ method: 'POST', path: '/api/desk/taxes/objects', ...manage, body: contract.NewObjectBody },
    ...{ status: 201, answer: contract.NewObjectView },
    summary: 'An object is registered for a taxpayer.',
    handle: (ctx, { body }) => change(ctx, (tx) => addObject(ctx, tx, body)),
  }),
  route({
    ...{
      method: 'GET',
      path: '/api/desk/taxes/objects/:id',
      ...read,
      params: contract.IdParams,
      answer: contract.ObjectDetail,
    },
    summary: 'An object with its history.',
    handle: (ctx, { params }) => objectDetail(ctx, params.id),
  }),
  route({
    ...{
      method: 'POST',
      path: '/api/desk/taxes/objects/:id/form',
      ...manage,
      params: contract.IdParams,
      body: contract.ChangeBody,
    },
    answer: contract.Done,
    summary: 'Sizes or values of an object are other ones from a day on.',
    handle: (ctx, { params, body }) => done(changeObject(ctx, { object: params.id, ...body })),
  }),
  route({
    ...{
      method: 'POST',
      path: '/api/desk/taxes/objects/:id/holder',
      ...manage,
      params: contract.IdParams,
      body: contract.TransferBody,
    },
    answer: contract.Done,
    summary: 'An object goes over to another taxpayer; what was agreed about its debts is written down.',
    handle: (ctx, { params, body }) => done(transferObject(ctx, { object: params.id, ...body })),
  }),
  route({
    ...{
      method: 'POST',
      path: '/api/desk/taxes/objects/:id/end',
      ...manage,
      params: contract.IdParams,
      answer: contract.Done,
    },
    summary: 'An object ends today.',
    handle: (ctx, { params }) =>
      done(change(ctx, (tx) => endObject(tx, params.id, localDate(ctx.now, ctx.city.zone)))),
  }),
  route({
    ...{ method: 'POST', path: '/api/desk/taxes/rearrangements', ...manage, body: contract.RearrangeBody },
    ...{ status: 201, answer: contract.RearrangedView },
    summary: 'Land is split or merged; together it stays exactly as large.',
    handle: async (ctx, { body }) => ({ objects: await rearrangeLand(ctx, body) }),
  }),
  route({
    ...{ method: 'POST', path: '/api/desk/taxes/objects/:id/returns', ...manage, params: contract.IdParams },
    ...{ body: contract.DeskReturnBody, status: 201, answer: contract.FiledView },
    summary: 'A month is filed at the counter.',
    handle: (ctx, { params, body }) => fileReturn(ctx, { object: params.id, ...body }),
  }),
  route({
    ...{
      method: 'POST',
      path: '/api/desk/taxes/objects/:id/assessments',
      ...manage,
      params: contract.IdParams,
    },
    ...{ body: contract.AssessBody, status: 201, answer: contract.AssessedView },
    summary: 'A billboard or groundwater is assessed (SKPD).',
    handle: (ctx, { params, body }) => assess(ctx, { object: params.id, ...body }),
  }),
  route({
    ...{
      method: 'POST',
      path: '/api/desk/taxes/objects/:id/examinations',
      ...decides,
      params: contract.IdParams,
    },
    ...{ body: contract.ExamineBody, status: 201, answer: contract.AssessedView },
    summary: 'What an examination of a filed month found.',
    handle: (ctx, { params, body }) => examine(ctx, { object: params.id, ...body }),
  }),
  route({
    ...{ method: 'GET', path: '/api/desk/taxes/runs', ...read, answer: contract.RunsView },
    summary: 'The yearly bills of land: how far each year has come.',
    handle: (ctx) => runsView(ctx),
  }),
  route({
    ...{
      method: 'POST',
      path: '/api/desk/taxes/runs',
      ...decides,
      body: contract.RunBody,
      status: 202,
      answer: contract.Done,
    },
    summary: 'The bills of land of a year are issued; what is there already is left alone.',
    handle: (ctx, { body }) => done(startLandRun(ctx, body.year)),
  }),
  route({
    ...{ method: 'GET', path: '/api/desk/taxes/ages', ...read, answer: contract.AgesView },
    summary: 'What is unpaid, by tax and age.',
    handle: (ctx) => agesView(ctx),
  }),
  route({
    ...{
      method: 'GET',
      path: '/api/desk/taxes/requests',
      ...read,
      query: contract.RequestsQuery,
      answer: contract.RequestsView,
    },
    summary: 'What taxpayers asked for.',
    handle: (ctx, { query }) => requestsView(ctx, query.decided ?? false),
  }),
  route({
    ...{
      method: 'POST',
      path: '/api/desk/taxes/requests/:id/decision',
      ...decides,
      params: contract.UuidParams,
    },
    ...{ body: contract.DecideBody, answer: contract.Done },
    summary: 'A request is granted wholly, in part, or not.',
    handle: (ctx, { params, body }) => done(decide(ctx, { request: params.id, ...body })),
  }),
];
