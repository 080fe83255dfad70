/** SQL of work between agencies. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import type { City } from '../../../platform/city.ts';
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import { PATIENCE, type Patience, type Transfer } from '../rules/back-and-forth.ts';

export type DispositionRow = {
  id: number;
  above: number | null;
  from_agency: string;
  from_officer: string;
  to_agency: string;
  to_officer: string | null;
  instruction: string;
  given_at: Date;
  due_at: Date;
  ended_at: Date | null;
  outcome: 'returned' | 'done' | 'moved' | null;
  reason: string | null;
};

const dispositionColumns = sql`id, above, from_agency, from_officer, to_agency, to_officer, instruction, given_at, due_at,
  ended_at, outcome, reason`;

/** Every handing down of a case, the first one first. */
export async function dispositionsOf(runner: Runner, caseId: number): Promise<DispositionRow[]> {
  return runner.rows<DispositionRow>(
    sql`select ${dispositionColumns} from complaints.disposition where case_id = ${caseId} order by id`,
  );
}

/** The last link of the chain that has not ended. */
export async function currentDisposition(
  runner: Runner,
  caseId: number,
): Promise<DispositionRow | undefined> {
  return runner.maybe<DispositionRow>(sql`select ${dispositionColumns} from complaints.disposition
    where case_id = ${caseId} and ended_at is null order by id desc limit 1`);
}

export async function insertDisposition(
  tx: Runner,
  caseId: number,
  row: Omit<DispositionRow, 'id' | 'ended_at' | 'outcome' | 'reason'>,
): Promise<void> {
  await tx.run(sql`insert into complaints.disposition
      (case_id, above, from_agency, from_officer, to_agency, to_officer, instruction, given_at, due_at)
    values (${caseId}, ${row.above}, ${row.from_agency}, ${row.from_officer}, ${row.to_agency}, ${row.to_officer},
      ${row.instruction}, ${row.given_at}, ${row.due_at})`);
}

export async function returnDisposition(
  tx: Runner,
  id: number,
  by: string,
  reason: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`update complaints.disposition set ended_at = ${at}, outcome = 'returned', ended_by = ${by},
    reason = ${reason} where id = ${id}`);
}

/** The chain is over: the work was done, or the case left the agency. */
export async function endDispositions(
  tx: Runner,
  caseId: number,
  outcome: 'done' | 'moved',
  at: Date,
): Promise<void> {
  await tx.run(sql`update complaints.disposition set ended_at = ${at}, outcome = ${outcome}
    where case_id = ${caseId} and ended_at is null`);
}

export async function insertTask(
  tx: Runner,
  task: { caseId: number; parentId: number; by: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into complaints.task (case_id, parent_id, opened_by, opened_at)
    values (${task.caseId}, ${task.parentId}, ${task.by}, ${task.at})`);
}

export type TaskRow = Pick<
  CaseRow,
  'id' | 'code' | 'title' | 'agency' | 'area' | 'state' | 'open' | 'due_at' | 'complete_by' | 'closed_at'
> & {
  parent_id: number;
  parent_code: string;
  /** Its report is none of the public's, merged or not. */
  parent_hidden: boolean;
};

/** Tasks of a report and of all that was merged into it, the oldest first. */
export function tasksUnder(runner: Runner, caseId: number): Promise<TaskRow[]> {
  return tasksUnderAny(runner, [caseId]);
}

/** The same of many reports; `root_id` is the one under which a task was found. */
export async function tasksUnderAny(
  runner: Runner,
  caseIds: readonly number[],
): Promise<(TaskRow & { root_id: number })[]> {
  return runner.rows(sql`with recursive down(root_id, id, depth) as (
      select id, id, 0 from unnest(${caseIds}::bigint[]) id
      union all select down.root_id, m.child_id, down.depth + 1 from down
        join complaints.merge m on m.parent_id = down.id and m.undone_at is null where down.depth < 50)
    select down.root_id, c.id, c.code, c.title, c.agency, c.area, c.state, c.open, c.due_at, c.complete_by, c.closed_at,
      t.parent_id, p.code as parent_code, coalesce(e.visibility_before, p.visibility) = 'hidden' as parent_hidden
    from down join complaints.task t on t.parent_id = down.id join cases."case" c on c.id = t.case_id
    join cases."case" p on p.id = t.parent_id
    left join complaints.merge e on e.child_id = p.id and e.undone_at is null order by c.id`);
}

/** The report of a task; undefined when the case is none. */
export async function parentOfTask(
  runner: Runner,
  caseId: number,
): Promise<{ id: number; code: string } | undefined> {
  return runner.maybe(sql`select p.id, p.code from complaints.task t join cases."case" p on p.id = t.parent_id
    where t.case_id = ${caseId}`);
}

/** The report of a task, kept as it is until the caller's transaction ends. */
export async function lockReportOf(
  tx: Runner,
  taskId: number,
): Promise<Pick<CaseRow, 'id' | 'state' | 'visibility'> | undefined> {
  return tx.maybe(sql`select p.id, p.state, p.visibility from complaints.task t
    join cases."case" p on p.id = t.parent_id where t.case_id = ${taskId} for share of p`);
}

/** Tasks that were opened under the report itself. */
export async function ownTasks(runner: Runner, reportId: number): Promise<{ id: number; code: string }[]> {
  return runner.rows(sql`select c.id, c.code from complaints.task t join cases."case" c on c.id = t.case_id
    where t.parent_id = ${reportId} order by c.id`);
}

/** Where the tasks of a report lie, for who may see its photos. */
export async function scopesOfTasks(
  runner: Runner,
  caseId: number,
): Promise<{ agency: string | null; area: string | null }[]> {
  return runner.rows(sql`select c.agency, c.area from complaints.task t join cases."case" c on c.id = t.case_id
    where t.parent_id = ${caseId}`);
}

type TransferRow = Transfer & { by_officer: string | null; why: string | null };

/** Every change of agency of a case, the first one first. */
export async function transfersOf(runner: Runner, caseId: number): Promise<TransferRow[]> {
  return runner.rows<TransferRow>(sql`select at, from_agency as "from", to_agency as "to", from_above as "fromAbove",
    by_officer, why from complaints.transfer where case_id = ${caseId} order by id`);
}

export async function insertTransfer(
  tx: Runner,
  caseId: number,
  move: Transfer & { by: string | null; why: string | null },
): Promise<void> {
  await tx.run(sql`insert into complaints.transfer (case_id, at, from_agency, to_agency, by_officer, from_above, why)
    values (${caseId}, ${move.at}, ${move.from}, ${move.to}, ${move.by}, ${move.fromAbove}, ${move.why})`);
}

export type DisputeRow = {
  id: number;
  flagged_at: Date;
  why: 'back-and-forth' | 'many' | 'new-facts';
  facts: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  agency: string | null;
  reason: string | null;
};

/** The newest dispute of a case: waiting, or decided and binding. */
export async function disputeOf(runner: Runner, caseId: number): Promise<DisputeRow | undefined> {
  return runner.maybe<DisputeRow>(sql`select id, flagged_at, why, facts, decided_at, decided_by, agency, reason
    from complaints.dispute where case_id = ${caseId} order by id desc limit 1`);
}

export async function insertDispute(
  tx: Runner,
  caseId: number,
  why: DisputeRow['why'],
  facts: string | null,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into complaints.dispute (case_id, flagged_at, why, facts)
    values (${caseId}, ${at}, ${why}, ${facts})`);
}

export async function decideDispute(
  tx: Runner,
  id: number,
  decision: { at: Date; by: string; agency: string; reason: string },
): Promise<void> {
  await tx.run(sql`update complaints.dispute set decided_at = ${decision.at}, decided_by = ${decision.by},
    agency = ${decision.agency}, reason = ${decision.reason} where id = ${id}`);
}

/** Setting `complaints.back-and-forth`: `{"days": 30, "changes": 3}`. */
export async function patienceOf(runner: Runner, now: Date): Promise<Patience> {
  const row = await runner.maybe<{ days: number | null; changes: number | null }>(sql`
    select (value->>'days')::int as days, (value->>'changes')::int as changes from platform.setting
    where key = 'complaints.back-and-forth' and valid_from <= ${now}::date order by valid_from desc limit 1`);
  return { days: row?.days ?? PATIENCE.days, changes: row?.changes ?? PATIENCE.changes };
}

/** Who sent to whom since a time, without what somebody above decided; `back`: how many were returns. */
export async function pairsSince(
  city: City,
  since: Date,
): Promise<{ from: string; to: string; sent: number; back: number }[]> {
  return city.db.rows(sql`select m.from_agency as "from", m.to_agency as "to", count(*) as sent,
      count(*) filter (where exists (select from complaints.transfer e where e.case_id = m.case_id and e.id < m.id
        and e.from_agency = m.to_agency and e.to_agency = m.from_agency and not e.from_above)) as back
    from complaints.transfer m where m.at >= ${since} and not m.from_above
    group by 1, 2 order by back desc, sent desc, 1, 2 limit 100`);
}

export async function waitingDisputes(
  city: City,
): Promise<(Pick<CaseRow, 'code' | 'title' | 'agency' | 'area'> & Pick<DisputeRow, 'flagged_at' | 'why'>)[]> {
  return city.db.rows(sql`select c.code, c.title, c.agency, c.area, d.flagged_at, d.why from complaints.dispute d
    join cases."case" c on c.id = d.case_id where d.decided_at is null and c.open order by d.flagged_at limit 100`);
}

export async function disputesByAgency(city: City): Promise<{ key: string | null; value: number }[]> {
  return city.db.rows(sql`select c.agency as key, count(*) as value from complaints.dispute d
    join cases."case" c on c.id = d.case_id where d.decided_at is null and c.open group by 1`);
}
