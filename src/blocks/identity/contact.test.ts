import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelFor, maskContact, readContact } from './contact.ts';

for (const [typed, kind, address] of [
  ['0812-3456-7890', 'phone', '+6281234567890'],
  [' +62 812 3456 7890', 'phone', '+6281234567890'],
  ['Sri@Example.ID ', 'email', 'sri@example.id'],
  ['112', undefined, undefined],
  ['sri@', undefined, undefined],
  ['bukan kontak', undefined, undefined],
] as const) {
  test(`${JSON.stringify(typed)} is read as ${address ?? 'no contact'}`, () => {
    const contact = readContact(typed);
    assert.equal(contact?.kind, kind);
    assert.equal(contact?.address, address);
  });
}

test('a mobile number gets WhatsApp, SMS when wished for; a landline SMS; an address e-mail', () => {
  assert.equal(channelFor('+6281234567890'), 'whatsapp');
  assert.equal(channelFor('+6281234567890', 'sms'), 'sms');
  assert.equal(channelFor('+62293362123'), 'sms');
  assert.equal(channelFor('sri@example.id', 'whatsapp'), 'email');
});

test('a masked contact hides its middle', () => {
  assert.equal(maskContact('sri@example.id'), 's•••@example.id');
  assert.equal(maskContact('+6281234567890'), '+62 ••• 890');
});
