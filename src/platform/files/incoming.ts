/** Takes an upload off the wire into a file of its own, counting as it goes, so that memory never depends on what people send. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../shared/errors.ts';

/** The largest photo taken, in bytes: phones stay below 12 MB. */
export const PHOTO_BYTES = 15 * 1024 * 1024;
/** A stream off the wire; `truncated` when the reader cut it at its own limit. */
type Incoming = NodeJS.ReadableStream & { truncated?: boolean };
const ENVELOPE_BYTES = 64 * 1024;

function tooLarge(limit: number = PHOTO_BYTES): Problem {
  return new Problem(413, 'files.too-large', { limit: Math.floor(limit / 1024 / 1024) });
}

/** Refuses by the announced length, before a byte is read. */
export function checkLength(header: string | string[] | undefined, limit: number = PHOTO_BYTES): void {
  const announced = Number(header);
  if (Number.isFinite(announced) && announced > limit + ENVELOPE_BYTES) throw tooLarge(limit);
}

/**
 * Lets `use` keep several streams in temporary files, for forms whose files may come before the fields that permit them.
 * All are removed in the end. The refusals are those of `withIncoming`.
 */
export async function withHeld<T>(
  use: (hold: (stream: Incoming) => Promise<string>) => Promise<T>,
  limit: number = PHOTO_BYTES,
): Promise<T> {
  const paths: string[] = [];
  try {
    return await use(async (stream) => {
      const path = temporary();
      paths.push(path);
      await save(stream, path, limit);
      return path;
    });
  } finally {
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }
}

/**
 * Writes the stream to a temporary file, hands its path to `use`, and removes it whatever happens.
 * Throws 413 past `limit` bytes, 422 for an empty file, 400 when the sender broke off.
 */
export async function withIncoming<T>(
  stream: Incoming,
  use: (path: string) => Promise<T>,
  limit: number = PHOTO_BYTES,
): Promise<T> {
  return withHeld(async (hold) => use(await hold(stream)), limit);
}

function temporary(): string {
  return join(tmpdir(), `pendopo-upload-${randomUUID()}`);
}

async function save(stream: Incoming, path: string, limit: number): Promise<void> {
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      // What lies past the limit is read and dropped: a sender who is cut off in the middle never sees the answer.
      done(null, size > limit ? undefined : chunk);
    },
  });
  try {
    await pipeline(stream, counted, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOSPC' || code === 'EACCES' || code === 'EROFS') throw error;
    throw new Problem(400, 'files.interrupted');
  }
  if (stream.truncated || size > limit) throw tooLarge(limit);
  if (size === 0) throw new Problem(422, 'files.missing');
}
