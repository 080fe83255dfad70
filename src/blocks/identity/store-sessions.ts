/** SQL of sessions and kiosks: what authentication reads on a request, and what ends it. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type EndReason =
  | 'signed-out'
  | 'revoked'
  | 'replaced'
  | 'password-changed'
  | 'reset'
  | 'disabled'
  | 'deleted'
  | 'browser-changed';

export type SessionOwner = { officer: string } | { citizen: string };

export type NewSession = {
  tokenHash: Buffer;
  owner: SessionOwner;
  asToken: boolean;
  browser: string;
  now: Date;
  expiresAt: Date;
};

const officerOf = (owner: SessionOwner) => ('officer' in owner ? owner.officer : null);
const citizenOf = (owner: SessionOwner) => ('citizen' in owner ? owner.citizen : null);

export async function insertSession(tx: Runner, session: NewSession): Promise<string> {
  const { owner, now } = session;
  const row = await tx.one<{ id: string }>(sql`
    insert into identity.session (token_hash, officer, citizen, as_token, browser, device, created_at, last_seen_at, expires_at)
    values (${session.tokenHash}, ${officerOf(owner)}, ${citizenOf(owner)}, ${session.asToken}, ${session.browser},
      ${session.browser}, ${now}, ${now}, ${session.expiresAt}) returning id`);
  return row.id;
}

export type LiveSession = {
  id: string;
  as_token: boolean;
  browser: string;
  last_seen_at: Date;
  expires_at: Date;
  officer: string | null;
  officer_name: string | null;
  must_change_password: boolean | null;
  has_second_factor: boolean | null;
  citizen: string | null;
  citizen_name: Buffer | null;
};

/** The session of a token if neither ended nor expired, with its owner; undefined also for a disabled or deleted owner. */
export async function findLiveSession(db: Runner, hash: Buffer, now: Date): Promise<LiveSession | undefined> {
  return db.maybe<LiveSession>(sql`
    select s.id, s.as_token, s.browser, s.last_seen_at, s.expires_at,
      o.id as officer, o.name as officer_name, o.must_change_password,
      (o.totp_confirmed_at is not null) as has_second_factor,
      c.id as citizen, c.name_sealed as citizen_name
    from identity.session s
      left join identity.officer o on o.id = s.officer
      left join identity.citizen c on c.id = s.citizen
    where s.token_hash = ${hash} and s.ended_at is null and s.expires_at > ${now}
      and o.disabled_at is null and c.deleted_at is null`);
}

/** Notes that the session is in use; at most one write a minute, however many processes ask. */
export async function touchSession(db: Runner, id: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  await db.run(sql`update identity.session set last_seen_at = ${now}
    where id = ${id} and last_seen_at < ${minuteAgo} and ended_at is null`);
}

export type SessionRow = {
  id: string;
  device: string;
  as_token: boolean;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  ended_why: EndReason | null;
};

/** Open sessions, and those closed by the system in the last 30 days so that their owner learns of it. */
export async function listSessions(db: Runner, owner: SessionOwner, now: Date): Promise<SessionRow[]> {
  const since = new Date(now.getTime() - 30 * 86_400_000);
  return db.rows<SessionRow>(sql`
    select id, device, as_token, created_at, last_seen_at, expires_at, ended_at, ended_why from identity.session
    where (officer = ${officerOf(owner)} or citizen = ${citizenOf(owner)})
      and ((ended_at is null and expires_at > ${now}) or (ended_why = 'browser-changed' and ended_at > ${since}))
    order by ended_at is not null, last_seen_at desc limit 100`);
}

/** Ends sessions of one owner: `only` that one, or all but `except`. Returns the ids that were ended by this call. */
export async function endSessions(
  tx: Runner,
  owner: SessionOwner,
  why: EndReason,
  now: Date,
  which: { only?: string; except?: string } = {},
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    update identity.session set ended_at = ${now}, ended_why = ${why}
    where (officer = ${officerOf(owner)} or citizen = ${citizenOf(owner)}) and ended_at is null
      and (${which.only ?? null}::uuid is null or id = ${which.only ?? null})
      and (${which.except ?? null}::uuid is null or id <> ${which.except ?? null})
    returning id`);
  return rows.map((row) => row.id);
}

/** The session that a token still opens, to be ended when its owner signs in anew on the same device. */
export async function findOwner(
  db: Runner,
  hash: Buffer,
): Promise<{ id: string; officer: string | null; citizen: string | null } | undefined> {
  return db.maybe(
    sql`select id, officer, citizen from identity.session where token_hash = ${hash} and ended_at is null`,
  );
}

export type KioskRow = {
  id: string;
  name: string;
  permissions: string[];
  created_at: Date;
  last_seen_at: Date | null;
  revoked_at: Date | null;
};

export async function findKiosk(db: Runner, hash: Buffer): Promise<KioskRow | undefined> {
  return db.maybe<KioskRow>(sql`
    select id, name, permissions, created_at, last_seen_at, revoked_at from identity.kiosk
    where token_hash = ${hash} and revoked_at is null`);
}

export async function touchKiosk(db: Runner, id: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  await db.run(sql`update identity.kiosk set last_seen_at = ${now}
    where id = ${id} and (last_seen_at is null or last_seen_at < ${minuteAgo})`);
}

export async function insertKiosk(
  tx: Runner,
  kiosk: { name: string; tokenHash: Buffer; now: Date; by: string },
): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`
    insert into identity.kiosk (name, token_hash, created_at, created_by)
    values (${kiosk.name}, ${kiosk.tokenHash}, ${kiosk.now}, ${kiosk.by}) returning id`);
  return row.id;
}

export async function listKiosks(db: Runner): Promise<KioskRow[]> {
  return db.rows<KioskRow>(sql`
    select id, name, permissions, created_at, last_seen_at, revoked_at from identity.kiosk
    order by revoked_at is not null, created_at desc limit 500`);
}

export async function revokeKiosk(tx: Runner, id: string, now: Date): Promise<boolean> {
  return (
    (await tx.run(
      sql`update identity.kiosk set revoked_at = ${now} where id = ${id} and revoked_at is null`,
    )) === 1
  );
}
