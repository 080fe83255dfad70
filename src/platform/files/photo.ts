/** Makes a safe photo of what somebody sent: known by its content, upright, small enough, and without any metadata. */
import { Problem } from '../../shared/errors.ts';
import { readTaken, type Taken } from '../../shared/exif.ts';
import { likenessHash } from './likeness.ts';
import { turnstile } from './turnstile.ts';

export type Photo = {
  type: 'image/jpeg';
  width: number;
  height: number;
  full: Buffer;
  thumb: Buffer;
  likeness: string;
  /** What its metadata said, which the kept picture has no more. */
  taken: Taken;
};

/** Longest side in pixels of the kept photo and of its thumbnail. */
const FULL_SIDE = 1920;
const THUMB_SIDE = 480;
/** 52 million: the 50-megapixel cameras of phones pass (8192 × 6144), a decompression bomb does not. */
const MAX_PIXELS = 52_000_000;
const MAX_FRAMES = 200;
const SECONDS = 30;
const ACCEPTED = new Set(['image/jpeg', 'image/png', 'image/webp']);
const HEIC = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

/** Decoding takes up to some 200 MB of memory and a core: two at a time, and a line that a short rush fits into. */
const inTurn = turnstile(2, 60, () => new Problem(503, 'files.busy'));

/** Says by its content what the file at `path` is; throws 415 for anything but a photo that can be read here. */
async function checkType(path: string): Promise<void> {
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path);
  if (found && ACCEPTED.has(found.mime)) return;
  if (found && HEIC.has(found.mime)) throw new Problem(415, 'files.heic');
  if (found) throw new Problem(415, 'files.not-a-photo', { type: found.ext.toUpperCase() });
  throw new Problem(415, 'files.unknown-type');
}

async function encode(path: string): Promise<Photo> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const source = sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'truncated', sequentialRead: true });
  const facts = await source.metadata();
  if (facts.width * facts.height > MAX_PIXELS)
    throw new Problem(422, 'files.too-many-pixels', { limit: Math.floor(MAX_PIXELS / 1e6) });
  if ((facts.pages ?? 1) > MAX_FRAMES) throw new Problem(422, 'files.unreadable');
  const { data: full, info } = await source
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width: FULL_SIDE, height: FULL_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true });
  const thumb = await sharp(full)
    .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 72 })
    .toBuffer();
  const likeness = await likenessHash(thumb);
  const taken = facts.exif ? readTaken(facts.exif) : {};
  return { type: 'image/jpeg', width: info.width, height: info.height, full, thumb, likeness, taken };
}

/**
 * Reads the photo at `path` and encodes it anew as JPEG, longest side at most 1920 px, with a thumbnail of at most 480 px.
 * Throws 415 when the content is not an accepted photo, 422 when it is damaged or has too many pixels, 503 when too many wait.
 */
export async function readPhoto(path: string): Promise<Photo> {
  await checkType(path);
  return inTurn(async () => {
    try {
      return await encode(path);
    } catch (error) {
      if (error instanceof Problem) throw error;
      const message = error instanceof Error ? error.message : '';
      if (/pixel limit/i.test(message))
        throw new Problem(422, 'files.too-many-pixels', { limit: Math.floor(MAX_PIXELS / 1e6) });
      throw new Problem(422, 'files.unreadable');
    }
  });
}
