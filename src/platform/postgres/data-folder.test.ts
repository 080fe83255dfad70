// The lock of the data folder: one owner at a time, and the dead do not keep it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { DataFolderError, dataFolderHolder, lockDataFolder } from './data-folder.ts';
import { processMark } from './process-mark.ts';

const parent = mkdtempSync(join(tmpdir(), 'pendopo-lock-'));
after(() => rmSync(parent, { recursive: true, force: true }));
let folder = '';
let turn = 0;
beforeEach(() => {
  folder = join(parent, `data-${++turn}`);
});
const lockFile = () => join(folder, 'in-use-by');

async function sleeper() {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  await once(child, 'spawn');
  return { pid: child.pid ?? 0, child };
}

test('the same process may hold the folder twice, and gives it back with the last release', async () => {
  const first = await lockDataFolder(folder);
  const second = await lockDataFolder(folder);
  first.release();
  assert.deepEqual(dataFolderHolder(folder), { pid: process.pid, purpose: 'the server' });
  second.release();
  second.release();
  assert.equal(existsSync(lockFile()), false);
});

test('a living owner is named with its process number and the folder', async () => {
  const { pid, child } = await sleeper();
  (await lockDataFolder(folder)).release();
  writeFileSync(lockFile(), JSON.stringify({ pid, mark: processMark(pid), purpose: 'a command' }));
  await assert.rejects(lockDataFolder(folder), (error: Error) => {
    assert.ok(error instanceof DataFolderError);
    assert.match(error.message, new RegExp(`a command of Pendopo, process ${pid}\\.`));
    assert.ok(error.message.includes(folder));
    return true;
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  (await lockDataFolder(folder)).release();
});

test('a number that now belongs to another process does not count as the owner', async () => {
  const { pid, child } = await sleeper();
  (await lockDataFolder(folder)).release();
  writeFileSync(lockFile(), JSON.stringify({ pid, mark: 'an earlier boot/1', purpose: 'the server' }));
  (await lockDataFolder(folder)).release();
  child.kill('SIGKILL');
});

test('an empty or broken lock file is taken over', async () => {
  (await lockDataFolder(folder)).release();
  writeFileSync(lockFile(), '{"pid":');
  (await lockDataFolder(folder)).release();
});

test('a start waits for an owner that is on its way out', async () => {
  const { pid, child } = await sleeper();
  (await lockDataFolder(folder)).release();
  writeFileSync(
    lockFile(),
    JSON.stringify({ pid, mark: processMark(pid), purpose: 'the server', stopping: true }),
  );
  const waiting = lockDataFolder(folder);
  child.kill('SIGKILL');
  (await waiting).release();
});

test('of ten starts at once on a dead lock exactly one gets the folder', async () => {
  (await lockDataFolder(folder)).release();
  writeFileSync(lockFile(), JSON.stringify({ pid: 999_999_999, mark: 'dead', purpose: 'the server' }));
  const script = join(parent, 'contender.ts');
  const room = new URL('./data-folder.ts', import.meta.url).href;
  writeFileSync(
    script,
    `import { lockDataFolder } from '${room}';
     try { await lockDataFolder(process.argv[2]); console.log('got'); } catch (e) { console.log('refused'); }
     process.stdin.resume();`,
  );
  const contenders = Array.from({ length: 10 }, () =>
    spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const answers = await Promise.all(
    contenders.map(async (it) => String((await once(it.stdout, 'data'))[0]).trim()),
  );
  for (const contender of contenders) contender.kill('SIGKILL');
  assert.equal(answers.filter((it) => it === 'got').length, 1, answers.join(' '));
});
