/** SQL of the import pages: files that were sent, in sealed pieces, and the work on them. */
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Encoding } from './decode.ts';

export type FileRow = {
  id: string;
  name: string;
  bytes: number;
  encoding: Encoding;
  delimiter: string;
  survey: Buffer;
  mapping: Record<string, unknown>;
  uploaded_at: Date;
};
const FILE = sql`id, name, bytes, encoding, delimiter, survey, mapping, uploaded_at`;

export async function insertFile(
  tx: Runner,
  file: Omit<FileRow, 'id'> & { sha256: string; by: string },
): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`insert into complaints.import_file
    (name, bytes, sha256, encoding, delimiter, survey, mapping, uploaded_by, uploaded_at)
    values (${file.name}, ${file.bytes}, ${file.sha256}, ${file.encoding}, ${file.delimiter}, ${file.survey},
      ${JSON.stringify(file.mapping)}::jsonb, ${file.by}, ${file.uploaded_at}) returning id`);
  return row.id;
}

export async function insertPiece(tx: Runner, file: string, number: number, body: Buffer): Promise<void> {
  await tx.run(
    sql`insert into complaints.import_piece (file, number, body) values (${file}, ${number}, ${body})`,
  );
}

export async function pieceOf(runner: Runner, file: string, number: number): Promise<Buffer | undefined> {
  const row = await runner.maybe<{ body: Buffer }>(
    sql`select body from complaints.import_piece where file = ${file} and number = ${number}`,
  );
  return row?.body;
}

export async function markReady(tx: Runner, file: string): Promise<void> {
  await tx.run(sql`update complaints.import_file set ready = true where id = ${file}`);
}

export async function fileById(runner: Runner, id: string): Promise<FileRow | undefined> {
  return runner.maybe(sql`select ${FILE} from complaints.import_file where id = ${id} and ready`);
}

export async function listFiles(runner: Runner): Promise<FileRow[]> {
  return runner.rows(
    sql`select ${FILE} from complaints.import_file where ready order by uploaded_at desc limit 50`,
  );
}

export async function saveMapping(tx: Runner, id: string, mapping: Record<string, unknown>): Promise<void> {
  await tx.run(
    sql`update complaints.import_file set mapping = ${JSON.stringify(mapping)}::jsonb where id = ${id}`,
  );
}

export async function saveSurvey(
  tx: Runner,
  id: string,
  look: Pick<FileRow, 'encoding' | 'delimiter' | 'survey' | 'mapping'>,
): Promise<void> {
  await tx.run(sql`update complaints.import_file set encoding = ${look.encoding}, delimiter = ${look.delimiter},
    survey = ${look.survey}, mapping = ${JSON.stringify(look.mapping)}::jsonb where id = ${id}`);
}

/** Also one that never came in whole. */
export async function deleteFile(tx: Runner, id: string): Promise<void> {
  await tx.run(sql`delete from complaints.import_file where id = ${id}`);
}

/** Files that have waited too long and are not being worked on, and the personal rows of old trials. */
export async function deleteOldFiles(tx: Runner, before: Date): Promise<string[]> {
  const gone = await tx.rows<{
    id: string;
  }>(sql`delete from complaints.import_file f where uploaded_at < ${before}
    and not exists (select from complaints.import_task t where t.file = f.id and t.state in ('waiting', 'running'))
    returning id`);
  await tx.run(
    sql`update complaints.import_task set aside = null where aside is not null and asked_at < ${before}`,
  );
  return gone.map(({ id }) => id);
}

export type TaskRow = {
  id: string;
  what: 'try' | 'import' | 'undo';
  file: string | null;
  file_name: string;
  run: string | null;
  state: 'waiting' | 'running' | 'done' | 'failed';
  done: number;
  of_all: number;
  tries: number;
  report: Record<string, unknown> | null;
  problem: string | null;
  asked_by: string;
  asked_at: Date;
  ended_at: Date | null;
};
const TASK = sql`id, what, file, file_name, run, state, done, of_all, tries, report, problem, asked_by, asked_at, ended_at`;

export async function insertTask(
  tx: Runner,
  task: Pick<TaskRow, 'what' | 'file' | 'file_name' | 'run' | 'asked_by' | 'asked_at'>,
): Promise<TaskRow> {
  return tx.one(sql`insert into complaints.import_task (what, file, file_name, run, asked_by, asked_at, touched_at)
    values (${task.what}, ${task.file}, ${task.file_name}, ${task.run}, ${task.asked_by}, ${task.asked_at}, ${task.asked_at})
    returning ${TASK}`);
}

export async function taskById(runner: Runner, id: string): Promise<TaskRow | undefined> {
  return runner.maybe(sql`select ${TASK} from complaints.import_task where id = ${id}`);
}

export async function activeTask(runner: Runner): Promise<TaskRow | undefined> {
  return runner.maybe(sql`select ${TASK} from complaints.import_task where state in ('waiting', 'running')`);
}

export async function lastTask(runner: Runner, file: string): Promise<TaskRow | undefined> {
  return runner.maybe(
    sql`select ${TASK} from complaints.import_task where file = ${file} order by asked_at desc limit 1`,
  );
}

/** Begins or goes on with the task; undefined when it has ended. */
export async function beginTask(tx: Runner, id: string, now: Date): Promise<TaskRow | undefined> {
  return tx.maybe(sql`update complaints.import_task set state = 'running', tries = tries + 1, touched_at = ${now}
    where id = ${id} and state in ('waiting', 'running') returning ${TASK}`);
}

export async function moveTask(
  tx: Runner,
  id: string,
  at: { done: number; all: number; now: Date },
): Promise<void> {
  await tx.run(sql`update complaints.import_task set done = ${at.done}, of_all = ${at.all}, touched_at = ${at.now}
    where id = ${id} and state = 'running'`);
}

export async function endTask(
  tx: Runner,
  id: string,
  end: {
    state: 'done' | 'failed';
    report?: unknown;
    run?: string | null;
    aside?: Buffer | null;
    problem?: string;
    now: Date;
  },
): Promise<void> {
  await tx.run(sql`update complaints.import_task set state = ${end.state}, ended_at = ${end.now}, touched_at = ${end.now},
    report = ${end.report === undefined ? null : JSON.stringify(end.report)}::jsonb, run = coalesce(${end.run ?? null}, run),
    aside = ${end.aside ?? null}, problem = ${end.problem ?? null} where id = ${id} and state = 'running'`);
}

/** A task on which nobody has worked for long: its job was lost with its process. */
export async function stuckTask(runner: Runner, before: Date): Promise<string | undefined> {
  const row = await runner.maybe<{ id: string }>(
    sql`select id from complaints.import_task where state in ('waiting', 'running') and touched_at < ${before}`,
  );
  return row?.id;
}

export async function asideOf(runner: Runner, id: string): Promise<Buffer | null> {
  const row = await runner.maybe<{ aside: Buffer | null }>(
    sql`select aside from complaints.import_task where id = ${id}`,
  );
  return row?.aside ?? null;
}

/** Setting `complaints.retention`: `{"asideDays": 90}`, in force on a day of the city. */
export async function asideDays(runner: Runner, today: string, fallback: number): Promise<number> {
  const row = await runner.maybe<{ days: number | null }>(sql`
    select (value->>'asideDays')::int as days from platform.setting
    where key = 'complaints.retention' and valid_from <= ${today}::date order by valid_from desc limit 1`);
  return row?.days ?? fallback;
}
