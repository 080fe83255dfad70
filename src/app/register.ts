/** The register of cities: one control database that knows which cities this installation serves and where each one's data lies. */
import pg from 'pg';
import type { CityRecord } from '../platform/city.ts';
import { migrate } from '../platform/db/migrate.ts';
import { migrateJobs } from '../platform/jobs/runner.ts';
import { Problem } from '../shared/errors.ts';
import { MIGRATIONS } from './modules.ts';
import { derived } from './secrets.ts';

export type Register = {
  /** Name of the control database; city databases and the app role begin with it. */
  base: string;
  appRole: string;
  adminUrl(database: string): string;
  appUrl(database: string): string;
};

const SCHEMA = `
  create table if not exists public.city (
    slug text primary key,
    record jsonb not null,
    state text not null default 'creating',
    created_at timestamptz not null default now());
  comment on table public.city is 'The cities of this installation. creating: a creation that was interrupted and will be begun again.';`;

function withDatabase(url: string, database: string, user?: string, password?: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  if (user) parsed.username = user;
  if (password) parsed.password = password;
  return parsed.toString();
}

export async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'pendopo-admin' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(client: pg.Client, name: string, template?: string): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (found.rowCount) return;
  const from = template ? `template ${pg.escapeIdentifier(template)}` : `template template0 encoding 'UTF8'`;
  await client.query(`create database ${pg.escapeIdentifier(name)} ${from}`).catch((error) => {
    if ((error as { code?: string }).code !== '42P04') throw error;
  });
}

/** Makes the control database and the app role if need be. `master` gives the role its password. */
export async function openRegister(adminUrl: string, master: Buffer, base = 'pendopo'): Promise<Register> {
  const appRole = `${base}_app`;
  const password = derived(master, 'database.app-role').toString('base64url');
  await onDatabase(adminUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtextextended('pendopo.register', 0))`);
    const role = await client.query('select 1 from pg_roles where rolname = $1', [appRole]);
    const verb = role.rowCount ? 'alter' : 'create';
    await client.query(
      `${verb} role ${pg.escapeIdentifier(appRole)} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(password)}`,
    );
    await createDatabase(client, base);
  });
  await onDatabase(withDatabase(adminUrl, base), (client) => client.query(SCHEMA));
  return {
    base,
    appRole,
    adminUrl: (database) => withDatabase(adminUrl, database),
    appUrl: (database) => withDatabase(adminUrl, database, appRole, password),
  };
}

type Stored = { record: CityRecord; state: string };

export async function listCities(register: Register): Promise<CityRecord[]> {
  return onDatabase(register.adminUrl(register.base), async (client) => {
    const found = await client.query<Stored>(
      `select record, state from public.city where state = 'ready' order by slug`,
    );
    return found.rows.map((row) => row.record);
  });
}

/** Brings a city's database to this version: migrations, the queue's own tables, grants. Returns how many migrations ran. */
export async function migrateCity(register: Register, database: string): Promise<number> {
  const adminUrl = register.adminUrl(database);
  const role = pg.escapeIdentifier(register.appRole);
  await onDatabase(adminUrl, async (client) => {
    await client.query(`create schema if not exists graphile_worker`);
    await client.query(`grant ${role} to current_user`).catch(() => {});
    await client.query(`alter schema graphile_worker owner to ${role}`);
    await client.query(`revoke create on schema public from public`);
    await client.query(`grant create on database ${pg.escapeIdentifier(database)} to ${role}`);
  });
  await migrateJobs(register.appUrl(database));
  const count = await migrate(adminUrl, MIGRATIONS, register.appRole);
  await onDatabase(adminUrl, (client) =>
    client.query(`revoke create on database ${pg.escapeIdentifier(database)} from ${role}`),
  );
  return count;
}

/**
 * Creates a city's database and enters it in the register. A creation that was cut off is begun again.
 * Throws 409 `platform.conflict` if the city exists. The caller loads its data, then calls `markReady`.
 */
export async function createCityDatabase(register: Register, record: CityRecord): Promise<void> {
  await onDatabase(register.adminUrl(register.base), async (client) => {
    const known = await client.query<Stored>('select record, state from public.city where slug = $1', [
      record.slug,
    ]);
    if (known.rows[0]?.state === 'ready') throw new Problem(409, 'platform.conflict');
    await client.query(
      `insert into public.city (slug, record) values ($1, $2) on conflict (slug) do update set record = excluded.record`,
      [record.slug, JSON.stringify(record)],
    );
    await createDatabase(client, record.database);
  });
  await migrateCity(register, record.database);
}

export async function markReady(register: Register, slug: string): Promise<void> {
  await onDatabase(register.adminUrl(register.base), (client) =>
    client.query(`update public.city set state = 'ready' where slug = $1`, [slug]),
  );
}
