/** Whether a card of a report nearby shows words that say something. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saysMore } from './twin-words.ts';

test('a report whose words are no more than its kind and a dash has nothing to compare', () => {
  assert.equal(saysMore('Lampu jalan: –', 'Lampu jalan'), false);
  assert.equal(saysMore('Lampu jalan: padam', 'Lampu jalan'), true);
  assert.equal(saysMore('Gelap.', 'Lampu jalan'), true);
});
