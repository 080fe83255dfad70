// The database server under the house: our own embedded one, or the one that DATABASE_URL names.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Env } from '../env.ts';
import { chooseAccount } from './account.ts';
import { EMBEDDED_MAJOR, findBinaries } from './binaries.ts';
import {
  type ClusterPaths,
  clusterPaths,
  ensureCluster,
  SUPERUSER,
  superuserPassword,
  writeSettings,
} from './cluster.ts';
import { DataFolderError, type DataFolderLock, dataFolderHolder, lockDataFolder } from './data-folder.ts';
import { checkOutsidePostgres } from './outside.ts';
import { supervise } from './supervisor.ts';

const COMMAND_PATIENCE_MS = 60_000;

export type Postgres = {
  /** Connects to the database `postgres` as a role that may create databases and roles. */
  adminUrl: string;
  embedded: boolean;
  /** The major version, e.g. 18. */
  version: number;
  /** Stops the embedded server (within three seconds); does nothing to one that others run. */
  close(): Promise<void>;
  /** Hears when the embedded server died and could not be brought back. */
  onFatal(callback: (error: Error) => void): void;
};

/** What the next start and the commands need to find the running server; the password is kept apart. */
type Connection = { port: number; pid: number };

/**
 * Gives a PostgreSQL that answers. Without DATABASE_URL it makes and starts one in the data folder, which it locks.
 * @param report hears one short line whenever something takes time
 * @throws DataFolderError when another Pendopo runs on the folder; Error with a sentence for everything else
 */
export async function openPostgres(env: Env, report?: (line: string) => void): Promise<Postgres> {
  if (env.databaseUrl) {
    const version = await checkOutsidePostgres(env.databaseUrl);
    return { adminUrl: env.databaseUrl, embedded: false, version, close: async () => {}, onFatal: () => {} };
  }
  const lock = await lockDataFolder(env.dataDir);
  try {
    return await openEmbedded(env.dataDir, lock, report);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openEmbedded(
  dataDir: string,
  lock: DataFolderLock,
  report?: (line: string) => void,
): Promise<Postgres> {
  const paths = clusterPaths(dataDir);
  const binaries = findBinaries();
  const account = chooseAccount(binaries, paths.cluster);
  await ensureCluster(paths, binaries, account);
  writeSettings(paths, account);
  const password = superuserPassword(paths);
  const server = await supervise({
    binaries,
    cluster: paths.cluster,
    logFile: paths.log,
    account,
    urlFor: (port) => adminUrl(port, password),
    report,
  });
  writeConnection(paths, { port: server.port, pid: process.pid });
  return {
    adminUrl: adminUrl(server.port, password),
    embedded: true,
    version: EMBEDDED_MAJOR,
    onFatal: server.onFatal,
    async close() {
      rmSync(paths.connection, { force: true });
      await server.close();
      lock.release();
    },
  };
}

/**
 * For a command: the server of the Pendopo that is running on the data folder, or, when none is, one of its own that
 * `close` stops again. Waits up to a minute for another command or for a start that is not ready yet.
 */
export async function currentPostgres(env: Env, report?: (line: string) => void): Promise<Postgres> {
  if (env.databaseUrl) return openPostgres(env, report);
  const paths = clusterPaths(env.dataDir);
  const until = Date.now() + COMMAND_PATIENCE_MS;
  let told = false;
  for (;;) {
    const holder = dataFolderHolder(env.dataDir);
    if (!holder) {
      try {
        return await openForCommand(env, report);
      } catch (error) {
        // Somebody else was quicker: look again who.
        if (!(error instanceof DataFolderError && error.holder) || Date.now() > until) throw error;
        continue;
      }
    }
    const connection = readConnection(paths);
    // A command's server ends with that command, so only the server's own may be shared.
    if (connection?.pid === holder.pid && holder.purpose === 'the server') {
      const url = adminUrl(connection.port, superuserPassword(paths));
      return {
        adminUrl: url,
        embedded: true,
        version: EMBEDDED_MAJOR,
        close: async () => {},
        onFatal: () => {},
      };
    }
    if (Date.now() > until) {
      throw new DataFolderError(
        `The data folder ${env.dataDir} is in use by ${holder.purpose} of Pendopo, process ${holder.pid}, for more than a minute. Try again when that has ended.`,
        holder,
      );
    }
    if (!told) report?.(`waiting for ${holder.purpose} of Pendopo (process ${holder.pid})`);
    told = true;
    await pause(200);
  }
}

async function openForCommand(env: Env, report?: (line: string) => void): Promise<Postgres> {
  const lock = await lockDataFolder(env.dataDir, 'a command');
  try {
    const opened = await openPostgres(env, report);
    return {
      ...opened,
      async close() {
        await opened.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function adminUrl(port: number, password: string): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function writeConnection(paths: ClusterPaths, connection: Connection): void {
  writeFileSync(`${paths.connection}.new`, JSON.stringify(connection), { mode: 0o600 });
  renameSync(`${paths.connection}.new`, paths.connection);
}

function readConnection(paths: ClusterPaths): Connection | undefined {
  try {
    return JSON.parse(readFileSync(paths.connection, 'utf8')) as Connection;
  } catch {
    return undefined;
  }
}
