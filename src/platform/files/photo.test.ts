import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Problem } from '../../shared/errors.ts';
import { readPhoto } from './photo.ts';

function onDisk(t: TestContext, bytes: Buffer, name = 'photo.jpg'): string {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-photo-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a0522d' } });

const refusal = (status: number, code: string) => (error: Problem) =>
  error.status === status && error.code === code;

/** A PNG of `side` × `side` black pixels: a few kilobytes that unpack to gigabytes. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 9 });
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

test('a photo loses its metadata, stands upright and shrinks to 1920 and 480 pixels', async (t) => {
  const sent = await picture(4000, 3000)
    .withExif({
      IFD0: { Make: 'Telepon', Artist: 'Bu Sri' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '7/1 28/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  assert.ok((await sharp(sent).metadata()).exif);
  const photo = await readPhoto(onDisk(t, sent));
  assert.deepEqual([photo.width, photo.height, photo.type], [1440, 1920, 'image/jpeg']);
  for (const [bytes, side] of [
    [photo.full, 1920],
    [photo.thumb, 480],
  ] as const) {
    const facts = await sharp(bytes).metadata();
    assert.equal(facts.format, 'jpeg');
    assert.equal(Math.max(facts.width, facts.height), side);
    assert.equal(facts.orientation, undefined);
    for (const part of ['exif', 'xmp', 'iptc', 'icc'] as const) assert.equal(facts[part], undefined);
    assert.ok(!bytes.includes('Telepon') && !bytes.includes('Bu Sri'));
  }
});

test('PNG and WebP are taken too, transparent parts become white, small photos stay small', async (t) => {
  const clear = sharp({
    create: { width: 40, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  });
  for (const bytes of [await clear.clone().png().toBuffer(), await clear.clone().webp().toBuffer()]) {
    const photo = await readPhoto(onDisk(t, bytes));
    assert.deepEqual([photo.width, photo.height], [40, 20]);
    const { dominant } = await sharp(photo.full).stats();
    assert.ok(dominant.r > 240 && dominant.g > 240 && dominant.b > 240);
  }
});

test('what a file is called does not matter, what is in it does', async (t) => {
  const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'.padEnd(600, ' '));
  await assert.rejects(
    readPhoto(onDisk(t, pdf, 'lampu.jpg')),
    (error: Problem) => refusal(415, 'files.not-a-photo')(error) && error.params.type === 'PDF',
  );
  const drawing = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'.padEnd(600, ' '),
  );
  await assert.rejects(readPhoto(onDisk(t, drawing)), (error: Problem) => error.status === 415);
  await assert.rejects(readPhoto(onDisk(t, Buffer.from('halo'))), refusal(415, 'files.unknown-type'));
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic\0\0\0\0mif1heic'),
    Buffer.alloc(600),
  ]);
  await assert.rejects(readPhoto(onDisk(t, heic)), refusal(415, 'files.heic'));
});

test('a decompression bomb is refused without being unpacked', async (t) => {
  const bytes = bomb(30_000);
  assert.ok(bytes.length < 400_000);
  const path = onDisk(t, bytes);
  const before = process.memoryUsage.rss();
  await assert.rejects(
    readPhoto(path),
    (error: Problem) => refusal(422, 'files.too-many-pixels')(error) && error.params.limit === 52,
  );
  assert.ok(process.memoryUsage.rss() - before < 200_000_000);
});

test('a photo that broke off on the way is refused as damaged', async (t) => {
  const whole = await sharp({
    create: {
      width: 900,
      height: 900,
      channels: 3,
      background: '#333',
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();
  await assert.rejects(
    readPhoto(onDisk(t, whole.subarray(0, whole.length / 2))),
    refusal(422, 'files.unreadable'),
  );
});
