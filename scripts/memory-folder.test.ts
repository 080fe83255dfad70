import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { memoryFolder } from './memory-folder.ts';

test('the folder of a run lets others pass through, and clears away what a killed run left in memory', (t) => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const left = `/dev/shm/pendopo-run-${pid}-killed`;
  const folder = memoryFolder();
  if (!folder) return t.skip('this system has no memory to spare');
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  assert.equal(statSync(folder).mode & 0o777, 0o711);
  mkdirSync(left);
  const again = memoryFolder();
  assert.ok(again && again !== folder);
  rmSync(again, { recursive: true });
  assert.ok(!existsSync(left));
  assert.ok(existsSync(folder), 'what a living run uses stays');
});
