/** What officers do with an application. */

import { type CaseRow, getCase } from '../../blocks/cases/api.ts';
import { type Answers, cleaned, faultsOf, visible } from '../../blocks/definitions/api.ts';
import { officersWith } from '../../blocks/identity/api.ts';
import { allows } from '../../platform/actor.ts';
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { seal } from '../../platform/crypt.ts';
import { asOne } from '../../platform/db/insert.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { cleanText } from '../../shared/text.ts';
import { parseInstant } from '../../shared/time.ts';
import { officerOf, type Right, type Rights, rights } from './access.ts';
import { actsFor } from './acts-for.ts';
import { feePaid } from './fee-paid.ts';
import { demandFiles, problemsOf, withUploads } from './intake.ts';
import { type Loaded, openTasks } from './loaded.ts';
import { perform, type Step } from './move.ts';
import { billOf, payments } from './payments.ts';
import type { Done } from './rules/application-contract.ts';
import type * as desk from './rules/desk-contract.ts';
import { PERMISSION, stateOf } from './rules/statechart.ts';
import { titlesOf } from './said.ts';
import { answersOf, dataOf, factsOf, requirementsOf, workflowOf } from './service-of.ts';
import { sightOf } from './sight.ts';
import { finishTask, insertAttached, type TaskRow, tasksOf } from './store.ts';
import { filesOfCase, uploadsOf } from './store-drafts.ts';
import { findMinutes, insertMinutes, writeCheck } from './store-work.ts';

const forHead = (right: Right) => (right === 'own' ? null : right.head);

function refuse(): never {
  throw new Problem(403, 'platform.forbidden');
}

/** The open desk at which the caller may act; 403 without one, 409 when nothing waits there. */
function deskFor(loaded: Loaded, allowed: Rights, review = ''): { task: TaskRow; right: Right } {
  const open = openTasks(loaded.tasks).filter((task) => task.review === review);
  for (const task of open) {
    const right = allowed.plays(task.part, task);
    if (right) return { task, right };
  }
  if (open.length === 0) throw new Problem(409, 'applications.not-now');
  return refuse();
}

/** Is somebody else at it? What one officer has taken, another does not decide by mistake. */
function demandFree(ctx: Context, row: CaseRow): void {
  if (row.assignee !== null && row.assignee !== officerOf(ctx).id)
    throw new Problem(409, 'applications.taken');
}

/** Whoever is shown only what a review needs says it with that review, and with nothing else. */
function demandWorks(ctx: Context, loaded: Loaded): void {
  if (sightOf(ctx.actor, loaded) !== 'all') refuse();
}

export async function take(ctx: Context, code: string, given: { seen: number }): Promise<Done> {
  const allowed = await rights(ctx);
  return perform(ctx, code, given.seen, (loaded) => {
    const { task, right } = deskFor(loaded, allowed);
    demandFree(ctx, loaded.row);
    loaded.row.assignee = officerOf(ctx).id;
    return { done: 'taken', visibility: 'internal', agency: task.agency, forHead: forHead(right) };
  });
}

export async function release(ctx: Context, code: string, given: { seen: number }): Promise<Done> {
  return perform(ctx, code, given.seen, ({ row }) => {
    if (row.assignee === null) throw new Problem(409, 'applications.not-now');
    // Who leads the agency frees what somebody holds who is ill.
    if (row.assignee !== officerOf(ctx).id && !allows(ctx.actor, 'applications.decide', row)) refuse();
    row.assignee = null;
    return { done: 'released', visibility: 'internal' };
  });
}

/** Those who could do what the application waits for. */
export async function colleaguesFor(ctx: Context, code: string): Promise<{ id: string; name: string }[]> {
  const row = await getCase(ctx.city, code);
  const [task] = openTasks(await tasksOf(ctx.city.db, row.id)).filter(({ review }) => review === '');
  if (!task) return [];
  const found = await officersWith(ctx.city, PERMISSION[task.part], { agency: task.agency, area: task.area });
  return found.filter(({ id }) => id !== officerOf(ctx).id);
}

export async function handOver(ctx: Context, code: string, given: desk.HandOver): Promise<Done> {
  const [allowed, colleagues] = await Promise.all([rights(ctx), colleaguesFor(ctx, code)]);
  return perform(ctx, code, given.seen, (loaded) => {
    const { task, right } = deskFor(loaded, allowed);
    if (!colleagues.some(({ id }) => id === given.officer)) throw fieldProblem('officer', 'unknown-officer');
    loaded.row.assignee = given.officer;
    return {
      ...{ done: 'handed-over', visibility: 'internal', agency: task.agency, forHead: forHead(right) },
      data: { officer: given.officer },
    };
  });
}

/** What the officer found of one requirement. Two at one application do not stand in each other's way with it. */
export async function check(ctx: Context, code: string, given: desk.CheckRequirement): Promise<Done> {
  const allowed = await rights(ctx);
  return perform(ctx, code, undefined, async (loaded, tx) => {
    const { row, app, service, tasks } = loaded;
    deskFor(loaded, allowed);
    const state = stateOf(workflowOf(service), row.state);
    if (state.kind !== 'desk' || !state.checks) throw new Problem(409, 'applications.not-now');
    const data = await dataOf(tx, ctx.city, app, service, tasks);
    if (!requirementsOf(service, data).some(({ id }) => id === given.requirement))
      throw fieldProblem('requirement', 'unknown-requirement');
    const note = cleanText(given.note ?? '');
    if ((given.verdict === 'missing' || given.verdict === 'wrong') && note === '')
      throw fieldProblem('note', 'say-why');
    await writeCheck(tx, row.id, {
      requirement: given.requirement,
      verdict: given.verdict,
      note,
      by_officer: officerOf(ctx).id,
      at: ctx.now,
    });
    return { done: 'noted', visibility: 'internal', quiet: true };
  });
}

/** Reads the fields that are to be mended: each must be one that was asked. */
function fieldsOf(ctx: Context, { app, service }: Loaded, given: desk.Act) {
  const titles = titlesOf(service.form('id'), answersOf(ctx.city, app), factsOf(app));
  const known = new Set([...titles.keys(), ...(service.definition.form?.sections ?? []).map(({ id }) => id)]);
  for (const [at, { path }] of (given.fields ?? []).entries())
    if (!known.has(path)) throw fieldProblem(`fields/${at}/path`, 'unknown-field');
  return (given.fields ?? []).map(({ path, note }) => ({ path, note: cleanText(note) }));
}

/** The step of an act of the definition: forward, return, approve, refuse, finish. */
export async function actStep(
  ctx: Context,
  loaded: Loaded,
  tx: Change,
  given: desk.Act,
  allowed: Rights,
): Promise<Step> {
  const { row, app } = loaded;
  const { task, right } = deskFor(loaded, allowed);
  demandFree(ctx, row);
  const found = (await actsFor(ctx, tx, loaded)).find(({ act }) => act.id === given.act);
  if (!found) throw new Problem(409, 'applications.not-now');
  const { act, blocked } = found;
  if (blocked) throw new Problem(409, `applications.${blocked}`);
  const reason = cleanText(given.reason ?? '');
  const data: Record<string, unknown> = { act: act.id, kind: act.kind };
  if (act.kind === 'return') {
    const fields = fieldsOf(ctx, loaded, given);
    if (fields.length === 0 && reason === '') throw fieldProblem('fields', 'name-fields');
    app.returned = { at: ctx.now.toISOString(), reason, agency: task.agency, fields };
    if (row.assignee) app.returned.holder = row.assignee;
    app.changed = [];
    data.fields = fields.map(({ path }) => path);
  }
  if (act.kind === 'refuse' && reason.length < 10) throw fieldProblem('reason', 'give-reason');
  const target = stateOf(workflowOf(loaded.service), act.to);
  const extended = target.kind === 'desk' && target.extends !== undefined;
  if (extended && reason.length < 10) throw fieldProblem('reason', 'say-why-longer');
  const decides = act.kind === 'approve' || act.kind === 'refuse' || act.kind === 'finish';
  if (decides) app.reason = reason === '' ? null : reason;
  await finishTask(tx, task.id, {
    ...{ at: ctx.now, by: officerOf(ctx).id, for: forHead(right), agrees: null, findings: null },
  });
  return {
    done: act.kind === 'return' ? 'returned' : act.kind === 'forward' ? 'forwarded' : `${DECIDED[act.kind]}`,
    visibility: 'reporter',
    // What one desk writes to the next is not for the applicant, but why the city takes longer is.
    text: act.kind === 'forward' && !extended ? null : reason || null,
    data: act.kind === 'forward' && !extended && reason ? { ...data, note: reason } : data,
    agency: task.agency,
    forHead: forHead(right),
    move: {
      event: { type: 'act', act: act.id },
      issues: act.issues ?? [],
      agency: task.agency,
      ...(act.kind === 'approve' || act.kind === 'refuse' || act.kind === 'finish'
        ? { decided: act.kind }
        : {}),
    },
    tell: act.kind === 'return' ? 'returned' : decides ? DECIDED[act.kind as 'approve'] : 'moved',
  };
}
const DECIDED = { approve: 'approved', refuse: 'refused', finish: 'finished' } as const;

export async function act(ctx: Context, code: string, given: desk.Act): Promise<Done> {
  const allowed = await rights(ctx);
  return perform(ctx, code, given.seen, (loaded, tx) => actStep(ctx, loaded, tx, given, allowed));
}

/** Answers of an officer to the questions of a review or of minutes; the applicant's own can be read by conditions. */
async function officeAnswers(
  ctx: Context,
  tx: Change,
  { row, app, service, tasks }: Loaded,
  place: { state: string; review?: string },
  given: Record<string, unknown>,
): Promise<Answers> {
  const form = service.officeForm(place, ctx.language);
  if (!form) return {};
  const facts = { ...(await dataOf(tx, ctx.city, app, service, tasks)), ...factsOf(app) };
  const answers = given as Answers;
  const faults = faultsOf(form, answers, facts);
  if (faults.length > 0)
    throw new Problem(422, 'platform.invalid', {}, problemsOf(form, answers, facts, faults, ctx.language));
  const kept = cleaned(form, answers, facts);
  const known = new Set(await filesOfCase(tx, row.id));
  await attach(tx, row.id, await demandFiles(ctx, form, kept, visible(form, kept, facts), known));
  return kept;
}

/** A file may be sent again with something else: it belongs to the application once. */
async function attach(tx: Change, caseId: number, files: readonly string[]): Promise<void> {
  const known = new Set(files.length > 0 ? await filesOfCase(tx, caseId) : []);
  const fresh = [...new Set(files)].filter((id) => !known.has(id));
  if (fresh.length > 0) await tx.run(asOne(fresh.map((id) => insertAttached(caseId, id))));
}

/** One of the opinions that are given at the same time; with the last one it goes on. */
export async function review(ctx: Context, code: string, given: desk.Review): Promise<Done> {
  const allowed = await rights(ctx);
  return perform(ctx, code, undefined, async (loaded, tx) => {
    const { row, tasks } = loaded;
    const { task, right } = deskFor(loaded, allowed, given.review);
    const place = { state: row.state, review: given.review };
    const answers = await officeAnswers(ctx, tx, loaded, place, given.answers ?? {});
    const opinion = cleanText(given.opinion ?? '');
    if (!given.agrees && opinion.length < 2) throw fieldProblem('opinion', 'say-why-not');
    const findings = seal(ctx.city, JSON.stringify({ opinion, answers }));
    const by = { at: ctx.now, by: officerOf(ctx).id, for: forHead(right), agrees: given.agrees, findings };
    await finishTask(tx, task.id, by);
    Object.assign(tasks.find(({ id }) => id === task.id) ?? {}, {
      ...{ closed_at: ctx.now, by_officer: by.by, agrees: given.agrees, findings },
    });
    return {
      done: 'reviewed',
      visibility: 'internal',
      data: { review: given.review, agrees: given.agrees },
      agency: task.agency,
      forHead: forHead(right),
      move: { event: { type: 'reviewed', review: given.review } },
      ...(openTasks(tasks).length === 0 ? { tell: 'moved' } : {}),
    };
  });
}

/** Proposes when the inspector comes; the applicant says yes or asks for another time. */
export async function propose(ctx: Context, code: string, given: desk.ProposeVisit): Promise<Done> {
  const allowed = await rights(ctx);
  const at = parseInstant(given.at);
  if (!at) throw fieldProblem('at', 'not-an-instant');
  if (at <= ctx.now) throw fieldProblem('at', 'in-the-past');
  return perform(ctx, code, given.seen, (loaded) => {
    const { task, right } = deskFor(loaded, allowed);
    if (stateOf(workflowOf(loaded.service), loaded.row.state).kind !== 'visit')
      throw new Problem(409, 'applications.not-now');
    loaded.app.appointment = {
      ...{ state: 'proposed', at: at.toISOString(), note: cleanText(given.note ?? ''), wish: '' },
    };
    return {
      ...{
        done: 'proposed',
        visibility: 'reporter',
        agency: task.agency,
        forHead: forHead(right),
        tell: 'proposed',
      },
      data: { at: at.toISOString() },
    };
  });
}

/** Minutes of an inspection. The same sheet sent again from the phone changes nothing and is answered as before. */
export async function minutes(ctx: Context, code: string, given: desk.Minutes): Promise<Done> {
  const allowed = await rights(ctx);
  const said = withUploads({ ...given, answers: { form: given.answers, photos: given.photos ?? [] } });
  const { form: filled, photos } = said as { form: Answers; photos: string[] };
  const uploads = await uploadsOf(ctx.city.db, photos);
  return perform(ctx, code, undefined, async (loaded, tx) => {
    const { row, service } = loaded;
    const before = await findMinutes(tx, given.clientId);
    if (before) {
      if (before.case_id !== row.id || before.officer !== officerOf(ctx).id)
        throw new Problem(409, 'platform.conflict');
      return { done: 'visited', visibility: 'reporter', quiet: true };
    }
    if (stateOf(workflowOf(service), row.state).kind !== 'visit')
      throw new Problem(409, 'applications.not-now');
    const { task, right } = deskFor(loaded, allowed);
    for (const [at, id] of photos.entries())
      if (uploads.get(id)?.officer !== officerOf(ctx).id) throw fieldProblem(`photos/${at}`, 'file-gone');
    const answers = await officeAnswers(ctx, tx, loaded, { state: row.state }, filled);
    const written = parseInstant(given.writtenAt ?? '') ?? ctx.now;
    await insertMinutes(tx, {
      ...{ client: given.clientId, case_id: row.id, task: task.id, officer: officerOf(ctx).id },
      // A phone whose clock runs ahead does not write tomorrow's minutes.
      ...{ written_at: new Date(Math.min(written.getTime(), ctx.now.getTime())), at: ctx.now, photos },
      findings: seal(ctx.city, JSON.stringify(answers)),
    });
    await attach(tx, row.id, photos);
    return { done: 'visited', visibility: 'reporter', agency: task.agency, forHead: forHead(right) };
  });
}

/** A message that the applicant reads. */
export async function write(
  ctx: Context,
  code: string,
  given: { text: string; files?: string[] },
): Promise<Done> {
  const uploads = await uploadsOf(ctx.city.db, given.files ?? []);
  return perform(ctx, code, undefined, async (loaded, tx) => {
    demandWorks(ctx, loaded);
    const files = given.files ?? [];
    for (const [at, id] of files.entries())
      if (uploads.get(id)?.officer !== officerOf(ctx).id) throw fieldProblem(`files/${at}`, 'file-gone');
    await attach(tx, loaded.row.id, files);
    return { done: 'message', visibility: 'reporter', text: given.text, files, tell: 'message' };
  });
}

export async function note(ctx: Context, code: string, given: { text: string }): Promise<Done> {
  return perform(ctx, code, undefined, (loaded) => {
    demandWorks(ctx, loaded);
    return { done: 'noted', visibility: 'internal', text: given.text };
  });
}

/** The fee was paid at the counter. */
export async function paid(ctx: Context, code: string, given: desk.Paid): Promise<Done> {
  const taken = ({ row, app }: Loaded) => {
    if (!allows(ctx.actor, 'applications.check', row)) refuse();
    return { amount: app.fee, receipt: given.receipt };
  };
  return feePaid(ctx, code, taken, given.seen, ({ row, app }, tx) =>
    payments().taken(tx, ctx, billOf(row, app), given.receipt),
  );
}
