/** SQL of imports. */
import type { Runner } from '../../../platform/db/database.ts';
import { tableOf } from '../../../platform/db/insert.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Mapping } from './mapping.ts';

export type RunRow = {
  id: string;
  source: string;
  file: string;
  sha256: string;
  mapping: Mapping;
  block: number;
  rows: number;
  done: number;
  /** `left`: cut off, and the same file begun anew with another mapping. */
  state: 'running' | 'done' | 'undone' | 'left';
  counts: Record<string, unknown>;
  started_at: Date;
  ended_at: Date | null;
};

const columns = sql`id, source, file, sha256, mapping, block, rows, done, state, counts, started_at, ended_at`;

export async function insertRun(
  tx: Runner,
  run: { source: string; file: string; sha256: string; mapping: Mapping; at: Date; by: string },
): Promise<RunRow> {
  return tx.one(sql`insert into complaints.import_run (source, file, sha256, mapping, block, rows, state, started_at, started_by)
    values (${run.source}, ${run.file}, ${run.sha256}, ${JSON.stringify(run.mapping)}::jsonb,
      nextval('complaints.past_block'), 0, 'running', ${run.at}, ${run.by}) returning ${columns}`);
}

/** The run of this very file and mapping that was cut off. */
export async function unfinishedRun(
  runner: Runner,
  mapping: Mapping,
  sha256: string,
): Promise<RunRow | undefined> {
  return runner.maybe(sql`select ${columns} from complaints.import_run
    where source = ${mapping.source} and sha256 = ${sha256} and mapping = ${JSON.stringify(mapping)}::jsonb
      and state = 'running' order by started_at desc limit 1`);
}

export type LeftRun = { run: string; imported: number };

/** Ends runs of this file that were cut off under another mapping; their cases stay. */
export async function leaveRuns(tx: Runner, mapping: Mapping, sha256: string, now: Date): Promise<LeftRun[]> {
  return tx.rows(sql`update complaints.import_run r set state = 'left', ended_at = ${now}, counts = jsonb_build_object(
      'imported', (select count(*) from complaints.import_case c where c.run = r.id),
      'setAside', (select coalesce(jsonb_agg(jsonb_build_object('reason', a.reason, 'count', a.count)), '[]') from
        (select f.reason, count(*) from complaints.import_refused f where f.run = r.id group by 1) a))
    where source = ${mapping.source} and sha256 = ${sha256} and state = 'running'
      and mapping <> ${JSON.stringify(mapping)}::jsonb
    returning id as run, (counts->>'imported')::int as imported`);
}

/** Runs of this file that were cut off under another mapping and brought in cases that still stand. */
export async function leftRuns(runner: Runner, mapping: Mapping, sha256: string): Promise<LeftRun[]> {
  return runner.rows(sql`select r.id as run, c.imported from complaints.import_run r,
      lateral (select count(*)::int as imported from complaints.import_case c where c.run = r.id) c
    where source = ${mapping.source} and sha256 = ${sha256} and state in ('running', 'left') and c.imported > 0
      and mapping <> ${JSON.stringify(mapping)}::jsonb order by started_at`);
}

export async function runById(runner: Runner, id: string): Promise<RunRow | undefined> {
  return runner.maybe(sql`select ${columns} from complaints.import_run where id = ${id}`);
}

/** `aside_kept`: rows that it set aside can still be looked at. */
export type ListedRun = RunRow & { aside_kept: boolean };

export async function listRuns(runner: Runner): Promise<ListedRun[]> {
  return runner.rows(sql`select ${columns},
      exists (select from complaints.import_refused f where f.run = import_run.id) as aside_kept
    from complaints.import_run order by started_at desc limit 100`);
}

/**
 * Locks the run, so that no two processes go on with it at once; `done` is where it stands now. Rows that refer to the
 * run may be written meanwhile: the next batch is, and waits for this one.
 */
export async function lockRun(tx: Runner, id: string): Promise<RunRow | undefined> {
  return tx.maybe(sql`select ${columns} from complaints.import_run where id = ${id} for no key update`);
}

export async function moveRun(tx: Runner, id: string, done: number): Promise<void> {
  await tx.run(sql`update complaints.import_run set done = ${done} where id = ${id}`);
}

export async function endRun(
  tx: Runner,
  id: string,
  end: { state: 'done' | 'undone'; rows: number; counts: Record<string, unknown>; at: Date },
): Promise<void> {
  await tx.run(sql`update complaints.import_run set state = ${end.state}, rows = ${end.rows}, done = ${end.rows},
    counts = ${JSON.stringify(end.counts)}::jsonb, ended_at = ${end.at} where id = ${id}`);
}

export async function knownIds(runner: Runner, source: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await runner.rows<{ external_id: string }>(sql`select external_id from complaints.import_case
    where source = ${source} and external_id = any(${ids}::text[])`);
  return new Set(rows.map(({ external_id }) => external_id));
}

/** What this very run wrote already: which of the ids are its cases (and open now), which of the lines it set aside, and why. */
export async function settledRows(
  runner: Runner,
  run: string,
  ids: readonly string[],
  lines: readonly number[],
): Promise<{ cases: Map<string, boolean>; aside: Map<number, string> }> {
  const cases = await runner.rows<{ external_id: string; open: boolean }>(sql`select i.external_id, c.open
    from complaints.import_case i join cases."case" c on c.id = i.case_id
    where i.run = ${run} and i.external_id = any(${ids}::text[])`);
  const aside = await runner.rows<{ line: number; reason: string }>(sql`select line, reason
    from complaints.import_refused where run = ${run} and line = any(${lines}::integer[])`);
  return {
    cases: new Map(cases.map(({ external_id, open }) => [external_id, open])),
    aside: new Map(aside.map(({ line, reason }) => [line, reason])),
  };
}

/** Cases, complaints and entries of the past, as they are; nothing of today's defaults. */
export const CASE = tableOf('cases."case"', {
  id: 'bigint',
  code: 'text',
  service: 'text',
  kind: 'text',
  state: 'text',
  open: 'boolean',
  visibility: 'text',
  title: 'text',
  agency: 'text',
  area: 'text',
  point: 'point',
  place: 'text',
  cell: 'bigint',
  priority: 'smallint',
  opened_at: 'timestamptz',
  closed_at: 'timestamptz',
  due_at: 'timestamptz',
  complete_by: 'timestamptz',
  clock_start: 'timestamptz',
  responded_at: 'timestamptz',
});
export const COMPLAINT = tableOf('complaints.complaint', {
  case_id: 'bigint',
  description: 'text',
  channel: 'text',
  language: 'text',
  anonymous: 'boolean',
  reporter: 'bytea',
  outcome: 'text',
  public_text: 'text',
  full_title: 'text',
});
export const ENTRY = tableOf('cases.entry', {
  case_id: 'bigint',
  at: 'timestamptz',
  kind: 'text',
  visibility: 'text',
  actor_kind: 'text',
  agency: 'text',
  text: 'text',
  data: 'jsonb',
});
export const IMPORTED = tableOf('complaints.import_case', {
  source: 'text',
  external_id: 'text',
  run: 'uuid',
  case_id: 'bigint',
});
export const REFUSED = tableOf('complaints.import_refused', {
  run: 'uuid',
  line: 'integer',
  external_id: 'text',
  reason: 'text',
  detail: 'text',
  record: 'bytea',
});

export type RefusedRow = {
  line: number;
  external_id: string | null;
  reason: string;
  detail: string;
  record: Buffer;
};

/** What was set aside, in the order of the file, behind a line. */
export async function refusedRows(
  runner: Runner,
  run: string,
  after: number,
  limit: number,
): Promise<RefusedRow[]> {
  return runner.rows(sql`select line, external_id, reason, detail, record from complaints.import_refused
    where run = ${run} and line > ${after} order by line limit ${limit}`);
}

export async function importedCount(runner: Runner, run: string): Promise<number> {
  const row = await runner.one<{ count: number }>(
    sql`select count(*) as count from complaints.import_case where run = ${run}`,
  );
  return row.count;
}

export type Gone = { kind: string; cell: number | null; open: boolean; visibility: string; at_all: number };

/** Takes away up to `most` untouched cases of the run; what they were, for the counted map. */
export async function undoSome(tx: Runner, run: string, most: number): Promise<Gone[]> {
  return tx.rows(
    sql`select kind, cell, open, visibility, at_all from complaints.undo_import(${run}::uuid, ${most})`,
  );
}

/** Adds what was just taken back to the run's own count. */
export async function countUndone(tx: Runner, run: string, count: number): Promise<void> {
  await tx.run(sql`update complaints.import_run set counts = counts ||
    jsonb_build_object('undone', coalesce((counts->>'undone')::int, 0) + ${count}::int) where id = ${run}`);
}

/** What the run set aside goes; how many rows it were stays in its counts. */
export async function deleteRefused(tx: Runner, run: string): Promise<void> {
  await tx.run(sql`delete from complaints.import_refused where run = ${run}`);
}

/** Rows that runs set aside before a day, whether they ended or were cut off. Says whose, and how many. */
export async function deleteOldRefused(tx: Runner, before: Date): Promise<{ run: string; rows: number }[]> {
  return tx.rows(sql`with gone as (delete from complaints.import_refused f using complaints.import_run r
      where f.run = r.id and coalesce(r.ended_at, r.started_at) < ${before} returning f.run)
    select run, count(*)::int as rows from gone group by 1`);
}
