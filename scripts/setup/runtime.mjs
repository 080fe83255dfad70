// Finds a Node that is new enough: the one we run on, or one that npm delivers into `.runtime`.
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withInstallLock } from './install-lock.mjs';
import { explainFailure, SetupProblem } from './problem.mjs';
import { npmCommand, runQuietly } from './program.mjs';
import { step } from './steps.mjs';

const WANTED_MAJOR = 24;
const FETCHED_VERSION = '24.21.0';
const SYSTEMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/**
 * @param {string} root the project's folder
 * @returns {Promise<string>} the path of a Node ≥ 24
 */
export async function ensureRuntime(root) {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return process.execPath;

  const system = `${process.platform}-${process.arch}`;
  if (!SYSTEMS.includes(system)) {
    throw new SetupProblem(
      `Pendopo needs Node ${WANTED_MAJOR} or newer, and has no ready one for ${system}.`,
      `Install Node ${WANTED_MAJOR} yourself and run the command again (on Windows: inside WSL).`,
    );
  }
  const node = join(root, '.runtime', 'node_modules', `node-${system}`, 'bin', 'node');
  const stamp = join(root, '.runtime', 'runtime-ready');
  if (isReady(node, stamp)) return node;

  return withInstallLock(root, async (note) => {
    if (isReady(node, stamp)) return node;
    if (!(await works(node))) {
      await step(`Fetching Node ${FETCHED_VERSION} (this machine has ${process.versions.node})`, () =>
        fetchRuntime(root, system, node, note),
      );
    }
    await writeFile(stamp, FETCHED_VERSION);
    return node;
  });
}

function isReady(node, stamp) {
  try {
    return existsSync(node) && readFileSync(stamp, 'utf8').trim() === FETCHED_VERSION;
  } catch {
    return false;
  }
}

async function works(node) {
  if (!existsSync(node)) return false;
  const { code, output } = await runQuietly(node, ['--version']);
  return code === 0 && output.trim() === `v${FETCHED_VERSION}`;
}

async function fetchRuntime(root, system, node, note) {
  const folder = join(root, '.runtime');
  await rm(join(folder, 'node_modules', `node-${system}`), { recursive: true, force: true });
  const npm = npmCommand(process.execPath);
  const { code, output, missing } = await runQuietly(
    npm.command,
    [
      ...npm.args,
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
      `node-${system}@${FETCHED_VERSION}`,
    ],
    { cwd: folder, onStart: note },
  );
  if (missing) throw npmMissing();
  if (code !== 0) throw explainFailure(`Fetching Node ${FETCHED_VERSION} failed.`, output);
  if (!(await works(node))) {
    throw new SetupProblem(
      `The fetched Node ${FETCHED_VERSION} does not run on this system (it needs a glibc-based Linux or macOS).`,
      `Install Node ${WANTED_MAJOR} from your system's packages and run the command again.`,
    );
  }
}

export function npmMissing() {
  return new SetupProblem(
    'npm was not found.',
    'Install it (on Debian: apt-get install -y npm), or start with "npm start" instead of calling Node yourself.',
  );
}
