// Chooses the user that PostgreSQL runs as: it refuses root, and it should die when we do.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A small, fixed environment: the server needs none of ours, least of all our secrets. */
export const SERVER_ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  LANG: 'C',
  TZ: 'UTC',
};

export type Account = {
  /** Set when files must be given to another user than ours. */
  owner?: { uid: number; gid: number };
  /** The command line that runs `program` as this account. */
  command(program: string, args: readonly string[]): { file: string; args: string[] };
  /** For systems without setpriv: what spawn should switch to. */
  spawnAs: { uid?: number; gid?: number };
};

/**
 * @param binaries folder with bin/ and share/ of PostgreSQL
 * @param cluster the database folder; an existing one keeps its owner
 * @throws Error with a sentence when no account can reach both
 */
export function chooseAccount(binaries: string, cluster: string): Account {
  // With its parent's death the server gets SIGINT and stops in order: no orphan after kill -9 of the app.
  const canWatchParent = run('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0;
  if (process.getuid?.() !== 0) {
    return {
      spawnAs: {},
      command: (program, args) =>
        canWatchParent
          ? { file: 'setpriv', args: ['--pdeathsig', 'INT', program, ...args] }
          : { file: program, args: [...args] },
    };
  }
  return rootAccount(binaries, cluster, canWatchParent);
}

/**
 * As root: an unprivileged user, who may not be able to pass through the folders above (a clone in /root, mode 0700).
 * Then the server gets one capability on its way, reading past folder permissions; it still owns only its own files.
 */
function rootAccount(binaries: string, cluster: string, canWatchParent: boolean): Account {
  const owner = unprivilegedUser(cluster);
  const reach = [
    '-c',
    ': < "$1/share/postgresql/postgres.bki" && cd "$2" && exec "$1/bin/postgres" --version',
    'sh',
    binaries,
    join(cluster, '..'),
  ];
  const works = (result: SpawnSyncReturns<string>) =>
    result.status === 0 && !/Permission denied/.test(result.stderr);

  if (!canWatchParent) {
    if (works(run('/bin/sh', reach, owner))) {
      return { owner, spawnAs: owner, command: (program, args) => ({ file: program, args: [...args] }) };
    }
    throw unreachable(binaries, cluster);
  }
  for (const capability of ['none', 'dac_read_search', 'dac_override']) {
    const flags = [
      `--reuid=${owner.uid}`,
      `--regid=${owner.gid}`,
      '--clear-groups',
      ...(capability === 'none' ? [] : capabilityFlags(capability)),
      '--pdeathsig',
      'INT',
    ];
    if (works(run('setpriv', [...flags, '/bin/sh', ...reach]))) {
      return {
        owner,
        spawnAs: {},
        command: (program, args) => ({ file: 'setpriv', args: [...flags, program, ...args] }),
      };
    }
  }
  throw unreachable(binaries, cluster);
}

/** no_setuid_fixup lets access(2) count the capability too; PostgreSQL asks access(2) whether it can run itself. */
function capabilityFlags(capability: string): string[] {
  return [
    '--securebits=+no_setuid_fixup',
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=-all,+${capability}`,
    `--bounding-set=-all,+${capability}`,
  ];
}

function unprivilegedUser(cluster: string): { uid: number; gid: number } {
  try {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  } catch {
    // There is no cluster yet.
  }
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65_534, gid: 65_534 };
}

function run(
  file: string,
  args: string[],
  as: { uid?: number; gid?: number } = {},
): SpawnSyncReturns<string> {
  return spawnSync(file, args, { encoding: 'utf8', env: SERVER_ENVIRONMENT, cwd: '/', ...as });
}

function unreachable(binaries: string, cluster: string): Error {
  return new Error(
    `PostgreSQL does not run as root, and an unprivileged user cannot reach ${binaries} and ${cluster}. ` +
      'Start Pendopo as an ordinary user, or move the project and PENDOPO_DATA to a folder that others may enter, e.g. /opt/pendopo and /var/lib/pendopo.',
  );
}
