/** All SQL of push: the browsers of each person and the city's key pair. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Language } from '../../shared/languages.ts';

export type Owner = { kind: 'citizen' | 'officer'; id: string };

export async function saveSubscription(
  tx: Runner,
  owner: Owner,
  browser: { index: Buffer; details: Buffer; language: Language; session: string; at: Date },
): Promise<string> {
  // A browser that changes hands belongs to whoever signed in last.
  const row = await tx.one<{ id: string }>(sql`
    insert into notices.subscription (owner_kind, owner_id, endpoint_index, details, language, session_id, created_at)
    values (${owner.kind}, ${owner.id}, ${browser.index}, ${browser.details}, ${browser.language}, ${browser.session},
      ${browser.at})
    on conflict (endpoint_index) do update set owner_kind = excluded.owner_kind, owner_id = excluded.owner_id,
      details = excluded.details, language = excluded.language, session_id = excluded.session_id
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

/** Forgets the browsers in which these sessions had switched push on. */
export async function dropOfSessions(tx: Runner, sessions: readonly string[]): Promise<number> {
  return tx.run(sql`delete from notices.subscription where session_id = any (${sessions}::text[])`);
}

export type Subscription = { id: string; details: Buffer; language: Language; createdAt: Date };

/** The newest twenty of a person. */
export async function subscriptionsOf(db: Runner, owner: Owner): Promise<Subscription[]> {
  return db.rows<Subscription>(sql`
    select id, details, language, created_at as "createdAt" from notices.subscription
    where owner_kind = ${owner.kind} and owner_id = ${owner.id} order by created_at desc limit 20`);
}

/** Which of the people `citizen:<id>` and `officer:<id>` have a browser that takes push messages. */
export async function reachableByPush(db: Runner, people: readonly string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await db.rows<{ person: string }>(sql`
    select distinct p.person from unnest(${people}::text[]) as p(person)
    join notices.subscription s on s.owner_kind = split_part(p.person, ':', 1) and s.owner_id = split_part(p.person, ':', 2)`);
  return new Set(rows.map(({ person }) => person));
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
