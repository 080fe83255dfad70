/** DOOR http of the import pages: send a table, say what its columns are, try, import, look at what was set aside, undo. */
import type { Context } from '../../../platform/context.ts';
import { withHeld } from '../../../platform/files/api.ts';
import { type AnyRoute, Reply, route } from '../../../platform/http/route.ts';
import { Problem } from '../../../shared/errors.ts';
import * as contract from '../rules/import-contract.ts';
import { asideCsvOfRun, asideCsvOfTrial, asideOfRun, asideOfTrial } from './aside.ts';
import * as store from './desk-store.ts';
import { dropFile, fileLine, keepFile, mappingYaml, readAnew, setMapping, viewFile } from './files.ts';
import { type ListedRun, listRuns } from './store.ts';
import { taskView } from './task-view.ts';
import { askForFile, askToUndo } from './tasks.ts';

const manage = { permission: 'complaints.manage', scope: 'city' } as const;
const ENVELOPE = 64 * 1024;

function runView(run: ListedRun): contract.ImportRun {
  const { id, source, file, state, counts } = run;
  const figure = (name: string) => (typeof counts[name] === 'number' ? (counts[name] as number) : 0);
  const aside = Array.isArray(counts.setAside) ? (counts.setAside as { count: number }[]) : [];
  return {
    id,
    source,
    file,
    state,
    rows: run.rows || run.done,
    imported: figure('imported'),
    known: figure('known'),
    setAside: aside.reduce((sum, { count }) => sum + count, 0),
    asideKept: run.aside_kept,
    undone: figure('undone'),
    kept: figure('kept'),
    startedAt: run.started_at.toISOString(),
    endedAt: run.ended_at?.toISOString() ?? null,
  };
}

async function overview({ city }: Context): Promise<contract.ImportsView> {
  const [files, active, runs] = await Promise.all([
    store.listFiles(city.db),
    store.activeTask(city.db),
    listRuns(city.db),
  ]);
  return {
    files: files.map(fileLine),
    active: active ? await taskView(city, active) : null,
    runs: runs.map(runView),
  };
}

async function taskOf({ city }: Context, id: string): Promise<contract.ImportTask> {
  const task = await store.taskById(city.db, id);
  if (!task) throw new Problem(404, 'complaints.import-not-found');
  return taskView(city, task);
}

export const importRoutes: readonly AnyRoute[] = [
  route({
    ...manage,
    method: 'GET',
    path: '/api/complaints/imports',
    summary: 'Tables that wait, the work that is going on, and the imports so far.',
    answer: contract.ImportsView,
    handle: (ctx) => overview(ctx),
  }),
  route({
    ...manage,
    method: 'POST',
    path: '/api/complaints/imports/files',
    summary: 'Send a table (multipart field `file`; CSV up to 256 MB).',
    upload: { maxBytes: contract.IMPORT_BYTES },
    perMinute: 10,
    status: 201,
    answer: contract.ImportId,
    async handle(ctx, _input, raw) {
      const announced = Number(raw.headers['content-length']);
      if (announced > contract.IMPORT_BYTES + ENVELOPE)
        throw new Problem(413, 'files.too-large', { limit: contract.IMPORT_BYTES >> 20 });
      const part = await raw.file();
      if (!part) throw new Problem(422, 'complaints.import-no-file');
      return withHeld(async (hold) => {
        // An empty file is no missing one: here the sentence speaks of tables.
        const path = await hold(part.stream).catch((error) => {
          if (error instanceof Problem && error.code === 'files.missing')
            throw new Problem(422, 'complaints.import-no-rows');
          throw error;
        });
        return keepFile(ctx, path, part.filename);
      }, contract.IMPORT_BYTES);
    },
  }),
  route({
    ...manage,
    method: 'GET',
    path: '/api/complaints/imports/files/:id',
    summary: 'A table that waits: columns, first rows, mapping, and how the first rows are read with it.',
    params: contract.ImportId,
    answer: contract.ImportFileView,
    handle: (ctx, { params }) => viewFile(ctx, params.id),
  }),
  route({
    ...manage,
    method: 'DELETE',
    path: '/api/complaints/imports/files/:id',
    summary: 'Delete a table that waits.',
    params: contract.ImportId,
    status: 204,
    handle: (ctx, { params }) => dropFile(ctx, params.id),
  }),
  route({
    ...manage,
    method: 'PUT',
    path: '/api/complaints/imports/files/:id/reading',
    summary: 'Read the table in another encoding or with another separator; the mapping begins anew.',
    params: contract.ImportId,
    body: contract.ReadAnew,
    answer: contract.ImportFileView,
    handle: (ctx, { params, body }) => readAnew(ctx, params.id, body),
  }),
  route({
    ...manage,
    method: 'PUT',
    path: '/api/complaints/imports/files/:id/mapping',
    summary:
      'Say what the columns are, as an object or as YAML; answers what is wrong and how the first rows are read.',
    params: contract.ImportId,
    body: contract.MappingChange,
    perMinute: 120,
    answer: contract.MappingView,
    handle: (ctx, { params, body }) => setMapping(ctx, params.id, body),
  }),
  route({
    ...manage,
    method: 'GET',
    path: '/api/complaints/imports/files/:id/mapping.yaml',
    summary: 'The mapping as YAML, as the command takes it.',
    params: contract.ImportId,
    async handle(ctx, { params }) {
      const text = await mappingYaml(ctx, params.id);
      const headers = {
        'content-type': 'application/yaml; charset=utf-8',
        'content-disposition': 'attachment; filename="pemetaan.yaml"',
        'cache-control': 'no-store',
      };
      return new Reply(200, headers, text);
    },
  }),
  route({
    ...manage,
    method: 'POST',
    path: '/api/complaints/imports/files/:id/tasks',
    summary: 'Begin a trial or the import itself, as work that goes on by itself.',
    params: contract.ImportId,
    body: contract.TaskWish,
    status: 202,
    answer: contract.ImportTask,
    handle: (ctx, { params, body }) => askForFile(ctx, params.id, body.what),
  }),
  route({
    ...manage,
    method: 'GET',
    path: '/api/complaints/imports/tasks/:id',
    summary: 'How far a trial, an import or an undoing is, and what came out.',
    params: contract.ImportId,
    perMinute: 600,
    answer: contract.ImportTask,
    handle: (ctx, { params }) => taskOf(ctx, params.id),
  }),
  route({
    ...manage,
    method: 'GET',
    path: '/api/complaints/imports/tasks/:id/aside',
    summary: 'The first rows that a trial would set aside, with reasons.',
    params: contract.ImportId,
    query: contract.AsideQuery,
    answer: contract.AsideRows,
    handle: (ctx, { params, query }) => asideOfTrial(ctx, params.id, query.after ?? 0),
  }),
  route({
    ...manage,
    method: 'GET',
    path: '/api/complaints/imports/tasks/:id/aside.csv',
    summary: 'The same as a table.',
    params: contract.ImportId,
    handle: (ctx, { params }) => asideCsvOfTrial(ctx, params.id),
  }),
  route({
    ...manage,
    method: 'GET',
    path: '/api/complaints/imports/runs/:id/aside',
    summary: 'Rows that an import set aside, with reasons.',
    params: contract.ImportId,
    query: contract.AsideQuery,
    answer: contract.AsideRows,
    handle: (ctx, { params, query }) => asideOfRun(ctx, params.id, query.after ?? 0),
  }),
  route({
    ...manage,
    method: 'GET',
    path: '/api/complaints/imports/runs/:id/aside.csv',
    summary: 'All of them as a table that can be mended and sent again.',
    params: contract.ImportId,
    handle: (ctx, { params }) => asideCsvOfRun(ctx, params.id),
  }),
  route({
    ...manage,
    method: 'POST',
    path: '/api/complaints/imports/runs/:id/undo',
    summary: 'Take back a whole import; cases that somebody has worked on since stay.',
    params: contract.ImportId,
    status: 202,
    answer: contract.ImportTask,
    handle: (ctx, { params }) => askToUndo(ctx, params.id),
  }),
];
