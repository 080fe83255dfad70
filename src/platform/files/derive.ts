/** Makes a new photo from a kept one: the same picture with something about it changed. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Problem } from '../../shared/errors.ts';
import type { Context } from '../context.ts';
import type { Uploaded } from './contract.ts';
import { withIncoming } from './incoming.ts';
import { findFile } from './records.ts';
import { keepPhoto } from './upload.ts';

/**
 * Keeps what `edit` makes of the photo's full size, under an id of its own and attached to nothing yet. Throws 404 for
 * an unknown photo. Whoever asks answers for who may.
 */
export async function derivePhoto(
  ctx: Context,
  id: string,
  edit: (photo: Buffer) => Promise<Buffer>,
): Promise<Uploaded> {
  const row = await findFile(ctx.city.db, id);
  const stream = row && (await ctx.city.files.get(row.sha256));
  if (!stream) throw new Problem(404, 'files.not-found');
  const edited = await edit(await buffer(stream));
  // The key of the request belongs to what is done with the photo, not to the keeping of it.
  return withIncoming(Readable.from(edited), (path) => keepPhoto({ ...ctx, idempotency: undefined }, path));
}
