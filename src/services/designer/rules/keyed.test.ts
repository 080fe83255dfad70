/** The box that an author has open stays open when he moves its thing or gives it another name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyed } from './keyed.ts';

function list() {
  let made = 0;
  let now = keyed({ names: [], keys: [] }, [], () => '');
  return (...names: (string | undefined)[]) => {
    now = keyed(now, names, () => `k${++made}`);
    return now.keys.join(' ');
  };
}

test('a thing keeps its key when it is renamed, letter by letter, or moved', () => {
  const keys = list();
  assert.equal(keys('a', 'b', 'c'), 'k1 k2 k3');
  assert.equal(keys('a', 'be', 'c'), 'k1 k2 k3');
  assert.equal(keys('a', '', 'c'), 'k1 k2 k3');
  assert.equal(keys('', 'a', 'c'), 'k2 k1 k3');
  assert.equal(keys('a', 'c'), 'k1 k3');
  assert.equal(keys('a', 'x', 'c'), 'k1 k4 k3');
});

test('things without a name go by their place, and no key is given twice', () => {
  const keys = list();
  assert.equal(keys(undefined, undefined), 'k1 k2');
  assert.equal(keys(undefined, undefined, undefined), 'k1 k2 k3');
  assert.equal(keys(undefined), 'k1');
  const twice = keys('a', 'a', 'a').split(' ');
  assert.equal(new Set(twice).size, 3);
});
