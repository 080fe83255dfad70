/** What people type for numbers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedNumber } from './numbers.ts';

test('rupiah is understood however it is pointed', () => {
  for (const text of ['1250000', '1.250.000', '1,250,000', 'Rp1.250.000', 'Rp 1.250.000,-', ' 1 250 000 '])
    assert.equal(typedNumber(text), 1_250_000, text);
});

test('a comma and a point both begin the decimals where decimals are asked for', () => {
  assert.equal(typedNumber('2,5', 2), 2.5);
  assert.equal(typedNumber('2.5', 2), 2.5);
  assert.equal(typedNumber('1.250,75', 2), 1250.75);
  assert.equal(typedNumber('-3', 2), -3);
});

test('what is no number stays as it was typed, and nothing is nothing', () => {
  assert.equal(typedNumber('dua puluh'), 'dua puluh');
  assert.equal(typedNumber('2,5'), '2,5');
  assert.equal(typedNumber('  '), undefined);
});
