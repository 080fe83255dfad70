/** SQL of merges. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type MergeRow = {
  child_id: number;
  parent_id: number;
  at: Date;
  state_before: string;
  visibility_before: CaseRow['visibility'];
};

/** Merges are rare and touch two cases: one at a time per city, so that no two can close a circle or wait for each other. */
export async function lockMerges(tx: Runner): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('complaints.merge'))`);
}

export async function insertMerge(
  tx: Runner,
  merge: MergeRow & { by: { kind: string; id: string | null } },
): Promise<void> {
  await tx.run(sql`insert into complaints.merge (child_id, parent_id, at, by_kind, by_id, state_before, visibility_before)
    values (${merge.child_id}, ${merge.parent_id}, ${merge.at}, ${merge.by.kind}, ${merge.by.id}, ${merge.state_before},
      ${merge.visibility_before})`);
}

export async function mergeOf(runner: Runner, childId: number): Promise<MergeRow | undefined> {
  return runner.maybe(sql`select child_id, parent_id, at, state_before, visibility_before
    from complaints.merge where child_id = ${childId} and undone_at is null`);
}

/** As `mergeOf`, for many: by the id of the merged case. */
export async function mergesOf(runner: Runner, ids: readonly number[]): Promise<Map<number, MergeRow>> {
  if (ids.length === 0) return new Map();
  const rows = await runner.rows<MergeRow>(sql`select child_id, parent_id, at, state_before, visibility_before
    from complaints.merge where child_id = any(${ids}::bigint[]) and undone_at is null`);
  return new Map(rows.map((row) => [row.child_id, row]));
}

export async function endMerge(tx: Runner, childId: number, at: Date): Promise<void> {
  await tx.run(
    sql`update complaints.merge set undone_at = ${at} where child_id = ${childId} and undone_at is null`,
  );
}

/** Everything that leads upwards from a case, nearest first. */
export async function parentsOf(
  runner: Runner,
  id: number,
): Promise<{ id: number; code: string; visibility: CaseRow['visibility'] }[]> {
  return runner.rows(sql`with recursive up(id, depth) as (
      select parent_id, 1 from complaints.merge where child_id = ${id} and undone_at is null
      union all select m.parent_id, up.depth + 1 from up
        join complaints.merge m on m.child_id = up.id and m.undone_at is null where up.depth < 50)
    select up.id, c.code, c.visibility from up join cases."case" c on c.id = up.id order by up.depth`);
}

/** The case that speaks for each of these merged ones, by the id of the merged one; what the public may not see is left out. */
export async function publicSurvivors(runner: Runner, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await runner.rows<{ child: number; code: string; visibility: CaseRow['visibility'] }>(
    sql`with recursive up(child, id, depth) as (
      select child_id, parent_id, 1 from complaints.merge where child_id = any(${ids}::bigint[]) and undone_at is null
      union all select up.child, m.parent_id, up.depth + 1 from up
        join complaints.merge m on m.child_id = up.id and m.undone_at is null where up.depth < 50)
    select distinct on (up.child) up.child, c.code, c.visibility from up join cases."case" c on c.id = up.id
      order by up.child, up.depth desc`,
  );
  return new Map(
    rows.flatMap(({ child, code, visibility }) =>
      visibility === 'hidden' ? [] : [[child, code] as [number, string]],
    ),
  );
}

export type Joined = {
  root_id: number;
  id: number;
  code: string;
  title: string;
  opened_at: Date;
  parent: string;
};

/** All that was merged into the cases, directly or through others, oldest first. */
export async function childrenOf(runner: Runner, ids: readonly number[]): Promise<Joined[]> {
  if (ids.length === 0) return [];
  return runner.rows(sql`with recursive down(root_id, id, parent_id, depth) as (
      select parent_id, child_id, parent_id, 1 from complaints.merge
        where parent_id = any(${ids}::bigint[]) and undone_at is null
      union all select down.root_id, m.child_id, m.parent_id, down.depth + 1 from down
        join complaints.merge m on m.parent_id = down.id and m.undone_at is null where down.depth < 50)
    select down.root_id, c.id, c.code, c.title, c.opened_at, p.code as parent
    from down join cases."case" c on c.id = down.id join cases."case" p on p.id = down.parent_id order by c.opened_at`);
}
