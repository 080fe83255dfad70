/** All SQL of Open311. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type KeyRow = {
  id: string;
  name: string;
  created_at: Date;
  /** `2026-11-22`, in the city's own days. */
  last_used: string | null;
  revoked_at: Date | null;
};

const columns = sql`id, name, created_at, last_used::text as last_used, revoked_at`;

export async function insertKey(
  tx: Runner,
  key: { name: string; hash: Buffer; at: Date; by: string },
): Promise<KeyRow> {
  return tx.one(sql`insert into open311.api_key (name, key_hash, created_at, created_by)
    values (${key.name}, ${key.hash}, ${key.at}, ${key.by}) returning ${columns}`);
}

export async function listKeys(runner: Runner): Promise<KeyRow[]> {
  return runner.rows(
    sql`select ${columns} from open311.api_key order by revoked_at is not null, created_at desc limit 500`,
  );
}

/** Those that open something, by the hash in hexadecimal. */
export async function keysInUse(runner: Runner): Promise<Map<string, KeyRow>> {
  const rows = await runner.rows<KeyRow & { hash: string }>(
    sql`select ${columns}, encode(key_hash, 'hex') as hash from open311.api_key where revoked_at is null`,
  );
  return new Map(rows.map(({ hash, ...row }) => [hash, row]));
}

export async function findKey(runner: Runner, hash: Buffer): Promise<KeyRow | undefined> {
  return runner.maybe(sql`select ${columns} from open311.api_key where key_hash = ${hash}`);
}

export async function markUsed(runner: Runner, id: string, day: string): Promise<void> {
  await runner.run(sql`update open311.api_key set last_used = ${day}::date where id = ${id}`);
}

/** Undefined for a key that is unknown or was revoked before. */
export async function revokeKey(tx: Runner, id: string, at: Date): Promise<KeyRow | undefined> {
  return tx.maybe(sql`update open311.api_key set revoked_at = ${at}
    where id = ${id} and revoked_at is null returning ${columns}`);
}
