// The data folder belongs to one running Pendopo: this room makes the folder and keeps its lock.
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processMark } from './process-mark.ts';

const STOPPING_PATIENCE_MS = 10_000;

type Owner = { pid: number; mark: string; purpose: string; stopping?: boolean };

export type DataFolderLock = {
  /** Says that this process is on its way out, so that a new start waits for it instead of giving up. */
  markStopping(): void;
  release(): void;
};

/** The data folder cannot be used; the message is a sentence that says why and what to do. */
export class DataFolderError extends Error {
  /** Who holds the lock, when that is the reason. */
  readonly holder: { pid: number; purpose: string } | undefined;
  constructor(message: string, holder?: { pid: number; purpose: string }) {
    super(message);
    this.name = 'DataFolderError';
    this.holder = holder;
  }
}

/** Level by level: Node's own `recursive` never comes back where the system answers that a parent is not there (/proc). */
function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (!existsSync(parent)) makeFolder(parent, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Makes the folder (nobody else may list it) and returns its absolute path. */
export function prepareDataFolder(dir: string): string {
  const path = resolve(dir);
  try {
    // As root the database runs as another user, who must be able to pass through.
    makeFolder(path, process.getuid?.() === 0 ? 0o711 : 0o700);
    return path;
  } catch (error) {
    throw new DataFolderError(
      `The data folder ${path} could not be made (${(error as NodeJS.ErrnoException).code}). Choose another with PENDOPO_DATA, or give it to the user who starts Pendopo.`,
    );
  }
}

const held = new Map<string, { holds: number; file: string; owner: Owner }>();

/**
 * Takes the data folder for this process; the same process may take it several times.
 * Locks of dead processes are taken over, also when their number was given to another process since.
 * @param purpose what the process is, for the sentence that a second one gets: 'the server', 'a command'
 * @throws DataFolderError when another living process holds it, naming its number and the folder
 */
export async function lockDataFolder(dir: string, purpose = 'the server'): Promise<DataFolderLock> {
  const path = prepareDataFolder(dir);
  const file = join(path, 'in-use-by');
  let mine = held.get(path);
  if (!mine) {
    const owner: Owner = { pid: process.pid, mark: processMark(process.pid) ?? '', purpose };
    await take(path, file, owner);
    mine = { holds: 0, file, owner };
    held.set(path, mine);
  }
  mine.holds++;
  const entry = mine;
  let released = false;
  return {
    markStopping() {
      entry.owner.stopping = true;
      write(entry.file, entry.owner);
    },
    release() {
      if (released) return;
      released = true;
      entry.holds--;
      if (entry.holds > 0) return;
      held.delete(path);
      if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** Which living process holds the folder, if any. */
export function dataFolderHolder(dir: string): { pid: number; purpose: string } | undefined {
  const owner = readOwner(join(resolve(dir), 'in-use-by'));
  return owner && isAlive(owner) ? { pid: owner.pid, purpose: owner.purpose } : undefined;
}

async function take(path: string, file: string, owner: Owner): Promise<void> {
  const giveUp = Date.now() + STOPPING_PATIENCE_MS;
  for (;;) {
    const draft = `${file}.${process.pid}`;
    try {
      writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
      // A link appears complete or not at all, and fails when the name is taken.
      linkSync(draft, file);
      return;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'EEXIST') {
        throw new DataFolderError(
          `The data folder ${path} cannot be written (${code}). Start Pendopo as its owner, or choose another folder with PENDOPO_DATA.`,
        );
      }
    } finally {
      rmSync(draft, { force: true });
    }
    const other = readOwner(file);
    if (other && isAlive(other)) {
      if (other.stopping && Date.now() < giveUp) {
        await pause(100);
        continue;
      }
      throw new DataFolderError(
        `The data folder ${path} is in use by ${other.purpose} of Pendopo, process ${other.pid}. Stop that one first, or give this one its own folder with PENDOPO_DATA.`,
        { pid: other.pid, purpose: other.purpose },
      );
    }
    bury(file, other);
  }
}

/** Moves a dead owner's lock away; when another start was quicker and it is no longer the dead one's, puts it back. */
function bury(file: string, dead: Owner | undefined): void {
  const grave = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, grave);
    const moved = readOwner(grave);
    if (moved && isAlive(moved) && moved.mark !== dead?.mark) linkSync(grave, file);
  } catch {
    // Another start was quicker; the next round sees whose it is now.
  }
  rmSync(grave, { force: true });
}

function isAlive(owner: Owner): boolean {
  return processMark(owner.pid) === owner.mark;
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function write(file: string, owner: Owner): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  renameSync(draft, file);
}
