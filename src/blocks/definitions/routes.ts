/** DOOR http of definitions: the form of a service, as pages need it. */
import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { formOf } from './forms.ts';

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
];
