/** A chosen file is known by its first bytes, and told with the sentence that the server would use. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { PHOTO_BYTES } from '../../../platform/files/incoming.ts';
import { faultOf, lookAt, MOST_PHOTO_BYTES, tooLarge } from './look.ts';

const canvas = () => sharp({ create: { width: 4, height: 4, channels: 3, background: '#776655' } });
const file = (bytes: Uint8Array | string, type = 'image/jpeg') => new Blob([bytes as BlobPart], { type });

test('JPEG, PNG and WebP are photos whatever their name says', async () => {
  for (const picture of [canvas().jpeg(), canvas().png(), canvas().webp()]) {
    const seen = await lookAt(file(await picture.toBuffer(), 'application/pdf'));
    assert.equal(seen.kind, 'photo');
    assert.equal(faultOf(seen), undefined);
  }
});

for (const [bytes, key, type] of [
  ['%PDF-1.7\n', 'files.problem.not-a-photo', 'PDF'],
  ['\0\0\0\x18ftypmp42\0\0\0\0', 'files.problem.not-a-photo', 'MP4'],
  ['\0\0\0\x14ftypqt  \0\0\0\0', 'files.problem.not-a-photo', 'MOV'],
  ['\0\0\0\x18ftypheic\0\0\0\0', 'files.problem.heic', undefined],
  ['PK\x03\x04rest', 'files.problem.not-a-photo', 'ZIP'],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'files.problem.unknown-type', undefined],
  ['', 'files.problem.unknown-type', undefined],
] as const) {
  test(`${JSON.stringify(bytes.slice(0, 12))} named .jpg is refused with ${key}`, async () => {
    const fault = faultOf(await lookAt(file(Buffer.from(bytes, 'latin1'))));
    assert.equal(fault?.key, key);
    assert.equal(fault?.params?.type, type);
  });
}

test('the limit is the one of the server, and so are the sentences', () => {
  assert.equal(MOST_PHOTO_BYTES, PHOTO_BYTES);
  assert.equal(tooLarge(new Blob([new Uint8Array(MOST_PHOTO_BYTES)])), undefined);
  assert.deepEqual(tooLarge(new Blob([new Uint8Array(MOST_PHOTO_BYTES + 1)]))?.params, { limit: 15 });
  const place = join(import.meta.dirname, '../../../platform/files/texts/common/id.json');
  const book = JSON.parse(readFileSync(place, 'utf8')) as Record<string, string>;
  for (const name of ['heic', 'not-a-photo', 'too-large', 'unknown-type'])
    assert.ok(book[`files.problem.${name}`], name);
});
