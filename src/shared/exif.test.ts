import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { readTaken, takenAt } from './exif.ts';

const withExif = (exif: Record<string, Record<string, string>>) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
    .withExif(exif)
    .jpeg()
    .toBuffer();

const photo = () =>
  withExif({
    IFD2: { DateTimeOriginal: '2026:11:22 09:14:03', OffsetTimeOriginal: '+07:00' },
    IFD3: {
      GPSLatitudeRef: 'S',
      GPSLatitude: '7/1 28/1 5016/100',
      GPSLongitudeRef: 'E',
      GPSLongitude: '110/1 13/1 2316/100',
    },
  });

test('the time and the place of a photo are read from the whole file and from the bare block', async () => {
  const bytes = await photo();
  const { exif } = await sharp(bytes).metadata();
  assert.ok(exif);
  for (const given of [bytes, exif]) {
    const taken = readTaken(given);
    assert.equal(taken.local, '2026-11-22T09:14:03');
    assert.equal(takenAt(taken, () => '+09:00')?.toISOString(), '2026-11-22T02:14:03.000Z');
    assert.ok(taken.point && Math.abs(taken.point.lat + 7.4806) < 1e-4);
    assert.ok(taken.point && Math.abs(taken.point.lng - 110.2231) < 1e-4);
  }
});

test('a time without an offset is meant in the zone of the city', async () => {
  const taken = readTaken(await withExif({ IFD2: { DateTimeOriginal: '2026:11:22 09:14:03' } }));
  assert.equal(takenAt(taken, () => '+08:00')?.toISOString(), '2026-11-22T01:14:03.000Z');
  assert.equal(taken.point, undefined);
});

test('what is no photo, has no block or lies about itself says nothing and never throws', async () => {
  assert.deepEqual(readTaken(new Uint8Array()), {});
  assert.deepEqual(readTaken(new TextEncoder().encode('bukan foto sama sekali')), {});
  const none = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer();
  assert.deepEqual(readTaken(none), {});
  const whole = await photo();
  fc.assert(
    fc.property(fc.nat(600), fc.integer({ min: 0, max: 255 }), fc.nat(700), (at, value, length) => {
      const bent = Uint8Array.from(whole.subarray(0, Math.max(20, length)));
      if (at < bent.length) bent[at] = value;
      const taken = readTaken(bent);
      if (taken.point) assert.ok(Math.abs(taken.point.lat) <= 90 && Math.abs(taken.point.lng) <= 180);
      if (taken.local) assert.ok(!Number.isNaN(takenAt(taken, () => '+07:00')?.getTime()));
    }),
    { numRuns: 3000, seed: 5 },
  );
});
