/** One step of an application: lock, look, move the statechart, renew the clocks, write history, tell the house. */

import { addEntry, closePause, lockCase, openPause, saveCase } from '../../blocks/cases/api.ts';
import type { WorkflowEvent } from '../../blocks/definitions/api.ts';
import { calendar } from '../../blocks/directory/api.ts';
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { asOne } from '../../platform/db/insert.ts';
import { Problem } from '../../shared/errors.ts';
import { cleanText } from '../../shared/text.ts';
import { holderAgain } from './came-back.ts';
import { chosenTime } from './chosen-time.ts';
import { endOfState, renewPromise, waits } from './clock.ts';
import { desksOf } from './intake.ts';
import { applicationEvent } from './live.ts';
import type { Loaded } from './loaded.ts';
import { overtaken } from './overtaken.ts';
import { reservePapers } from './papers.ts';
import { billOf, payments } from './payments.ts';
import type { Done } from './rules/application-contract.ts';
import { past, promiseOf, stateOf } from './rules/statechart.ts';
import { answersOf, dataOf, serviceOf, workflowOf } from './service-of.ts';
import { standing } from './standing.ts';
import {
  closeTasks,
  type Decided,
  getApplication,
  insertTask,
  type NewTask,
  saveApplication,
  tasksOf,
} from './store.ts';
import { saveAsked } from './store-asked.ts';

export type Move = {
  event: WorkflowEvent;
  /** Papers that it issues. */
  issues?: readonly string[];
  decided?: Decided;
  /** The agency that decides, where one does. */
  agency?: string | null;
};

export type Step = {
  /** Word for timeline, event and audit: past tense. */
  done: string;
  visibility: 'reporter' | 'internal';
  text?: string | null;
  files?: readonly string[];
  data?: Record<string, unknown>;
  /** The agency that acts. */
  agency?: string | null;
  /** The head in whose place it is done. */
  forHead?: string | null;
  move?: Move;
  /** The applicant is told of it under this word. */
  tell?: string;
  /** No entry in the history and no new version: nothing that others see has moved. */
  quiet?: boolean;
};

async function load(tx: Change, ctx: Context, code: string, seen?: number): Promise<Loaded> {
  const row = await lockCase(tx, code);
  // A colleague was faster. What the screen showed is no longer so, and nothing is decided on the strength of it.
  if (seen !== undefined && row.version !== seen && row.service === 'applications')
    throw await overtaken(ctx.city, row);
  if (row.service !== 'applications') throw new Problem(404, 'cases.not-found');
  const app = await getApplication(tx, row.id);
  const [service, tasks] = await Promise.all([serviceOf(ctx.city, app), tasksOf(tx, row.id)]);
  return { row, app, service, tasks };
}

/** The fee as it is now; what was paid stays as it was paid. */
async function renewFee(tx: Change, ctx: Context, { app, service, tasks }: Loaded): Promise<void> {
  if (app.paid_at || (service.definition.fee.lines ?? []).length === 0) return;
  const fee = service.fee(await dataOf(tx, ctx.city, app, service, tasks));
  app.fee = fee.total;
  app.fee_lines = fee.lines.map(({ id, amount }) => ({ id, amount }));
}

/** Leaves the state it stands in for another one, with everything that belongs to that. Returns the desks it waits for now. */
async function enter(tx: Change, ctx: Context, loaded: Loaded, to: string, move: Move): Promise<NewTask[]> {
  const { row, app, service } = loaded;
  const { city, now } = ctx;
  const workflow = workflowOf(service);
  await renewFee(tx, ctx, loaded);
  const at = past(workflow, to, app.fee > 0 && app.paid_at === null);
  const state = stateOf(workflow, at);
  if (stateOf(workflow, row.state).kind === 'payment' && !app.paid_at)
    await payments().drop(tx, ctx, row.code);
  await closeTasks(tx, row.id, now);
  const working = await calendar(city);
  const end = endOfState(state, now, working);
  row.state = at;
  row.assignee = null;
  if (waits(state))
    await openPause(tx, row, now, state.kind === 'payment' ? 'waiting-for-payment' : 'waiting-for-applicant');
  else await closePause(tx, row, now);
  app.state_since = now;
  app.state_due_at = end;
  app.lapse_at = waits(state) ? end : null;
  app.silence_at = 'silence' in state && state.silence ? end : null;
  app.alerted_at = null;
  app.appointment = chosenTime(ctx, state, answersOf(city, app));
  const holder = app.returned?.holder;
  if (state.kind !== 'applicant') app.returned = null;
  if (move.decided) {
    // A yes that is followed by the signature on its paper was given when it was said, not when it was signed.
    if (app.decided !== 'approve' || move.decided !== 'approve') {
      app.decided_at = now;
      app.decided_by_agency = move.agency ?? null;
    }
    app.decided = move.decided;
  }
  if (state.kind === 'end') {
    row.closed_at = now;
    app.outcome = state.outcome;
  }
  let desks: NewTask[] = [];
  if (end && row.agency) {
    desks = await desksOf(ctx, at, state, {
      caseId: row.id,
      agency: row.agency,
      area: row.area,
      due: end,
      service,
    });
    if (desks.length > 0) await tx.run(asOne(desks.map(insertTask)));
    row.assignee = await holderAgain(city, holder, desks);
  }
  if (state.kind === 'payment') await payments().ask(tx, ctx, billOf(row, app));
  if (move.issues && move.issues.length > 0) await reservePapers(tx, ctx, loaded, move.issues);
  const promise = promiseOf(workflow, [at, ...loaded.tasks.map((task) => task.state)]);
  await renewPromise(tx, city, row, promise, app.decided_at !== null);
  return desks;
}

/** Which state the event leads to; 409 when it cannot happen where the application stands. */
function next({ row, service, tasks }: Loaded, event: WorkflowEvent): string {
  const opened = tasks.findLast(({ state }) => state === row.state)?.opened_at.getTime();
  // Reviews of this stay that are in; the one that comes in now is the event itself.
  const reviewed = tasks
    .filter(
      ({ review, agrees, state, opened_at }) =>
        agrees !== null &&
        state === row.state &&
        opened_at.getTime() === opened &&
        !(event.type === 'reviewed' && event.review === review),
    )
    .map(({ review }) => review);
  const position = service.machine().step({ state: row.state, reviewed }, event);
  if (!position) throw new Problem(409, 'applications.not-now');
  return position.state;
}

/**
 * Does the step on the application `code`; `seen` is what the caller's screen showed, undefined where that does not
 * matter. `decide` looks at the locked rows, may refuse, and may change them.
 */
export async function perform(
  ctx: Context,
  code: string,
  seen: number | undefined,
  decide: (loaded: Loaded, tx: Change) => Promise<Step> | Step,
): Promise<Done> {
  return change(ctx, (tx) => performIn(tx, ctx, code, seen, decide));
}

async function performIn(
  tx: Change,
  ctx: Context,
  code: string,
  seen: number | undefined,
  decide: (loaded: Loaded, tx: Change) => Promise<Step> | Step,
): Promise<Done> {
  const loaded = await load(tx, ctx, code, seen);
  const { row, app, service, tasks } = loaded;
  const from = row.state;
  const step = await decide(loaded, tx);
  if (step.quiet) return { code, state: standing(service, row.state, ctx.language), seen: row.version };
  // Desks at which it stood before keep it in their lists, too.
  const touched = tasks.map(({ agency }) => agency);
  let desks: NewTask[] = [];
  if (step.move) {
    const to = next(loaded, step.move.event);
    const stays = to === row.state && step.move.event.type === 'reviewed';
    if (!stays) desks = await enter(tx, ctx, loaded, to, step.move);
    touched.push(...desks.map(({ agency }) => agency));
  }
  await saveApplication(tx, app);
  await saveCase(tx, row);
  await saveAsked(tx, row, desks, tasks);
  const officer = ctx.actor.kind === 'officer' ? ctx.actor.id : null;
  await addEntry(tx, {
    case_id: row.id,
    at: ctx.now,
    kind: step.done,
    visibility: step.visibility,
    actor_kind: officer ? 'officer' : ctx.actor.kind === 'system' ? 'system' : 'reporter',
    actor_id: officer,
    agency: step.agency ?? row.agency,
    text: step.text ? cleanText(step.text) : null,
    files: [...(step.files ?? [])],
    data: {
      ...step.data,
      ...(row.state === from ? {} : { from, to: row.state }),
      ...(step.forHead ? { for: step.forHead } : {}),
    },
  });
  tx.audit({
    action: `applications.application.${step.done}`,
    subject: code,
    before: { state: from },
    after: {
      state: row.state,
      due: row.due_at,
      ...(step.data ?? {}),
      ...(step.forHead ? { for: step.forHead } : {}),
    },
  });
  tx.emit(applicationEvent(step.done, row, { owner: app.citizen, agencies: touched }));
  if (step.tell)
    tx.job({ task: 'applications.tell', payload: { code, step: step.tell, version: row.version + 1 } });
  return { code, state: standing(service, row.state, ctx.language), seen: row.version + 1 };
}
