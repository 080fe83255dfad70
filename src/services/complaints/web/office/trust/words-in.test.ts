import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spansOf, wordsIn } from './words-in.ts';

test('words and the white space between them make up the text again', () => {
  const text = 'Pak  Karyo,\nparkir 2.000';
  assert.equal(
    wordsIn(text)
      .map((word) => word.text + word.space)
      .join(''),
    text,
  );
});

test('words chosen side by side become one span, others their own', () => {
  const text = 'satu dua tiga empat';
  const spans = spansOf(wordsIn(text), new Set([0, 1, 3]));
  assert.deepEqual(
    spans.map(({ from, to }) => text.slice(from, to)),
    ['satu dua', 'empat'],
  );
});
