/** Health, readiness and metrics: for supervisors, proxies and Prometheus, on any host. */
import type { City } from '../platform/city.ts';
import { sameSecret } from '../platform/crypt.ts';
import { sql } from '../platform/db/sql.ts';
import type { Server } from '../platform/http/server.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';

const PATIENCE_MS = 2000;

async function answers(city: City): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS).unref());
  return Promise.race([
    city.db.rows(sql`select 1`).then(
      () => true as const,
      () => false as const,
    ),
    late,
  ]);
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** `/healthz`: the process serves. `/readyz`: every city's database answers. `/metrics`: token, or this machine only. */
export function serveHealth(
  app: Server,
  options: { cities: ReadonlyMap<string, City>; metrics: Metrics; metricsToken?: string },
): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const states = await Promise.all(
      [...options.cities.values()].map(async (city) => [city.slug, await answers(city)] as const),
    );
    const ready = states.every(([, ok]) => ok);
    return reply
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ok' : 'waiting', cities: Object.fromEntries(states) });
  });
  app.get('/metrics', async (request, reply) => {
    const allowed = options.metricsToken
      ? sameSecret(request.headers.authorization, `Bearer ${options.metricsToken}`)
      : LOOPBACK.has(request.ip);
    if (!allowed) return reply.status(404).send('');
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await options.metrics.text());
  });
  options.metrics.watch('jobs_waiting', 'Jobs that wait to be run.', async () =>
    Promise.all(
      [...options.cities.values()].map(async (city) => {
        const row = await city.db.one<{ count: number }>(
          sql`select count(*) as count from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`,
        );
        return { city: city.slug, value: row.count };
      }),
    ),
  );
  options.metrics.watch('feed_position', 'Last event delivered to live screens.', async () =>
    [...options.cities.values()].map((city) => ({ city: city.slug, value: city.hub.position() })),
  );
}
