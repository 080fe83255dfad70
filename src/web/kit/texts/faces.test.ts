/** Words that a face does not carry are shown as their keys: a page takes them from its own face, or from all. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';

const src = resolve(import.meta.dirname, '../../..');
const FACES = ['portal', 'office', 'wall'] as const;
/** Of something in quotation marks that may be a key. */
const KEY = /'([a-z][a-z0-9-]*\.[a-z0-9.-]+)'/g;

const keysOf = (face: string) =>
  new Set(
    globSync(`**/texts/${face}/id.json`, { cwd: src }).flatMap((file) =>
      Object.keys(JSON.parse(readFileSync(resolve(src, file), 'utf8'))),
    ),
  );

test('the pages of a face say nothing that only another face has words for', () => {
  const common = keysOf('common');
  const carried = new Map(FACES.map((face) => [face, keysOf(face)]));
  const wrong = FACES.flatMap((face) =>
    globSync(`**/web/${face}/**/*.{ts,tsx}`, { cwd: src }).flatMap((file) => {
      const elsewhere = (key: string) =>
        !carried.get(face)?.has(key) &&
        !common.has(key) &&
        FACES.some((other) => carried.get(other)?.has(key));
      const keys = [...readFileSync(resolve(src, file), 'utf8').matchAll(KEY)].map(([, key = '']) => key);
      return keys.filter(elsewhere).map((key) => `${file}: ${key}`);
    }),
  );
  assert.deepEqual(wrong, []);
});
