/** One act on many cases as a job: each case a transaction of its own, stoppable, and the same after a crash. */
import { randomUUID } from 'node:crypto';
import { readCode } from '../../../blocks/cases/api.ts';
import { actingOfficer } from '../../../blocks/identity/api.ts';
import { allows, type Officer } from '../../../platform/actor.ts';
import { change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import { storedAnswer } from '../../../platform/http/idempotency.ts';
import type { Job } from '../../../platform/jobs/runner.ts';
import { CSV_BEGIN, csvRow } from '../../../shared/csv.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { officerOf } from '../officer.ts';
import type { NewRun, RunList, RunView } from '../rules/bulk-contract.ts';
import { carryOut, demandOrder, reachable, wordsFor } from './order.ts';
import { sentenceOf } from './sentences.ts';
import * as store from './store-bulk.ts';

const TASK = 'complaints.bulk';
const SHOWN_RUNS = 20;

/** Orders the act on all these cases. 422 for an order that lacks something or names a case twice. */
export async function startBulk(ctx: Context, { order, items }: NewRun): Promise<{ id: string }> {
  demandOrder(order);
  const read = items.map(({ code, version }, index) => {
    const written = readCode(ctx.city, code);
    if (!written) throw fieldProblem(`items/${index}/code`, 'unknown-code');
    return { code: written, version };
  });
  const twice = read.findIndex(({ code }, index) => read.findIndex((one) => one.code === code) < index);
  if (twice >= 0) throw fieldProblem(`items/${twice}/code`, 'twice');
  const id = randomUUID();
  return change(ctx, async (tx) => {
    const run = { id, officer: officerOf(ctx).id, at: ctx.now, language: ctx.language, given: order };
    await store.insertRun(tx, run, read);
    tx.audit({
      action: 'complaints.bulk.started',
      subject: id,
      after: { act: order.act, total: read.length },
    });
    tx.job({ task: TASK, payload: { run: id }, key: `${TASK}:${id}` });
    return { id };
  });
}

/** The caller's own run; 404 for anybody else's. */
async function ownRun(ctx: Context, id: string): Promise<store.RunRow> {
  const run = await store.findRun(ctx.city.db, id);
  if (!run || run.officer !== officerOf(ctx).id) throw new Problem(404, 'platform.not-found');
  return run;
}

export async function stopBulk(ctx: Context, id: string): Promise<{ id: string }> {
  await ownRun(ctx, id);
  return change(ctx, async (tx) => {
    if (await store.askStop(tx, id)) tx.audit({ action: 'complaints.bulk.stopped', subject: id });
    return { id };
  });
}

function headOf(run: store.RunRow) {
  const { id, given, at, state, finished_at, total, done, refused, left } = run;
  return {
    ...{ id, act: given.act, state, total, done, refused, left },
    at: at.toISOString(),
    finishedAt: finished_at?.toISOString() ?? null,
  };
}

export async function bulkRuns(ctx: Context): Promise<RunList> {
  return { runs: (await store.runsOf(ctx.city, officerOf(ctx).id, SHOWN_RUNS)).map(headOf) };
}

function refusalOf(ctx: Context, { problem, problem_params }: store.ItemRow) {
  if (!problem) return null;
  const { params = {}, fields = [] } = problem_params ?? {};
  return { code: problem, detail: sentenceOf(new Problem(409, problem, params, fields), ctx.language) };
}

/** An order may name any code: the title is only for who may read the case now. */
function titleFor(ctx: Context, { title, agency, area }: store.RunItem): string {
  return title !== null && allows(ctx.actor, 'complaints.read', { agency, area }) ? title : '';
}

export async function bulkRun(ctx: Context, id: string): Promise<RunView> {
  const run = await ownRun(ctx, id);
  const items = await store.itemsOf(ctx.city, id);
  return {
    ...headOf(run),
    order: run.given,
    items: items.map((item) => ({
      code: item.code,
      title: titleFor(ctx, item),
      outcome: item.outcome,
      refusal: refusalOf(ctx, item),
    })),
  };
}

/** What became of each case, as a table. */
export async function bulkCsv(ctx: Context, id: string): Promise<string> {
  await ownRun(ctx, id);
  const rows = (await store.itemsOf(ctx.city, id)).map((item) =>
    csvRow([item.code, titleFor(ctx, item), item.outcome ?? 'waiting', refusalOf(ctx, item)?.detail]),
  );
  return [CSV_BEGIN, csvRow(['code', 'title', 'outcome', 'reason']), ...rows].join('');
}

const PRINT = 'complaints.bulk';

/** One item. Its act and the proof that it was done are one transaction, so that doing it again finds the proof. */
async function doItem(city: City, run: store.RunRow, item: store.ItemRow, actor: Officer): Promise<void> {
  const key = `bulk:${run.id}:${item.place}`;
  const wasDone = async () => (await storedAnswer(city, [key], PRINT)) !== undefined;
  if (await wasDone()) return store.settleItem(city, run.id, item.place, 'done', null);
  const ctx: Context = {
    ...{ city, actor, language: run.language, now: city.now(), traceId: key, ip: '' },
    idempotency: { key, fingerprint: PRINT, status: 200, done: false },
  };
  try {
    const row = await reachable(ctx, item.code, run.given.act);
    const words = await wordsFor(ctx, row, run.given);
    await carryOut(ctx, row, item.version, run.given, words);
    await store.settleItem(city, run.id, item.place, 'done', null);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Another worker that took the same job was faster with this very item: it is done.
    if (await wasDone()) return store.settleItem(city, run.id, item.place, 'done', null);
    const { code, params, fields } = error;
    await store.settleItem(city, run.id, item.place, 'refused', { code, stored: { params, fields } });
  }
}

/** Works through a run from where it stands. Safe to be called again at any moment. */
export async function workThrough(city: City, id: string): Promise<void> {
  const run = await store.findRun(city.db, id);
  if (!run || run.finished_at) return;
  await store.startRun(city, id);
  for (;;) {
    const item = (await store.stopAsked(city, id)) ? undefined : await store.nextItem(city, id);
    // Rights may be taken away while it runs: they are read before each case. A locked account does nothing more.
    const actor = item && (await actingOfficer(city, run.officer));
    if (!item || !actor) break;
    await doItem(city, run, item, actor);
  }
  await store.endRun(city, id, city.now());
}

export const bulkJob: Job = {
  task: TASK,
  run: (payload, city) => workThrough(city, String(payload.run)),
};
