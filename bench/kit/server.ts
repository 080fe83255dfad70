/** The house under test in a process of its own: embedded PostgreSQL with its usual settings, Kota Magelang, real HTTP. */
import { randomUUID } from 'node:crypto';
import { createCityFromPack } from '../../src/app/cities.ts';
import { PACKS } from '../../src/app/demo.ts';
import { openHouse } from '../../src/app/house.ts';
import { listCities, migrateCity, onDatabase, openRegister } from '../../src/app/register.ts';
import { masterSecret } from '../../src/app/secrets.ts';
import { buildWeb } from '../../src/app/web/build.ts';
import { createKiosk, createOfficer } from '../../src/blocks/identity/api.ts';
import { readCityPack } from '../../src/blocks/packs/api.ts';
import type { City, CityRecord } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { readEnv } from '../../src/platform/env.ts';
import { openPostgres } from '../../src/platform/postgres/postgres.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';
import { call } from './call.ts';
import { onTask } from './child.ts';

const SLUG = 'magelang';
export const OFFICERS_AGENCY = 'dpupr';

export type ServerTask = {
  dataDir: string /** Also make a copy of the city that no house serves. */;
  floor: boolean;
  /** Also serve the built faces. */
  web?: boolean;
};
export type ServerInfo = {
  port: number;
  host: string;
  adminUrl: string;
  /** The app role's address of the copy; '' without one. */
  floorUrl: string;
  floorRecord: CityRecord;
  version: string;
  kiosk: string;
  /** Bearer tokens. */
  coordinator: string;
  officer: string;
};

async function tokenOf(city: City, origin: string, role: string, agency: string | null): Promise<string> {
  const username = `bench-${randomUUID().slice(0, 12)}`;
  const grants = [{ role, agency, area: null }];
  const wish = { username, name: `Petugas ${username}`, grants, mustChange: false };
  const { password } = await createOfficer(systemContext(city, 'bench'), wish);
  const signIn = { body: { username, password, as: 'token' } };
  const answer = await call<{ token: string }>(origin, 'POST', '/api/session/officer', signIn);
  return answer.body.token;
}

async function open({ dataDir, floor, web }: ServerTask): Promise<ServerInfo> {
  const env = readEnv({
    PENDOPO_DATA: dataDir,
    PENDOPO_DEMO_LIFE: 'off',
    PENDOPO_TEST_RATE_LIMIT: 'off',
    PENDOPO_LOG_LEVEL: 'warn',
  });
  const log = createLog('warn', `${dataDir}/bench.log`);
  const postgres = await openPostgres(env);
  const master = masterSecret(dataDir);
  const register = await openRegister(postgres.adminUrl, master);
  const options = { register, env, master, log, background: true };
  const known = (await listCities(register)).find(({ slug }) => slug === SLUG);
  if (known) await migrateCity(register, known.database);
  const record = known ?? (await createCityFromPack(await readCityPack(PACKS, SLUG), 'localhost', options));
  const copy = `${record.database}_floor`;
  if (floor)
    await onDatabase(postgres.adminUrl, async (client) => {
      await client.query(`drop database if exists ${copy} with (force)`);
      await client.query(`create database ${copy} template ${record.database}`);
    });
  const version = await onDatabase(postgres.adminUrl, async (client) => {
    const { rows } = await client.query<{ version: string; fsync: string }>(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync`,
    );
    return `${rows[0]?.version}, fsync ${rows[0]?.fsync}`;
  });
  const webDir = web ? (await buildWeb()).outDir : undefined;
  const house = await openHouse([record], { ...options, webDir });
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  const address = house.app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const host = `${record.hosts[0]}:${port}`;
  const city = house.cities.get(SLUG) as City;
  const origin = `http://${host}`;
  process.on('message', async (message) => {
    if (message !== 'stop') return;
    await house.close();
    await postgres.close();
    process.exit(0);
  });
  return {
    port,
    host,
    adminUrl: postgres.adminUrl,
    floorUrl: floor ? register.appUrl(copy) : '',
    floorRecord: { ...record, database: copy },
    version,
    kiosk: (await createKiosk(systemContext(city, 'bench'), { name: 'Bench' })).token,
    coordinator: await tokenOf(city, origin, 'complaints-coordinator', null),
    officer: await tokenOf(city, origin, 'agency-officer', OFFICERS_AGENCY),
  };
}

onTask(open);
