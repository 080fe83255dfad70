/** One module's routes behind HTTP on a real city, spoken to by whoever the test says. */
import type { TestContext } from 'node:test';
import { type Actor, VISITOR } from '../../src/platform/actor.ts';
import { createServer } from '../../src/platform/http/server.ts';
import type { Module } from '../../src/platform/module.ts';
import { createMetrics } from '../../src/platform/telemetry/metrics.ts';
import type { Texts } from '../../src/platform/texts.ts';
import { testCity } from './city.ts';

/** The city, and its server, not yet listening. `actorOf` is asked at every request. */
export async function room(
  t: TestContext,
  module: Module,
  texts: Texts,
  actorOf: () => Actor = () => VISITOR,
) {
  const city = await testCity(t, { modules: [module] });
  const app = await createServer({
    cityOf: () => city,
    authenticate: async () => actorOf(),
    routes: (module.routes ?? []).map((route) => ({ module: module.name, route })),
    texts,
    log: city.log,
    metrics: createMetrics(),
    trustProxy: false,
    secureCookies: false,
    mapOrigins: [],
    rateLimit: true,
  });
  t.after(() => app.close());
  return { city, app };
}
