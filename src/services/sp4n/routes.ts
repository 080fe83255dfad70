/** DOOR http of the office: how the exchange stands, and trying again what failed. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import { connection } from './connection.ts';
import * as contract from './contract.ts';
import * as store from './store.ts';

const MOST = 100;

async function view({ city }: Context): Promise<contract.Sp4nView> {
  const { is, missing, leadTo } = connection();
  const [cursor, figures, troubles] = await Promise.all([
    store.readCursor(city.db),
    store.figures(city.db),
    store.troubles(city.db, MOST),
  ]);
  return {
    state: is === 'off' ? 'off' : leadTo(city.slug) ? is : 'elsewhere',
    missing,
    polledAt: cursor?.polled_at?.toISOString() ?? null,
    problem: cursor?.problem ?? null,
    ...figures,
    troubles: troubles.map(({ tracking, code, theirs, failed, conflict, tries, problem }) => ({
      tracking,
      code,
      theirs,
      failed,
      conflict,
      tries,
      problem,
    })),
  };
}

async function tryAgain(ctx: Context, tracking: string): Promise<void> {
  await change(ctx, async (tx) => {
    if (!(await store.retryLink(tx, tracking, ctx.now))) throw new Problem(409, 'sp4n.nothing-to-try');
    tx.audit({ action: 'sp4n.report.retried', subject: tracking });
    tx.job({ task: 'sp4n.exchange', payload: {}, key: 'sp4n.exchange' });
  });
}

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/sp4n',
    summary:
      'Whether the exchange with SP4N-LAPOR! is on, what waits, what failed, and who closed what first.',
    permission: 'sp4n.manage',
    scope: 'city',
    answer: contract.Sp4nView,
    handle: (ctx) => view(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/sp4n/links/:tracking/retry',
    summary: 'Try again to exchange a report that was given up.',
    permission: 'sp4n.manage',
    scope: 'city',
    params: contract.TrackingParams,
    status: 204,
    handle: (ctx, { params }) => tryAgain(ctx, params.tracking),
  }),
];
