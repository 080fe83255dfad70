/** The house put together: register, cities, HTTP. Start, commands, benchmarks and tests all enter here. */
import { configureDocuments } from '../blocks/documents/api.ts';
import { authenticate, setSiteFacts } from '../blocks/identity/api.ts';
import { createIndicators, setIndicators } from '../blocks/indicators/api.ts';
import { configureNotices, createAdapters } from '../blocks/notices/api.ts';
import type { City, CityRecord } from '../platform/city.ts';
import { cityOrigin, type Env } from '../platform/env.ts';
import { createServer, type Server } from '../platform/http/server.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { createMetrics, type Metrics } from '../platform/telemetry/metrics.ts';
import { loadTexts } from '../platform/texts.ts';
import { configureDoors } from '../services/channels/api.ts';
import { setBoards } from '../services/command-center/api.ts';
import { configureSp4n } from '../services/sp4n/api.ts';
import { serveApiDescription } from './api-pages.ts';
import { type CityOptions, type OpenCity, openCity } from './cities.ts';
import { fictionalCities } from './fiction.ts';
import { serveHealth } from './health.ts';
import { MODULES } from './modules.ts';
import { allRoutes } from './routes.ts';
import { pagesIn, serveWeb } from './web-server.ts';

export type House = {
  app: Server;
  cities: ReadonlyMap<string, City>;
  metrics: Metrics;
  /** Starts serving a city that was made while the house is open. */
  add(record: CityRecord): Promise<City>;
  close(): Promise<void>;
};

export type HouseOptions = CityOptions & {
  env: Env;
  log: Log;
  /** Folder of the built web faces; undefined serves the API alone. */
  webDir?: string | undefined;
};

export const TEXTS = loadTexts(MODULES.flatMap((module) => module.texts ?? []));

export async function openHouse(records: readonly CityRecord[], options: HouseOptions): Promise<House> {
  const { env, log } = options;
  const metrics = createMetrics();
  setSiteFacts({ mode: env.mode, mapStyle: env.mapStyle ?? null });
  setIndicators(createIndicators(MODULES));
  setBoards(MODULES);
  configureNotices({
    adapters: createAdapters(env),
    texts: TEXTS,
    count: (city, outcome) => metrics.count('notices', city, outcome),
  });
  const open = new Map<string, OpenCity>();
  const cities = new Map<string, City>();
  const hosts = new Map<string, City>();
  configureDoors({ env, cities, origin: (slug) => cityOrigin(env, slug) });
  configureSp4n(env, cities);
  configureDocuments({ env, origin: (slug) => cityOrigin(env, slug) });
  const add = async (record: CityRecord) => {
    const opened = await openCity(record, options);
    open.set(record.slug, opened);
    cities.set(record.slug, opened.city);
    if (fictionalCities(env, [record]).length > 0)
      log.warn({ city: record.slug }, 'fictional data is served outside demo mode');
    for (const host of record.hosts) hosts.set(host.toLowerCase(), opened.city);
    return opened.city;
  };
  await Promise.all(records.map(add));

  const app = await createServer({
    cityOf: (host) => hosts.get(host),
    authenticate,
    routes: allRoutes(),
    texts: TEXTS,
    log,
    metrics,
    trustProxy: env.trustProxy,
    secureCookies: env.publicScheme === 'https',
    mapOrigins: env.mapStyle ? [new URL(env.mapStyle).origin] : [],
    rateLimit: env.test.PENDOPO_TEST_RATE_LIMIT !== 'off',
    ...(options.webDir ? { pageAt: pagesIn(options.webDir) } : {}),
  });
  serveHealth(app, { cities, metrics, ...(env.metricsToken ? { metricsToken: env.metricsToken } : {}) });
  serveApiDescription(app, TEXTS);
  if (options.webDir) serveWeb(app, { dir: options.webDir, cities, env });
  await app.ready();
  return {
    app,
    cities,
    metrics,
    add,
    async close() {
      await app.close();
      await Promise.all([...open.values()].map((one) => one.close()));
    },
  };
}
