/** SQL that reads the audit log, and what its numbers stand for; nothing here writes. */
import type { Runner } from '../../platform/db/database.ts';
import { nothing, sql } from '../../platform/db/sql.ts';

export type AuditRow = {
  id: number;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
  trace: string;
};

export type AuditFilter = {
  /** The id of an actor. */
  actor?: string | undefined;
  actorKind?: string | undefined;
  /** Part of an officer's name, or of the name by which he signs in. */
  who?: string | undefined;
  /** An action or the beginning of one up to a dot. */
  action?: string | undefined;
  subject?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Only entries with a smaller number than this. */
  before?: number | undefined;
};

/** Entries, newest first. */
export async function listAudit(db: Runner, filter: AuditFilter, limit: number): Promise<AuditRow[]> {
  return db.rows<AuditRow>(sql`
    select id, at, actor_kind, actor_id, action, subject, before, after, trace from platform.audit
    where ${fits(filter)} order by id desc limit ${limit}`);
}

/** How many entries fit, counted no further than `most`. */
export async function countAudit(db: Runner, filter: AuditFilter, most: number): Promise<number> {
  const row = await db.one<{ count: number }>(sql`
    select count(*) as count from (select from platform.audit where ${fits(filter)} order by id desc limit ${most}) as found`);
  return row.count;
}

/** The number of the newest entry; 0 for an empty log. */
export async function newestEntry(db: Runner): Promise<number> {
  return (await db.one<{ id: number }>(sql`select coalesce(max(id), 0) as id from platform.audit`)).id;
}

function fits(filter: AuditFilter) {
  const like = filter.who ? `%${filter.who.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : undefined;
  return sql`true
      ${filter.actor ? sql`and actor_id = ${filter.actor}` : nothing}
      ${filter.actorKind ? sql`and actor_kind = ${filter.actorKind}` : nothing}
      ${like ? sql`and actor_id in (select id::text from identity.officer where lower(name) like ${like} or username like ${like})` : nothing}
      ${filter.action ? sql`and (action = ${filter.action} or starts_with(action, ${filter.action} || '.'))` : nothing}
      ${filter.subject ? sql`and subject = ${filter.subject}` : nothing}
      ${filter.from ? sql`and at >= ${filter.from}` : nothing}
      ${filter.to ? sql`and at < ${filter.to}` : nothing}
      ${filter.before === undefined ? nothing : sql`and id < ${filter.before}`}`;
}

export type HeldRow = {
  officer: string;
  role: string;
  agency: string | null;
  valid_from: Date;
  valid_until: Date | null;
};

/** All roles that these officers ever held, the latest first. */
export async function rolesEverHeld(db: Runner, officers: readonly string[]): Promise<HeldRow[]> {
  return db.rows<HeldRow>(sql`
    select officer, role, agency, valid_from, valid_until from identity.grant
    where officer = any(${officers}::uuid[]) order by valid_from desc, id`);
}

/** The officers behind sessions; sessions of citizens are left out. */
export async function sessionOfficers(
  db: Runner,
  sessions: readonly string[],
): Promise<{ id: string; officer: string; name: string }[]> {
  return db.rows(sql`
    select s.id, o.id as officer, o.name from identity.session s join identity.officer o on o.id = s.officer
    where s.id = any(${sessions}::uuid[])`);
}

export async function kioskNames(
  db: Runner,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  return db.rows(sql`select id, name from identity.kiosk where id = any(${ids}::uuid[])`);
}
