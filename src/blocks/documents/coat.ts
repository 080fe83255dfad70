/** The coat of arms: what somebody sends becomes a small plain picture of our own making. */
import type { Context } from '../../platform/context.ts';
import { withHeld } from '../../platform/files/api.ts';
import { Problem } from '../../shared/errors.ts';

export const COAT_BYTES = 5 * 1024 * 1024;
const ACCEPTED = new Set(['image/png', 'image/jpeg']);
const MAX_PIXELS = 40_000_000;
const SIDE = 480;
const SECONDS = 15;

/** A PNG without transparency and metadata. 415 for anything but PNG and JPEG: an SVG is a program. */
async function redraw(path: string): Promise<Buffer> {
  const [{ fileTypeFromFile }, { default: sharp }] = await Promise.all([
    import('file-type'),
    import('sharp'),
  ]);
  const found = await fileTypeFromFile(path);
  if (!found || !ACCEPTED.has(found.mime)) throw new Problem(415, 'documents.not-a-coat');
  try {
    return await sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .toBuffer();
  } catch {
    throw new Problem(422, 'documents.coat-unreadable');
  }
}

type Sent = NodeJS.ReadableStream & { truncated?: boolean };

/** Keeps the picture and answers its name in the store. */
export function keepCoat(ctx: Context, stream: Sent): Promise<string> {
  return withHeld(async (hold) => ctx.city.files.put(await redraw(await hold(stream))), COAT_BYTES);
}
