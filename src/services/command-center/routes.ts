/** DOOR http of the command center. */
import { Reply, route } from '../../platform/http/route.ts';
import { Overview, OverviewQuery } from './contract.ts';
import { writtenOverview } from './overview.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/api/wall/overview',
    summary:
      'The command center in one answer: figures, agencies, newest and late cases, each with source, time and health.',
    permission: 'wall.read',
    // The picture names no person and no hidden case, so a grant anywhere shows all of it.
    scope: 'any',
    // Many screens may share one kiosk's token, and a written answer costs next to nothing.
    perMinute: 12_000,
    query: OverviewQuery,
    answer: Overview,
    async handle(ctx) {
      const text = await writtenOverview(ctx.city, ctx.language);
      return new Reply(
        200,
        { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
        text,
      );
    },
  }),
];
