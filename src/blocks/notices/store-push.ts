/** All SQL of push: the browsers of each person and the city's key pair. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Language } from '../../shared/languages.ts';

export type Owner = { kind: 'citizen' | 'officer'; id: string };

export async function saveSubscription(
  tx: Runner,
  owner: Owner,
  browser: { index: Buffer; details: Buffer; language: Language; at: Date },
): Promise<string> {
  // A browser that changes hands belongs to whoever signed in last.
  const row = await tx.one<{ id: string }>(sql`
    insert into notices.subscription (owner_kind, owner_id, endpoint_index, details, language, created_at)
    values (${owner.kind}, ${owner.id}, ${browser.index}, ${browser.details}, ${browser.language}, ${browser.at})
    on conflict (endpoint_index) do update set owner_kind = excluded.owner_kind, owner_id = excluded.owner_id,
      details = excluded.details, language = excluded.language
    returning id`);
  return row.id;
}

/** How many were removed: 0 when it is not this owner's. */
export async function deleteSubscription(tx: Runner, owner: Owner, id: string): Promise<number> {
  return tx.run(sql`delete from notices.subscription
    where id = ${id} and owner_kind = ${owner.kind} and owner_id = ${owner.id}`);
}

export async function dropSubscription(tx: Runner, id: string): Promise<void> {
  await tx.run(sql`delete from notices.subscription where id = ${id}`);
}

export async function subscriptionsOf(db: Runner, owner: Owner): Promise<{ id: string; details: Buffer }[]> {
  return db.rows(sql`select id, details from notices.subscription
    where owner_kind = ${owner.kind} and owner_id = ${owner.id} order by created_at desc limit 20`);
}

export type VapidRow = { publicKey: string; privateKey: Buffer };

export async function findVapid(db: Runner): Promise<VapidRow | undefined> {
  return db.maybe<VapidRow>(
    sql`select public_key as "publicKey", private_key as "privateKey" from notices.vapid`,
  );
}

/** The first pair written stays, whoever wins. */
export async function insertVapid(db: Runner, keys: VapidRow, at: Date): Promise<void> {
  await db.run(sql`insert into notices.vapid (public_key, private_key, created_at)
    values (${keys.publicKey}, ${keys.privateKey}, ${at}) on conflict do nothing`);
}
