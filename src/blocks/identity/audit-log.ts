/** Reads the audit log, with the names of the officers who acted. */
import type { Context } from '../../platform/context.ts';
import { officerNames } from './officers.ts';
import { type AuditFilter, type AuditRow, listAudit } from './store-audit.ts';

export type AuditLine = AuditRow & { actorName: string | null };

/** One page, newest first. */
export async function readAudit(ctx: Context, filter: AuditFilter): Promise<AuditLine[]> {
  const rows = await listAudit(ctx.city.db, filter);
  const ids = rows.flatMap((row) => (row.actor_kind === 'officer' && row.actor_id ? [row.actor_id] : []));
  const names = await officerNames(ctx.city, ids);
  return rows.map((row) => ({ ...row, actorName: (row.actor_id && names.get(row.actor_id)) || null }));
}
