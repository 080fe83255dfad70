/** SQL of who else was asked: a line for each agency that an application reaches beyond its own, kept with every step, so that its desk reads along an index. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { Runner } from '../../platform/db/database.ts';
import { type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';
import type { NewTask } from './store.ts';

const ASKED = tableOf('applications.asked', {
  agency: 'text',
  case_id: 'bigint',
  named: 'boolean',
  open: 'boolean',
  paused: 'boolean',
  due_at: 'timestamptz',
});

/** The other agencies, and whether a desk of theirs is shown who applies. Of desks that were there before that is known. */
function others(
  own: string | null,
  desks: readonly NewTask[],
  before: readonly { agency: string }[],
): Map<string, boolean> {
  const found = new Map<string, boolean>(before.map(({ agency }) => [agency, false]));
  for (const { agency, nameless } of desks) found.set(agency, !nameless || found.get(agency) === true);
  if (own !== null) found.delete(own);
  return found;
}

/** Of a new application. */
export function insertAsked(
  { id, agency, due_at, paused_at }: Pick<CaseRow, 'id' | 'agency' | 'due_at' | 'paused_at'>,
  desks: readonly NewTask[],
): Insert[] {
  return [...others(agency, desks, [])].map(([other, named]) => ({
    into: ASKED,
    row: [other, id, named, true, paused_at !== null, due_at],
  }));
}

/** After a step: of those that were asked before, and of those that are asked now. */
export async function saveAsked(
  tx: Runner,
  row: Pick<CaseRow, 'id' | 'agency' | 'due_at' | 'closed_at' | 'paused_at'>,
  desks: readonly NewTask[],
  before: readonly { agency: string }[],
): Promise<void> {
  const found = others(row.agency, desks, before);
  if (found.size === 0) return;
  await tx.run(sql`insert into applications.asked (agency, case_id, named, open, paused, due_at)
    select o.agency, ${row.id}, o.named, ${row.closed_at === null}, ${row.paused_at !== null}, ${row.due_at}
    from unnest(${[...found.keys()]}::text[], ${[...found.values()]}::boolean[]) o(agency, named)
    on conflict on constraint asked_pkey do update set named = asked.named or excluded.named, open = excluded.open,
      paused = excluded.paused, due_at = excluded.due_at
    where (asked.named or excluded.named, excluded.open, excluded.paused, excluded.due_at)
      is distinct from (asked.named, asked.open, asked.paused, asked.due_at)`);
}
