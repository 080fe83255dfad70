// Finds the Chromium that the browser journeys drive, or installs Debian's when we may.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { withInstallLock } from './install-lock.mjs';
import { explainFailure, SetupProblem } from './problem.mjs';
import { runQuietly } from './program.mjs';
import { step } from './steps.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * @param {string} root the project's folder
 * @returns {Promise<string>} the path of a Chromium-like browser
 */
export async function ensureBrowser(root) {
  const named = process.env.PENDOPO_BROWSER;
  if (named) {
    if (canRun(named)) return named;
    throw new SetupProblem(
      `PENDOPO_BROWSER names "${named}", which is not a program that this user can run.`,
      'Give the full path of a Chromium or Chrome, or leave the variable away.',
    );
  }
  const found = findBrowser();
  if (found) return found;

  if (process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')) {
    await withInstallLock(root, async () => {
      if (!findBrowser()) await step('Installing Chromium for the browser tests', installWithApt);
    });
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new SetupProblem(
    'The browser tests need Chromium or Chrome, and none was found.',
    'Install one (Debian, Ubuntu: sudo apt-get install -y chromium), or set PENDOPO_BROWSER to its full path.',
  );
}

function findBrowser() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const candidates = NAMES.flatMap((name) => folders.filter(isAbsolute).map((folder) => join(folder, name)));
  return [...candidates, ...PLACES].find(canRun);
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return isAbsolute(path);
  } catch {
    return false;
  }
}

async function installWithApt(report) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  report('reading the package lists');
  const update = await runQuietly('apt-get', [...wait, 'update'], { env });
  if (update.code !== 0) throw explainFailure('apt-get update failed.', update.output);
  const args = [...wait, 'install', '-y', '--no-install-recommends', 'chromium'];
  const install = await runQuietly('apt-get', args, { env, onLine: report });
  if (install.code !== 0) throw explainFailure('apt-get install chromium failed.', install.output);
}
