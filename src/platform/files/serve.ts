/** Hands out a kept photo to those who may see it. */
import { Problem } from '../../shared/errors.ts';
import type { Context } from '../context.ts';
import { Reply } from '../http/route.ts';
import { guardAllows } from './guards.ts';
import { fitsPhoto } from './key.ts';
import { type FileRow, findFile } from './records.ts';

export type FileSize = 'thumb' | 'full';

/** A photo never changes under its id, but it can be hidden at any moment: caches ask again each time, and mostly hear 304. */
const PUBLIC_CACHE = 'public, no-cache';
/** Kept by the browser, yet asked about each time, so that a sign-out or a revoked role takes hold at once. */
const PRIVATE_CACHE = 'private, no-cache';

async function maySee(ctx: Context, row: FileRow, key: string | undefined): Promise<boolean> {
  // Until it belongs somewhere, its random id is known to the sender alone.
  if (row.attachedTo === null || row.visibility === 'public') return true;
  if (fitsPhoto(ctx.city, row.id, key)) return true;
  return guardAllows(ctx, { id: row.id, subject: row.attachedTo, visibility: row.visibility });
}

/**
 * The photo as a reply, 304 when the browser has it. Throws 404 for an unknown id and for one that the actor may not see,
 * which are the same thing to a stranger.
 */
export async function serveFile(
  ctx: Context,
  id: string,
  size: FileSize,
  knownTag?: string | string[],
  key?: string,
): Promise<Reply> {
  const row = await findFile(ctx.city.db, id);
  if (!row || !(await maySee(ctx, row, key))) throw new Problem(404, 'files.not-found');
  const [hash, bytes] = size === 'thumb' ? [row.thumbSha256, row.thumbBytes] : [row.sha256, row.bytes];
  const open = row.attachedTo !== null && row.visibility === 'public';
  const headers: Record<string, string> = {
    'cache-control': open ? PUBLIC_CACHE : PRIVATE_CACHE,
    etag: `"${hash.slice(0, 32)}"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  };
  if (knownTag === headers.etag) return new Reply(304, headers, '');
  const stream = await ctx.city.files.get(hash);
  if (!stream) {
    ctx.city.log.error({ file: id, size }, 'the bytes of a file are missing from the store');
    throw new Problem(404, 'files.not-found');
  }
  return new Reply(
    200,
    {
      ...headers,
      'content-type': row.type,
      'content-length': String(bytes),
      'content-disposition':
        row.type === 'application/pdf'
          ? `attachment; filename="${id}.pdf"`
          : `inline; filename="${id}-${size}.jpg"`,
    },
    stream,
  );
}
