/** SQL of officers and of their second factors. */
import type { Runner } from '../../platform/db/database.ts';
import { join, nothing, type Sql, sql } from '../../platform/db/sql.ts';

export type OfficerRow = {
  id: string;
  username: string;
  name: string;
  email_sealed: Buffer | null;
  password_hash: string;
  must_change_password: boolean;
  totp_sealed: Buffer | null;
  totp_confirmed_at: Date | null;
  totp_last_step: number;
  disabled_at: Date | null;
  created_at: Date;
};

const COLUMNS = sql`id, username, name, email_sealed, password_hash, must_change_password, totp_sealed,
  totp_confirmed_at, totp_last_step, disabled_at, created_at`;

export async function findOfficer(db: Runner, id: string): Promise<OfficerRow | undefined> {
  return db.maybe<OfficerRow>(sql`select ${COLUMNS} from identity.officer where id = ${id}`);
}

/** The officer's row, locked until the end of the transaction. */
export async function lockOfficer(tx: Runner, id: string): Promise<OfficerRow | undefined> {
  return tx.maybe<OfficerRow>(sql`select ${COLUMNS} from identity.officer where id = ${id} for update`);
}

export async function findOfficerByUsername(db: Runner, username: string): Promise<OfficerRow | undefined> {
  return db.maybe<OfficerRow>(sql`select ${COLUMNS} from identity.officer where username = ${username}`);
}

export type NewOfficer = {
  username: string;
  name: string;
  email: Buffer | null;
  passwordHash: string;
  mustChange: boolean;
  now: Date;
};

export async function insertOfficer(tx: Runner, officer: NewOfficer): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`
    insert into identity.officer (username, name, email_sealed, password_hash, must_change_password, password_changed_at, created_at)
    values (${officer.username}, ${officer.name}, ${officer.email}, ${officer.passwordHash}, ${officer.mustChange},
      ${officer.now}, ${officer.now}) returning id`);
  return row.id;
}

export async function updateOfficer(
  tx: Runner,
  id: string,
  to: { name: string; email: Buffer | null; disabledAt: Date | null },
): Promise<void> {
  await tx.run(sql`update identity.officer set name = ${to.name}, email_sealed = ${to.email}, disabled_at = ${to.disabledAt}
    where id = ${id}`);
}

export async function setPassword(
  tx: Runner,
  id: string,
  passwordHash: string,
  mustChange: boolean,
  now: Date,
): Promise<void> {
  await tx.run(sql`update identity.officer set password_hash = ${passwordHash}, must_change_password = ${mustChange},
    password_changed_at = ${now} where id = ${id}`);
}

export type OfficerFilter = {
  text?: string;
  disabled?: boolean;
  /** Only this officer. */
  only?: string;
  /** null = every officer; otherwise only those with a role in one of these places. */
  places: readonly { agencies: readonly string[] | null; area: string | null }[] | null;
  after?: { name: string; id: string };
  limit: number;
  now: Date;
};

function inPlaces(filter: OfficerFilter): Sql {
  if (filter.places === null) return nothing;
  const places = filter.places.map(
    (place) => sql`((${place.agencies}::text[] is null or g.agency = any(${place.agencies}::text[]))
      and (${place.area}::text is null or g.area = ${place.area} or starts_with(g.area, ${place.area} || '.')))`,
  );
  if (places.length === 0) return sql`and false`;
  return sql`and exists (select from identity.grant g where g.officer = o.id and g.valid_from <= ${filter.now}
    and (g.valid_until is null or g.valid_until > ${filter.now}) and (${join(places, ' or ')}))`;
}

export type OfficerListRow = {
  id: string;
  username: string;
  name: string;
  disabled_at: Date | null;
  must_change_password: boolean;
  totp_confirmed_at: Date | null;
  passkeys: number;
  last_seen_at: Date | null;
};

/** Officers by name, one page; `text` is looked for in name and username. */
export async function listOfficers(db: Runner, filter: OfficerFilter): Promise<OfficerListRow[]> {
  const like = filter.text ? `%${filter.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : undefined;
  return db.rows<OfficerListRow>(sql`
    select o.id, o.username, o.name, o.disabled_at, o.must_change_password, o.totp_confirmed_at,
      (select count(*) from identity.passkey p where p.officer = o.id) as passkeys,
      (select max(s.last_seen_at) from identity.session s where s.officer = o.id) as last_seen_at
    from identity.officer o where true
      ${like ? sql`and (lower(o.name) like ${like} or o.username like ${like})` : nothing}
      ${filter.only ? sql`and o.id = ${filter.only}` : nothing}
      ${filter.disabled === undefined ? nothing : sql`and (o.disabled_at is not null) = ${filter.disabled}`}
      ${inPlaces(filter)}
      ${filter.after ? sql`and (lower(o.name), o.id) > (${filter.after.name}, ${filter.after.id}::uuid)` : nothing}
    order by lower(o.name), o.id limit ${filter.limit}`);
}

export async function namesOf(db: Runner, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return db.rows(sql`select id, name from identity.officer where id = any(${ids}::uuid[])`);
}

export async function saveTotp(tx: Runner, id: string, sealed: Buffer): Promise<void> {
  await tx.run(sql`update identity.officer set totp_sealed = ${sealed}, totp_confirmed_at = null, totp_last_step = 0
    where id = ${id}`);
}

/** Accepts the code of `step` once: false when that step or a later one was already used. */
export async function spendTotpStep(tx: Runner, id: string, step: number): Promise<boolean> {
  return (
    (await tx.run(sql`update identity.officer set totp_last_step = ${step}
      where id = ${id} and totp_last_step < ${step}`)) === 1
  );
}

export async function confirmTotp(
  tx: Runner,
  id: string,
  codes: readonly Buffer[],
  now: Date,
): Promise<void> {
  await tx.run(sql`update identity.officer set totp_confirmed_at = ${now} where id = ${id}`);
  await tx.run(sql`delete from identity.recovery_code where officer = ${id}`);
  await tx.run(sql`insert into identity.recovery_code (officer, hash)
    select ${id}, code from unnest(${codes}::bytea[]) as code`);
}

export async function removeTotp(tx: Runner, id: string): Promise<void> {
  await tx.run(sql`update identity.officer set totp_sealed = null, totp_confirmed_at = null, totp_last_step = 0
    where id = ${id}`);
  await tx.run(sql`delete from identity.recovery_code where officer = ${id}`);
}

export async function spendRecoveryCode(tx: Runner, id: string, hash: Buffer, now: Date): Promise<boolean> {
  return (
    (await tx.run(sql`update identity.recovery_code set used_at = ${now}
      where officer = ${id} and hash = ${hash} and used_at is null`)) === 1
  );
}

export async function countRecoveryCodes(db: Runner, id: string): Promise<number> {
  const row = await db.one<{ left: number }>(
    sql`select count(*) as left from identity.recovery_code where officer = ${id} and used_at is null`,
  );
  return row.left;
}

export async function insertChallenge(
  db: Runner,
  challenge: {
    hash: Buffer;
    kind: string;
    officer: string | null;
    data: Record<string, unknown>;
    expiresAt: Date;
  },
): Promise<void> {
  await db.run(sql`insert into identity.challenge (hash, kind, officer, data, expires_at)
    values (${challenge.hash}, ${challenge.kind}, ${challenge.officer}, ${JSON.stringify(challenge.data)}::jsonb, ${challenge.expiresAt})`);
}

/** Counts a try of the challenge and returns it; undefined when it is unknown, over, or tried too often. */
export async function tryChallenge(
  db: Runner,
  hash: Buffer,
  kind: string,
  now: Date,
): Promise<{ officer: string | null; data: Record<string, unknown> } | undefined> {
  return db.maybe(sql`update identity.challenge set tries = tries + 1
    where hash = ${hash} and kind = ${kind} and expires_at > ${now} and tries < 5 returning officer, data`);
}

/** Takes the challenge away; false when somebody else was faster. */
export async function takeChallenge(tx: Runner, hash: Buffer): Promise<boolean> {
  return (await tx.run(sql`delete from identity.challenge where hash = ${hash}`)) === 1;
}
