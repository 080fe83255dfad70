/** The real program for a test: `src/app/start.ts` as a process of its own on a temporary data folder. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before } from 'node:test';
import pg from 'pg';
import { type Call, caller } from './house.ts';
import { until } from './until.ts';

const START = resolve(import.meta.dirname, '../../src/app/start.ts');

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type Running = {
  pid: number;
  port: number;
  dataDir: string;
  /** Everything it has printed so far. */
  said(): string;
  /** Resolves when `/healthz` answers 200; throws with its words when it ended instead. */
  ready(): Promise<void>;
  exited: Promise<Exit>;
  signal(signal: NodeJS.Signals): void;
  /** Speaks to the city `magelang` unless another host is named. */
  call(city?: string): Call;
};

/** Below the ports that systems hand out for calls: one of these would be taken while a killed server is away. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;

/** A port that was free a moment ago, and that only another call of this takes. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + randomInt(PORTS);
    const free = await new Promise<boolean>((done) => {
      const probe = createServer();
      probe.once('error', () => done(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
    });
    if (free) return port;
  }
}

/** A data folder that others may enter, as PostgreSQL must when the tests run as root. Remove it with `removeFolder`. */
export function dataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'pendopo-process-'));
}

export function removeFolder(dir: string): void {
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}

/** The environment of this test run without anything that would change what Pendopo does. */
function plainEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      name !== 'DATABASE_URL' && (!name.startsWith('PENDOPO_') || name.startsWith('PENDOPO_TEST_RUN')),
  );
  return Object.fromEntries(kept) as Record<string, string>;
}

/** Starts Pendopo. The caller waits with `ready()` and ends it. */
export function startPendopo(dataDir: string, port: number, env: Record<string, string> = {}): Running {
  const child: ChildProcess = spawn(process.execPath, [START], {
    env: {
      ...plainEnvironment(),
      PENDOPO_DATA: dataDir,
      PENDOPO_PORT: String(port),
      PENDOPO_DEMO_LIFE: 'off',
      PENDOPO_TEST_RATE_LIMIT: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  let ended = false;
  const exited = new Promise<Exit>((done) => {
    child.once('close', (code, signal) => {
      ended = true;
      done({ code, signal });
    });
  });
  return {
    pid: child.pid ?? 0,
    port,
    dataDir,
    said: () => said,
    exited,
    async ready() {
      const health = caller(port, `127.0.0.1:${port}`);
      const answered = until(
        `Pendopo on port ${port} answers /healthz`,
        async () => ended || (await health('GET', '/healthz')).status === 200,
        { seconds: 120, everyMs: 50 },
      );
      await answered;
      if (ended) throw new Error(`Pendopo ended instead of opening:\n${said}`);
    },
    signal: (signal) => void child.kill(signal),
    call: (city = 'magelang') => caller(port, `${city}.localhost:${port}`),
  };
}

/** Starts Pendopo and waits until it has said how to use it. The caller ends it. */
export async function openPendopo(
  dataDir: string,
  port: number,
  env: Record<string, string> = {},
): Promise<Running> {
  const running = startPendopo(dataDir, port, env);
  try {
    await running.ready();
    await until('the card is printed', () => running.said().includes('Stop with Ctrl-C'));
    return running;
  } catch (error) {
    await end(running);
    throw new Error(`Pendopo did not open:\n${running.said()}`, { cause: error });
  }
}

/**
 * A Pendopo for the tests of one file, open before the first and ended after the last. `killed` ends it without a
 * warning; `reopen` starts it again on what it left behind.
 */
export function pendopoOfFile(env: Record<string, string> = {}) {
  const dataDir = dataFolder();
  let port = 0;
  let running: Running;
  const reopen = async () => {
    running = await openPendopo(dataDir, port, env);
  };
  before(async () => {
    port = await freePort();
    await reopen();
  });
  after(async () => {
    await end(running);
    removeFolder(dataDir);
  });
  return {
    dataDir,
    running: () => running,
    reopen,
    async killed() {
      running.signal('SIGKILL');
      await running.exited;
    },
  };
}

export type DemoAccount = { city: string; username: string; password: string };

/** Everybody who may sign in to the demo on this data folder. */
export function demoAccounts(dataDir: string): DemoAccount[] {
  return JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'));
}

/** What the officer signs in with. Throws when the demo has nobody of that name. */
export function demoAccount(dataDir: string, username: string): Omit<DemoAccount, 'city'> {
  const account = demoAccounts(dataDir).find((one) => one.city === 'magelang' && one.username === username);
  if (!account) throw new Error(`The demo has no ${username}`);
  return { username, password: account.password };
}

/** Ends it whatever state it is in; for `after`. */
export async function end(running: Running | undefined): Promise<void> {
  if (!running) return;
  running.signal('SIGTERM');
  const gone = await Promise.race([
    running.exited,
    until('it ends', () => false, { seconds: 8 }).catch(() => undefined),
  ]);
  if (!gone) running.signal('SIGKILL');
  await running.exited;
}

/** Process number of the database server that runs on the data folder. */
export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** True while the process lives; one that has died and was not yet collected counts as gone. */
export function lives(pid: number): boolean {
  if (process.platform !== 'linux') {
    try {
      return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
    } catch {
      return false;
    }
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/** Every process below this one, children of children included. */
export function descendants(pid: number): number[] {
  const parents = process.platform === 'linux' ? parentsFromProc() : parentsFromPs();
  const found: number[] = [];
  const queue = [pid];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const [child, parent] of parents) {
      if (parent !== at) continue;
      found.push(child);
      queue.push(child);
    }
  }
  return found;
}

function parentsFromProc(): [number, number][] {
  return readdirSync('/proc').flatMap((entry): [number, number][] => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      return [[Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
    } catch {
      return [];
    }
  });
}

function parentsFromPs(): [number, number][] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
}

/** Asks the city's database directly, as its superuser: for counting what really stands there. */
export async function askDatabase<Row>(dataDir: string, database: string, text: string): Promise<Row[]> {
  const secrets = join(dataDir, 'secrets');
  const { port } = JSON.parse(readFileSync(join(secrets, 'postgres-connection.json'), 'utf8')) as {
    port: number;
  };
  const password = readFileSync(join(secrets, 'postgres-password'), 'utf8').trim();
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'pendopo', password, database });
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}
