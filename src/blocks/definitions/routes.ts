/** DOOR http of definitions: the form of a service, as pages need it. */
import { Reply, route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { formSchema } from './form-schema.ts';
import { formOf } from './forms.ts';
import { jsonSchema } from './json-schema.ts';

const asSchema = (schema: object) =>
  new Reply(200, { 'content-type': 'application/schema+json; charset=utf-8' }, JSON.stringify(schema));

export const definitionRoutes = [
  route({
    method: 'GET',
    path: '/api/services/:id/form',
    summary: 'The form of a service in one language, with its conditions ready to run.',
    permission: 'public',
    params: contract.ServiceParams,
    query: contract.FormQuery,
    answer: contract.FormView,
    handle: (ctx, { params, query }) => formOf(ctx, params.id, query),
  }),
  route({
    method: 'GET',
    path: '/api/services/:id/form-schema',
    summary: 'The form of a service as JSON Schema (draft 2020-12), for programs that fill it in.',
    permission: 'public',
    params: contract.ServiceParams,
    query: contract.FormQuery,
    handle: async (ctx, { params, query }) => asSchema(formSchema(await formOf(ctx, params.id, query))),
  }),
  route({
    method: 'GET',
    path: '/api/definitions/schema.json',
    summary: 'What a service.yaml may hold, as JSON Schema (draft 2020-12), for editors.',
    permission: 'public',
    handle: async () => asSchema(jsonSchema('service')),
  }),
  route({
    method: 'GET',
    path: '/api/definitions/schema/:part',
    summary:
      'What form.yaml, workflow.yaml, papers.yaml, pillars.yaml or life-events.yaml may hold, as JSON Schema.',
    permission: 'public',
    params: contract.SchemaParams,
    handle: async (_ctx, { params }) => asSchema(jsonSchema(params.part)),
  }),
];
