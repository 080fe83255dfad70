import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleList } from './example-list.ts';
import { readList } from './read-file.ts';

const bytes = (...given: number[]) => new Uint8Array(given);

test('a list is read whichever way the spreadsheet encoded it', () => {
  const text = 'kode,rw,rt,nama\n33.71.01.1007,1,1,Kampung Méteseh\n';
  assert.deepEqual(readList(new TextEncoder().encode(text)), { text });
  const wide = Buffer.from(text, 'utf16le');
  assert.deepEqual(readList(new Uint8Array([0xff, 0xfe, ...wide])), { text });
  assert.deepEqual(readList(new Uint8Array([0xfe, 0xff, ...Buffer.from(wide).swap16()])), { text });
  assert.deepEqual(readList(new Uint8Array(Buffer.from(text, 'latin1'))), { text });
});

test('a workbook and a picture are named as what they are', () => {
  assert.deepEqual(readList(bytes(0x50, 0x4b, 3, 4)), { wrong: 'xlsx' });
  assert.deepEqual(readList(bytes(0xd0, 0xcf, 0x11, 0xe0)), { wrong: 'xlsx' });
  assert.deepEqual(readList(bytes(0x89, 0x50, 0, 1)), { wrong: 'binary' });
});

test('the example names wards of this city', () => {
  const list = exampleList([
    { code: '33.71.01.1007', name: 'Magersari' },
    { code: '33.71.01.1008', name: 'Tidar' },
    { code: '33.71.01.1009', name: 'Rejowinangun' },
  ]);
  assert.deepEqual(list.split('\r\n').slice(0, 3), [
    'kode,rw,rt,nama',
    '33.71.01.1007,001,,Kampung Contoh',
    '33.71.01.1007,001,001,',
  ]);
  assert.ok(!list.includes('1009'));
  assert.ok(list.endsWith('\r\n'));
});
