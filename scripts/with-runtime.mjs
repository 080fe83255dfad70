// The front step: runs a task of this project on Node 24 or newer, fetching first whatever the machine lacks.
//
// It needs nothing but Node 18 and npm, and it prints (on stderr) only when there is something to do.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { SetupProblem } from './setup/problem.mjs';
import { ensureRuntime } from './setup/runtime.mjs';
import { runTask } from './setup/task.mjs';

/** What each task runs; `ownSession` keeps the terminal's Ctrl-C from reaching the server a second time. */
const TASKS = {
  start: { file: 'src/app/start.ts', ownSession: true },
  cli: { file: 'src/app/cli.ts' },
  test: { file: 'scripts/test.ts', browser: true },
  check: { file: 'scripts/check.ts' },
  bench: { file: 'bench/run.ts', browser: true },
  'new-service': { file: 'scripts/new-service.ts' },
  'new-definition': { file: 'scripts/new-definition.ts' },
  format: { file: 'node_modules/@biomejs/biome/bin/biome', args: ['check', '--write', '.'] },
};

async function main() {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const [name, ...args] = process.argv.slice(2);
  const task = Object.hasOwn(TASKS, name ?? '') ? TASKS[name] : undefined;
  if (!task) {
    const known = Object.keys(TASKS).join(', ');
    throw new SetupProblem(`There is no task "${name ?? ''}".`, `Choose one of: ${known}.`);
  }
  const node = await ensureRuntime(root);
  await ensureDependencies(root, node);
  const browser = task.browser ? await ensureBrowser(root) : undefined;
  return runTask(root, node, task, args, browser);
}

main().then(
  (code) => process.exit(code),
  (error) => {
    const lines = error instanceof SetupProblem ? [error.message, error.remedy] : [error?.stack ?? error];
    process.stderr.write(`\n${lines.filter(Boolean).join('\n')}\n`);
    process.exit(1);
  },
);
