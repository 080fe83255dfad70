/** Keeps file bytes in a folder: `<folder>/ab/cd/<sha256>`, written aside, flushed and renamed, so a crash leaves a whole file or none. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore } from './store.ts';

const HASH = /^[0-9a-f]{64}$/;

/** True for "there is no such file". */
function absent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (absent(error)) return undefined;
    throw error;
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A store below `folder`, which is made when the first file arrives. */
export function openDiskStore(folder: string): FileStore {
  const placeOf = (sha256: string) => {
    if (!HASH.test(sha256)) throw new Error('A file is named by its SHA-256 in hex.');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = placeOf(sha256);
      if ((await sizeOf(path)) === bytes.length) return sha256;
      await mkdir(dirname(path), { recursive: true });
      const aside = `${path}.${randomUUID()}.tmp`;
      try {
        const handle = await open(aside, 'wx', 0o640);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(aside, path);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
      // The name itself must survive a power cut as well.
      await flushFolder(dirname(path));
      return sha256;
    },
    async get(sha256) {
      const stream = createReadStream(placeOf(sha256));
      return new Promise<Readable | undefined>((resolve, reject) => {
        stream.once('open', () => resolve(stream));
        stream.once('error', (error) => (absent(error) ? resolve(undefined) : reject(error)));
      });
    },
    async remove(sha256) {
      await rm(placeOf(sha256), { force: true });
    },
  };
}
