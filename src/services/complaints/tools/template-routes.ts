/** DOOR http of ready answers. */
import { type Permission, route } from '../../../platform/http/route.ts';
import { CodeParams } from '../contract.ts';
import { scopeOf } from '../desk-view.ts';
import { codeIn } from '../routes.ts';
import * as contract from '../rules/templates-contract.ts';
import { fillForCase, offeredTemplates } from './filling.ts';
import {
  addTemplate,
  changeTemplate,
  MANAGE,
  retireTemplate,
  scopeOfTemplate,
  templateList,
} from './templates.ts';

const permission: Permission = MANAGE;

export const templateRoutes = [
  route({
    method: 'GET',
    path: '/api/desk/templates',
    summary: 'Ready answers of the city and of the agencies that the caller keeps them for, with their use.',
    permission,
    scope: 'any',
    answer: contract.TemplatesView,
    handle: (ctx) => templateList(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/desk/templates',
    summary: 'Add a ready answer of the city or of an agency.',
    permission,
    scope: async (_ctx, { body }) => ({ agency: body.agency, area: null }),
    body: contract.NewTemplate,
    status: 201,
    answer: contract.TemplateSaved,
    handle: (ctx, { body }) => addTemplate(ctx, body),
  }),
  route({
    method: 'PUT',
    path: '/api/desk/templates/:id',
    summary: 'Another version of a ready answer, from today or a later day.',
    permission,
    scope: (ctx, { params }) => scopeOfTemplate(ctx, params.id),
    params: contract.TemplateParams,
    body: contract.TemplateChange,
    answer: contract.TemplateSaved,
    handle: (ctx, { params, body }) => changeTemplate(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/api/desk/templates/:id/retire',
    summary: 'Offer a ready answer no longer.',
    permission,
    scope: (ctx, { params }) => scopeOfTemplate(ctx, params.id),
    params: contract.TemplateParams,
    body: contract.RetireTemplate,
    answer: contract.TemplateSaved,
    handle: (ctx, { params, body }) => retireTemplate(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    path: '/api/desk/complaints/:code/templates',
    summary: 'Ready answers for one act on one case, in the reporter’s language.',
    permission: 'complaints.work',
    params: CodeParams,
    scope: (ctx, { params }) => scopeOf(ctx, codeIn(ctx, params)),
    query: contract.OfferQuery,
    answer: contract.OfferedTemplates,
    handle: (ctx, { params, query }) => offeredTemplates(ctx, codeIn(ctx, params), query.act),
  }),
  route({
    method: 'POST',
    path: '/api/desk/complaints/:code/templates/:id',
    summary: 'A ready answer filled for one case. Nothing is sent; a look at the reporter’s name is noted.',
    permission: 'complaints.work',
    params: contract.FillParams,
    scope: (ctx, { params }) => scopeOf(ctx, codeIn(ctx, params)),
    perMinute: 240,
    body: contract.FillTemplate,
    answer: contract.FilledTemplate,
    handle: (ctx, { params, body }) => fillForCase(ctx, codeIn(ctx, params), params.id, body),
  }),
];
