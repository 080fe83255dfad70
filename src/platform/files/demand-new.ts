/** Files that are sent twice under one key are kept once. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../shared/errors.ts';
import type { Context } from '../context.ts';
import { storedAnswer } from '../http/idempotency.ts';

/**
 * A streamed body has no fingerprint before it has been read, so the request gets its own here, and an answer that is
 * kept for it is looked for. Another file under a used key is refused (422), lest its sender learn a stranger's file.
 */
export async function demandNew(ctx: Context, path: string): Promise<void> {
  const { city, idempotency } = ctx;
  if (!idempotency) return;
  const hash = createHash('sha256').update(idempotency.fingerprint);
  await pipeline(createReadStream(path), hash);
  idempotency.fingerprint = hash.digest('base64url');
  const { key, also = [], fingerprint } = idempotency;
  if (await storedAnswer(city, [key, ...also], fingerprint)) throw new Problem(409, 'platform.replayed');
}
