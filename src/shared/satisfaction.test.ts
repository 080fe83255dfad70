import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexOf, indexOfSums, meanOf, qualityOf, sampleFor, scoresOf } from './satisfaction.ts';

test('the index is the mean of the nine means, times 25, with two decimals', () => {
  assert.equal(indexOf([3, 3, 3, 3, 3, 3, 3, 3, 3]), 75);
  assert.equal(indexOf([3.45, 2.65, 3.53, 2.31, 1.55, 3.12, 2.13, 2.43, 3.21]), 67.72);
  assert.equal(indexOf([4, 4, null, 4, 4, 4, 4, 4, 4]), 100);
  assert.equal(indexOf([null, null]), null);
  assert.equal(meanOf({ sum: 7, n: 2 }), 3.5);
  assert.equal(meanOf({ sum: 0, n: 0 }), null);
});

test('quality follows the intervals of the regulation, at their very borders', () => {
  for (const [index, quality] of [
    [25, 'D'],
    [64.99, 'D'],
    [65, 'C'],
    [76.6, 'C'],
    [76.61, 'B'],
    [88.3, 'B'],
    [88.31, 'A'],
    [100, 'A'],
  ] as const)
    assert.equal(qualityOf(index), quality, String(index));
});

test('the size of the sample is that of the table of Krejcie and Morgan', () => {
  for (const [population, sample] of [
    [10, 10],
    [100, 80],
    [500, 217],
    [1000, 278],
    [10_000, 370],
    [100_000, 383],
  ] as const)
    assert.ok(Math.abs(sampleFor(population) - sample) <= 1, `${population}: ${sampleFor(population)}`);
  assert.equal(sampleFor(0), 0);
});

test('answers are kept in the order of the elements; a strange one and none at all are refused', () => {
  const words = { id: 'a', en: 'a', jv: 'a', zh: 'a' };
  const elements = ['u1', 'u2'].map((id) => ({ id, title: words, question: words, answers: [words] }));
  assert.deepEqual(scoresOf({ elements }, { u2: 3 }), [0, 3]);
  assert.throws(() => scoresOf({ elements }, { u9: 3 }));
  assert.throws(() => scoresOf({ elements }, {}));
  assert.throws(() => scoresOf({ elements }, { constructor: 3 }));
});

test('the index of sums weighs elements alike, however many skipped one, and is silent below the least number', () => {
  const sums = [
    { place: 1, sum: 20, n: 5, respondents: 5 },
    { place: 2, sum: 3, n: 1, respondents: 5 },
  ];
  assert.deepEqual(indexOfSums(sums, 5), { index: 87.5, quality: 'B' });
  assert.equal(indexOfSums(sums, 6), null);
  assert.equal(indexOfSums([], 1), null);
});
