import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueueItem } from '../../../../../web/kit/queue/machine.ts';
import { baseOf, emptyField, fieldBody, groupOf, isBehind, waitingFor } from './field-acts.ts';

const stop = { code: 'MGL-1', version: 4 };
const item = (more: Partial<QueueItem>): QueueItem => ({
  ...{
    id: 'one',
    kind: 'complaints.field',
    label: '',
    url: '/',
    method: 'POST',
    body: {},
    filesField: 'photos',
  },
  ...{
    files: [],
    group: groupOf(stop.code),
    state: 'waiting',
    createdAt: 0,
    order: 0,
    failures: 0,
    nextAt: 0,
  },
  ...more,
});

test('the first act builds on the list, the next one on the act that still waits', () => {
  assert.deepEqual(baseOf(stop, []), { version: 4 });
  assert.deepEqual(baseOf(stop, [item({}), item({ id: 'two' })]), {
    version: 4,
    carry: { from: 'two', field: 'version' },
  });
  assert.deepEqual(baseOf(stop, [item({ group: 'field:MGL-2' })]), { version: 4 });
});

test('an act that has arrived counts as far as the list does not know more', () => {
  const sent = item({ state: 'sent', result: { version: 5 } });
  assert.deepEqual(baseOf(stop, [sent]), { version: 5 });
  assert.deepEqual(baseOf({ ...stop, version: 7 }, [sent]), { version: 7 });
});

test('what waits for a case is what has not arrived, refused acts too', () => {
  const items = [item({ state: 'sent' }), item({ id: 'two' }), item({ id: 'three', state: 'attention' })];
  assert.deepEqual(
    waitingFor(items, stop.code).map(({ id }) => id),
    ['two', 'three'],
  );
});

test('a closed report is behind the crew until the list knows more, and comes back when it was opened again', () => {
  const closing = (more: Partial<QueueItem>) => [item({ url: '/api/desk/complaints/MGL-1/close', ...more })];
  assert.equal(isBehind(stop, closing({})), true);
  assert.equal(isBehind(stop, closing({ state: 'sending' })), true);
  assert.equal(isBehind(stop, closing({ state: 'attention' })), false, 'a refused closing closed nothing');
  const sent = { state: 'sent', result: { version: 6 } } as const;
  assert.equal(isBehind({ ...stop, version: 5 }, closing(sent)), true, 'the list is older');
  assert.equal(isBehind({ ...stop, version: 7 }, closing(sent)), false, 'opened again');
  assert.equal(isBehind(stop, closing({ group: groupOf('MGL-2') })), false);
  assert.equal(isBehind(stop, [item({ url: '/api/desk/complaints/MGL-1/note' })]), false);
});

test('a closing sends where each photo was taken, or why there is none, never both', () => {
  const mark = (index: number) => `@file:${index}`;
  const photo = { key: 'a', file: new Blob(), name: 'a.jpg', url: '', shot: { lat: -7.4, lng: 110.2 } };
  const draft = { ...emptyField, text: ' Sudah. ', photos: [photo] };
  assert.deepEqual(fieldBody('close', draft, mark), {
    text: 'Sudah.',
    mended: true,
    shots: [{ photo: '@file:0', lat: -7.4, lng: 110.2 }],
  });
  assert.deepEqual(fieldBody('close', { ...draft, noPhoto: true, withoutPhoto: 'Kamera rusak.' }, mark), {
    text: 'Sudah.',
    mended: true,
    withoutPhoto: 'Kamera rusak.',
  });
  assert.deepEqual(fieldBody('arrive', draft, mark), {});
});
