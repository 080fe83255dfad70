/** Chooses where a city's files are kept: its own folder on disk, or its own prefix in an S3 bucket. */
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { openDiskStore } from './disk-store.ts';
import { openS3Store } from './s3-store.ts';
import type { FileStore } from './store.ts';

/** The file store of one city. On disk: `<data folder>/files/<slug>/`. */
export function openFileStore(env: Pick<Env, 'dataDir' | 'files'>, citySlug: string): FileStore {
  return env.files.kind === 's3'
    ? openS3Store(env.files, citySlug)
    : openDiskStore(join(env.dataDir, 'files', citySlug));
}
