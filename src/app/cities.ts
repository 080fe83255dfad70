/** Opens cities: database, files, live events, jobs; and makes new ones from a pack. */
import { loadDefinitions } from '../blocks/definitions/api.ts';
import { loadDirectory } from '../blocks/directory/api.ts';
import { loadRoles } from '../blocks/identity/api.ts';
import type { CityPack } from '../blocks/packs/api.ts';
import { type City, type CityRecord, createCache } from '../platform/city.ts';
import { systemContext } from '../platform/context.ts';
import { openDatabase } from '../platform/db/database.ts';
import type { Env } from '../platform/env.ts';
import { startHub } from '../platform/events/hub.ts';
import { startSubscribers } from '../platform/events/subscriber.ts';
import { openFileStore } from '../platform/files/api.ts';
import { startJobs } from '../platform/jobs/runner.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { loadComplaintSettings } from '../services/complaints/api.ts';
import { loadTaxRules } from '../services/taxes/api.ts';
import { holdKeyMark } from './key-mark.ts';
import { MODULES } from './modules.ts';
import { createCityDatabase, markReady, type Register } from './register.ts';
import { derived } from './secrets.ts';

const JOBS = MODULES.flatMap((module) => module.jobs ?? []);
const TOGETHER = JOBS.filter((job) => job.runMany).map((job) => job.task);

export type OpenCity = { city: City; close(): Promise<void> };
export type CityOptions = {
  register: Register;
  env: Pick<Env, 'dataDir' | 'files' | 'poolSize'>;
  master: Buffer;
  log: Log;
  now?: () => Date;
  /** No other process serves these cities (the embedded database). */
  alone?: boolean;
  /** Background work: jobs and durable readers. Commands and some tests leave it out. */
  background: boolean;
  /** False leaves out the jobs that come round by the clock, for tests that the turn of a minute would disturb. */
  clockwork?: boolean;
};

/** Opens the city of the record. Everything it started is stopped by `close`. */
export async function openCity(record: CityRecord, options: CityOptions): Promise<OpenCity> {
  const { register, env, log } = options;
  const url = register.appUrl(record.database);
  const db = openDatabase(url, { max: env.poolSize, name: `pendopo-${record.slug}` });
  const secret = derived(options.master, `city.${record.slug}`);
  try {
    await holdKeyMark(db, secret, record.slug);
  } catch (error) {
    await db.close();
    throw error;
  }
  const cityLog = log.child({ city: record.slug });
  const hub = await startHub({ db, url, log: cityLog, together: TOGETHER });
  const city: City = {
    ...record,
    db,
    hub,
    files: openFileStore(env, record.slug),
    log: cityLog,
    now: options.now ?? (() => new Date()),
    secret,
    cache: createCache(),
  };
  hub.listen((events) => {
    for (const event of events) city.cache.passed(event.type);
  });
  let stopWork = async () => {};
  if (options.background) {
    const due = options.clockwork === false ? JOBS.map((job) => ({ ...job, cron: undefined })) : JOBS;
    const jobs = await startJobs(city, due, cityLog, options.alone ?? false);
    const stopReaders = startSubscribers(
      city,
      MODULES.flatMap((module) => module.subscribers ?? []),
    );
    stopWork = async () => {
      await Promise.all([jobs.stop(), stopReaders()]);
    };
  }
  return {
    city,
    async close() {
      await stopWork();
      await hub.close();
      await db.close();
    },
  };
}

/** The record of a city described by its pack. `domain` gives its host, `magelang.localhost`. */
export function recordOf(pack: CityPack, register: Register, domain: string): CityRecord {
  const { slug, name, zone, prefix, fictional, centre, bbox } = pack.city;
  return {
    slug,
    name,
    zone,
    prefix,
    fictional,
    centre,
    bbox: [bbox.west, bbox.south, bbox.east, bbox.north],
    database: `${register.base}_${slug.replaceAll('-', '_')}`,
    hosts: [`${slug}.${domain.replace(/:\d+$/, '')}`],
  };
}

/** What laying a pack brought: rows of the directory, versions of roles and of services, and whether rules of complaints are other ones now. */
export type PackReport = Awaited<ReturnType<typeof loadDirectory>> & {
  roles: number;
  services: number;
  complaints: boolean;
};

/**
 * Lays the pack's directory, roles and rules into an open city; what the city has changed itself stays. Laid a second time
 * it changes nothing.
 */
export async function loadPack(city: City, pack: CityPack): Promise<PackReport> {
  const ctx = systemContext(city, 'packs.load');
  const directory = await loadDirectory(ctx, pack);
  const roles = await loadRoles(ctx, pack);
  const complaints = await loadComplaintSettings(ctx, pack);
  await loadTaxRules(ctx, pack);
  const services = await loadDefinitions(ctx, pack);
  city.cache.clear();
  return { ...directory, roles, services, complaints };
}

/** Creates a city from its pack and enters it in the register. */
export async function createCityFromPack(
  pack: CityPack,
  domain: string,
  options: CityOptions,
): Promise<CityRecord> {
  const record = recordOf(pack, options.register, domain);
  await createCityDatabase(options.register, record);
  const opened = await openCity(record, { ...options, background: false });
  try {
    await loadPack(opened.city, pack);
    await opened.city.hub.drain();
  } finally {
    await opened.close();
  }
  await markReady(options.register, record.slug);
  return record;
}
