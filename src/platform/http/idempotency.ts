/** Idempotency-Key: the same key with the same request gets the stored answer; with another request it is refused. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Problem } from '../../shared/errors.ts';
import type { Actor } from '../actor.ts';
import type { City } from '../city.ts';
import { open } from '../crypt.ts';
import { sql } from '../db/sql.ts';

const SHAPE = /^[A-Za-z0-9_-]{8,200}$/;

/**
 * The stored key is bound to who asked, so that nobody reads another person's answer by guessing keys. On public routes
 * visitors and citizens share one space: a phone that signs in between two tries of one report must not report twice.
 * There the fingerprint of the whole request still has to match.
 */
export function scopedKey(header: string, actor: Actor, isPublic: boolean): string {
  if (!SHAPE.test(header)) throw new Problem(400, 'platform.key-invalid');
  if (isPublic && (actor.kind === 'visitor' || actor.kind === 'citizen')) return `public:${header}`;
  const owner = 'id' in actor ? `${actor.kind}:${actor.id}` : actor.kind;
  return `${owner}:${header}`;
}

export function fingerprint(method: string, path: string, body: unknown): string {
  return createHash('sha256')
    .update(`${method} ${path}\n${canonicalJson(body ?? null)}`)
    .digest('base64url');
}

/** The answer stored under the key, undefined if it is new; throws 422 if the key was used for another request. */
export async function storedAnswer(
  city: City,
  key: string,
  print: string,
): Promise<{ status: number; answer: unknown } | undefined> {
  const row = await city.db.maybe<{ fingerprint: string; status: number; answer: Buffer }>(
    sql`select fingerprint, status, answer from platform.idempotency where key = ${key}`,
  );
  if (!row) return undefined;
  if (row.fingerprint !== print) throw new Problem(422, 'platform.key-reused');
  return { status: row.status, answer: JSON.parse(open(city, row.answer)) };
}
