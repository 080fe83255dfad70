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
  state: 'running' | 'done' | 'undone';
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
  source: string,
  sha256: string,
): Promise<RunRow | undefined> {
  return runner.maybe(sql`select ${columns} from complaints.import_run
    where source = ${source} and sha256 = ${sha256} and state = 'running' order by started_at desc limit 1`);
}

export async function runById(runner: Runner, id: string): Promise<RunRow | undefined> {
  return runner.maybe(sql`select ${columns} from complaints.import_run where id = ${id}`);
}

export async function listRuns(runner: Runner): Promise<RunRow[]> {
  return runner.rows(sql`select ${columns} from complaints.import_run order by started_at desc limit 100`);
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

/** Those of the ids that this very run brought in. */
export async function ofRun(runner: Runner, run: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await runner.rows<{ external_id: string }>(sql`select external_id from complaints.import_case
    where run = ${run} and external_id = any(${ids}::text[])`);
  return new Set(rows.map(({ external_id }) => external_id));
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
