import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickedWith } from './picks.ts';

const shown = ['a', 'b', 'c', 'd', 'e'].map((code) => ({ code, version: 1 }));
const codes = (picks: readonly { code: string }[]) => picks.map(({ code }) => code).join('');

test('a press puts one in and takes it out again', () => {
  const one = pickedWith([], shown, 'b', undefined);
  assert.equal(codes(one), 'b');
  assert.equal(codes(pickedWith(one, shown, 'b', undefined)), '');
});

test('with shift everything between takes the state of the last one, upwards and downwards', () => {
  const one = pickedWith([], shown, 'b', undefined);
  const more = pickedWith(one, shown, 'd', 'b');
  assert.equal(codes(more), 'bcd');
  assert.equal(codes(pickedWith(more, shown, 'a', 'b')), 'cdab');
  assert.equal(codes(pickedWith(more, shown, 'c', 'd')), 'b');
});

test('a beginning that is no longer on the screen counts for nothing', () => {
  assert.equal(codes(pickedWith([], shown, 'c', 'gone')), 'c');
});
