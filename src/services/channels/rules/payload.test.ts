import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readWebhook } from './payload.ts';

const NOW = new Date('2026-11-22T03:00:00Z');
const SECONDS = Math.floor(NOW.getTime() / 1000);
const call = (messages: unknown[], more: Record<string, unknown> = {}, phoneId = '77') => ({
  entry: [
    {
      changes: [{ field: 'messages', value: { metadata: { phone_number_id: phoneId }, messages, ...more } }],
    },
  ],
});
const message = (id: string, more: Record<string, unknown>, seconds = SECONDS) => ({
  id,
  from: '6281234567890',
  timestamp: String(seconds),
  ...more,
});

test('texts, buttons, photos, documents that are photos, and places are read; the rest is something else', () => {
  const { messages } = readWebhook(
    call([
      message('1', { type: 'text', text: { body: 'Lampu mati' } }),
      message('2', {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Kirim' } },
      }),
      message('3', { type: 'image', image: { id: 'M1', caption: 'ini' } }),
      message('4', { type: 'document', document: { id: 'M2', mime_type: 'image/png' } }),
      message('5', { type: 'document', document: { id: 'M3', mime_type: 'application/pdf' } }),
      message('6', { type: 'location', location: { latitude: -7.4, longitude: 110.2, name: 'Pasar' } }),
      message('7', { type: 'location', location: { latitude: 'x', longitude: 110.2 } }),
      message('8', { type: 'reaction', reaction: { emoji: '👍' } }),
      message('9', { type: 'image', image: { id: '../../etc/passwd' } }),
    ]),
    '77',
    NOW,
  );
  assert.deepEqual(
    messages.map(({ content }) => content),
    [
      { is: 'text', text: 'Lampu mati' },
      { is: 'text', text: '1' },
      { is: 'photo', media: 'M1', caption: 'ini' },
      { is: 'photo', media: 'M2', caption: '' },
      { is: 'other', kind: 'document' },
      { is: 'place', lat: -7.4, lng: 110.2, name: 'Pasar' },
      { is: 'other', kind: 'location' },
      { is: 'other', kind: 'reaction' },
      { is: 'other', kind: 'image' },
    ],
  );
});

test('a bundle is put in the order in which it was written; a clock that runs ahead is not believed', () => {
  const text = { type: 'text', text: { body: 'x' } };
  const { messages } = readWebhook(
    call([
      message('late', text, SECONDS - 1),
      message('early', text, SECONDS - 60),
      message('ahead', text, SECONDS + 9e6),
    ]),
    '77',
    NOW,
  );
  assert.deepEqual(
    messages.map(({ id }) => id),
    ['early', 'late', 'ahead'],
  );
  assert.ok(messages.every(({ at }) => at <= NOW));
});

test('messages for another telephone number are counted and left alone', () => {
  const { messages, strangers } = readWebhook(call([message('1', { type: 'text' })], {}, '88'), '77', NOW);
  assert.deepEqual([messages, strangers], [[], 1]);
});

test('receipts of our own messages carry the id of the notice and the reason', () => {
  const id = '7f4df6f0-5d7c-4a4e-9a51-0d9a4f4f1c11';
  const { receipts } = readWebhook(
    call([], {
      statuses: [
        { biz_opaque_callback_data: id, status: 'failed', errors: [{ code: 131047 }] },
        { biz_opaque_callback_data: id, status: 'delivered' },
        { status: 'read' },
      ],
    }),
    '77',
    NOW,
  );
  assert.deepEqual(receipts, [
    { noticeId: id, status: 'failed', code: 131047 },
    { noticeId: id, status: 'delivered', code: null },
  ]);
});

test('nothing that can be sent as JSON breaks the reader', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      readWebhook(value, '77', NOW);
      readWebhook(call([value], { statuses: value, contacts: value }), '77', NOW);
      readWebhook({ entry: [{ changes: [{ field: 'messages', value }] }] }, '77', NOW);
    }),
  );
});
