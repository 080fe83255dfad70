/** Trials, imports and undoings that the office asks for: one at a time in a city, as jobs that go on by themselves after a crash. */
import { type Change, change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import { type Context, systemContext } from '../../../platform/context.ts';
import { seal } from '../../../platform/crypt.ts';
import { violates } from '../../../platform/db/database.ts';
import type { Job } from '../../../platform/jobs/runner.ts';
import { Problem } from '../../../shared/errors.ts';
import { type AsideRow, type ImportTask, KEEP_DAYS } from '../rules/import-contract.ts';
import { todayIn } from '../settings.ts';
import * as store from './desk-store.ts';
import { fileOf, readiness, withFile } from './files.ts';
import type { Mapping } from './mapping.ts';
import { importFile, type Progress, tryImport } from './run.ts';
import { BLOCK } from './settle.ts';
import { deleteOldRefused, runById } from './store.ts';
import { taskView } from './task-view.ts';
import { undoImport } from './undo.ts';

/** A trial remembers this many rows that it would set aside; an import keeps them all. */
const TRIAL_ASIDE = 1000;
const MOST_TRIES = 5;
const STUCK_MINUTES = 5;
const ONE_AT_A_TIME = 'import_task_one_at_a_time';

const jobOf = (task: string) => ({
  task: 'complaints.import',
  payload: { task },
  key: `complaints.import:${task}`,
});

async function ask(
  ctx: Context,
  task: Pick<store.TaskRow, 'what' | 'file' | 'file_name' | 'run'>,
  audit: (tx: Change) => void,
): Promise<ImportTask> {
  const by = 'id' in ctx.actor ? ctx.actor.id : '';
  try {
    return await change(ctx, async (tx) => {
      const row = await store.insertTask(tx, { ...task, asked_by: by, asked_at: ctx.now });
      audit(tx);
      tx.job(jobOf(row.id));
      return taskView(ctx.city, row);
    });
  } catch (error) {
    if (!violates(error, ONE_AT_A_TIME)) throw error;
    const active = await store.activeTask(ctx.city.db);
    const { by: who, fileName } = active ? await taskView(ctx.city, active) : { by: '–', fileName: '–' };
    throw new Problem(409, 'complaints.import-one-at-a-time', { who, file: fileName });
  }
}

/** Begins a trial or an import of the file with its mapping as it stands. 422 if the mapping is not whole, 409 while another is at it. */
export async function askForFile(ctx: Context, id: string, what: 'try' | 'import'): Promise<ImportTask> {
  const file = await fileOf(ctx.city, id);
  const ready = readiness(ctx.city, file);
  if ('faults' in ready) throw new Problem(422, 'complaints.import-mapping');
  if (ready.rows > BLOCK) throw new Problem(422, 'complaints.import-too-many-rows');
  return ask(ctx, { what, file: id, file_name: file.name, run: null }, (tx) => {
    if (what === 'import') tx.audit({ action: 'complaints.import.requested', subject: id });
  });
}

/** Begins to take back a whole run. */
export async function askToUndo(ctx: Context, id: string): Promise<ImportTask> {
  const run = await runById(ctx.city.db, id);
  if (!run || run.state === 'undone') throw new Problem(404, 'complaints.import-not-found');
  return ask(ctx, { what: 'undo', file: null, file_name: run.file, run: id }, (tx) =>
    tx.audit({ action: 'complaints.import.undo-requested', subject: id }),
  );
}

/** Writes how far the work is, at most once a second. */
function reporter(city: City, id: string): Progress {
  let last = 0;
  return (done, all) => {
    const now = Date.now();
    if (now - last < 1000) return;
    last = now;
    // A figure that is lost is followed by another.
    store.moveTask(city.db, id, { done, all, now: city.now() }).catch(() => {});
  };
}

type End = Parameters<typeof store.endTask>[2];
type Outcome = Omit<End, 'state' | 'now' | 'problem'>;

async function tried(ctx: Context, task: store.TaskRow, path: string, mapping: Mapping): Promise<Outcome> {
  const rows: AsideRow[] = [];
  const report = await tryImport(ctx, path, mapping, reporter(ctx.city, task.id), (line, fields, why) => {
    if (rows.length >= TRIAL_ASIDE) return;
    const whole = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']));
    rows.push({ line, ...why, detail: why.detail.slice(0, 300), fields: whole });
  });
  return { report, aside: rows.length > 0 ? seal(ctx.city, JSON.stringify(rows)) : null };
}

async function work(ctx: Context, task: store.TaskRow): Promise<Outcome> {
  const { city } = ctx;
  if (task.what === 'undo') {
    const report = await undoImport(ctx, task.run ?? '', reporter(city, task.id));
    return { report };
  }
  const file = await fileOf(city, task.file ?? '');
  return withFile(city, file, async (path) => {
    const read = readiness(city, file);
    if ('faults' in read) throw new Problem(422, 'complaints.import-mapping');
    if (task.what === 'try') return tried(ctx, task, path, read.mapping);
    const report = await importFile(ctx, path, read.mapping, reporter(city, task.id));
    return { report, run: report.run };
  });
}

/** Works on the task from where it stands; safe to run again or twice. A finished import deletes its file. */
export async function runTask(city: City, id: string): Promise<void> {
  const ctx = systemContext(city, 'complaints.import');
  const task = await store.beginTask(city.db, id, city.now());
  if (!task) return;
  const end = (how: Omit<End, 'now'>) =>
    city.db.transaction(async (tx) => {
      await store.endTask(tx, id, { ...how, now: city.now() });
      if (how.state === 'done' && task.what === 'import' && task.file) await store.deleteFile(tx, task.file);
    });
  try {
    await end({ state: 'done', ...(await work(ctx, task)) });
  } catch (error) {
    const problem = error instanceof Problem ? error.code.replace(/^complaints\.import-/, '') : 'broken';
    city.log.warn({ err: error, task: id, what: task.what }, 'an import task failed');
    // A refusal stays one; anything else may pass, like a database that is away.
    if (!(error instanceof Problem) && task.tries < MOST_TRIES) throw error;
    await end({ state: 'failed', problem });
  }
}

/** Takes up again what nobody has worked on for minutes. */
async function takeUpStuck(city: City): Promise<void> {
  const now = city.now();
  const id = await store.stuckTask(city.db, new Date(now.getTime() - STUCK_MINUTES * 60_000));
  if (id) await change(systemContext(city, 'complaints.import'), async (tx) => tx.job(jobOf(id)));
}

/** Days that rows which an import set aside are kept, unless the city's setting says otherwise: they name people. */
const KEEP_ASIDE_DAYS = 90;

/** Deletes files that waited too long, the personal rows of old trials, and what old imports set aside. Returns how many files. */
export async function sweepFiles(city: City): Promise<number> {
  const ctx = systemContext(city, 'complaints.import-sweep');
  const before = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000);
  const days = await store.asideDays(city.db, todayIn(city), KEEP_ASIDE_DAYS);
  return change(ctx, async (tx) => {
    const gone = await store.deleteOldFiles(tx, before(KEEP_DAYS));
    for (const subject of gone) tx.audit({ action: 'complaints.import.file-deleted', subject });
    for (const { run, rows } of await deleteOldRefused(tx, before(days)))
      tx.audit({ action: 'complaints.import.aside-deleted', subject: run, after: { rows, days } });
    return gone.length;
  });
}

export const importJobs: Job[] = [
  { task: 'complaints.import', run: (payload, city) => runTask(city, String(payload.task)) },
  { task: 'complaints.import-stuck', cron: '*/2 * * * *', run: (_payload, city) => takeUpStuck(city) },
  {
    task: 'complaints.import-sweep',
    cron: '41 2 * * *',
    async run(_payload, city) {
      await sweepFiles(city);
    },
  },
];
