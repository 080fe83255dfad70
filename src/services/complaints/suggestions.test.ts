import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { testHouse } from '../../../test/kit/house.ts';
import { IN_PANJANG, report } from '../../../test/kit/people.ts';
import { likenessHash } from '../../platform/files/likeness.ts';
import type { CategorySuggestions, Twins } from './rules/intake-contract.ts';
import { photoLikeness } from './rules/twins.ts';

const north = (metres: number) => ({ ...IN_PANJANG, lat: IN_PANJANG.lat + metres / 111_320 });

test('a text in everyday words gets the likely category, explained by its own words', async (t) => {
  const house = await testHouse(t);
  const ask = async (text: string) =>
    (await house.call<CategorySuggestions>('POST', '/api/complaints/suggestions', { text })).body.categories;
  const [first] = await ask('pju dpn omahku peteng wis 3 dina, tlg didandani');
  assert.equal(first?.id, 'street-light');
  assert.ok(
    first.words.length > 0 &&
      first.words.every((word) => 'pju dpn omahku peteng wis 3 dina didandani'.includes(word)),
  );
  assert.equal(first.agency?.id, 'disperkim');
  assert.deepEqual(await ask(''), []);
  assert.deepEqual(await ask('zzz qqq'), []);
  const alone = (await ask('ada orang di sini tadi pagi')).filter(({ words }) => words.join() === 'orang');
  assert.deepEqual(alone, [], 'people stand in every report: that alone is no homeless person');
});

test('what the city closed teaches: a word that no pack knows points at its category afterwards', async (t) => {
  let now = new Date('2026-11-18T03:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const ask = async () =>
    (
      await house.call<CategorySuggestions>('POST', '/api/complaints/suggestions', {
        text: 'ada gogrok lagi di sini',
      })
    ).body.categories[0]?.id;
  assert.notEqual(await ask(), 'park-facility');
  const desk = await house.officer('complaints-coordinator');
  for (let at = 0; at < 4; at++) {
    const { code } = await report(house, {
      category: 'park-facility',
      description: `Gogrok taman nomor ${at} lepas bautnya.`,
    });
    const version = async () =>
      (await desk<{ version: number }>('GET', `/api/desk/complaints/${code}`)).body.version;
    const take = await desk('POST', `/api/desk/complaints/${code}/take`, { version: await version() });
    assert.equal(take.status, 200, take.text);
    const close = await desk('POST', `/api/desk/complaints/${code}/close`, {
      version: await version(),
      text: 'Sudah diperbaiki.',
      withoutPhoto: 'Kamera petugas sedang rusak.',
    });
    assert.equal(close.status, 200, close.text);
  }
  now = new Date('2026-11-19T03:00:00Z');
  assert.equal(await ask(), 'park-facility');
});

test('likely twins nearby come with distance and likeness; far, other and hidden ones do not', async (t) => {
  const house = await testHouse(t);
  const twin = await report(house, { location: north(20) });
  await report(house, { location: north(900) });
  await report(house, {
    location: north(10),
    category: 'uncollected-waste',
    description: 'Sampah menumpuk tiga hari.',
  });
  await report(house, {
    location: north(5),
    category: 'officer-conduct',
    description: 'Lampu jalan mati kata petugas.',
  });
  const ask = async (more = {}) =>
    (
      await house.call<Twins>('POST', '/api/complaints/twins', {
        text: 'lampu pju depan pasar padam dari kemarin',
        category: 'street-light',
        location: IN_PANJANG,
        ...more,
      })
    ).body.twins;
  const found = await ask();
  assert.deepEqual(
    found.map(({ code }) => code),
    [twin.code],
  );
  assert.ok(Math.abs((found[0]?.metres ?? 0) - 20) <= 1);
  assert.deepEqual(
    (await ask({ category: undefined })).map(({ code }) => code),
    [twin.code],
    'by the words alone',
  );
  assert.deepEqual(await ask({ location: undefined }), []);
});

test('a photo taken twice is known again; another scene is not', async () => {
  const scene = (light: number, turn: number) =>
    sharp({
      create: { width: 640, height: 480, channels: 3, background: { r: light, g: light, b: light + 20 } },
    })
      .composite([
        {
          input: { create: { width: 200, height: 300, channels: 3, background: '#222' } },
          left: 60 + turn,
          top: 100,
        },
        {
          input: { create: { width: 160, height: 90, channels: 3, background: '#eee' } },
          left: 380,
          top: 40 + turn,
        },
      ])
      .jpeg()
      .toBuffer();
  const [first, again, other] = await Promise.all([scene(120, 0), scene(135, 6), scene(120, 170)]);
  const hash = await likenessHash(first);
  assert.match(hash, /^[0-9a-f]{16}$/);
  assert.ok((photoLikeness([hash], [await likenessHash(again)]) ?? 0) > 0.6);
  assert.ok((photoLikeness([hash], [await likenessHash(other)]) ?? 1) < 0.6);
});
