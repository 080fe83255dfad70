import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceOf, olderThan, type Taken } from './evidence.ts';

const place = { lat: -7.4806, lng: 110.2231 };
const limits = { metres: 100, accuracy: 100, minutes: 10 };
const now = new Date('2026-11-23T03:00:00Z');
const shot = (more: Partial<Taken> = {}): Taken => ({
  photo: 'a',
  at: new Date('2026-11-23T02:14:00Z'),
  point: { lat: place.lat + 0.0001, lng: place.lng },
  accuracy: 8,
  ...more,
});
/** So many metres north of the place. */
const north = (metres: number) => ({ lat: place.lat + metres / 111_195, lng: place.lng });

test('a photo taken near the place proves it, with its distance and time', () => {
  assert.deepEqual(evidenceOf([shot()], place, limits, now), {
    proof: 'place',
    metres: 11,
    accuracy: 8,
    takenAt: new Date('2026-11-23T02:14:00Z'),
  });
});

test('the inaccuracy of the position counts for its taker, but not without end', () => {
  const proof = (metres: number, accuracy: number | null) =>
    evidenceOf([shot({ point: north(metres), accuracy })], place, limits, now).proof;
  assert.equal(proof(99, null), 'place');
  assert.equal(proof(101, null), 'elsewhere');
  assert.equal(proof(150, 60), 'place');
  assert.equal(proof(199, 5000), 'place');
  assert.equal(proof(202, 5000), 'elsewhere');
});

test('one photo from the place speaks for those beside it', () => {
  const shots = [shot({ photo: 'far', point: north(900) }), shot({ photo: 'near' }), shot({ point: null })];
  assert.equal(evidenceOf(shots, place, limits, now).metres, 11);
});

test('without a position, without a point and without a photo it is said that nothing is known', () => {
  assert.equal(evidenceOf([shot({ point: null })], place, limits, now).proof, 'unplaced');
  assert.equal(evidenceOf([shot()], null, limits, now).proof, 'unmeasured');
  assert.equal(evidenceOf([], place, limits, now).proof, 'none');
});

test('a clock far ahead tells no time; one that is a little behind does not make a photo too old', () => {
  const ahead = shot({ at: new Date('2026-11-24T03:00:00Z') });
  assert.equal(evidenceOf([ahead], place, limits, now).takenAt, null);
  const began = new Date('2026-11-23T02:20:00Z');
  assert.equal(olderThan([shot()], began, limits), undefined);
  assert.ok(olderThan([shot({ at: new Date('2026-11-23T02:09:59Z') })], began, limits));
  assert.equal(olderThan([shot({ at: null })], began, limits), undefined);
});
