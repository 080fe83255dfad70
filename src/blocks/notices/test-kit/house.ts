/** The notices' routes behind HTTP on a real city, spoken to by whoever the test says. */
import type { TestContext } from 'node:test';
import { testCity } from '../../../../test/kit/city.ts';
import { type Actor, VISITOR } from '../../../platform/actor.ts';
import { createServer } from '../../../platform/http/server.ts';
import { createMetrics } from '../../../platform/telemetry/metrics.ts';
import { notices } from '../module.ts';
import { texts } from './post-office.ts';

export async function house(t: TestContext, actorOf: () => Actor = () => VISITOR) {
  const city = await testCity(t, { modules: [notices] });
  const app = await createServer({
    cityOf: () => city,
    authenticate: async () => actorOf(),
    routes: (notices.routes ?? []).map((route) => ({ module: 'notices', route })),
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

export const officer = (permission: string, agency: string | null): Actor => ({
  kind: 'officer',
  id: crypto.randomUUID(),
  name: 'Bu Tri',
  sessionId: 's',
  grants: [
    {
      role: 'r',
      permissions: new Set([permission]),
      agency,
      agencies: agency ? new Set([agency]) : null,
      area: null,
    },
  ],
});
