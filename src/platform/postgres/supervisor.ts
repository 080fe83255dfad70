// Keeps one PostgreSQL server running on a database folder: starts it, waits for it, brings it back, stops it.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { type Account, SERVER_ENVIRONMENT } from './account.ts';
import { openServerLog } from './log-file.ts';
import { stopOrphan } from './orphan.ts';

const FIRST_START_PATIENCE_MS = 30_000;
const RESTART_PATIENCE_MS = 60_000;
const RECOVERY_PATIENCE_MS = 15 * 60_000;
const BACKOFF_MS = [50, 100, 250, 500, 1_000, 2_000];
/** What passes by itself: a predecessor that is not quite gone, or a port that somebody else was quicker to take. */
const PASSING =
  /lock file ".*" already exists|pre-existing shared memory|Address already in use|could not create any TCP/;

export type SupervisorOptions = {
  binaries: string;
  cluster: string;
  logFile: string;
  account: Account;
  /** The connection string for a port; used to learn whether the server answers. */
  urlFor: (port: number) => string;
  report?: (line: string) => void;
};

export type Supervisor = {
  /** Stays the same over restarts, so that connection pools recover by themselves. */
  port: number;
  /** The process number of the running server. */
  pid(): number | undefined;
  onFatal(callback: (error: Error) => void): void;
  close(): Promise<void>;
};

type Running = { child: ChildProcess; exited: Promise<void> };

/**
 * Starts the server and resolves when it answers. While it is supervised, a server that dies is started again;
 * when that does not succeed within a minute, the callbacks of `onFatal` hear why.
 */
export async function supervise(options: SupervisorOptions): Promise<Supervisor> {
  const log = openServerLog(options.logFile);
  const fatal: ((error: Error) => void)[] = [];
  let closing = false;
  let running: Running | undefined;
  let port = 0;

  const start = async (patience: number, choosePort: boolean): Promise<void> => {
    const until = Date.now() + patience;
    for (let attempt = 0; ; attempt++) {
      if (await stopOrphan(options.cluster))
        options.report?.('stopped a PostgreSQL that an earlier run left behind');
      if (choosePort) port = await freePort();
      log.mark();
      const candidate = launch(options, port, log.fd);
      running = candidate;
      const outcome = await untilReady(candidate, options.urlFor(port), options.report);
      if (outcome === 'ready' || closing) return;
      await halt(candidate);
      const said = log.sinceMark();
      if (outcome !== 'exited' || !PASSING.test(said) || Date.now() > until)
        throw startError(outcome, said, options);
      await pause(BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length - 1)]);
    }
  };

  const watch = (watched: Running): void => {
    void watched.exited.then(async () => {
      if (closing) return;
      options.report?.('PostgreSQL stopped unexpectedly; starting it again');
      try {
        await start(RESTART_PATIENCE_MS, false);
        if (running && !closing) watch(running);
      } catch (error) {
        running = undefined;
        for (const callback of fatal) callback(error as Error);
      }
    });
  };

  try {
    await start(FIRST_START_PATIENCE_MS, true);
  } catch (error) {
    log.close();
    throw error;
  }
  if (running) watch(running);

  const rotation = setInterval(() => log.rotateWhenLarge(), 60_000);
  rotation.unref();
  // Where the system cannot tell the server of our death, at least an ordinary exit does.
  const lastWord = () => running?.child.kill('SIGINT');
  process.once('exit', lastWord);

  let closed: Promise<void> | undefined;
  return {
    port,
    pid: () => running?.child.pid,
    onFatal: (callback) => fatal.push(callback),
    close() {
      closed ??= (async () => {
        closing = true;
        clearInterval(rotation);
        process.off('exit', lastWord);
        if (running) await halt(running);
        log.close();
      })();
      return closed;
    },
  };
}

function launch(options: SupervisorOptions, port: number, logFd: number): Running {
  const program = join(options.binaries, 'bin', 'postgres');
  const { file, args } = options.account.command(program, ['-D', options.cluster, '-p', String(port)]);
  const child = spawn(file, args, {
    ...options.account.spawnAs,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    // Its own session: the terminal's Ctrl-C is for us, and we stop the server last.
    detached: true,
    stdio: ['ignore', logFd, logFd],
  });
  const exited = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  return { child, exited };
}

async function untilReady(
  { exited }: Running,
  url: string,
  report?: (line: string) => void,
): Promise<'ready' | 'exited' | 'refused' | 'silent'> {
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  const began = Date.now();
  let told = 0;
  while (Date.now() - began < RECOVERY_PATIENCE_MS) {
    if (gone) return 'exited';
    const code = await tryConnection(url);
    if (code === undefined && !gone) return 'ready';
    if (code === '28P01' || code === '28000') return 'refused';
    const seconds = Math.floor((Date.now() - began) / 1000);
    if (seconds >= told + 2) {
      told = seconds;
      report?.(`PostgreSQL is recovering, ${seconds} s`);
    }
    await Promise.race([exited, pause(seconds < 2 ? 20 : 200)]);
  }
  return 'silent';
}

/** `undefined` when the server answers, else the error's code. */
async function tryConnection(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown';
  } finally {
    await client.end().catch(() => {});
  }
}

/** Fast shutdown, then immediate, then by force: within three seconds in any case. */
async function halt({ child, exited }: Running): Promise<void> {
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  for (const [signal, wait] of [
    ['SIGINT', 2_000] as const,
    ['SIGQUIT', 700] as const,
    ['SIGKILL', 1_000] as const,
  ]) {
    await Promise.resolve();
    if (gone || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const timer = new AbortController();
    await Promise.race([exited, pause(wait, undefined, { signal: timer.signal }).catch(() => {})]);
    timer.abort();
  }
}

function startError(outcome: string, said: string, options: SupervisorOptions): Error {
  if (outcome === 'refused') {
    return new Error(
      `PostgreSQL in ${options.cluster} does not accept the password kept in the data folder's secrets. Put back the file that belongs to this database.`,
    );
  }
  const tail = said.trim().split('\n').slice(-6).join('\n');
  const hint = /No space left/.test(said)
    ? 'The disk is full: free some space and start again.'
    : `See ${options.logFile}.`;
  return new Error(`PostgreSQL did not start:\n${tail}\n${hint}`);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
