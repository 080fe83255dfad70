/** Opens the installation for one command: environment, database, register, and a city where one is named. */

import { setSiteFacts } from '../../blocks/identity/api.ts';
import type { City, CityRecord } from '../../platform/city.ts';
import { type Env, readEnv } from '../../platform/env.ts';
import { currentPostgres, type Postgres } from '../../platform/postgres/postgres.ts';
import { createLog } from '../../platform/telemetry/log.ts';
import { createSteps } from '../../platform/terminal/steps.ts';
import { type CityOptions, openCity } from '../cities.ts';
import { listCities, openRegister, type Register } from '../register.ts';
import { masterSecret } from '../secrets.ts';
import { Failure, WrongUse } from './errors.ts';
import type { Output } from './output.ts';

export type Installation = { env: Env; postgres: Postgres; register: Register; options: CityOptions };

/** Runs `work` with the database open and closes it again, also on Ctrl-C. */
export async function withPostgres<T>(
  output: Output,
  work: (env: Env, postgres: Postgres) => Promise<T>,
): Promise<T> {
  const env = readEnv();
  const step = createSteps(output.progress);
  const postgres = await step('Reaching the database', (report) => currentPostgres(env, report));
  const stop = (signal: NodeJS.Signals) => {
    void postgres.close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work(env, postgres);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await postgres.close();
  }
}

export function withInstallation<T>(
  output: Output,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  return withPostgres(output, async (env, postgres) => {
    setSiteFacts({ mode: env.mode, mapStyle: env.mapStyle ?? null });
    const master = masterSecret(env.dataDir);
    const register = await openRegister(postgres.adminUrl, master);
    const log = createLog('silent');
    return work({ env, postgres, register, options: { register, env, master, log, background: false } });
  });
}

const MAKE_ONE = 'There is no city yet. Make one: npm run -s pendopo -- city create --help';

function choose(records: readonly CityRecord[], slug: string | undefined): CityRecord {
  if (records.length === 0) throw new Failure(MAKE_ONE);
  const known = records.map((record) => record.slug).join(', ');
  if (!slug)
    throw new WrongUse(`Name the city with --city. There ${records.length === 1 ? 'is' : 'are'}: ${known}.`);
  const record = records.find((one) => one.slug === slug);
  if (!record)
    throw new WrongUse(`There is no city "${slug}". There ${records.length === 1 ? 'is' : 'are'}: ${known}.`);
  return record;
}

/** Opens the city for `work` and closes it again. What changed has reached the feed, and so running servers, when it resolves. */
export async function inCity<T>(
  record: CityRecord,
  options: CityOptions,
  work: (city: City) => Promise<T>,
): Promise<T> {
  const opened = await openCity(record, options);
  try {
    const result = await work(opened.city);
    await opened.city.hub.drain();
    return result;
  } finally {
    await opened.close();
  }
}

/** Opens the city called `slug`; without a known one the refusal lists those that exist. */
export function withCity<T>(
  output: Output,
  slug: string | undefined,
  work: (city: City, installation: Installation) => Promise<T>,
): Promise<T> {
  return withInstallation(output, async (installation) => {
    const record = choose(await listCities(installation.register), slug);
    return inCity(record, installation.options, (city) => work(city, installation));
  });
}
