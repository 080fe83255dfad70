import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { compareFile, isForeign, MOST_BYTES } from './fingerprint.ts';

const paper = Buffer.from('%PDF-1.7\nisi surat');
const sha256 = createHash('sha256').update(paper).digest('hex');

test('the very file is the same; one sign more, less or changed makes it another', async () => {
  assert.equal(await compareFile(new Blob([paper]), sha256), 'same');
  for (const other of ['%PDF-1.7\nisi surat\n', '%PDF-1.7\nisi sura', '%PDF-1.7\nisi Surat'])
    assert.equal(await compareFile(new Blob([other]), sha256), 'different', other);
});

test('only a file that surely is another one speaks against the record of the paper', () => {
  for (const one of ['different', 'too-large'] as const) assert.equal(isForeign(one), true, one);
  for (const one of ['same', 'not-a-pdf', 'unreadable', 'cannot-here'] as const)
    assert.equal(isForeign(one), false, one);
});

test('a photo of the paper, an empty file and a huge one are told apart from a forged paper', async () => {
  assert.equal(await compareFile(new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])]), sha256), 'not-a-pdf');
  assert.equal(await compareFile(new Blob([]), sha256), 'not-a-pdf');
  const huge = { size: MOST_BYTES + 1 } as Blob;
  assert.equal(await compareFile(huge, sha256), 'too-large');
});

test('a file that is gone, and a browser that does not count, say so', async () => {
  const gone = { size: 5, arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob;
  assert.equal(await compareFile(gone, sha256), 'unreadable');
  assert.equal(await compareFile(new Blob([paper]), sha256, null as never), 'cannot-here');
});
