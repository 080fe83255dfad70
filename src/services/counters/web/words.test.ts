/** What is said of waiting at a counter. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitMinutes } from './words.ts';

test('before a counter opens no waiting time is told: the hours until then would be counted along', () => {
  assert.equal(waitMinutes({ state: 'before', expected: 248 }), null);
  assert.equal(waitMinutes({ state: 'open', expected: 12 }), 12);
  assert.equal(waitMinutes({ state: 'pause', expected: 40 }), 40, 'over a break they wait in the room');
  assert.equal(waitMinutes({ state: 'closed', expected: null }), null);
});
