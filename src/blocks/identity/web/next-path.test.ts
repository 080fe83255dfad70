import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPath } from './next-path.ts';

for (const [next, root, goes] of [
  ['/office/laporan/MGL-1?x=1', '/office/', '/office/laporan/MGL-1?x=1'],
  [undefined, '/office/', '/office/'],
  ['//evil.example', '/', '/'],
  ['/\\evil.example', '/', '/'],
  ['https://evil.example', '/', '/'],
  ['/lapor', '/office/', '/office/'],
  ['/office/masuk?next=%2Foffice%2F', '/office/', '/office/'],
  ['/masuk', '/', '/'],
  ['/office/laporan?q=/masuk', '/office/', '/office/laporan?q=/masuk'],
] as const) {
  test(`after signing in, next=${JSON.stringify(next)} leads to ${goes}`, () => {
    assert.equal(nextPath(next, root), goes);
  });
}
