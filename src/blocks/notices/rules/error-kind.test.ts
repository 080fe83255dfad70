import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type ErrorKind, errorKind } from './error-kind.ts';

const table: [code: string, kind: ErrorKind][] = [
  ['network', 'network'],
  ['expired', 'expired'],
  ['internal', 'internal'],
  ['no-adapter', 'no-adapter'],
  ['no-text', 'no-text'],
  ['push-no-browser', 'no-browser'],
  ['http-401', 'provider-access'],
  ['http-403', 'provider-access'],
  ['http-404', 'provider-refused'],
  ['http-408', 'provider-down'],
  ['http-425', 'provider-down'],
  ['http-429', 'busy'],
  ['http-503', 'provider-down'],
  ['smtp-421', 'mail-later'],
  ['smtp-550', 'mail-refused'],
  ['smtp-sign-in', 'mail-sign-in'],
  ['whatsapp-190', 'whatsapp-token'],
  ['whatsapp-130429', 'busy'],
  ['whatsapp-131026', 'whatsapp-nobody'],
  ['whatsapp-131042', 'whatsapp-account'],
  ['whatsapp-131047', 'whatsapp-window'],
  ['whatsapp-132001', 'whatsapp-template'],
  ['whatsapp-999', 'whatsapp-other'],
  ['', 'unknown'],
  ['something-new', 'unknown'],
  ['http-', 'unknown'],
];

test('each code of a failed message leads to something an officer can do', () => {
  for (const [code, kind] of table) assert.equal(errorKind(code), kind, code);
});

test('every kind has its reason and its remedy in words', () => {
  const book = JSON.parse(readFileSync(`${import.meta.dirname}/../texts/office/id.json`, 'utf8')) as Record<
    string,
    string
  >;
  for (const [, kind] of table) {
    assert.ok(book[`notices.error.${kind}`], kind);
    assert.ok(book[`notices.error.${kind}.do`], kind);
  }
});
