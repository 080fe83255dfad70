import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCache } from './city.ts';

test('a value is loaded once, and anew when its event passes or its stamp is another', async () => {
  const cache = createCache();
  let loads = 0;
  const get = (stamp: string) => cache.get('rules', ['rules'], async () => ++loads, { stamp });
  assert.deepEqual([await get('monday'), await get('monday')], [1, 1]);
  assert.equal(await get('tuesday'), 2);
  assert.equal(await get('monday'), 3, 'the value of another day was not kept');
  cache.passed('rules.changed');
  assert.equal(await get('monday'), 4);
});

test('a load that fails is tried again, and one that was overtaken spoils nothing', async () => {
  const cache = createCache();
  const failing = cache.get('rules', [], () => Promise.reject(new Error('away')), { stamp: 'monday' });
  const next = cache.get('rules', [], async () => 'tuesday', { stamp: 'tuesday' });
  await assert.rejects(failing, /away/);
  assert.equal(await next, 'tuesday');
  assert.equal(await cache.get('rules', [], async () => 'anew', { stamp: 'tuesday' }), 'tuesday');
  await assert.rejects(cache.get('others', [], () => Promise.reject(new Error('away'))));
  assert.equal(await cache.get('others', [], async () => 'here'), 'here');
});
