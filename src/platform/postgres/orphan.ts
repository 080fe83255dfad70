// Deals with a PostgreSQL that a killed app left behind on our database folder.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLine, processMark } from './process-mark.ts';

const WAIT_MS = { SIGINT: 5_000, SIGQUIT: 5_000, SIGKILL: 5_000 } as const;

/**
 * Stops a server that still runs on `cluster`; call it only while holding the data folder's lock.
 * A pid file whose process is dead, or is now something else, is removed: PostgreSQL itself only asks whether any
 * process has that number, and would refuse to start.
 * @returns whether one was stopped
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return false;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const mark = processMark(pid);
  if (!mark || !commandLine(pid).includes(cluster)) {
    rmSync(file, { force: true });
    return false;
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
      throw new Error(
        `PostgreSQL (process ${pid}) still runs on ${cluster} and belongs to another user. Stop it as that user.`,
      );
    }
    const until = Date.now() + WAIT_MS[signal];
    while (Date.now() < until) {
      if (processMark(pid) !== mark) return true;
      await pause(25);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) still runs on ${cluster} and cannot be stopped.`);
}
