import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormats } from '../../../../../web/kit/texts/formats.ts';
import { zoneOr } from './mapping-shape.ts';

test('a zone that is still being typed is none, and the clock of the city stands in for it', () => {
  const whole = 'Asia/Makassar';
  for (let length = 0; length < whole.length; length += 1) {
    const zone = zoneOr(whole.slice(0, length), 'Asia/Jakarta');
    assert.equal(zone, 'Asia/Jakarta', whole.slice(0, length));
    assert.match(createFormats('id', zone).dateTime('2026-03-05T07:05:00Z'), /14\.05 WIB$/);
  }
  assert.equal(zoneOr(whole, 'Asia/Jakarta'), whole);
});
