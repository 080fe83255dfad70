import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedSeconds, LIMITS } from './throttle.ts';

test('four wrong passwords cost nothing, the fifth closes the account for 30 seconds, and each further one doubles it', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((count) => closedSeconds(count, LIMITS.account));
  assert.deepEqual(waits, [0, 0, 0, 0, 30, 60, 120, 240]);
});

test('an account is never closed for longer than 15 minutes, so nobody can lock its owner out for a day', () => {
  assert.equal(closedSeconds(10, LIMITS.account), 900);
  assert.equal(closedSeconds(1_000_000, LIMITS.account), 900);
});
