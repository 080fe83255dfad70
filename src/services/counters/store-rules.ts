/** SQL of the rules and closed days of queues. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { QueueRule } from './rules/rule.ts';

export type RuleRow = { id: number; queue: string; validFrom: string; rule: QueueRule };
export type ClosedRow = { queue: string; date: string; reason: string };

/** Every version of every rule, the newest first. */
export function readRules(db: Runner): Promise<RuleRow[]> {
  return db.rows<RuleRow>(sql`
    select id, queue, valid_from::text as "validFrom", rule from counters.rule
    order by queue, valid_from desc, id desc`);
}

export async function writeRule(
  tx: Runner,
  row: { queue: string; validFrom: string; rule: QueueRule; at: Date; by: string | null },
): Promise<void> {
  await tx.run(sql`
    insert into counters.rule (queue, valid_from, rule, made_at, made_by)
    values (${row.queue}, ${row.validFrom}::date, ${JSON.stringify(row.rule)}::jsonb, ${row.at}, ${row.by})`);
}

export function readClosed(db: Runner, from: string): Promise<ClosedRow[]> {
  return db.rows<ClosedRow>(sql`
    select queue, date::text as date, reason from counters.closed_day
    where not withdrawn and date >= ${from}::date order by date`);
}

/** False when the queue is closed on that day already. */
export async function writeClosed(
  tx: Runner,
  row: ClosedRow & { at: Date; by: string | null },
): Promise<boolean> {
  const changed = await tx.run(sql`
    insert into counters.closed_day (queue, date, reason, made_at, made_by)
    values (${row.queue}, ${row.date}::date, ${row.reason}, ${row.at}, ${row.by})
    on conflict on constraint closed_day_pkey do update
      set reason = excluded.reason, withdrawn = false, made_at = excluded.made_at, made_by = excluded.made_by
      where closed_day.withdrawn`);
  return changed > 0;
}

export async function withdrawClosed(tx: Runner, queue: string, date: string): Promise<boolean> {
  const changed = await tx.run(sql`
    update counters.closed_day set withdrawn = true
    where queue = ${queue} and date = ${date}::date and not withdrawn`);
  return changed > 0;
}
