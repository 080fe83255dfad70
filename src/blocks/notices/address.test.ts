import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyAddress, maskAddress, normalAddress } from './address.ts';

test('however a person writes an address, it has one form', () => {
  assert.equal(normalAddress('whatsapp', '0812-3456-7890'), '+6281234567890');
  assert.equal(normalAddress('sms', '+62 812 3456 7890'), '+6281234567890');
  assert.equal(normalAddress('email', ' Sri@Example.ID '), 'sri@example.id');
  assert.equal(normalAddress('push', 'citizen:abc-1'), 'citizen:abc-1');
  assert.equal(anyAddress('081234567890'), '+6281234567890');
  assert.equal(anyAddress('Sri@example.id'), 'sri@example.id');
});

test('what cannot be written to is no address', () => {
  assert.equal(normalAddress('sms', '112'), undefined);
  assert.equal(normalAddress('sms', 'sri@example.id'), undefined);
  assert.equal(normalAddress('email', 'sri@example.id\r\nBcc: lain@example.id'), undefined);
  assert.equal(normalAddress('email', 'sri@example.id, lain@example.id'), undefined);
  assert.equal(normalAddress('push', 'system:x'), undefined);
});

test('a masked address shows its owner enough and a stranger too little', () => {
  assert.equal(maskAddress('whatsapp', '+6281234567890'), '+62 ••• 890');
  assert.equal(maskAddress('email', 'sri@example.id'), 's•••@example.id');
  assert.equal(maskAddress('push', 'officer:abc'), 'officer');
});
