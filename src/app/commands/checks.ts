/** What `pendopo doctor` looks at: each check answers with a sentence, and with the remedy when something is wrong. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { CityRecord } from '../../platform/city.ts';
import { openDatabase } from '../../platform/db/database.ts';
import type { Env } from '../../platform/env.ts';
import { fictionWarning } from '../fiction.ts';
import { readKeyMark } from '../key-mark.ts';
import { MIGRATIONS } from '../modules.ts';
import { onDatabase, type Register } from '../register.ts';
import { derived } from '../secrets.ts';

export type Finding = { check: string; state: 'ok' | 'warning' | 'wrong'; found: string; remedy?: string };

const GIGABYTE = 2 ** 30;
const OLD_JOB_MINUTES = 5;
const OLD_EVENT_SECONDS = 60;

/** Reads the master key without making one: a new key would hide that the old one is lost. */
export function checkMasterKey(dataDir: string, hasCities: boolean): Finding {
  const check = 'master key';
  const file = join(dataDir, 'secrets', 'master-key');
  let size: number;
  let mode: number;
  try {
    size = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64').length;
    mode = statSync(file).mode & 0o777;
  } catch {
    return hasCities
      ? {
          check,
          state: 'wrong',
          found: `${file} cannot be read`,
          remedy: 'Put it back from a backup: without it sealed personal data cannot be opened.',
        }
      : { check, state: 'ok', found: 'none yet; the first start makes it' };
  }
  if (size !== 32)
    return {
      check,
      state: 'wrong',
      found: `${file} holds ${size} bytes`,
      remedy: 'Put it back from a backup: it has 32 bytes.',
    };
  if (mode & 0o077)
    return { check, state: 'wrong', found: `others may read ${file}`, remedy: `chmod 600 ${file}` };
  return { check, state: 'ok', found: 'present, readable by its owner only' };
}

export async function checkDisk(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = (bavail * bsize) / GIGABYTE;
  const found = `${free.toFixed(1)} GB free at the data folder`;
  const remedy = 'Free some space, or move the data folder: a full disk stops PostgreSQL.';
  return {
    check: 'disk space',
    state: free < 0.5 ? 'wrong' : free < 2 ? 'warning' : 'ok',
    found,
    ...(free < 2 ? { remedy } : {}),
  };
}

export function checkVersion(env: Env, version: number): Finding {
  const where = env.databaseUrl ? 'of DATABASE_URL' : 'embedded';
  return { check: 'database', state: 'ok', found: `PostgreSQL ${version}, ${where}, answers` };
}

/** Is invented data served as if it were real? */
export function checkFiction(env: Env, records: readonly CityRecord[]): Finding {
  const check = 'data';
  const warning = fictionWarning(env, records);
  if (warning) return { check, state: 'warning', ...warning };
  const invented = records.some(({ fictional }) => fictional);
  return { check, state: 'ok', found: invented ? 'fictional, as demo mode has it' : 'no city is fictional' };
}

type Row = Record<string, number | null>;

async function ask(register: Register, record: CityRecord, text: string): Promise<Row> {
  return onDatabase(register.adminUrl(record.database), async (client) => {
    const { rows } = await client.query<Row>(text);
    return Object.fromEntries(
      Object.entries(rows[0] ?? {}).map(([key, value]) => [key, value === null ? null : Number(value)]),
    );
  });
}

async function checkMigrations(register: Register, record: CityRecord): Promise<Finding> {
  const check = `${record.slug}: migrations`;
  const done = await onDatabase(register.adminUrl(record.database), async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select module || '/' || name as id from platform.migration`,
    );
    return new Set(rows.map((row) => row.id));
  });
  const known = MIGRATIONS.flatMap(({ module, folder }) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .map((file) => `${module}/${file}`),
  );
  const waiting = known.filter((id) => !done.has(id)).length;
  return waiting === 0
    ? { check, state: 'ok', found: `${known.length}, all run` }
    : {
        check,
        state: 'wrong',
        found: `${waiting} have not run`,
        remedy: 'Run "pendopo migrate", or start Pendopo, which does the same.',
      };
}

async function checkKeyMark(register: Register, record: CityRecord, master: Buffer): Promise<Finding> {
  const check = `${record.slug}: master key`;
  const db = openDatabase(register.adminUrl(record.database), { max: 1 });
  try {
    const mark = await readKeyMark(db, derived(master, `city.${record.slug}`));
    if (mark === 'right') return { check, state: 'ok', found: 'opens the personal data of this city' };
    if (mark === 'unmarked') return { check, state: 'ok', found: 'not used on this city yet' };
    const remedy = 'Put back secrets/master-key of the installation that this database comes from.';
    return { check, state: 'wrong', found: 'is not the one that this city was sealed with', remedy };
  } finally {
    await db.close();
  }
}

async function checkJobs(register: Register, record: CityRecord): Promise<Finding> {
  const check = `${record.slug}: jobs`;
  const { failed, late } = await ask(
    register,
    record,
    `select count(*) filter (where attempts >= max_attempts) as failed,
      count(*) filter (where attempts < max_attempts and run_at < now() - interval '${OLD_JOB_MINUTES} minutes') as late
     from graphile_worker.jobs`,
  );
  if (failed)
    return {
      check,
      state: 'wrong',
      found: `${failed} failed for good`,
      remedy: 'The log names the cause; jobs that were given up stay in graphile_worker.jobs.',
    };
  return late
    ? {
        check,
        state: 'warning',
        found: `${late} wait for more than ${OLD_JOB_MINUTES} minutes`,
        remedy: 'They run while Pendopo runs: start it, or look in its log.',
      }
    : { check, state: 'ok', found: 'none is stuck' };
}

async function checkOutbox(register: Register, record: CityRecord): Promise<Finding> {
  const check = `${record.slug}: events`;
  const { waiting, age } = await ask(
    register,
    record,
    `select count(*) + (select count(*) from platform.job_outbox) as waiting,
      extract(epoch from now() - min(at)) as age from platform.outbox`,
  );
  const slow = (age ?? 0) > OLD_EVENT_SECONDS;
  return {
    check,
    state: slow ? 'warning' : 'ok',
    found: waiting
      ? `${waiting} wait to be passed on, the oldest for ${Math.round(age ?? 0)} s`
      : 'all passed on',
    ...(slow ? { remedy: 'They are passed on while Pendopo runs: start it, or look in its log.' } : {}),
  };
}

/** Migrations, jobs and events of one city; a database that does not answer is one finding. */
export async function checkCity(register: Register, record: CityRecord, master: Buffer): Promise<Finding[]> {
  try {
    return [
      await checkMigrations(register, record),
      await checkKeyMark(register, record, master),
      await checkJobs(register, record),
      await checkOutbox(register, record),
    ];
  } catch (error) {
    const found = (error as Error).message;
    return [
      {
        check: `${record.slug}: database`,
        state: 'wrong',
        found,
        remedy: 'Look in the log of PostgreSQL, or put the database back from a backup.',
      },
    ];
  }
}
