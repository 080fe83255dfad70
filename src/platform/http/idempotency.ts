/** Idempotency-Key: the same key with the same request gets the stored answer; with another request it is refused. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Problem } from '../../shared/errors.ts';
import type { Actor } from '../actor.ts';
import type { City } from '../city.ts';
import { open } from '../crypt.ts';
import { gatheredBy } from '../db/gather.ts';
import { sql } from '../db/sql.ts';

const SHAPE = /^[A-Za-z0-9_-]{8,200}$/;

/**
 * `key`: where the answer is kept; `also`: where it may be found besides. A key is bound to who asked, so that nobody reads
 * another person's answer by guessing keys. Only visitors have no name to bind it to; and because a phone that signs in
 * between two tries of one report must not report twice, a citizen also finds what a visitor left under the key. The
 * other way round nothing is found: a citizen's answers, and the receipts in them, stay with the citizen.
 */
export function scopedKeys(header: string, actor: Actor, isPublic: boolean): { key: string; also: string[] } {
  if (!SHAPE.test(header)) throw new Problem(400, 'platform.key-invalid');
  const visitors = `public:${header}`;
  if (isPublic && actor.kind === 'visitor') return { key: visitors, also: [] };
  const owner = 'id' in actor ? `${actor.kind}:${actor.id}` : actor.kind;
  return { key: `${owner}:${header}`, also: isPublic && actor.kind === 'citizen' ? [visitors] : [] };
}

/** `proof`: a secret that came beside the body and without which the request would be another one. */
export function fingerprint(method: string, path: string, body: unknown, proof?: unknown): string {
  const secret = typeof proof === 'string' ? `\n${proof}` : '';
  return createHash('sha256')
    .update(`${method} ${path}\n${canonicalJson(body ?? null)}${secret}`)
    .digest('base64url');
}

type Stored = { key: string; fingerprint: string; status: number; answer: Buffer };

/** Every write asks this, and nearly always there is nothing: those that come together ask with one statement. */
const lookUp = gatheredBy(async (city: City, asked: readonly (readonly string[])[]) => {
  const keys = asked.flat();
  const rows = await city.db.rows<Stored>(
    sql`select key, fingerprint, status, answer from platform.idempotency where key = any (${keys}::text[])`,
  );
  const found = new Map(rows.map((row) => [row.key, row]));
  return asked.map((own) => own.map((key) => found.get(key)).find((row) => row !== undefined));
});

/** The answer stored under the first of the keys that is known, undefined if all are new; throws 422 if it is for another request. */
export async function storedAnswer(
  city: City,
  keys: readonly string[],
  print: string,
): Promise<{ status: number; answer: unknown } | undefined> {
  const row = await lookUp(city, keys);
  if (!row) return undefined;
  if (row.fingerprint !== print) throw new Problem(422, 'platform.key-reused');
  return { status: row.status, answer: JSON.parse(open(city, row.answer)) };
}
