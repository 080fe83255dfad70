/** Builds the browser code of all faces into `dist/web`, or sees within a blink that nothing has changed. */
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isFresh, writeStamp } from './build/stamp.ts';

export type BuildOptions = {
  /** Absolute folder; `<project>/dist/web` when absent. Replaced as a whole when the build succeeds. */
  outDir?: string;
  /** Hears one short line per step, for the start's progress. */
  report?: (line: string) => void;
  /** Builds also when nothing changed. */
  force?: boolean;
};

export type BuildResult = { outDir: string; built: boolean; milliseconds: number };

/**
 * Builds when any source of the browser code, any text or the lock file differs from the last build.
 * A failed or interrupted build leaves the earlier one in place; the error names the file.
 */
export async function buildWeb(options: BuildOptions = {}): Promise<BuildResult> {
  const begun = performance.now();
  const outDir = options.outDir ?? resolve(import.meta.dirname, '../../../dist/web');
  const done = (built: boolean) => ({ outDir, built, milliseconds: Math.round(performance.now() - begun) });
  if (!options.force && (await isFresh(outDir))) return done(false);

  const report = options.report ?? (() => {});
  const work = `${outDir}.building-${process.pid}`;
  try {
    // The bundler takes a fifth of a second to load: only when it is needed.
    const { bundleFaces } = await import('./build/bundle.ts');
    const inputs = await bundleFaces(work, report);
    await writeStamp(work, inputs);
    await swap(work, outDir);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return done(true);
}

/** Puts the new folder where the old one was; the moment without either is shorter than a request. */
async function swap(from: string, to: string): Promise<void> {
  const old = join(`${to}.old-${process.pid}`);
  await rename(to, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  // Another start may have put its own build there in the meantime: it was made of the same sources.
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  await rm(old, { recursive: true, force: true });
}

if (import.meta.main) {
  const result = await buildWeb({ report: console.log, force: process.argv.includes('--force') });
  console.log(`${result.built ? 'built' : 'nothing changed'} in ${result.milliseconds} ms: ${result.outDir}`);
}
