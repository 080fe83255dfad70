/** What officers see of the work between agencies around one case, and which of its acts make sense now. */
import { type CaseRow, type EntryRow, getCase, timelinesOf } from '../../../blocks/cases/api.ts';
import { agencies } from '../../../blocks/directory/api.ts';
import { officerNames } from '../../../blocks/identity/api.ts';
import { allows } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import type { Presenter } from '../present.ts';
import type { EscalationView } from '../rules/ladder-contract.ts';
import { isTask } from '../rules/task.ts';
import type { HandedDown, TaskView, WorkView } from '../rules/work-contract.ts';
import { getComplaint } from '../store.ts';
import { deskPhotos } from '../trust/desk-photos.ts';
import { settlesFor } from './reach.ts';
import * as store from './store.ts';
import { type EscalationRow, escalationsOf } from './store-ladder.ts';

const named = (names: Presenter, id: string) => names.agency(id) ?? { id, name: id };

function chainView(
  rows: readonly store.DispositionRow[],
  names: Presenter,
  people: ReadonlyMap<string, string>,
  now: Date,
): HandedDown[] {
  return rows.map((row) => ({
    id: row.id,
    from: named(names, row.from_agency),
    by: people.get(row.from_officer) ?? '',
    to: named(names, row.to_agency),
    officer: row.to_officer ? (people.get(row.to_officer) ?? '') : null,
    instruction: row.instruction,
    givenAt: row.given_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    late: row.ended_at === null && row.due_at < now,
    endedAt: row.ended_at?.toISOString() ?? null,
    outcome: row.outcome,
    reason: row.reason,
  }));
}

function taskView(row: store.TaskRow, under: number, names: Presenter, now: Date): TaskView {
  return {
    code: row.code,
    title: row.title,
    agency: names.agency(row.agency),
    state: row.state,
    open: row.open,
    dueAt: row.complete_by?.toISOString() ?? null,
    late: row.open && row.complete_by !== null && row.complete_by < now,
    closedAt: row.closed_at?.toISOString() ?? null,
    under: row.parent_id === under ? null : row.parent_code,
  };
}

async function parentView(ctx: Context, row: CaseRow): Promise<WorkView['parent']> {
  const link = await store.parentOfTask(ctx.city.db, row.id);
  if (!link) return null;
  const parent = await getCase(ctx.city, link.code);
  const complaint = await getComplaint(ctx.city.db, parent.id);
  const photos = await deskPhotos(ctx.city, complaint.photos);
  return {
    code: parent.code,
    title: complaint.full_title ?? parent.title,
    description: complaint.description,
    place: parent.place,
    photos: complaint.photos.flatMap((id) => photos.get(id) ?? []),
    state: parent.state,
    within: allows(ctx.actor, 'complaints.read', { agency: parent.agency, area: parent.area }),
  };
}

function escalationView(
  ctx: Context,
  row: EscalationRow,
  names: ReadonlyMap<string, string>,
): EscalationView {
  return {
    at: row.at.toISOString(),
    dueAt: row.due_at.toISOString(),
    promise: row.promise as EscalationView['promise'],
    step: row.step,
    people: row.people.map(({ officer, seenAt, instruction }) => ({
      name: names.get(officer) ?? '',
      me: ctx.actor.kind === 'officer' && ctx.actor.id === officer,
      seenAt: seenAt ? new Date(seenAt).toISOString() : null,
      instruction,
    })),
    gaps: row.gaps as EscalationView['gaps'],
  };
}

export async function workAround(ctx: Context, row: CaseRow, names: Presenter): Promise<WorkView> {
  const { db } = ctx.city;
  const [chain, tasks, transfers, dispute, escalations, parent] = await Promise.all([
    store.dispositionsOf(db, row.id),
    isTask(row) ? [] : store.tasksUnder(db, row.id),
    store.transfersOf(db, row.id),
    store.disputeOf(db, row.id),
    escalationsOf(db, row.id),
    isTask(row) ? parentView(ctx, row) : null,
  ]);
  const people = await officerNames(
    ctx.city,
    [
      ...chain.flatMap((one) => [one.from_officer, one.to_officer]),
      ...transfers.map((one) => one.by_officer),
      dispute?.decided_by,
      ...escalations.flatMap((one) => one.people.map(({ officer }) => officer)),
    ].flatMap((id) => id ?? []),
  );
  return {
    chain: chainView(chain, names, people, ctx.now),
    tasks: tasks.map((task) => taskView(task, row.id, names, ctx.now)),
    parent,
    escalations: escalations.map((one) => escalationView(ctx, one, people)),
    dispute: dispute
      ? {
          flaggedAt: dispute.flagged_at.toISOString(),
          why: dispute.why,
          facts: dispute.facts,
          decided:
            dispute.decided_at && dispute.agency
              ? {
                  at: dispute.decided_at.toISOString(),
                  by: people.get(dispute.decided_by ?? '') ?? '',
                  agency: named(names, dispute.agency),
                  reason: dispute.reason ?? '',
                }
              : null,
        }
      : null,
    transfers: transfers.map((one) => ({
      at: one.at.toISOString(),
      from: named(names, one.from),
      to: named(names, one.to),
      by: people.get(one.by_officer ?? '') ?? '',
      fromAbove: one.fromAbove,
      why: one.why,
    })),
  };
}

/** Of the acts that state and role allow, those that the work between agencies allows as well. */
export async function sensible(
  ctx: Context,
  row: CaseRow,
  may: readonly string[],
  work: WorkView,
): Promise<string[]> {
  const tree = await agencies(ctx.city);
  const inChain = work.chain.some((one) => one.endedAt === null);
  const undecided = work.dispute !== null && work.dispute.decided === null;
  const above = settlesFor(ctx, tree, row);
  return may.filter((act) => {
    switch (act) {
      case 'send-up':
        return inChain;
      case 'dispose':
        return row.agency !== null;
      case 'decide':
        return undecided && above;
      case 'new-facts':
        return work.dispute !== null && !undecided;
      case 'assign':
        return !undecided;
      case 'acknowledge':
        return work.escalations.some(({ people }) => people.some((one) => one.me && !one.seenAt));
      case 'ask':
      case 'merge':
      case 'unmerge':
      case 'open-task':
        return !isTask(row);
      default:
        return true;
    }
  });
}

const TOLD = new Set(['assigned', 'taken', 'answered', 'closed', 'rejected', 'reopened']);

/**
 * What the agencies of the tasks did, for the history of each report, under names of their own (`task-answered` …). On a
 * public page nothing of the tasks of another report that is hidden and was merged into this one.
 */
export async function stepsUnder(
  ctx: Context,
  caseIds: readonly number[],
  audience: 'officers' | 'public',
): Promise<Map<number, EntryRow[]>> {
  const all = await store.tasksUnderAny(ctx.city.db, caseIds);
  const tasks =
    audience === 'officers'
      ? all
      : all.filter(({ parent_id, root_id, parent_hidden }) => parent_id === root_id || !parent_hidden);
  const steps = await timelinesOf(
    ctx.city,
    tasks.map(({ id }) => id),
    'public',
  );
  const lists = new Map<number, EntryRow[]>(caseIds.map((id) => [id, []]));
  for (const { id, root_id, code, title } of tasks)
    for (const step of steps.get(id) ?? [])
      if (TOLD.has(step.kind))
        lists.get(root_id)?.push({ ...step, kind: `task-${step.kind}`, data: { ...step.data, code, title } });
  return lists;
}

/** The same of one report. */
export async function stepsOfTasks(
  ctx: Context,
  caseId: number,
  audience: 'officers' | 'public',
): Promise<EntryRow[]> {
  return (await stepsUnder(ctx, [caseId], audience)).get(caseId) ?? [];
}

/** The history with the steps of the tasks in their place. */
export function inOrder(own: readonly EntryRow[], others: readonly EntryRow[]): EntryRow[] {
  return [...own, ...others].sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id);
}
