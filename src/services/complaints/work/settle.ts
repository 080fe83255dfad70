/**
 * What every act on a case means for the work between agencies. Runs inside the act's own transaction, after its change:
 * a refusal here undoes the whole act.
 */
import { addEntry, type CaseRow, lockCase } from '../../../blocks/cases/api.ts';
import { agencies } from '../../../blocks/directory/api.ts';
import { actorLabel, type Change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { complaintEvent } from '../live.ts';
import { sendsBack, wornOut } from '../rules/back-and-forth.ts';
import { isTask } from '../rules/task.ts';
import type { Act } from '../rules/transitions.ts';
import { parentsOf } from '../store-merges.ts';
import { settleFiles } from '../trust/public-files.ts';
import { coordinators, inOneLine, standsAbove } from './reach.ts';
import * as store from './store.ts';
import { tellOfficers } from './tell-officers.ts';

export type Acted = {
  act: Act;
  row: CaseRow;
  before: { agency: string | null; open: boolean };
  /** Why the case is passed on, as the officer wrote it. */
  why?: string | null;
  visibility: 'public' | 'reporter' | 'internal';
  /** Photos that came with the act. */
  files: readonly string[];
};

/** What only a report has: a reporter, twins, tasks of its own. */
const REPORTS_ONLY = new Set<Act>(['ask', 'reply', 'rate', 'merge', 'unmerge', 'open-task']);

/** 409 naming the tasks that are still open under a report which is about to end. */
async function demandTasksDone(tx: Change, row: CaseRow): Promise<void> {
  const open = (await store.tasksUnder(tx, row.id)).filter((task) => task.open);
  if (open.length > 0)
    throw new Problem(409, 'complaints.tasks-open', {
      count: open.length,
      codes: open.map(({ code, title }) => `${code} (${title})`).join(', '),
    });
}

/** While it is to be decided who does it, it goes nowhere, not even down the line or back to where it lies. */
async function demandDecided(tx: Change, row: CaseRow): Promise<void> {
  const dispute = await store.disputeOf(tx, row.id);
  if (dispute && !dispute.decided_at) throw new Problem(409, 'complaints.back-and-forth');
}

/** Sending on between agencies: counted, to be explained when it goes back, and at some point the coordinator's. */
async function passOn(ctx: Context, tx: Change, acted: Acted, from: string, to: string): Promise<void> {
  const { row } = acted;
  const tree = await agencies(ctx.city);
  if (inOneLine(tree, from, to)) return;
  const bound = (await store.disputeOf(tx, row.id))?.agency;
  if (bound && !tree.subtree(bound).has(to)) throw new Problem(409, 'complaints.decided');
  const fromAbove = standsAbove(ctx, row.area, from, to);
  const patience = await store.patienceOf(tx, ctx.now);
  const past = await store.transfersOf(tx, row.id);
  const why = acted.why?.trim() || null;
  if (!fromAbove && sendsBack(past, { from, to }, ctx.now, patience) && (why?.length ?? 0) < 5)
    throw fieldProblem('note', 'why-back');
  const by = ctx.actor.kind === 'officer' ? ctx.actor.id : null;
  const move = { at: ctx.now, from, to, fromAbove };
  await store.insertTransfer(tx, row.id, { ...move, by, why });
  const worn = fromAbove ? null : wornOut([...past, move], ctx.now, patience);
  if (!worn) return;
  await store.insertDispute(tx, row.id, worn, null, ctx.now);
  await flag(ctx, tx, row, worn);
}

/** The case is the coordinator's to decide: the history says so, and the coordinators are told. */
export async function flag(ctx: Context, tx: Change, row: CaseRow, why: string): Promise<void> {
  await addEntry(tx, {
    case_id: row.id,
    at: ctx.now,
    kind: 'back-and-forth',
    visibility: 'internal',
    actor_kind: 'system',
    actor_id: null,
    agency: row.agency,
    text: null,
    files: [],
    data: { why },
  });
  tx.emit(complaintEvent('back-and-forth', row, row));
  await tellOfficers(tx, ctx, await coordinators(ctx.city, row.area), {
    template: 'complaints.notice.back-and-forth',
    code: row.code,
    title: row.title,
    once: `${row.code}:${ctx.now.getTime()}`,
  });
}

/** The report for which a task is done: itself, or the one that goes on for it. */
async function lockReport(tx: Change, taskId: number): Promise<CaseRow | undefined> {
  const parent = await store.parentOfTask(tx, taskId);
  if (!parent) return undefined;
  const above = await parentsOf(tx, parent.id);
  return lockCase(tx, above.at(-1)?.code ?? parent.code);
}

/** A task has ended or stands open again: its report shows it, and the one who has the report is told after the last. */
async function reportBack(ctx: Context, tx: Change, acted: Acted, what: 'task-done' | 'task-reopened') {
  const { row, act } = acted;
  const report = await lockReport(tx, row.id);
  if (!report) return;
  if (what === 'task-reopened' && !report.open)
    throw new Problem(409, 'complaints.report-ended', { code: report.code });
  const left = (await store.tasksUnder(tx, report.id)).filter((task) => task.open).length;
  const actor = actorLabel(ctx.actor);
  await addEntry(tx, {
    case_id: report.id,
    at: ctx.now,
    kind: what,
    visibility: 'internal',
    actor_kind: actor.kind === 'officer' ? 'officer' : 'system',
    actor_id: actor.kind === 'officer' ? actor.id : null,
    agency: row.agency,
    text: null,
    files: [],
    data: { code: row.code, title: row.title, left, ...(act === 'reject' ? { refused: true } : {}) },
  });
  tx.emit(complaintEvent(what, report, report));
  if (what === 'task-done' && left === 0 && report.assignee)
    await tellOfficers(tx, ctx, [report.assignee], {
      template: 'complaints.notice.tasks-done',
      code: report.code,
      title: report.title,
      once: `${report.code}:${row.code}:${row.version}`,
    });
}

export async function settleWork(ctx: Context, tx: Change, acted: Acted): Promise<void> {
  const { act, row, before } = acted;
  const task = isTask(row);
  if (task && REPORTS_ONLY.has(act)) throw new Problem(409, 'complaints.not-on-a-task');
  const ended = before.open && !row.open && row.state !== 'merged';
  if (ended && !task) await demandTasksDone(tx, row);
  if (act === 'assign') await demandDecided(tx, row);
  const moved = before.agency !== row.agency;
  if (ended) await store.endDispositions(tx, row.id, 'done', ctx.now);
  else if (moved && act !== 'dispose' && act !== 'send-up')
    await store.endDispositions(tx, row.id, 'moved', ctx.now);
  if (act === 'assign' && moved && before.agency && row.agency)
    await passOn(ctx, tx, acted, before.agency, row.agency);
  if (task && ended) await reportBack(ctx, tx, acted, 'task-done');
  if (task && act === 'reopen') await reportBack(ctx, tx, acted, 'task-reopened');
  if (task && acted.visibility === 'public' && acted.files.length > 0) await settleFiles(tx, row);
}
