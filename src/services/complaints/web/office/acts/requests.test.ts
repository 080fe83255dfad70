/** What an officer must write before an act may be sent, and what is sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyDraft } from './drafts.ts';
import { bodyOf, wrongIn } from './requests.ts';

const photo = { id: '0b0b4a4e-0000-4000-8000-000000000001', width: 10, height: 10 };

test('closing needs a photo from the place', () => {
  const draft = { ...emptyDraft, text: 'Lampu diganti.' };
  assert.deepEqual(Object.keys(wrongIn('close', draft)), ['mended', 'photos']);
  assert.deepEqual(Object.keys(wrongIn('close', { ...draft, mended: 'yes' })), ['photos']);
});

test('closing without a photo needs a reason that the public can understand', () => {
  const draft = {
    ...emptyDraft,
    mended: 'yes' as const,
    text: 'Lampu diganti.',
    noPhoto: true,
    withoutPhoto: 'gelap',
  };
  assert.deepEqual(Object.keys(wrongIn('close', draft)), ['withoutPhoto']);
  assert.deepEqual(wrongIn('close', { ...draft, withoutPhoto: 'Kamera petugas rusak.' }), {});
});

test('a reason without photo is sent instead of photos, never beside them', () => {
  const draft = {
    ...emptyDraft,
    mended: 'yes' as const,
    text: 'Lampu diganti.',
    photos: [photo],
    withoutPhoto: 'Kamera rusak hari ini.',
  };
  assert.deepEqual(bodyOf('close', { ...draft, noPhoto: true }), {
    text: 'Lampu diganti.',
    mended: true,
    withoutPhoto: 'Kamera rusak hari ini.',
  });
  assert.deepEqual(bodyOf('close', draft), { text: 'Lampu diganti.', mended: true, photos: [photo.id] });
});

test('refusing and reopening send their words as the reason', () => {
  assert.deepEqual(bodyOf('reject', { ...emptyDraft, text: ' Jalan ini milik provinsi. ' }), {
    reason: 'Jalan ini milik provinsi.',
  });
  assert.deepEqual(Object.keys(wrongIn('reopen', { ...emptyDraft, text: 'ya' })), ['text']);
});

test('passing on sends only what was changed', () => {
  assert.deepEqual(bodyOf('assign', { ...emptyDraft, agency: 'dlh' }), { agency: 'dlh' });
  assert.deepEqual(
    bodyOf('assign', {
      ...emptyDraft,
      agency: 'dlh',
      category: 'pothole',
      priority: '2',
      text: 'Mohon segera.',
    }),
    { agency: 'dlh', category: 'pothole', priority: 2, note: 'Mohon segera.' },
  );
  assert.deepEqual(Object.keys(wrongIn('assign', emptyDraft)), ['agency']);
});

test('closing as not mended needs its reason and no photo, and sends only what belongs to it', () => {
  const draft = {
    ...emptyDraft,
    mended: 'no' as const,
    text: 'Menunggu anggaran.',
    whyAway: 'tidak terkirim',
  };
  assert.deepEqual(Object.keys(wrongIn('close', draft)), ['reason']);
  const whole = { ...draft, reason: 'needs-budget', plannedFor: '2027-01-15' };
  assert.deepEqual(wrongIn('close', whole), {});
  assert.deepEqual(bodyOf('close', whole), {
    text: 'Menunggu anggaran.',
    mended: false,
    reason: 'needs-budget',
    plannedFor: '2027-01-15',
  });
});

test('where a photo was taken goes with the photo, and not without it', () => {
  const shots = [
    { photo: photo.id, lat: -7.48, lng: 110.22, accuracy: 8 },
    { photo: 'taken-away', lat: 0, lng: 0 },
  ];
  const draft = { ...emptyDraft, mended: 'yes' as const, text: 'Beres.', photos: [photo], shots };
  assert.deepEqual(bodyOf('close', { ...draft, whyAway: ' Dari seberang jalan. ' }), {
    text: 'Beres.',
    mended: true,
    photos: [photo.id],
    shots: [shots[0]],
    whyAway: 'Dari seberang jalan.',
  });
});
