/** SQL of the rules for closing. */
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';

export type Rule = { kind: string; id: string; from: string; data: Record<string, unknown> };

/** True if anything is new or different. */
export async function writeRules(tx: Runner, rules: readonly Rule[]): Promise<boolean> {
  const changed = await tx.run(sql`
    insert into complaints.closing_rule (kind, id, valid_from, data, from_pack)
    select item->>'kind', item->>'id', (item->>'from')::date, item->'data', true
    from jsonb_array_elements(${JSON.stringify(rules)}::jsonb) item
    on conflict on constraint closing_rule_pkey do update set data = excluded.data
      where closing_rule.from_pack and closing_rule.data <> excluded.data`);
  return changed > 0;
}

/** All rules, oldest first, and the clocks in force on a day. */
export async function readRules(
  runner: Runner,
  today: string,
): Promise<{ rules: Rule[]; clocks: { id: string; days: number; unit: string }[] }> {
  const rules = await runner.rows<Rule>(sql`
    select kind, id, valid_from::text as "from", data from complaints.closing_rule order by valid_from, kind, id`);
  const clocks = await runner.rows<{ id: string; days: number; unit: string }>(sql`
    select distinct on (id) id, days, unit from complaints.clock
    where id in ('confirm', 'confirm-reminder') and valid_from <= ${today}::date order by id, valid_from desc`);
  return { rules, clocks };
}
