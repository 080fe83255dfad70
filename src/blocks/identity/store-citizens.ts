/** SQL of citizens: contacts, one-time codes and the log of who looked at their data. */
import type { Runner } from '../../platform/db/database.ts';
import { nothing, sql } from '../../platform/db/sql.ts';

export type CitizenRow = { id: string; name_sealed: Buffer | null; language: string; created_at: Date };

export async function insertCode(
  tx: Runner,
  code: { contact: Buffer; hash: Buffer; now: Date; expiresAt: Date },
): Promise<void> {
  // The newest code is the only one that works, so that five tries stay five tries.
  await tx.run(sql`delete from identity.code where contact = ${code.contact}`);
  await tx.run(sql`insert into identity.code (contact, hash, created_at, expires_at)
    values (${code.contact}, ${code.hash}, ${code.now}, ${code.expiresAt})`);
}

/** Counts a try of the contact's open code and returns it; undefined when there is none or its five tries are spent. */
export async function tryCode(
  db: Runner,
  contact: Buffer,
  now: Date,
): Promise<{ id: string; hash: Buffer } | undefined> {
  return db.maybe(sql`update identity.code set tries = tries + 1
    where contact = ${contact} and used_at is null and expires_at > ${now} and tries < 5 returning id, hash`);
}

export async function spendCode(tx: Runner, id: string, now: Date): Promise<boolean> {
  return (
    (await tx.run(sql`update identity.code set used_at = ${now} where id = ${id} and used_at is null`)) === 1
  );
}

export async function findCitizenByContact(db: Runner, find: Buffer): Promise<CitizenRow | undefined> {
  return db.maybe<CitizenRow>(sql`
    select c.id, c.name_sealed, c.language, c.created_at from identity.contact k
      join identity.citizen c on c.id = k.citizen where k.find = ${find}`);
}

export async function findCitizen(db: Runner, id: string): Promise<CitizenRow | undefined> {
  return db.maybe<CitizenRow>(sql`
    select id, name_sealed, language, created_at from identity.citizen where id = ${id} and deleted_at is null`);
}

export type ReachedRow = {
  id: string;
  name_sealed: Buffer | null;
  kind: 'phone' | 'email' | null;
  sealed: Buffer | null;
};

/** These citizens with their contacts, of each the oldest first; one row without a contact for whoever has none. */
export async function citizensReached(db: Runner, ids: readonly string[]): Promise<ReachedRow[]> {
  return db.rows<ReachedRow>(sql`select c.id, c.name_sealed, k.kind, k.sealed from identity.citizen c
    left join identity.contact k on k.citizen = c.id
    where c.id = any(${ids}::uuid[]) and c.deleted_at is null order by k.verified_at`);
}

/** Makes a citizen with one contact. When a twin made the same contact first, its owner is returned instead. */
export async function insertCitizen(
  tx: Runner,
  citizen: { kind: 'phone' | 'email'; find: Buffer; sealed: Buffer; language: string; now: Date },
): Promise<{ id: string; made: boolean }> {
  // Two first sign-ins with one number at once: the second waits here for the first.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(encode(${citizen.find}, 'hex'), 7))`);
  const known = await findCitizenByContact(tx, citizen.find);
  if (known) return { id: known.id, made: false };
  const row = await tx.one<{ id: string }>(sql`
    insert into identity.citizen (language, created_at) values (${citizen.language}, ${citizen.now}) returning id`);
  await tx.run(sql`insert into identity.contact (kind, find, sealed, citizen, verified_at)
    values (${citizen.kind}, ${citizen.find}, ${citizen.sealed}, ${row.id}, ${citizen.now})`);
  return { id: row.id, made: true };
}

export type ContactRow = { citizen: string; kind: 'phone' | 'email'; sealed: Buffer; verified_at: Date };

/** Contacts of these citizens, of each the oldest first. */
export async function contactsOf(db: Runner, citizens: readonly string[]): Promise<ContactRow[]> {
  return db.rows<ContactRow>(sql`select citizen, kind, sealed, verified_at from identity.contact
    where citizen = any(${citizens}::uuid[]) order by verified_at`);
}

export async function updateCitizen(
  tx: Runner,
  id: string,
  to: { name: Buffer | null; language: string },
): Promise<void> {
  await tx.run(sql`update identity.citizen set name_sealed = ${to.name}, language = ${to.language}
    where id = ${id} and deleted_at is null`);
}

/** Takes away everything that says who it was; false when that was done before. */
export async function forgetCitizen(tx: Runner, id: string, now: Date): Promise<boolean> {
  await tx.run(
    sql`delete from identity.code where contact in (select find from identity.contact where citizen = ${id})`,
  );
  await tx.run(sql`delete from identity.contact where citizen = ${id}`);
  return (
    (await tx.run(sql`update identity.citizen set name_sealed = null, deleted_at = ${now}
      where id = ${id} and deleted_at is null`)) === 1
  );
}

export type AccessRow = {
  id: number;
  at: Date;
  actor_kind: string;
  agency: string | null;
  subject: string;
  what: string;
};

export async function insertAccess(
  tx: Runner,
  access: {
    citizen: string;
    at: Date;
    actorKind: string;
    actorId: string | null;
    agency: string | null;
    subject: string;
    what: string;
  },
): Promise<void> {
  await tx.run(sql`insert into identity.access (citizen, at, actor_kind, actor_id, agency, subject, what)
    values (${access.citizen}, ${access.at}, ${access.actorKind}, ${access.actorId}, ${access.agency},
      ${access.subject}, ${access.what})`);
}

export async function listAccesses(
  db: Runner,
  citizen: string,
  before: number | undefined,
  limit: number,
): Promise<AccessRow[]> {
  return db.rows<AccessRow>(sql`
    select id, at, actor_kind, agency, subject, what from identity.access
    where citizen = ${citizen} ${before === undefined ? nothing : sql`and id < ${before}`}
    order by id desc limit ${limit}`);
}
