import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { openDiskStore } from './disk-store.ts';

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'pendopo-disk-store-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const everyFile = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test('a file is kept under the hash of its content and read back whole', async (t) => {
  const path = folder(t);
  const store = openDiskStore(path);
  const bytes = Buffer.from('lampu jalan padam');
  const hash = await store.put(bytes);
  assert.equal(hash, createHash('sha256').update(bytes).digest('hex'));
  assert.deepEqual(
    everyFile(path).map((entry) => join(entry.parentPath, entry.name)),
    [join(path, hash.slice(0, 2), hash.slice(2, 4), hash)],
  );
  const stream = await store.get(hash);
  assert.ok(stream);
  assert.deepEqual(await buffer(stream), bytes);
});

test('equal bytes sent many times at once are kept once and leave nothing beside them', async (t) => {
  const path = folder(t);
  const store = openDiskStore(path);
  const bytes = Buffer.alloc(200_000, 7);
  const hashes = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)));
  assert.equal(new Set(hashes).size, 1);
  assert.equal(everyFile(path).length, 1);
});

test('an unknown hash has no stream, and removing it is harmless', async (t) => {
  const store = openDiskStore(folder(t));
  const hash = 'a'.repeat(64);
  assert.equal(await store.get(hash), undefined);
  await store.remove(hash);
});

test('a name that is no hash never becomes a path', async (t) => {
  const store = openDiskStore(folder(t));
  await assert.rejects(async () => store.get('../../etc/passwd'), /SHA-256/);
});
