/** SQL that reads the audit log and the last acts; nothing here writes. */
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
  actor?: string;
  /** An action or the beginning of one up to a dot. */
  action?: string;
  subject?: string;
  from?: Date;
  to?: Date;
  /** Only entries with a smaller number than this. */
  before?: number;
  limit: number;
};

/** Entries, newest first. */
export async function listAudit(db: Runner, filter: AuditFilter): Promise<AuditRow[]> {
  return db.rows<AuditRow>(sql`
    select id, at, actor_kind, actor_id, action, subject, before, after, trace from platform.audit where true
      ${filter.actor ? sql`and actor_id = ${filter.actor}` : nothing}
      ${filter.action ? sql`and (action = ${filter.action} or starts_with(action, ${filter.action} || '.'))` : nothing}
      ${filter.subject ? sql`and subject = ${filter.subject}` : nothing}
      ${filter.from ? sql`and at >= ${filter.from}` : nothing}
      ${filter.to ? sql`and at < ${filter.to}` : nothing}
      ${filter.before === undefined ? nothing : sql`and id < ${filter.before}`}
    order by id desc limit ${filter.limit}`);
}
