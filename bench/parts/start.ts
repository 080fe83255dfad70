/** Start: from nothing but installed dependencies to `/healthz`, again on the same data, and the memory at rest. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { round } from '../kit/numbers.ts';
import { below, type Part } from '../kit/part.ts';
import { memoryOf } from '../kit/processes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const COPIED = [
  'src',
  'packs',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
];
const REST_SECONDS = 20;
const PATIENCE_MS = 180_000;

/** The project as a fresh clone has it, with the dependencies already there and nothing built. */
function freshCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-bench-start-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => done(port));
    });
  });
}

type Running = { child: ChildProcess; seconds: number; said: string };

async function startOnce(folder: string, port: number): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(folder, 'src/app/start.ts')], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PENDOPO_PORT: String(port),
      PENDOPO_DATA: join(folder, 'data'),
      PENDOPO_DEMO_LIFE: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const running: Running = { child, seconds: 0, said: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      running.said += chunk;
    });
  while (performance.now() - began < PATIENCE_MS) {
    if (child.exitCode !== null) throw new Error(`the start ended with ${child.exitCode}:\n${running.said}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.status === 200) {
      running.seconds = round((performance.now() - began) / 1000);
      return running;
    }
    await pause(25);
  }
  child.kill('SIGKILL');
  throw new Error(`no /healthz after ${PATIENCE_MS / 1000} s:\n${running.said}`);
}

async function stop({ child }: Running): Promise<number> {
  const began = performance.now();
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
  return round((performance.now() - began) / 1000);
}

/** How long the steps took, as the start itself says. */
function stepsOf({ said }: Running): string {
  return [...said.matchAll(/^✓ (.+?) {2}(\d.*)$/gm)].map(([, title, time]) => `${title} ${time}`).join(', ');
}

export const start: Part = {
  title: 'Start: both demo cities, web faces not yet built',
  async run(say) {
    const folder = freshCopy();
    mkdirSync(join(folder, 'data'), { mode: 0o711 });
    try {
      const port = await freePort();
      const cold = await startOnce(folder, port);
      say(`cold: ${cold.seconds} s`);
      await pause(3000);
      const stopped = await stop(cold);
      const warm = await startOnce(folder, port);
      say(`warm: ${warm.seconds} s; resting ${REST_SECONDS} s`);
      await pause(REST_SECONDS * 1000);
      const memory = memoryOf(warm.child.pid ?? 0);
      await stop(warm);
      return [
        below('cold start to /healthz', cold.seconds, 30, 's', stepsOf(cold)),
        below('warm start to /healthz', warm.seconds, 5, 's', stepsOf(warm)),
        below(
          'memory of all processes at rest',
          memory.megabytes,
          700,
          'MB',
          `server ${memory.own} MB, ${memory.processes} processes, proportional set size`,
        ),
        below('stop after SIGTERM', stopped, 5, 's'),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
