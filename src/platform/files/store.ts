/** Where file bytes live: by the hash of their content, so equal files are kept once and a name can never be guessed or overwritten. */
import type { Readable } from 'node:stream';

export type FileStore = {
  /** Keeps the bytes and answers their SHA-256 in hex. Keeping the same bytes again is harmless. */
  put(bytes: Buffer): Promise<string>;
  /** A stream of the bytes; undefined if there are none under this hash. */
  get(sha256: string): Promise<Readable | undefined>;
  remove(sha256: string): Promise<void>;
};
