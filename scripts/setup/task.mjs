// Runs the task itself: signals reach it once, its exit code is ours, and it learns when we are gone.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** npm passes on a Ctrl-C that the terminal has already delivered to us: the same wish, milliseconds apart. */
const SAME_WISH_MS = 1_000;
const PATIENCE_MS = 15_000;

/**
 * @param {string} root the project's folder
 * @param {string} node
 * @param {{ file: string, args?: string[], ownSession?: boolean }} task
 * @param {string[]} args
 * @param {string} [browser] handed on as PENDOPO_BROWSER
 * @returns {Promise<number>} the exit code
 */
export function runTask(root, node, task, args, browser) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  if (browser) env.PENDOPO_BROWSER = browser;
  // Node keeps what it compiled: every later command and test file starts in about half the time.
  env.NODE_COMPILE_CACHE ??= join(root, '.runtime', 'compiled');
  const child = spawn(node, [join(root, task.file), ...(task.args ?? []), ...args], {
    env,
    cwd: root,
    detached: task.ownSession === true,
    // The open channel is how the task notices that this process was killed: it sees 'disconnect'.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });

  let lastWish = 0;
  const pass = (signal) => {
    const now = Date.now();
    if (now - lastWish < SAME_WISH_MS) return;
    if (lastWish === 0 && task.ownSession) setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
    lastWish = now;
    if (signal === 'SIGINT' && !task.ownSession && onTerminal()) return; // the terminal told the task itself
    child.kill(signal);
  };
  process.on('SIGINT', () => pass('SIGINT'));
  process.on('SIGTERM', () => pass('SIGTERM'));
  process.on('SIGHUP', () => pass('SIGTERM'));
  if (process.env.npm_lifecycle_event) whenParentIsGone(() => pass('SIGTERM'));

  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

function onTerminal() {
  return Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY);
}

/** npm killed with -9 passes nothing on; its children are then given another parent. */
function whenParentIsGone(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 1_000);
  watch.unref();
}
