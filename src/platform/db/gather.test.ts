/** Questions of a crowd share statements, know what was committed before them, and fail alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gathered, gatheredBy } from './gather.ts';

test('questions that come together are asked with one statement, and each hears its own answer', async () => {
  const asked: (readonly number[])[] = [];
  const square = gathered(async (keys: readonly number[]) => {
    asked.push(keys);
    return keys.map((key) => key * key);
  });
  assert.deepEqual(await Promise.all([1, 2, 3].map((key) => square(key))), [1, 4, 9]);
  assert.deepEqual(asked, [[1, 2, 3]]);
});

test('a question never joins a statement that is under way: what was committed before it is in its answer', async () => {
  let committed = 'before';
  let arrived = () => {};
  let sent = () => {};
  const underWay = new Promise<void>((resolve) => {
    sent = resolve;
  });
  const answer = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const read = gathered(async (keys: readonly string[]) => {
    const seen = committed;
    sent();
    await answer;
    return keys.map(() => seen);
  });
  const first = read('a');
  await underWay;
  committed = 'after';
  const second = read('a');
  arrived();
  assert.deepEqual(await Promise.all([first, second]), ['before', 'after']);
});

test('a question that cannot be asked fails alone, and the next crowd is answered', async () => {
  const ask = gathered(async (keys: readonly number[]) => {
    if (keys.includes(13)) throw new RangeError('unlucky');
    return keys;
  });
  const outcomes = await Promise.allSettled([12, 13, 14].map((key) => ask(key)));
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.equal(await ask(15), 15);
});

test('questions of two cities never share a statement', async () => {
  const cities = [{ name: 'one' }, { name: 'two' }];
  const asked: string[] = [];
  const ask = gatheredBy(async (city: { name: string }, keys: readonly number[]) => {
    asked.push(`${city.name}:${keys.join()}`);
    return keys;
  });
  await Promise.all(cities.flatMap((city) => [ask(city, 1), ask(city, 2)]));
  assert.deepEqual(asked.sort(), ['one:1,2', 'two:1,2']);
});
