/** The test runner itself: it counts, fails when it must, and leaves nothing running. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { plantTree, type Tree } from './check/test-tree.ts';

const head = "import { test } from 'node:test';\n";
const passing = `${head}test('adds up', () => {});\ntest('is skipped', { skip: true }, () => {});\n`;
const failing = `${head}test('falls over', () => { throw new Error('as it should'); });\n`;

function plant(files: Record<string, string>): Tree {
  const tree = plantTree({ 'package.json': '{ "type": "module" }', ...files });
  for (const file of ['test.ts', 'memory-folder.ts'])
    cpSync(path.join(import.meta.dirname, file), path.join(tree.root, 'scripts', file));
  return tree;
}

function start(tree: Tree, ...words: string[]) {
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const child = spawn(process.execPath, [path.join(tree.root, 'scripts/test.ts'), ...words], {
    cwd: tree.root,
    env,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  const ended = new Promise<{ code: number | null; output: string; last: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output, last: output.trimEnd().split('\n').at(-1) ?? '' }));
  });
  return { child, ended };
}

test('the last line counts passed, failed and skipped tests, and all passing is a success', async () => {
  using tree = plant({ 'src/a.test.ts': passing, 'test/e2e/b.e2e.ts': passing });
  const { code, last, output } = await start(tree).ended;
  assert.equal(last, '2 passed, 0 failed, 2 skipped', output);
  assert.equal(code, 0);
});

test('a failing test, a file that does not load and a run without tests are failures', async () => {
  using tree = plant({
    'src/a.test.ts': passing,
    'src/b.test.ts': failing,
    'bench/c.test.ts': 'throw new Error("x");\n',
  });
  const all = await start(tree).ended;
  assert.equal(all.last, '1 passed, 2 failed, 1 skipped', all.output);
  assert.equal(all.code, 1);
  using empty = plant({ 'src/a.ts': '' });
  const none = await start(empty).ended;
  assert.match(none.output, /No test ran/);
  assert.equal(none.code, 1);
});

test('words choose files by path and tests by name', async () => {
  using tree = plant({ 'src/a.test.ts': passing, 'src/b.test.ts': failing });
  assert.equal((await start(tree, 'src/a').ended).last, '1 passed, 0 failed, 1 skipped');
  assert.equal((await start(tree, 'falls over').ended).last, '0 passed, 1 failed, 0 skipped');
});

test('what a test leaves running is named and ended', { skip: process.platform !== 'linux' }, async () => {
  using tree = plant({
    'src/a.test.ts': `${head}import { spawn } from 'node:child_process';\nimport { writeFileSync } from 'node:fs';
test('leaves a process', () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { detached: true, stdio: 'ignore' });
  child.unref();
  writeFileSync('left.pid', String(child.pid));
});\n`,
  });
  const { output, code } = await start(tree).ended;
  const pid = readFileSync(path.join(tree.root, 'left.pid'), 'utf8');
  assert.match(output, new RegExp(`left processes running.*${pid}`));
  assert.equal(code, 0);
  await sleep(100);
  assert.ok(!existsSync(`/proc/${pid}`) || /State:\s+Z/.test(readFileSync(`/proc/${pid}/status`, 'utf8')));
});

test('a file that never ends is ended and fails', { skip: process.platform !== 'linux' }, async () => {
  using tree = plant({
    'src/a.test.ts': `${head}test('leaves a timer', () => { setInterval(() => {}, 60000); });\n`,
    'src/b.test.ts': passing,
  });
  process.env.PENDOPO_TEST_FILE_LIMIT = '1500';
  const { ended } = start(tree);
  delete process.env.PENDOPO_TEST_FILE_LIMIT;
  const { code, output, last } = await ended;
  assert.match(output, /ran longer than 2 s and is ended/);
  assert.equal(last, '2 passed, 1 failed, 1 skipped', output);
  assert.equal(code, 1);
});

test('an interrupt ends the run and its tests', async () => {
  using tree = plant({
    'src/a.test.ts': `${head}import { writeFileSync } from 'node:fs';
test('takes long', async () => { writeFileSync('long.pid', String(process.pid)); await new Promise((r) => setTimeout(r, 60000)); });\n`,
  });
  const { child, ended } = start(tree);
  const file = path.join(tree.root, 'long.pid');
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await sleep(50);
  child.kill('SIGINT');
  const { code, output } = await ended;
  assert.equal(code, 130, output);
  assert.throws(() => process.kill(Number(readFileSync(file, 'utf8')), 0));
});
