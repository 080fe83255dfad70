import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alike, LIKELY, likeness, photoLikeness, type Sketch } from './twins.ts';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const PLACE = { lat: -7.4806, lng: 110.2231 };
const sketch = (text: string, more: Partial<Sketch> = {}): Sketch => ({
  text,
  point: PLACE,
  category: 'street-light',
  at: NOW,
  photos: [],
  ...more,
});
const metresNorth = (metres: number) => ({ ...PLACE, lat: PLACE.lat + metres / 111_320 });

test('two people who describe one broken lamp in their own words are likely twins', () => {
  const a = sketch('Lampu jalan di depan pasar mati sejak tiga hari.');
  const b = sketch('lampune ngarep peken peteng wis telung dina', { point: metresNorth(20) });
  assert.ok(likeness(a, b).score > LIKELY);
});

test('the same words half a kilometre away are another lamp', () => {
  const a = sketch('Lampu jalan mati sejak tiga hari.');
  assert.ok(likeness(a, sketch(a.text, { point: metresNorth(500) })).score < LIKELY);
});

test('another matter at the same place is no twin', () => {
  const a = sketch('Lampu jalan di depan pasar mati.');
  const b = sketch('Sampah menumpuk di sudut pasar belum diangkut.', { category: 'uncollected-waste' });
  assert.ok(likeness(a, b).score < LIKELY);
});

test('the same photo counts although the words differ; misspelt words are still alike', () => {
  const a = sketch('Tolong diperbaiki.', { photos: ['f0e1d2c3b4a59687'] });
  const b = sketch('Lampu mati total.', { photos: ['f0e1d2c3b4a59686'] });
  const without = likeness({ ...a, photos: [] }, b).score;
  assert.ok(likeness(a, b).score > without);
  assert.equal(photoLikeness(['ffffffffffffffff'], ['0000000000000000']), 0);
  assert.ok(alike('pohon tumbang menutup jalan kenanga', 'phon tumbng nutup jln kenangga') > 0.5);
});
