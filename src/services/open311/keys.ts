/** Keys of the programs that may send reports: made by an administrator, shown once, kept as a hash. */
import { createHash, randomBytes } from 'node:crypto';
import { actorLabel, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { cleanLine } from '../../shared/text.ts';
import { localDate } from '../../shared/time.ts';
import type { ApiKey, NewApiKey } from './contract.ts';
import { findKey, insertKey, type KeyRow, keysInUse, listKeys, markUsed, revokeKey } from './store.ts';

const hashOf = (key: string) => createHash('sha256').update(key).digest();

function view({ id, name, created_at, last_used, revoked_at }: KeyRow): ApiKey {
  return {
    id,
    name,
    createdAt: created_at.toISOString(),
    lastUsed: last_used,
    revokedAt: revoked_at?.toISOString() ?? null,
  };
}

/** All keys, those in use first. */
export async function apiKeys(ctx: Context): Promise<{ keys: ApiKey[] }> {
  return { keys: (await listKeys(ctx.city.db)).map(view) };
}

/** Makes a key for a program. The key itself is returned this once. `key`: one that is already chosen, for the demo. */
export async function createKey(
  ctx: Context,
  wish: NewApiKey,
  key = newKey(),
): Promise<ApiKey & { key: string }> {
  const { kind, id: who } = actorLabel(ctx.actor);
  const made = await change(ctx, async (tx) => {
    const row = await insertKey(tx, {
      name: cleanLine(wish.name),
      hash: hashOf(key),
      at: ctx.now,
      by: who ? `${kind}:${who}` : kind,
    });
    tx.audit({ action: 'open311.key.created', subject: row.id, after: { name: row.name } });
    tx.emit({ type: 'open311.key.created', subject: row.id, payload: {} });
    // Kept under an idempotency key as it is: therefore without the secret.
    return view(row);
  });
  ctx.city.cache.passed('open311.key.created');
  return { ...made, key };
}

export function newKey(): string {
  return randomBytes(24).toString('base64url');
}

/** From now on the key opens nothing. 404 for one that is unknown or revoked already. */
export async function endKey(ctx: Context, id: string): Promise<ApiKey> {
  const ended = await change(ctx, async (tx) => {
    const row = await revokeKey(tx, id, ctx.now);
    if (!row) throw new Problem(404, 'open311.key-not-found');
    tx.audit({ action: 'open311.key.revoked', subject: id, after: { name: row.name } });
    tx.emit({ type: 'open311.key.revoked', subject: id, payload: {} });
    return view(row);
  });
  // This process must not wait for the news to come round.
  ctx.city.cache.passed('open311.key.revoked');
  return ended;
}

/** The program behind a key. 403 without a key, with an unknown or with a revoked one (GeoReport v2, "Errors": 403). */
export async function demandKey(
  ctx: Context,
  key: string | undefined,
): Promise<{ id: string; name: string }> {
  if (!key) throw new Problem(403, 'open311.no-key');
  const { city, now } = ctx;
  const hash = hashOf(key);
  // All keys under one name: what strangers send is remembered nowhere.
  const keys = await city.cache.get('open311.keys', ['open311.key'], () => keysInUse(city.db));
  const row = keys.get(hash.toString('hex'));
  if (!row) throw new Problem(403, 'open311.wrong-key');
  const today = localDate(now, city.zone);
  if (row.last_used !== today) {
    row.last_used = today;
    await markUsed(city.db, row.id, today);
  }
  return row;
}

/** Makes sure that this very key may send reports; for the demo, whose key stands in a file of the data folder. */
export async function ensureKey(ctx: Context, name: string, key: string): Promise<void> {
  if (!(await findKey(ctx.city.db, hashOf(key)))) await createKey(ctx, { name }, key);
}
