import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codesIn, isReply, noticeIds, ownWords, readSignature, refusalOf } from './letters.ts';

const refused = (headers: Record<string, string>, from: string | null = 'sri@contoh.id') =>
  refusalOf({ headers: new Map(Object.entries(headers)), from, ownAddresses: ['lapor@kota.go.id'] });

test('letters of machines, lists and ourselves are not answered; those of people are', () => {
  assert.equal(refused({ subject: 'Lampu' }), undefined);
  assert.equal(refused({ 'auto-submitted': 'no' }), undefined);
  assert.equal(refused({ 'auto-submitted': 'auto-replied (vacation)' }), 'automatic');
  assert.equal(refused({ precedence: 'Bulk' }), 'bulk');
  assert.equal(refused({ 'list-id': '<berita.contoh.id>' }), 'bulk');
  assert.equal(refused({ 'x-auto-response-suppress': 'DR, AutoReply' }), 'automatic');
  assert.equal(refused({ 'x-auto-response-suppress': 'DR, RN' }), undefined);
  assert.equal(refused({ 'return-path': '<>' }), 'bounce');
  assert.equal(refused({ 'content-type': 'multipart/report; report-type=delivery-status' }), 'bounce');
  assert.equal(refused({}, 'lapor@kota.go.id'), 'own');
  assert.equal(refused({}, 'no-reply@toko.id'), 'automatic');
  assert.equal(refused({}, 'mailer-daemon@contoh.id'), 'automatic');
  assert.equal(refused({}, null), 'no-sender');
});

test('of a reply only the own words stay, however the mail program quotes', () => {
  const cases = [
    'Tiangnya nomor 12.\n\nPada Sen, 22 Nov 2026 pukul 09.10 Kota <lapor@kota.go.id> menulis:\n> Tiang nomor berapa?',
    'Tiangnya nomor 12.\r\n\r\nOn Mon, Nov 22, 2026 at 9:10 AM Kota\r\n<lapor@kota.go.id> wrote:\r\n> Tiang nomor berapa?',
    'Tiangnya nomor 12.\n\n-----Pesan Asli-----\nDari: Kota\nTiang nomor berapa?',
    'Tiangnya nomor 12.\n\nDari: Kota <lapor@kota.go.id>\nTanggal: Senin\nTiang nomor berapa?',
    'Tiangnya nomor 12.\n\n-- \nSri Rejeki\nKelurahan Panjang',
    '> Tiang nomor berapa?\nTiangnya nomor 12.\n\nDikirim dari iPhone saya',
    'Tiangnya nomor 12.\n________________________________\nFrom: Kota',
  ];
  for (const text of cases) assert.equal(ownWords(text, true), 'Tiangnya nomor 12.', text);
});

test('a first letter loses its signature only, and nothing ever becomes nothing', () => {
  assert.equal(ownWords('Lampu mati.\n> kata tetangga\n-- \nSri', false), 'Lampu mati.\n> kata tetangga');
  assert.equal(ownWords('> hanya kutipan', true), '> hanya kutipan');
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (text, reply) => {
      assert.equal(ownWords(text, reply) === '', text.replace(/\r\n?/g, '\n').trim() === '');
    }),
  );
});

test('replies, our own messages and codes are recognised', () => {
  assert.deepEqual(
    [isReply('Bls: MGL', []), isReply('Lampu', []), isReply('Lampu', ['<a@b>'])],
    [true, false, true],
  );
  const id = '7f4df6f0-5d7c-4a4e-9a51-0d9a4f4f1c11';
  assert.deepEqual(noticeIds(['<x@y>', `<${id.toUpperCase()}@kota.go.id>`]), [id]);
  assert.deepEqual(codesIn('Re: [MGL-482-193-762] dan mgl 482193763', 'MGL'), [
    'MGL-482-193-762',
    'mgl 482193763',
  ]);
  assert.deepEqual(codesIn('BJR-482-193-762', 'MGL'), []);
});

test('a signature is a time and a hash, and nothing else', () => {
  const hash = 'a'.repeat(64);
  assert.deepEqual(readSignature(`t=1763800000,v1=${hash}`), { time: 1_763_800_000, hash });
  for (const header of [
    undefined,
    '',
    hash,
    `t=1,v1=${hash}`,
    `t=1763800000,v1=${hash}b`,
    `v1=${hash},t=1763800000`,
  ])
    assert.equal(readSignature(header), undefined);
});
