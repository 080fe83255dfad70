/** Whether a report can be left, resumed and sent with exactly what the person wrote. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newerDraft } from '../draft-mirror.ts';
import type { Draft } from '../draft-shape.ts';
import { draftFrom, emptyDraft, firstGap, ofKind, reachable, requestOf, wordsWrong } from './draft.ts';

const whole: Draft = {
  ...emptyDraft,
  category: 'street-light',
  area: '33.71.01.1001',
  description: 'Lampu padam sejak tiga malam.',
};

test('a step is only shown when everything before it is there; photos may be missing', () => {
  assert.equal(reachable('periksa', emptyDraft), 'jenis');
  assert.equal(reachable('uraian', { ...emptyDraft, category: 'noise' }), 'tempat');
  assert.equal(reachable('foto', { ...emptyDraft, category: 'noise' }), 'foto');
  assert.equal(reachable('periksa', whole), 'periksa');
  assert.equal(reachable('entah', whole), 'jenis');
});

test('a point or a ward is enough for the place', () => {
  const point = { lat: -7.47, lng: 110.22, from: 'map' as const };
  assert.equal(firstGap({ ...whole, area: '' }), 'tempat');
  assert.equal(firstGap({ ...whole, area: '', point }), 'periksa');
});

test('words that are too short and telephone numbers that cannot be are noticed', () => {
  assert.equal(wordsWrong({ ...whole, description: '  padam   ' }), 'short');
  assert.equal(wordsWrong({ ...whole, phone: '12ab' }), 'phone');
  assert.equal(wordsWrong({ ...whole, phone: '12345' }), 'phone', 'nobody is reached at a short number');
  assert.equal(wordsWrong({ ...whole, name: 'S' }), 'name');
  assert.equal(wordsWrong({ ...whole, phone: '0812 3456 7890' }), undefined);
});

test('who stays nameless sends neither name nor number, and wrong ones do not hold the report up', () => {
  const nameless: Draft = { ...whole, identity: 'anonymous', name: 'Sri', phone: '12ab' };
  assert.equal(firstGap(nameless), 'periksa');
  const request = requestOf(nameless, 'jv');
  assert.equal(request.reporter, undefined);
  assert.equal(request.anonymous, true);
});

test('empty fields are left out of the request', () => {
  assert.deepEqual(requestOf({ ...whole, place: '  ', name: ' Sri ' }, 'id'), {
    description: 'Lampu padam sejak tiga malam.',
    category: 'street-light',
    language: 'id',
    area: '33.71.01.1001',
    reporter: { name: 'Sri' },
  });
});

test('a request that came back becomes the draft it was made from', () => {
  const draft: Draft = {
    ...whole,
    place: 'Depan pasar',
    name: 'Sri',
    phone: '0812 3456 7890',
    attributes: { fault: 'out' },
    sameAs: { code: 'MGL-482-193-762', title: 'Lampu mati' },
  };
  const again = { ...draftFrom(requestOf(draft, 'id')), photos: [] };
  assert.deepEqual(requestOf(again, 'id'), requestOf(draft, 'id'));
});

test('another kind asks other questions: only then the answers go', () => {
  const draft: Draft = { ...whole, attributes: { fault: 'out' } };
  assert.deepEqual(ofKind(draft, 'street-light'), { category: 'street-light' });
  assert.deepEqual(ofKind(draft, 'noise'), { category: 'noise', attributes: {} });
});

test('of the stored draft and its mirror the later written one counts', () => {
  const stored: Draft = { ...whole, changedAt: 1000 };
  const mirrored: Draft = { ...whole, description: `${whole.description} Gelap sekali.`, changedAt: 1100 };
  assert.equal(newerDraft(stored, mirrored), mirrored);
  assert.equal(newerDraft(mirrored, stored), mirrored);
  assert.equal(newerDraft(stored, undefined), stored);
  assert.equal(newerDraft(undefined, mirrored), mirrored);
});
