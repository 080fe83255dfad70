/** What applicants do with an application of their own. */

import { getCase } from '../../blocks/cases/api.ts';
import { type Answers, cleaned, type FormView, visible } from '../../blocks/definitions/api.ts';
import type { Context } from '../../platform/context.ts';
import { seal } from '../../platform/crypt.ts';
import { asOne } from '../../platform/db/insert.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { cleanText } from '../../shared/text.ts';
import { citizenOf } from './access.ts';
import type { AppointmentAnswer, Correction, Withdraw, Write } from './contract.ts';
import { demandFiles, readAnswers } from './intake.ts';
import type { Loaded } from './loaded.ts';
import { perform } from './move.ts';
import type { Done } from './rules/application-contract.ts';
import { stateOf } from './rules/statechart.ts';
import { answersOf, dataOf, factsOf, requirementsOf, workflowOf } from './service-of.ts';
import { getApplication, insertAttached, saveAnswers } from './store.ts';
import { filesOfCase, uploadsOf } from './store-drafts.ts';
import { reopenChecks } from './store-work.ts';

/** Another one's application is not there. */
export async function demandOwn(ctx: Context, code: string) {
  const citizen = citizenOf(ctx);
  const row = await getCase(ctx.city, code);
  if (row.service !== 'applications') throw new Problem(404, 'cases.not-found');
  const app = await getApplication(ctx.city.db, row.id);
  if (app.citizen !== citizen) throw new Problem(404, 'cases.not-found');
  return { row, app };
}

export async function write(ctx: Context, code: string, given: Write): Promise<Done> {
  await demandOwn(ctx, code);
  const files = given.files ?? [];
  const uploads = await uploadsOf(ctx.city.db, files);
  for (const [at, id] of files.entries())
    if (uploads.get(id)?.citizen !== citizenOf(ctx)) throw fieldProblem(`files/${at}`, 'file-gone');
  return perform(ctx, code, undefined, async ({ row }, tx) => {
    const known = new Set(await filesOfCase(tx, row.id));
    const fresh = files.filter((id) => !known.has(id));
    if (fresh.length > 0) await tx.run(asOne(fresh.map((id) => insertAttached(row.id, id))));
    return { done: 'message', visibility: 'reporter', text: given.text, files };
  });
}

type Flat = Map<string, unknown>;

/** Answers by path, of what is asked. */
function flat(form: FormView, answers: Answers, facts: ReturnType<typeof factsOf>): Flat {
  return new Map(
    visible(form, answers, facts).sections.flatMap(({ items }) =>
      items.flatMap(({ path, fields, answers: given }) =>
        fields.map((field) => [`${path}${field.id}`, given[field.id] ?? null] as const),
      ),
    ),
  );
}

const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** Which paths differ, and which of them nobody asked to change. What only now is asked, or no longer, may differ. */
function compare(before: Flat, after: Flat, asked: ReadonlySet<string>) {
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => !same(before.get(path), after.get(path)),
  );
  const within = (path: string) => asked.has(path) || asked.has(path.split('/')[0] ?? '');
  const strange = changed.filter(
    (path) => asked.size > 0 && !within(path) && before.has(path) && after.has(path),
  );
  return { changed, strange };
}

/** Sends what was asked to be mended, or says in words why nothing was; the clock of the city runs on. */
export async function correct(ctx: Context, code: string, given: Correction): Promise<Done> {
  await demandOwn(ctx, code);
  return perform(ctx, code, undefined, async ({ row, app, service, tasks }: Loaded, tx) => {
    if (stateOf(workflowOf(service), row.state).kind !== 'applicant' || !app.answers)
      throw new Problem(409, 'applications.not-now');
    const facts = factsOf(app);
    const form = service.form(ctx.language);
    const known = new Set(await filesOfCase(tx, row.id));
    const { answers, asked: questions } = await readAnswers(ctx, service, given.answers, facts);
    const files = await demandFiles(ctx, form, answers, questions, known);
    const asked = new Set((app.returned?.fields ?? []).map(({ path }) => path));
    const { changed, strange } = compare(
      flat(form, cleaned(form, answersOf(ctx.city, app), facts), facts),
      flat(form, answers, facts),
      asked,
    );
    if (strange.length > 0)
      throw new Problem(
        422,
        'platform.invalid',
        {},
        strange.slice(0, 20).map((path) => ({ path: `answers/${path}`, rule: 'not-asked-to-change' })),
      );
    const text = cleanText(given.text ?? '');
    if (changed.length === 0 && text === '') throw fieldProblem('text', 'nothing-mended');
    const fresh = files.filter((id) => !known.has(id));
    if (fresh.length > 0) await tx.run(asOne(fresh.map((id) => insertAttached(row.id, id))));
    app.answers = seal(ctx.city, JSON.stringify(answers));
    await saveAnswers(tx, row.id, app.answers);
    app.changed = changed.slice(0, 200);
    const touched = new Set(changed.map((path) => path.split('/').at(-1)));
    const data = await dataOf(tx, ctx.city, app, service, tasks);
    await reopenChecks(
      tx,
      row.id,
      requirementsOf(service, data)
        .filter(({ field }) => field === undefined || touched.has(field))
        .map(({ id }) => id),
    );
    return {
      done: 'corrected',
      visibility: 'reporter',
      text: text || null,
      data: { fields: app.changed },
      move: { event: { type: 'sent' } },
      tell: 'corrected',
    };
  });
}

export async function withdraw(ctx: Context, code: string, given: Withdraw): Promise<Done> {
  await demandOwn(ctx, code);
  return perform(ctx, code, undefined, ({ app }) => {
    app.reason = given.reason ? cleanText(given.reason) : null;
    return {
      done: 'withdrawn',
      visibility: 'reporter',
      text: app.reason,
      move: { event: { type: 'withdraw' }, decided: 'withdrawn' },
      tell: 'withdrawn',
    };
  });
}

/** Says yes to the proposed time, or what would suit. An answer to a proposal that has been replaced is refused. */
export async function answerAppointment(ctx: Context, code: string, given: AppointmentAnswer): Promise<Done> {
  await demandOwn(ctx, code);
  const wish = cleanText(given.wish ?? '');
  if (!given.accept && wish === '') throw fieldProblem('wish', 'say-when');
  return perform(ctx, code, undefined, ({ row, app, service }) => {
    const { appointment } = app;
    if (!appointment || stateOf(workflowOf(service), row.state).kind !== 'visit')
      throw new Problem(409, 'applications.not-now');
    if (new Date(given.at).getTime() !== new Date(appointment.at).getTime())
      throw new Problem(409, 'applications.appointment-moved');
    app.appointment = {
      ...appointment,
      state: given.accept ? 'confirmed' : 'wished',
      wish: given.accept ? '' : wish,
    };
    return {
      done: given.accept ? 'confirmed' : 'wished',
      visibility: 'reporter',
      text: given.accept ? null : wish,
      data: { at: appointment.at },
    };
  });
}
