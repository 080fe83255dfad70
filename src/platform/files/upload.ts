/** Keeps one photo that somebody sent and answers the id under which it can be shown and attached. */
import { Problem } from '../../shared/errors.ts';
import type { Taken } from '../../shared/exif.ts';
import { actorLabel, change } from '../change.ts';
import type { Context } from '../context.ts';
import { seal } from '../crypt.ts';
import type { Uploaded } from './contract.ts';
import { demandNew } from './demand-new.ts';
import { readPhoto } from './photo.ts';
import { insertFile, lockContent, pendingBytes } from './records.ts';

/** Photos without a report, in bytes per city: a flood of them must not fill the disk before the sweep comes round. */
const PENDING_LIMIT = 5 * 1024 ** 3;

/** Where a citizen stood is nobody's business; an officer's photo is there to prove it. */
function sealTaken(ctx: Context, taken: Taken): Buffer | null {
  if (ctx.actor.kind !== 'officer' || Object.keys(taken).length === 0) return null;
  return seal(ctx.city, JSON.stringify(taken));
}

/** Encodes and keeps the photo at `path`. A repetition under the same idempotency key gets the first answer. */
export async function keepPhoto(ctx: Context, path: string): Promise<Uploaded> {
  const { files, db } = ctx.city;
  await demandNew(ctx, path);
  if ((await pendingBytes(db)) > PENDING_LIMIT) throw new Problem(503, 'files.busy');
  const photo = await readPhoto(path);
  const sha256 = await files.put(photo.full);
  const thumbSha256 = await files.put(photo.thumb);
  const owner = actorLabel(ctx.actor);
  return change(ctx, async (tx) => {
    for (const content of [sha256, thumbSha256].sort()) await lockContent(tx, content, 'shared');
    // The sweep may have removed equal bytes a moment ago; under the lock, keeping them again is cheap and final.
    await files.put(photo.full);
    await files.put(photo.thumb);
    const { type, width, height } = photo;
    const bytes = photo.full.length;
    const id = await insertFile(tx, {
      sha256,
      thumbSha256,
      type,
      bytes,
      thumbBytes: photo.thumb.length,
      width,
      height,
      uploadedAt: ctx.now,
      ownerKind: owner.kind,
      ownerId: owner.id,
      uploadKey: ctx.idempotency?.key ?? null,
      likeness: photo.likeness,
      taken: sealTaken(ctx, photo.taken),
    });
    return { id, width, height, bytes, type };
  });
}
