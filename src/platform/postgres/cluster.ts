// The database folder: made once with initdb, configured anew at every start.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, SERVER_ENVIRONMENT } from './account.ts';
import { EMBEDDED_MAJOR } from './binaries.ts';

export const SUPERUSER = 'pendopo';

export type ClusterPaths = {
  data: string;
  cluster: string;
  password: string;
  connection: string;
  log: string;
};

export function clusterPaths(dataDir: string): ClusterPaths {
  return {
    data: dataDir,
    cluster: join(dataDir, 'postgres'),
    password: join(dataDir, 'secrets', 'postgres-password'),
    connection: join(dataDir, 'secrets', 'postgres-connection.json'),
    log: join(dataDir, 'logs', 'postgres.log'),
  };
}

/** Sized for a small server: two cores, two to four gigabytes. Whoever has more writes it into local.conf. */
const SETTINGS = `# Written by Pendopo at every start; put your own settings into local.conf, which wins.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 120
shared_buffers = 160MB
effective_cache_size = 768MB
work_mem = 8MB
maintenance_work_mem = 64MB
wal_compression = on
max_wal_size = 1GB
min_wal_size = 128MB
checkpoint_timeout = 10min
fsync = on
synchronous_commit = on
full_page_writes = on
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %d '
log_checkpoints = off
# Details and statements may hold personal data, so the log gets neither.
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
`;

/**
 * Makes the database folder when there is none.
 * It grows under another name and is renamed at the end, so an interrupted start leaves nothing half-made behind.
 */
export async function ensureCluster(paths: ClusterPaths, binaries: string, account: Account): Promise<void> {
  if (existsSync(join(paths.cluster, 'PG_VERSION'))) {
    const version = readFileSync(join(paths.cluster, 'PG_VERSION'), 'utf8').trim();
    if (Number(version) === EMBEDDED_MAJOR) return;
    throw new Error(
      `${paths.cluster} was written by PostgreSQL ${version}, and this Pendopo brings ${EMBEDDED_MAJOR}. Make a backup with the Pendopo that wrote it, and restore it into a new data folder.`,
    );
  }
  const fresh = `${paths.cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = `${paths.cluster}.password`;
  try {
    writeFileSync(passwordFile, superuserPassword(paths), { mode: 0o600 });
    if (account.owner) {
      chownSync(fresh, account.owner.uid, account.owner.gid);
      chownSync(passwordFile, account.owner.uid, account.owner.gid);
    }
    await initdb(binaries, account, fresh, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  const includes = `\ninclude_if_exists = 'pendopo.conf'\ninclude_if_exists = 'local.conf'\n`;
  writeFileSync(join(fresh, 'postgresql.conf'), includes, { flag: 'a' });
  renameSync(fresh, paths.cluster);
}

/** Writes the settings that go with this version of Pendopo. */
export function writeSettings(paths: ClusterPaths, account: Account): void {
  const file = join(paths.cluster, 'pendopo.conf');
  writeFileSync(file, SETTINGS, { mode: 0o600 });
  if (account.owner) chownSync(file, account.owner.uid, account.owner.gid);
}

/** The superuser's password: random, made at first need, readable only by the user who starts Pendopo. */
export function superuserPassword(paths: ClusterPaths): string {
  if (existsSync(paths.password)) return readFileSync(paths.password, 'utf8').trim();
  if (existsSync(join(paths.cluster, 'PG_VERSION'))) {
    throw new Error(
      `The database in ${paths.cluster} is there but its password file ${paths.password} is not. Put that file back.`,
    );
  }
  mkdirSync(join(paths.password, '..'), { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(paths.password, password, { mode: 0o600 });
  return password;
}

function initdb(binaries: string, account: Account, folder: string, passwordFile: string): Promise<void> {
  const { file, args } = account.command(join(binaries, 'bin', 'initdb'), [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-locale',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ]);
  return new Promise((done, fail) => {
    let output = '';
    const child = spawn(file, args, {
      ...account.spawnAs,
      cwd: '/',
      env: SERVER_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) return done();
      const tail = output.trim().split('\n').slice(-6).join('\n');
      fail(
        new Error(`The database folder could not be made in ${folder}:\n${tail}\n${explainInitdb(output)}`),
      );
    });
  });
}

function explainInitdb(output: string): string {
  if (/No space left/.test(output)) return 'The disk is full: free at least 500 MB.';
  if (/could not look up effective user ID/.test(output))
    return 'This user has no entry in /etc/passwd: add one, or start as another user.';
  if (/shared memory|semaphore/i.test(output))
    return "The system allows too little shared memory: raise its limits (kernel.shmmax, kernel.sem, or the container's --shm-size).";
  return 'The lines above say why.';
}
