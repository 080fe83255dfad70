/**
 * Where a run of tests puts what it throws away: a folder in memory where the system has one with room, else none.
 * Hundreds of databases are copied there file by file, in a tenth of the time that a disk takes.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

const MEMORY = '/dev/shm';
const NAME = 'pendopo-run-';
const LEAST_BYTES = 4 * 1024 ** 3;

/** Makes the folder; undefined where there is no such memory, or too little of it (a container often has 64 MB). */
export function memoryFolder(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < LEAST_BYTES) return undefined;
    removeLeftovers();
    const folder = mkdtempSync(path.join(MEMORY, `${NAME}${process.pid}-`));
    // PostgreSQL does not run as root: its account passes through here to its own folder.
    chmodSync(folder, 0o711);
    return folder;
  } catch {
    return undefined;
  }
}

/** A run that was killed could not clear up behind itself, and memory is not emptied by time. */
function removeLeftovers(): void {
  for (const entry of readdirSync(MEMORY)) {
    if (!entry.startsWith(NAME)) continue;
    const pid = Number(entry.slice(NAME.length).split('-')[0]);
    if (Number.isInteger(pid) && pid > 0 && !lives(pid)) {
      rmSync(path.join(MEMORY, entry), { recursive: true, force: true });
    }
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
