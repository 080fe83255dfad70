/** DOOR http of one act on many cases. Each case is checked by itself: the routes only ask for work anywhere at all. */
import { Reply, route } from '../../../platform/http/route.ts';
import * as contract from '../rules/bulk-contract.ts';
import { bulkCsv, bulkRun, bulkRuns, startBulk, stopBulk } from './bulk.ts';
import { rehearse } from './rehearse.ts';

const anywhere = { permission: 'complaints.work', scope: 'any' } as const;

export const bulkRoutes = [
  route({
    method: 'POST',
    path: '/api/desk/bulk/rehearsals',
    summary:
      'What an act would do to each of some cases, and which it would refuse and why. Nothing is kept.',
    ...anywhere,
    perMinute: 240,
    body: contract.Rehearse,
    answer: contract.Rehearsed,
    handle: (ctx, { body }) => rehearse(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/desk/bulk',
    summary: 'Do one act on up to 500 cases, one after the other, in the background.',
    ...anywhere,
    body: contract.NewRun,
    status: 201,
    answer: contract.RunStarted,
    handle: (ctx, { body }) => startBulk(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/api/desk/bulk',
    summary: 'The caller’s own last runs.',
    ...anywhere,
    answer: contract.RunList,
    handle: (ctx) => bulkRuns(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/desk/bulk/:id',
    summary: 'How far a run of the caller’s own is, and what became of each case.',
    ...anywhere,
    params: contract.RunParams,
    answer: contract.RunView,
    handle: (ctx, { params }) => bulkRun(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/desk/bulk/:id/result.csv',
    summary: 'What became of each case of a run of the caller’s own, as CSV.',
    ...anywhere,
    params: contract.RunParams,
    async handle(ctx, { params }) {
      const headers = {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="hasil-${params.id.slice(0, 8)}.csv"`,
        'cache-control': 'no-store',
      };
      return new Reply(200, headers, await bulkCsv(ctx, params.id));
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/bulk/:id/stop',
    summary: 'Stop a run of the caller’s own before the next case; what is done stays done.',
    ...anywhere,
    params: contract.RunParams,
    answer: contract.RunStarted,
    handle: (ctx, { params }) => stopBulk(ctx, params.id),
  }),
];
