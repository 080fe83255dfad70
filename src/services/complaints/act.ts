/** One act on a complaint: lock, check state and version, change, write the timeline, renew the promises, tell the house. */
import { addEntry, type CaseRow, lockCase, saveCase } from '../../blocks/cases/api.ts';
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/api.ts';
import { Problem } from '../../shared/errors.ts';
import { cleanText } from '../../shared/text.ts';
import { endOfCase } from './closing/store.ts';
import { complaintEvent } from './live.ts';
import { renewPromises } from './promises.ts';
import type { State } from './rules/case-contract.ts';
import { type Act, allowed, nextState } from './rules/transitions.ts';
import { noteUse } from './tools/store-templates.ts';
import { holdPhotos, holdsStepPhotos, screenStep } from './trust/screen-step.ts';
import { settleWork } from './work/settle.ts';

export type Step = {
  act: Act;
  /** Word for the timeline and the event: past tense. */
  done: string;
  visibility: 'public' | 'reporter' | 'internal';
  text?: string | null;
  photos?: readonly string[];
  data?: Record<string, unknown>;
  /** Changes the locked row before it is saved; may refuse with a Problem. */
  apply?(row: CaseRow, tx: Change, state: State): Promise<void> | void;
  /** The report whose reporter speaks, where it is not the case itself. */
  ofCase?: number;
  /** Runs before the case is locked: for locks that must come first. */
  before?(tx: Change): Promise<void>;
  /** The history names the agency that acted, not the one that has the case afterwards. */
  byFormer?: boolean;
  /** Why it is passed on, for acts that give a case to another agency. */
  why?: string | null;
  /** Id of the ready answer with which the words began. */
  template?: string | undefined;
  /** The reporter and the followers are told. */
  tell?: boolean;
  /** Under these words, where `done` would not say it. */
  tellAs?: string;
};

/** Does the step on the case `code`; `version` is what the caller's screen showed, undefined for the reporter's own acts. */
export async function perform(
  ctx: Context,
  code: string,
  version: number | undefined,
  step: Step,
): Promise<{ code: string; state: State; version: number }> {
  return change(ctx, async (tx) => {
    await step.before?.(tx);
    const row = await lockCase(tx, code, version);
    const state = row.state as State;
    if (!allowed(step.act, state)) throw new Problem(409, 'complaints.not-now', { state });
    const { agency, kind, open, visibility, point } = row;
    const before = { agency, kind, open, visibility, point };
    const audited = {
      state,
      agency: row.agency,
      assignee: row.assignee,
      priority: row.priority,
      category: row.kind,
    };
    row.state = nextState(step.act, state, row.assignee !== null);
    await step.apply?.(row, tx, state);
    row.open = row.closed_at === null;
    if (row.open || before.open) await renewPromises(tx, ctx.city, row);
    await saveCase(tx, row);
    const sent = step.photos ?? [];
    const shown = step.visibility === 'public' && row.visibility === 'public';
    const held = shown && sent.length > 0 && (await holdsStepPhotos(ctx, tx, row, step.ofCase ?? row.id));
    const files = await attachFiles(tx, ctx, sent, {
      subject: `complaints:${code}`,
      visibility: shown && !held ? 'public' : 'internal',
    });
    const ids = files.map(({ id }) => id);
    await addEntry(tx, {
      case_id: row.id,
      at: ctx.now,
      kind: step.done,
      visibility: step.visibility,
      actor_kind: ctx.actor.kind === 'officer' || ctx.actor.kind === 'system' ? ctx.actor.kind : 'reporter',
      actor_id: ctx.actor.kind === 'officer' ? ctx.actor.id : null,
      agency: step.byFormer ? before.agency : row.agency,
      text: step.text ? cleanText(step.text) : null,
      files: ids,
      data: step.data ?? {},
    });
    if (step.visibility === 'public' && row.visibility !== 'hidden' && ctx.actor.kind !== 'system')
      await screenStep(ctx, tx, row, step.text ? cleanText(step.text) : null);
    if (held) await holdPhotos(ctx, tx, row.id, ids);
    const { act, why, visibility: audience } = step;
    await settleWork(ctx, tx, { act, row, before, why, visibility: audience, files: ids });
    if (step.template)
      await noteUse(tx, { template: step.template, caseId: row.id, act: step.act, at: ctx.now });
    tx.audit({
      action: `complaints.complaint.${step.done}`,
      subject: code,
      before: audited,
      after: {
        state: row.state,
        agency: row.agency,
        assignee: row.assignee,
        priority: row.priority,
        category: row.kind,
        due: row.due_at,
      },
    });
    const end = row.open ? { mended: null, outcome: null } : await endOfCase(tx, row.id);
    tx.emit(complaintEvent(step.done, row, before, end));
    if (step.tell)
      tx.job({
        task: 'complaints.tell',
        payload: { code, step: step.tellAs ?? step.done, version: row.version + 1 },
      });
    return { code, state: row.state as State, version: row.version + 1 };
  });
}
