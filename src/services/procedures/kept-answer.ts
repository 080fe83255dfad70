/** An answer that is the same for everybody who reads one language: with a tag, so that a device that has it need not fetch it again. */
import { createHash } from 'node:crypto';
import { type Raw, Reply } from '../../platform/http/route.ts';

/** Asked again each time, answered in a few bytes when nothing changed. */
const KEEP = 'public, no-cache';

export function keptAnswer(raw: Raw, body: string, type: string, more: Record<string, string> = {}): Reply {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { etag, 'cache-control': KEEP, vary: 'accept-language', ...more };
  const known = raw.headers['if-none-match'];
  const same =
    typeof known === 'string' &&
    known.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  return same ? new Reply(304, headers, '') : new Reply(200, { ...headers, 'content-type': type }, body);
}
