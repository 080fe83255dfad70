// Checks that a PostgreSQL somebody else runs can carry Pendopo, before anything is written to it.
import { Client } from 'pg';

const OLDEST_MAJOR = 15;

/**
 * @returns the server's major version
 * @throws Error with a sentence, and the SQL that mends it where there is one; never the password
 */
export async function checkOutsidePostgres(url: string): Promise<number> {
  const where = describe(url);
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'pendopo start',
  });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    throw new Error(
      `The PostgreSQL in DATABASE_URL (${where}) cannot be reached: ${refusal(code) ?? message}. Start it or mend the address, or leave DATABASE_URL away to use the embedded one.`,
    );
  }
  try {
    const { rows } = await client.query<{
      version: string;
      name: string;
      createdb: boolean;
      createrole: boolean;
    }>(
      `select current_setting('server_version_num') as version, rolname as name,
              rolsuper or rolcreatedb as createdb, rolsuper or rolcreaterole as createrole
         from pg_roles where rolname = current_user`,
    );
    const role = rows[0];
    const major = Math.floor(Number(role?.version) / 10_000);
    if (!role || major < OLDEST_MAJOR) {
      throw new Error(
        `The PostgreSQL in DATABASE_URL (${where}) is version ${major}; Pendopo needs ${OLDEST_MAJOR} or newer. Upgrade it, or leave DATABASE_URL away to use the embedded one.`,
      );
    }
    const lacking = [role.createdb ? '' : 'CREATEDB', role.createrole ? '' : 'CREATEROLE'].filter(Boolean);
    if (lacking.length > 0) {
      throw new Error(
        `The role of DATABASE_URL (${where}) may not make ${lacking.includes('CREATEDB') ? 'databases' : 'roles'}${lacking.length > 1 ? ' and roles' : ''}. As a superuser of that server run:\n  ALTER ROLE ${client.escapeIdentifier(role.name)} ${lacking.join(' ')};`,
      );
    }
    return major;
  } finally {
    await client.end().catch(() => {});
  }
}

function refusal(code: string | undefined): string | undefined {
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens at that address and port';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'that host name is not known';
    case '28P01':
    case '28000':
      return 'it refuses the user or the password';
    case '3D000':
      return 'it has no database of that name';
    default:
      return undefined;
  }
}

function describe(url: string): string {
  const parsed = URL.parse(url);
  return parsed
    ? `${parsed.hostname || 'a socket'}${parsed.port ? `:${parsed.port}` : ''}${parsed.pathname}`
    : 'not an address';
}
