/** Brings a city's database to the version of the code: numbered SQL files per module, each run once, in its own transaction. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export type MigrationSource = { module: string; folder: string };

class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

type Step = { module: string; name: string; text: string; checksum: string };

function stepsOf(source: MigrationSource): Step[] {
  const files = readdirSync(source.folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return files.map((file, index) => {
    const number = Number(file.slice(0, 4));
    if (number !== index + 1)
      throw new MigrationError(
        `${source.module}: migration ${file} should have the number ${String(index + 1).padStart(4, '0')}.`,
      );
    const text = readFileSync(join(source.folder, file), 'utf8');
    return {
      module: source.module,
      name: file,
      text,
      checksum: createHash('sha256').update(text).digest('hex'),
    };
  });
}

/** A hash over every migration of every module: names the template database and the "already up to date" mark. */
export function migrationsFingerprint(sources: readonly MigrationSource[]): string {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const step of stepsOf(source)) hash.update(step.module + step.name + step.checksum);
  return hash.digest('hex').slice(0, 16);
}

const BOOKS = `
  create schema if not exists platform;
  create table if not exists platform.migration (
    module text not null, name text not null, checksum text not null, at timestamptz not null default now(),
    constraint migration_pkey primary key (module, name));
  comment on table platform.migration is 'append-only: which migration files have run, with the hash of their text.';`;

// The database explains itself: a table whose comment begins with "append-only" is granted for insert and select only.
const GRANTS = `
  do $grant$
  declare t record; app text := current_setting('pendopo.app_role');
  begin
    for t in select n.nspname, c.relname, obj_description(c.oid, 'pg_class') as note
             from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm') and n.nspname = any(string_to_array(current_setting('pendopo.schemas'), ','))
    loop
      execute format('revoke all on %I.%I from %I', t.nspname, t.relname, app);
      execute format(
        case when t.note like 'append-only%' then 'grant select, insert on %I.%I to %I'
             else 'grant select, insert, update, delete on %I.%I to %I' end,
        t.nspname, t.relname, app);
    end loop;
    for t in select unnest(string_to_array(current_setting('pendopo.schemas'), ',')) as nspname loop
      execute format('grant usage on schema %I to %I', t.nspname, app);
      execute format('grant usage on all sequences in schema %I to %I', t.nspname, app);
      execute format('grant execute on all functions in schema %I to %I', t.nspname, app);
    end loop;
  end $grant$;`;

/**
 * Runs what is missing on the database at `adminUrl` and grants the app role what each table's comment allows.
 * Refuses (MigrationError, with the remedy) a file that was edited after it ran, or a database newer than the code.
 * Returns the number of migrations that ran.
 */
export async function migrate(
  adminUrl: string,
  sources: readonly MigrationSource[],
  appRole: string,
): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'pendopo-migrate' });
  await client.connect();
  try {
    // Two processes starting at once must not migrate the same city twice.
    await client.query(`select pg_advisory_lock(hashtextextended('pendopo.migrate', 0))`);
    await client.query(BOOKS);
    const done = new Map<string, string>();
    const books = await client.query<{ module: string; name: string; checksum: string }>(
      'select module, name, checksum from platform.migration',
    );
    for (const row of books.rows) done.set(`${row.module}/${row.name}`, row.checksum);
    const steps = sources.flatMap(stepsOf);
    const known = new Set(steps.map((step) => `${step.module}/${step.name}`));
    const modules = new Set(sources.map((source) => source.module));
    for (const row of books.rows) {
      const id = `${row.module}/${row.name}`;
      if (modules.has(row.module) && !known.has(id))
        throw new MigrationError(
          `The database has run ${id}, which this version does not know. Start the newer version of Pendopo that wrote it.`,
        );
    }
    let count = 0;
    for (const step of steps) {
      const id = `${step.module}/${step.name}`;
      const before = done.get(id);
      if (before === step.checksum) continue;
      if (before !== undefined)
        throw new MigrationError(
          `${id} was changed after it ran here. Put the old text back and write the change as a new migration.`,
        );
      await client.query('begin');
      try {
        await client.query(
          `create schema if not exists ${pg.escapeIdentifier(step.module.replaceAll('-', '_'))}`,
        );
        await client.query(step.text);
        await client.query('insert into platform.migration (module, name, checksum) values ($1, $2, $3)', [
          step.module,
          step.name,
          step.checksum,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new MigrationError(`${id} failed: ${(error as Error).message}`, { cause: error });
      }
      count += 1;
    }
    const schemas = [...modules].map((module) => module.replaceAll('-', '_')).join(',');
    if (count > 0) {
      await client.query(
        `select set_config('pendopo.app_role', $1, false), set_config('pendopo.schemas', $2, false)`,
        [appRole, schemas],
      );
      await client.query(GRANTS);
    }
    return count;
  } finally {
    await client.end();
  }
}
