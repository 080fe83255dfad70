// The embedded server on a real folder: it starts, survives being killed, leaves nothing behind, and is found again.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { readEnv } from '../env.ts';
import { DataFolderError } from './data-folder.ts';
import { currentPostgres, openPostgres, type Postgres } from './postgres.ts';
import { processMark } from './process-mark.ts';

const folder = mkdtempSync(join(tmpdir(), 'pendopo-postgres-'));
const env = readEnv({ PENDOPO_DATA: folder });
after(() => rmSync(folder, { recursive: true, force: true }));

const postmaster = () =>
  Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function query(postgres: Postgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: postgres.adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

async function eventually<T>(work: () => Promise<T>, withinMs = 20_000): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(50);
    }
  }
}

/** Another process that opens the same folder, as a second Pendopo would; it says 'open' and then waits. */
async function secondApp(): Promise<{ pid: number; kill(): Promise<void> }> {
  const script = join(folder, 'second-app.ts');
  const here = new URL('./postgres.ts', import.meta.url).href;
  const envRoom = new URL('../env.ts', import.meta.url).href;
  writeFileSync(
    script,
    `import { openPostgres } from '${here}';
     import { readEnv } from '${envRoom}';
     await openPostgres(readEnv({ PENDOPO_DATA: ${JSON.stringify(folder)} }));
     console.log('open');
     setInterval(() => {}, 1000);`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    pid: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

test('a new data folder gets a durable UTF-8 cluster whose password only we can read', async () => {
  const postgres = await openPostgres(env);
  const [row] = await query(
    postgres,
    `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
            current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            current_setting('password_encryption') as password, current_setting('max_connections') as connections,
            lower('ÀÉ') as lower`,
  );
  assert.deepEqual(row, {
    encoding: 'UTF8',
    checksums: 'on',
    fsync: 'on',
    commit: 'on',
    password: 'scram-sha-256',
    connections: '120',
    lower: 'àé',
  });
  assert.equal(statSync(join(folder, 'secrets', 'postgres-password')).mode & 0o777, 0o600);
  assert.equal(postgres.version, 18);
  const wrong = postgres.adminUrl.replace(/:[^:@]+@/, ':guess@');
  await assert.rejects(query({ ...postgres, adminUrl: wrong }, 'select 1'), /password authentication failed/);
  await postgres.close();
});

test('a killed postmaster comes back on the same port with every committed row', async () => {
  const postgres = await openPostgres(env);
  await query(postgres, 'create table kept (n int)');
  await query(postgres, 'insert into kept select generate_series(1, 500)');
  const killed = postmaster();
  process.kill(killed, 'SIGKILL');
  const rows = await eventually(() => query(postgres, 'select count(*)::int as n from kept'));
  assert.deepEqual(rows, [{ n: 500 }]);
  assert.notEqual(postmaster(), killed);
  const before = Date.now();
  await postgres.close();
  assert.ok(Date.now() - before < 3_000);
  assert.equal(existsSync(join(folder, 'postgres', 'postmaster.pid')), false);
});

test('closing with open transactions stops within three seconds', async () => {
  const postgres = await openPostgres(env);
  const client = new Client({ connectionString: postgres.adminUrl });
  client.on('error', () => {});
  await client.connect();
  await client.query('begin; insert into kept values (501)');
  const before = Date.now();
  await postgres.close();
  assert.ok(Date.now() - before < 3_000);
  await client.end().catch(() => {});
});

test('while one app runs a second is refused by name, and a command uses the running server', async () => {
  const app = await secondApp();
  await assert.rejects(openPostgres(env), (error: Error) => {
    assert.ok(error instanceof DataFolderError);
    assert.match(error.message, new RegExp(`process ${app.pid}`));
    assert.ok(error.message.includes(folder));
    return true;
  });
  const shared = await currentPostgres(env);
  assert.deepEqual(await query(shared, 'select count(*)::int as n from kept'), [{ n: 500 }]);
  await shared.close();
  assert.ok(processMark(postmaster()), 'closing a shared server must not stop it');
  await app.kill();
});

test('after kill -9 of the app the next start recovers alone', async () => {
  const app = await secondApp();
  await app.kill();
  const postgres = await openPostgres(env);
  assert.deepEqual(await query(postgres, 'select count(*)::int as n from kept'), [{ n: 500 }]);
  await postgres.close();
});

test('after kill -9 of the app and of the postmaster at once the next start recovers alone', async () => {
  const app = await secondApp();
  process.kill(postmaster(), 'SIGKILL');
  await app.kill();
  const postgres = await openPostgres(env);
  assert.deepEqual(await query(postgres, 'select count(*)::int as n from kept'), [{ n: 500 }]);
  await postgres.close();
});

test('a pid file that names an unrelated living process does not keep the server from starting', async () => {
  writeFileSync(
    join(folder, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${join(folder, 'postgres')}\n1\n1\n\n127.0.0.1\n`,
  );
  const postgres = await openPostgres(env);
  await postgres.close();
});

test('without a running app a command gets a server for as long as it needs one', async () => {
  const postgres = await currentPostgres(env);
  assert.deepEqual(await query(postgres, 'select count(*)::int as n from kept'), [{ n: 500 }]);
  await postgres.close();
  assert.equal(existsSync(join(folder, 'postgres', 'postmaster.pid')), false);
});

test('an outside server is asked for its version and rights first, and nothing tells its password', async () => {
  const own = await openPostgres(env);
  try {
    const outside = await openPostgres(readEnv({ DATABASE_URL: own.adminUrl }));
    assert.equal(outside.embedded, false);
    assert.equal(outside.version, 18);
    await query(own, `create role weak login password 'hunter2' createdb`);
    const weak = own.adminUrl.replace(/\/\/[^@]+@/, '//weak:hunter2@');
    await assert.rejects(openPostgres(readEnv({ DATABASE_URL: weak })), /ALTER ROLE "weak" CREATEROLE;/);
    const wrong = own.adminUrl.replace(/\/\/[^@]+@/, '//weak:hunter3@');
    await assert.rejects(openPostgres(readEnv({ DATABASE_URL: wrong })), (error: Error) => {
      assert.match(error.message, /refuses the user or the password/);
      assert.doesNotMatch(error.message, /hunter3/);
      return true;
    });
    const nobody = 'postgres://x:hunter4@127.0.0.1:1/x';
    await assert.rejects(openPostgres(readEnv({ DATABASE_URL: nobody })), /nothing listens/);
  } finally {
    await own.close();
  }
});
