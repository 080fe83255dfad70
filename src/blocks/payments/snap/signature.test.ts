/** SNAP: each bank's way of signing, and everything that a signature must not survive. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { minified } from './minify.ts';
import {
  isAccessSigned,
  isFresh,
  isMessageSigned,
  type Message,
  type Part,
  STANDARD,
  signAccess,
  signedText,
  signMessage,
} from './signature.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keys = { private: pair.privateKey, public: pair.publicKey, secret: 'secret' };
const BODY = `{ "partnerServiceId" : "   12345",
  "paidAmount": {"value": "10000.00", "currency":"IDR"}, "note": "a b\\" c" }`;
const message: Message = {
  ...{ method: 'post', path: '/v1.0/transfer-va/payment', body: BODY },
  ...{ timestamp: '2026-11-23T08:00:00+07:00', token: 'TOKEN' },
};

test('white space goes, names keep their order and numbers their digits', () => {
  assert.equal(
    minified(BODY),
    '{"partnerServiceId":"   12345","paidAmount":{"value":"10000.00","currency":"IDR"},"note":"a b\\" c"}',
  );
  assert.equal(minified('{"b":1.00,\n"a":"\\\\ "}'), '{"b":1.00,"a":"\\\\ "}');
  assert.equal(minified('{b:1}'), undefined);
});

test('the standard signature is the one that another program works out', () => {
  assert.equal(
    signedText(STANDARD.request, message),
    'POST:/v1.0/transfer-va/payment:TOKEN:168a635c8049f8c7e51292b8f2ab9e703709c26b77105ee959cba1ae9dd2b0d3:2026-11-23T08:00:00+07:00',
  );
  assert.equal(
    signMessage(STANDARD.request, message, keys),
    '6zIL2JJCh90e1bP+N3YSf3F0D+fgQEVEfZKFkUeO8iGWiljBQ+uXuSXiPj4itsAdwd4GEbe5+J+VVlWKe0oSVQ==',
  );
});

const PARTS: Part[] = [
  STANDARD.request,
  { algorithm: 'hmac', encoding: 'hex', query: false, token: true },
  { algorithm: 'rsa', encoding: 'base64', query: true, token: false },
  { algorithm: 'rsa', encoding: 'hex', query: false, token: false },
];
for (const part of PARTS)
  test(`a message signed with ${part.algorithm} in ${part.encoding} holds, and with anything changed does not`, () => {
    const long = { ...message, path: `${message.path}?bank=1` };
    const signature = signMessage(part, long, keys);
    assert.ok(isMessageSigned(part, long, signature, keys));
    for (const change of [
      { body: BODY.replace('10000.00', '90000.00') },
      { body: BODY.replace('10000.00', '10000.0') },
      { body: '' },
      { body: '{' },
      { path: '/v1.0/transfer-va/inquiry?bank=1' },
      { method: 'PUT' },
      { timestamp: '2026-11-23T08:00:01+07:00' },
      ...(part.token ? [{ token: 'other' }] : []),
      ...(part.query ? [{ path: `${message.path}?bank=2` }] : []),
    ])
      assert.equal(
        isMessageSigned(part, { ...long, ...change }, signature, keys),
        false,
        JSON.stringify(change),
      );
    for (const wrong of ['', 'x', `${signature}00`, signature.slice(2)])
      assert.equal(isMessageSigned(part, long, wrong, keys), false, wrong);
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
    assert.equal(
      isMessageSigned(part, long, signature, { public: stranger.publicKey, secret: 'geheim' }),
      false,
    );
    assert.equal(isMessageSigned(part, long, signature, {}), false);
  });

test('the access token is asked for in the name of the client, at that time', () => {
  const at = message.timestamp;
  const signature = signAccess(STANDARD, 'client', at, keys);
  assert.ok(isAccessSigned(STANDARD, 'client', at, signature, keys));
  assert.equal(isAccessSigned(STANDARD, 'other', at, signature, keys), false);
  assert.equal(isAccessSigned(STANDARD, 'client', '2026-11-23T08:00:01+07:00', signature, keys), false);
});

test('a message is fresh for five minutes, in whichever offset it was written', () => {
  const now = new Date('2026-11-23T01:05:00Z');
  for (const [timestamp, fresh] of [
    ['2026-11-23T08:00:00+07:00', true],
    ['2026-11-23T08:00:00+0700', true],
    ['2026-11-23T09:10:00+08:00', true],
    ['2026-11-23T01:05:00.123Z', true],
    ['2026-11-23T07:59:59+07:00', false],
    ['2026-11-23T08:10:01+07:00', false],
    ['2026-11-23T08:05:00', false],
    ['yesterday', false],
  ] as const)
    assert.equal(isFresh(STANDARD, timestamp, now), fresh, timestamp);
});
