/** A service goes out as one file and comes back; archives that mean harm, or are somebody’s mistake, are refused in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { ArchiveFault, MOST_ARCHIVE_BYTES, packed, readGiven } from './archive.ts';

const FILES = { 'service.yaml': '# catatan\nid: izin-taman\n', 'form.yaml': 'sections: []\n' };
const zip = (entries: Record<string, Uint8Array>, name = 'layanan.zip') => [
  { name, bytes: zipSync(entries) },
];
const refused = (given: Parameters<typeof readGiven>[0], rule: ArchiveFault['rule']) =>
  assert.throws(
    () => readGiven(given),
    (error) => error instanceof ArchiveFault && error.rule === rule,
    rule,
  );
const TEXT = strToU8('id: x\n');

test('what goes out comes back the same, comments too', () => {
  const bytes = packed('izin-taman', { ...FILES, 'papers.yaml': ' ' });
  assert.deepEqual(readGiven([{ name: 'izin-taman.zip', bytes }]), FILES);
});

test('files may lie in the archive itself, or be given one by one, or be called .yml', () => {
  assert.deepEqual(readGiven(zip({ 'service.yml': TEXT })), { 'service.yaml': 'id: x\n' });
  assert.deepEqual(readGiven([{ name: 'service.yaml', bytes: TEXT }]), { 'service.yaml': 'id: x\n' });
});

test('what a file manager adds is passed over', () => {
  const given = zip({
    ...{ 'a/': new Uint8Array(), 'a/service.yaml': TEXT, 'a/README.md': TEXT, 'a/.DS_Store': TEXT },
    '__MACOSX/a/._service.yaml': TEXT,
  });
  assert.deepEqual(readGiven(given), { 'service.yaml': 'id: x\n' });
});

test('a path that leads out of the folder is refused', () => {
  for (const name of [
    '../service.yaml',
    'a/../../service.yaml',
    '/service.yaml',
    'C:\\service.yaml',
    'a\\service.yaml',
  ])
    refused(zip({ [name]: TEXT }), 'path');
});

test('files that belong to no service are refused by name, and so are two services at once', () => {
  refused(zip({ 'service.yaml': TEXT, 'run.sh': TEXT }), 'unknown');
  refused(zip({ 'a/b/service.yaml': TEXT }), 'unknown');
  refused(zip({ 'a/service.yaml': TEXT, 'b/service.yaml': TEXT }), 'twice');
  refused([{ name: 'foto.jpg', bytes: TEXT }], 'unknown');
  refused(zip({ 'form.yaml': TEXT }), 'no-service');
  refused([], 'no-service');
});

test('a bomb is given up before it is unpacked', () => {
  const big = new Uint8Array(64 * 1024 * 1024);
  const bomb = zipSync({ 'service.yaml': big }, { level: 9 });
  assert.ok(bomb.length < MOST_ARCHIVE_BYTES);
  refused([{ name: 'bom.zip', bytes: bomb }], 'too-long');
  refused([{ name: 'besar.zip', bytes: new Uint8Array(MOST_ARCHIVE_BYTES + 1) }], 'too-large');
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}/`, new Uint8Array()]));
  refused(zip(many), 'too-many');
});

test('an entry that lies about its size gets no more room than it asked for', () => {
  const bytes = zipSync({ 'service.yaml': new Uint8Array(8 * 1024 * 1024).fill(120) }, { level: 9 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 < bytes.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  assert.equal(readGiven([{ name: 'bohong.zip', bytes }])['service.yaml'].length, 10);
});

test('what is no archive or no text is refused', () => {
  refused([{ name: 'layanan.zip', bytes: strToU8('bukan zip') }], 'no-archive');
  const cut = packed('x', FILES);
  refused([{ name: 'layanan.zip', bytes: cut.subarray(0, cut.length - 30) }], 'no-archive');
  refused(zip({ 'service.yaml': new Uint8Array([0xff, 0xfe, 0x00]) }), 'no-text');
  refused(zip({ 'service.yaml': strToU8('id: x\0') }), 'no-text');
});
