/** One PostgreSQL for a whole test run, and a template city from which each test file clones its own database. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { type CityOptions, createCityFromPack, recordOf } from '../../src/app/cities.ts';
import { PACKS } from '../../src/app/demo.ts';
import { onDatabase, openRegister, type Register } from '../../src/app/register.ts';
import { type CityPack, readCityPack } from '../../src/blocks/packs/api.ts';
import type { CityRecord } from '../../src/platform/city.ts';
import { readEnv } from '../../src/platform/env.ts';
import { openPostgres, type Postgres } from '../../src/platform/postgres/postgres.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';

/** Tests share one master secret, so that a cloned database is readable by whoever cloned it. */
export const MASTER = Buffer.alloc(32, 7);
export const URL_VARIABLE = 'PENDOPO_TEST_DATABASE_URL';
const LOG_LEVEL = process.env.PENDOPO_TEST_LOG ?? 'silent';

export type TestServer = { adminUrl: string; dataDir: string; close(): Promise<void> };

/** Nobody misses these databases after a power cut; and a database is copied in a quarter of the time without compression. */
const CARELESS = [
  'fsync = off',
  'synchronous_commit = off',
  'full_page_writes = off',
  'wal_compression = off',
  "max_wal_size = '256MB'",
];

/** Starts a PostgreSQL in a temporary folder. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-test-'));
  const postgres: Postgres = await openPostgres(readEnv({ PENDOPO_DATA: dataDir }));
  await onDatabase(postgres.adminUrl, async (client) => {
    for (const setting of CARELESS) await client.query(`alter system set ${setting}`);
    await client.query('select pg_reload_conf()');
  });
  return {
    adminUrl: postgres.adminUrl,
    dataDir,
    async close() {
      await postgres.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function testOptions(register: Register, dataDir: string, now?: () => Date): CityOptions {
  const env = readEnv({ PENDOPO_DATA: dataDir, PENDOPO_POOL_SIZE: '6' });
  return {
    register,
    env,
    master: MASTER,
    log: createLog(LOG_LEVEL),
    background: false,
    ...(now ? { now } : {}),
  };
}

const TEMPLATE_SLUG = 'magelang';

/** Makes the template city once per server: Kota Magelang from its pack, fully migrated and loaded. */
export async function makeTemplate(adminUrl: string, dataDir: string): Promise<void> {
  const register = await openRegister(adminUrl, MASTER, 'pendopo_test');
  await createCityFromPack(await magelangPack(), 'localhost', testOptions(register, dataDir));
  const record = recordOf(await magelangPack(), register, 'localhost');
  writeFileSync(join(dataDir, RECORD), JSON.stringify(record));
}

/** Most test files need the city and not its pack, which takes a third of a second to read. */
const RECORD = 'template-city.json';
async function templateRecord(register: Register, dataDir: string): Promise<CityRecord> {
  const file = join(dataDir, RECORD);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as CityRecord;
  return recordOf(await magelangPack(), register, 'localhost');
}

let pack: Promise<CityPack> | undefined;
export function magelangPack(): Promise<CityPack> {
  pack ??= readCityPack(PACKS, TEMPLATE_SLUG);
  return pack;
}

let own: Promise<TestServer> | undefined;
after(async () => (await own)?.close());

/** The run's server, or one of this file's own when the file is run by itself. */
async function server(): Promise<{ adminUrl: string; dataDir: string }> {
  const url = process.env[URL_VARIABLE];
  const dataDir = process.env.PENDOPO_TEST_DATA;
  if (url && dataDir) return { adminUrl: url, dataDir };
  own ??= (async () => {
    const started = await startTestServer();
    await makeTemplate(started.adminUrl, started.dataDir);
    return started;
  })();
  return own;
}

let count = 0;

/** A fresh database cloned from the template, and the way to drop it. */
export async function cloneCity(): Promise<{
  register: Register;
  record: CityRecord;
  dataDir: string;
  adminUrl: string;
  drop(): Promise<void>;
}> {
  const { adminUrl, dataDir } = await server();
  const register = await openRegister(adminUrl, MASTER, 'pendopo_test');
  const record = await templateRecord(register, dataDir);
  const database = `test_${process.pid}_${Date.now().toString(36)}_${++count}`;
  await onDatabase(adminUrl, (client) =>
    client.query(`create database ${database} template ${record.database}`),
  );
  return {
    register,
    record: { ...record, database },
    dataDir,
    adminUrl,
    drop: () =>
      onDatabase(adminUrl, async (client) => {
        await client.query(`drop database if exists ${database} with (force)`);
      }),
  };
}

/** Another city beside the first, with codes, host and keys of its own. */
export async function neighbourCity(): Promise<Awaited<ReturnType<typeof cloneCity>>> {
  const clone = await cloneCity();
  const { database } = clone.record;
  // The copy was marked with the key of the city that it was copied from.
  await onDatabase(clone.register.adminUrl(database), (client) =>
    client.query(`delete from platform.setting where key = 'platform.key-mark'`),
  );
  const own = { slug: 'seberang', prefix: 'SBR', hosts: ['seberang.localhost'] };
  return { ...clone, record: { ...clone.record, ...own } };
}
