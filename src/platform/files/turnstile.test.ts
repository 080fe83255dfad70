import assert from 'node:assert/strict';
import { test } from 'node:test';
import { turnstile } from './turnstile.ts';

test('no more pieces of work run at once than there are places, and all are done', async () => {
  const inTurn = turnstile(2, 100, () => new Error('full'));
  let now = 0;
  let most = 0;
  const done = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      inTurn(async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
        return index;
      }),
    ),
  );
  assert.equal(most, 2);
  assert.deepEqual(
    done,
    Array.from({ length: 30 }, (_, index) => index),
  );
});

test('who finds the line full is sent away, and a failure frees its place', async () => {
  const inTurn = turnstile(1, 1, () => new Error('full'));
  const first = inTurn(() => Promise.reject(new Error('broken')));
  const second = inTurn(async () => 'second');
  await assert.rejects(
    inTurn(async () => 'third'),
    /full/,
  );
  await assert.rejects(first, /broken/);
  assert.equal(await second, 'second');
  assert.equal(await inTurn(async () => 'fourth'), 'fourth');
});
