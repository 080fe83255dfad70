// Lets only one run at a time change what is installed; a second run waits, and a dead run's lock is taken over.
import { rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFailure } from './problem.mjs';

const BEAT_MS = 2_000;
const DEAD_AFTER_MS = 15_000;

/**
 * Runs `work` while holding `.runtime/installing`. The holder touches the folder every two seconds; a folder that
 * nobody touched for fifteen seconds belongs to a run that was killed.
 * @template T
 * @param {string} root the project's folder
 * @param {(note: (pid?: number) => void) => Promise<T>} work gets a function that notes the installing program's
 *   process number, so that whoever takes over a dead run's lock can stop what that run had started
 * @returns {Promise<T>}
 */
export async function withInstallLock(root, work) {
  const folder = join(root, '.runtime');
  const lock = join(folder, 'installing');
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw explainFailure(`The folder ${folder} could not be made.`, String(error));
  }
  let told = false;
  while (!(await take(lock))) {
    if (!told) process.stderr.write('Waiting for another run that is installing in this folder …\n');
    told = true;
    await new Promise((resume) => setTimeout(resume, 300 + Math.random() * 300));
  }
  const beat = setInterval(() => utimes(lock, new Date(), new Date()).catch(() => {}), BEAT_MS);
  const release = () => rmSync(lock, { recursive: true, force: true });
  const interrupted = () => process.exit(130);
  process.on('exit', release).on('SIGINT', interrupted).on('SIGTERM', interrupted).on('SIGHUP', interrupted);
  try {
    return await work((pid) => pid && writeFileSync(join(lock, 'program'), String(pid)));
  } finally {
    clearInterval(beat);
    process
      .off('exit', release)
      .off('SIGINT', interrupted)
      .off('SIGTERM', interrupted)
      .off('SIGHUP', interrupted);
    release();
  }
}

async function take(lock) {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw explainFailure(`The lock ${lock} could not be made.`, String(error));
  }
  const age = await stat(lock).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  if (age > DEAD_AFTER_MS) {
    // Renaming is atomic: of two runs that find the same dead lock, only one moves it away.
    const grave = `${lock}-dead-${process.pid}-${Date.now()}`;
    const moved = await rename(lock, grave).then(
      () => true,
      () => false,
    );
    if (moved) {
      await stopProgram(join(grave, 'program'));
      await rm(grave, { recursive: true, force: true });
    }
  }
  return false;
}

/** A run that was killed with -9 may have left npm or apt at work; two of them in one folder would spoil it. */
async function stopProgram(file) {
  const pid = Number(await readFile(file, 'utf8').catch(() => '0'));
  const doing = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!/npm/.test(doing)) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
