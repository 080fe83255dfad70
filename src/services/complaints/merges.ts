/** Two reports of one thing become one case, and two again when that was a mistake. */
import { addEntry, type CaseRow, closePause, lockCase, openPause } from '../../blocks/cases/api.ts';
import { allows } from '../../platform/actor.ts';
import { actorLabel, type Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { perform } from './act.ts';
import { complaintEvent } from './live.ts';
import type { Merge, Unmerge } from './rules/desk-contract.ts';
import { childrenOf, endMerge, insertMerge, lockMerges, mergeOf, parentsOf } from './store-merges.ts';

/** Locks the case that others are merged into. 404 for none, 409 for one that is over or would close a circle. */
async function lockParent(tx: Change, child: Pick<CaseRow, 'id' | 'code'>, code: string): Promise<CaseRow> {
  if (code === child.code) throw new Problem(409, 'complaints.merge-itself');
  const parent = await lockCase(tx, code);
  if (parent.service !== 'complaints') throw new Problem(404, 'cases.not-found');
  const above = await parentsOf(tx, parent.id);
  if (above.some(({ id }) => id === child.id)) throw new Problem(409, 'complaints.merge-circle');
  if (parent.state !== 'merged' && !parent.open) throw new Problem(409, 'complaints.merge-into-ended');
  return parent;
}

/** The child rests: off the desks, out of the lists and the map, its clock standing. */
async function rest(
  ctx: Context,
  tx: Change,
  child: CaseRow,
  parent: CaseRow,
  stateBefore: string,
): Promise<void> {
  await insertMerge(tx, {
    child_id: child.id,
    parent_id: parent.id,
    at: ctx.now,
    by: actorLabel(ctx.actor),
    state_before: stateBefore,
    visibility_before: child.visibility,
  });
  const hidden = child.visibility === 'hidden';
  await openPause(tx, child, ctx.now, 'merged');
  child.closed_at = ctx.now;
  child.visibility = 'hidden';
  await addEntry(tx, {
    case_id: parent.id,
    at: ctx.now,
    kind: 'joined',
    // Of what is hidden the public does not even learn the code.
    visibility: hidden ? 'internal' : 'public',
    actor_kind: ctx.actor.kind === 'officer' ? 'officer' : 'reporter',
    actor_id: ctx.actor.kind === 'officer' ? ctx.actor.id : null,
    agency: parent.agency,
    text: null,
    files: [],
    data: { code: child.code },
  });
  tx.emit(complaintEvent('joined', parent, parent));
}

/** Merges the case into another, which then speaks for both. The officer must reach both. */
export async function merge(ctx: Context, code: string, given: Merge) {
  const data: Record<string, unknown> = {};
  return perform(ctx, code, given.version, {
    act: 'merge',
    done: 'merged',
    visibility: 'public',
    data,
    tell: true,
    before: lockMerges,
    async apply(row, tx, state) {
      const parent = await lockParent(tx, row, given.into);
      const { agency, area } = parent;
      // What one may not touch must not be told apart from what is not there.
      if (!allows(ctx.actor, 'complaints.triage', { agency, area }))
        throw new Problem(404, 'cases.not-found');
      data.into = parent.code;
      await rest(ctx, tx, row, parent, state);
      // Who reported or follows the other case hears as well that it now speaks for two.
      tx.job({ task: 'complaints.tell', payload: { code: parent.code, step: 'joined', version: row.id } });
    },
  });
}

/** Takes a merge back: the case stands again where it stood, the time between not counted. What was merged into it stays with it. */
export async function unmerge(ctx: Context, code: string, given: Unmerge) {
  const data: Record<string, unknown> = {};
  return perform(ctx, code, given.version, {
    act: 'unmerge',
    done: 'unmerged',
    visibility: 'public',
    data,
    tell: true,
    before: lockMerges,
    async apply(row, tx) {
      const edge = await mergeOf(tx, row.id);
      if (!edge) throw new Problem(409, 'complaints.not-now', { state: row.state });
      data.from = (await parentsOf(tx, row.id))[0]?.code;
      await endMerge(tx, row.id, ctx.now);
      row.state = edge.state_before;
      row.visibility = edge.visibility_before;
      row.closed_at = null;
      await closePause(tx, row, ctx.now);
      // Nobody was asked while it was merged: the silence begins anew.
      if (row.state === 'waiting') await openPause(tx, row, ctx.now, 'waiting-for-reporter');
    },
  });
}

/** A new report whose writer said "the same, add me": it rests from the start under the public case that was shown. */
export async function joinNew(ctx: Context, tx: Change, child: CaseRow, into: string): Promise<void> {
  await lockMerges(tx);
  const parent = await lockParent(tx, child, into);
  if (parent.visibility !== 'public') throw new Problem(404, 'cases.not-found');
  const before = child.state;
  child.state = 'merged';
  await rest(ctx, tx, child, parent, before);
}

/** What an officer sees of the merges around a case. */
export async function mergesAround(ctx: Context, row: Pick<CaseRow, 'id'>) {
  const { db } = ctx.city;
  const [above, below] = await Promise.all([parentsOf(db, row.id), childrenOf(db, [row.id])]);
  return {
    mergedInto: above[0]?.code ?? null,
    speaksFor: above.at(-1)?.code ?? null,
    merged: below.map(({ code, title, opened_at, parent }) => ({
      code,
      title,
      into: parent,
      openedAt: opened_at.toISOString(),
    })),
  };
}
