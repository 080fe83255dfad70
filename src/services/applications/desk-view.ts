/** One application as the desk sees it, and what the caller may do with it. */

import { type CaseRow, getCase, timelineOf } from '../../blocks/cases/api.ts';
import type { Answers } from '../../blocks/definitions/api.ts';
import { agencies, calendar } from '../../blocks/directory/api.ts';
import { officerNames, recordAccess } from '../../blocks/identity/api.ts';
import { allows } from '../../platform/actor.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import { type Language, say } from '../../shared/languages.ts';
import { officerOf, type Rights, rights, works } from './access.ts';
import { actsFor, actView } from './acts-for.ts';
import { alsoDid } from './also-did.ts';
import { correctedView } from './came-back.ts';
import { clockView } from './clock.ts';
import { itemsOf } from './desk-list.ts';
import { entryView, messagesIn, namesIn } from './entries.ts';
import { feeView } from './fee.ts';
import { atThePlace } from './gist.ts';
import { type Loaded, openTasks } from './loaded.ts';
import { decisionOf, passedIn } from './own-view.ts';
import { papersOf } from './papers.ts';
import { personOf } from './person.ts';
import type { FileView } from './rules/application-contract.ts';
import type * as desk from './rules/desk-contract.ts';
import { stateOf } from './rules/statechart.ts';
import { filesIn, fileViews, saidOf, titlesOf } from './said.ts';
import {
  answersOf,
  dataOf,
  type Findings,
  factsOf,
  findingsOf,
  requirementsOf,
  type Service,
  serviceOf,
  workflowOf,
} from './service-of.ts';
import { type Sight, seenOf, seesField, seesOfPerson, seesPath, sightOf } from './sight.ts';
import { stepsOf } from './standing.ts';
import { getApplication, tasksOf } from './store.ts';
import { deskRowsOf } from './store-desk.ts';
import { checksOf, lastMinutes, look } from './store-work.ts';

/** Who had it open so lately has it open now. */
const LOOKING_MS = 2 * 60_000;

const NO_FINDINGS: Findings = { opinion: '', answers: {} };

type Named = (id: string | null) => { id: string; name: string } | null;

async function requirementViews(
  ctx: Context,
  { row, app, service, tasks }: Loaded,
  sight: Sight,
): Promise<desk.RequirementView[]> {
  const { city, language } = ctx;
  const data = await dataOf(city.db, city, app, service, tasks);
  const applying = requirementsOf(service, data).filter(
    ({ field }) => sight === 'all' || (field !== undefined && seesField(sight, field)),
  );
  const [checks, form] = [await checksOf(city.db, row.id), service.form(language)];
  const answers = answersOf(city, app);
  const files = new Map((await fileViews(city, filesIn(form, answers))).map((file) => [file.id, file]));
  const names = await officerNames(city, [...new Set(checks.map(({ by_officer }) => by_officer))]);
  return applying.map(({ id, title, help, field }) => {
    const check = checks.find(({ requirement }) => requirement === id);
    const value = field === undefined ? undefined : answers[field];
    const ids: unknown[] = Array.isArray(value) ? value : [];
    return {
      id,
      title: say(title, language),
      help: help ? say(help, language) : null,
      path: field ?? null,
      files: ids.flatMap((file): FileView[] => {
        const found = files.get(String(file));
        return found ? [found] : [];
      }),
      verdict: check?.verdict ?? 'open',
      note: check?.note ?? '',
      by: check ? (names.get(check.by_officer) ?? null) : null,
      at: check?.at.toISOString() ?? null,
    };
  });
}

async function reviewViews(
  ctx: Context,
  { row, service, app, tasks }: Loaded,
  allowed: Rights,
  named: Named,
  sight: Sight,
): Promise<desk.ReviewView[]> {
  const { city, language } = ctx;
  const states = workflowOf(service).states;
  // Of a review that was given twice, because the application came back, the last one counts.
  const last = [
    ...new Map(
      tasks.filter(({ review }) => review).map((task) => [`${task.state} ${task.review}`, task]),
    ).values(),
  ];
  const names = await officerNames(city, [...new Set(last.flatMap(({ by_officer }) => by_officer ?? []))]);
  return Promise.all(
    last.map(async (task) => {
      const state = states[task.state];
      const review =
        state?.kind === 'reviews' ? state.reviews.find(({ id }) => id === task.review) : undefined;
      const form = service.officeForm({ state: task.state, review: task.review }, language);
      // What another desk wrote may say anything; who is shown some answers only reads that of its own desk.
      const reads = sight === 'all' || works(ctx.actor, task);
      const { opinion, answers } = reads ? findingsOf(city, task) : NO_FINDINGS;
      const mine =
        task.closed_at === null && task.state === row.state && allowed.plays(task.part, task) !== undefined;
      return {
        id: task.review,
        title: review ? say(review.title, language) : task.review,
        agency: named(task.agency),
        part: task.part,
        done: task.agrees !== null,
        agrees: task.agrees,
        opinion,
        answers:
          reads && form && task.agrees !== null
            ? await saidOf(city, language, form, answers, factsOf(app))
            : [],
        by: task.by_officer ? (names.get(task.by_officer) ?? null) : null,
        at: task.agrees === null ? null : (task.closed_at?.toISOString() ?? null),
        mine,
        form: mine ? (form ?? null) : null,
      };
    }),
  );
}

async function visitView(
  ctx: Context,
  { row, app, service, tasks }: Loaded,
  allowed: Rights,
): Promise<desk.VisitView | null> {
  const { city, language } = ctx;
  const states = workflowOf(service).states;
  const task = tasks.findLast(({ state }) => states[state]?.kind === 'visit');
  if (!task) return null;
  const form = service.officeForm({ state: task.state }, language);
  const sheet = await lastMinutes(city.db, row.id);
  const here = task.closed_at === null && task.state === row.state;
  const mine = here && allowed.plays(task.part, task) !== undefined;
  const written = sheet && sheet.task === task.id ? sheet : here ? undefined : sheet;
  const names = written ? await officerNames(city, [written.officer]) : new Map<string, string>();
  return {
    appointment: app.appointment,
    form: form ?? null,
    written: written
      ? {
          at: written.written_at.toISOString(),
          by: names.get(written.officer) ?? null,
          answers: form
            ? await saidOf(
                city,
                language,
                form,
                JSON.parse(open(city, written.findings)) as Answers,
                factsOf(app),
              )
            : [],
          photos: await fileViews(city, written.photos),
        }
      : null,
    mine,
    gist: mine ? await atThePlace({ city, language, service }, app, answersOf(city, app)) : [],
  };
}

function mayOf(ctx: Context, { row, service, tasks }: Loaded, allowed: Rights, sight: Sight): string[] {
  const open = openTasks(tasks);
  const desk = open.find(({ review, part, ...place }) => review === '' && allowed.plays(part, place));
  const state = stateOf(workflowOf(service), row.state);
  const me = officerOf(ctx).id;
  const free = row.assignee === null || row.assignee === me;
  return [
    ...(desk && row.assignee === null ? ['take'] : []),
    ...(row.assignee === me || (row.assignee && allows(ctx.actor, 'applications.decide', row))
      ? ['release']
      : []),
    ...(desk && free ? ['hand-over', 'act'] : []),
    ...(desk && state.kind === 'desk' && state.checks ? ['check'] : []),
    ...(desk && state.kind === 'visit' ? ['propose', 'minutes'] : []),
    ...(open.some(({ review, part, ...place }) => review !== '' && allowed.plays(part, place))
      ? ['review']
      : []),
    ...(state.kind === 'payment' && allows(ctx.actor, 'applications.check', row) ? ['paid'] : []),
    ...(service.definition.papers?.some(({ revocable }) => revocable) && allowed.plays('approver', row)
      ? ['revoke']
      : []),
    ...(sight === 'all' ? ['message', 'note'] : []),
  ];
}

/** What was answered where the last correction changed it. */
async function beforeCorrection(
  ctx: Context,
  { app, service }: Loaded,
  sight: Sight,
): Promise<desk.DeskApplication['before']> {
  if (!app.answers_before || app.changed.length === 0) return [];
  const { city, language } = ctx;
  const answers = answersOf(city, { answers: app.answers_before });
  const said = await saidOf(city, language, service.form(language), answers, factsOf(app));
  return seenOf(said, sight)
    .flatMap(({ items }) => items.flat())
    .filter(({ path }) => app.changed.includes(path))
    .map(({ path, said: words, files }) => ({ path, said: words, files }));
}

async function recordLook(ctx: Context, row: CaseRow, citizen: string | null): Promise<void> {
  if (!citizen) return;
  await recordAccess(ctx.city.db, ctx, {
    citizen,
    subject: row.code,
    what: 'applications.access.application',
    agency: row.agency,
  });
}

/** Name, number and address each as far as the form asked for them in a field that is shown. */
function personSeen(city: City, { app, service }: Loaded, sight: Sight): desk.DeskApplication['person'] {
  const person = sight === 'nothing' ? null : personOf(city, app);
  if (!person || !seesOfPerson(service, sight, 'name')) return null;
  const seen = (what: 'phone' | 'email') => (seesOfPerson(service, sight, what) ? person[what] : null);
  return {
    ...{ name: person.name, phone: seen('phone'), email: seen('email') },
    account: app.citizen !== null,
    assisted: app.channel === 'counter',
    language: app.language,
  };
}

function reviewTitle(service: Service, id: string, language: Language): string {
  for (const state of Object.values(workflowOf(service).states)) {
    const review = state.kind === 'reviews' ? state.reviews.find((one) => one.id === id) : undefined;
    if (review) return say(review.title, language);
  }
  return id;
}

export async function deskView(ctx: Context, code: string): Promise<desk.DeskApplication> {
  const { city, language, now, actor } = ctx;
  const row = await getCase(city, code);
  const app = await getApplication(city.db, row.id);
  const [service, tasks, allowed] = await Promise.all([
    serviceOf(city, app),
    tasksOf(city.db, row.id),
    rights(ctx),
  ]);
  const loaded: Loaded = { row, app, service, tasks };
  const sight = sightOf(actor, loaded);
  const [sees, some] = [sight === 'all', sight !== 'nothing'];
  const workflow = workflowOf(service);
  const form = service.form(language);
  const facts = factsOf(app);
  const answers = answersOf(city, app);
  const me = officerOf(ctx).id;
  const [items, working, tree, timeline, papers, decision, others] = await Promise.all([
    itemsOf(ctx, await deskRowsOf(city, [row.id]), allowed),
    calendar(city),
    agencies(city),
    timelineOf(city, row.id, 'internal'),
    papersOf(city, row, service, language, `/api/desk/applications/${code}/papers`),
    decisionOf(ctx, app),
    look(city.db, row.id, me, now, new Date(now.getTime() - LOOKING_MS)),
  ]);
  const [item] = items;
  if (!item) throw new Error(`${code} has no row.`);
  const named: Named = (id) => {
    const agency = id ? tree.find(id) : undefined;
    return agency ? { id: agency.id, name: say(agency.name, language) } : null;
  };
  const names = await namesIn(ctx, timeline);
  const acting = openTasks(tasks).flatMap((task) => allowed.plays(task.part, task) ?? []);
  const forHead = acting.find((right) => right !== 'own');
  const [lookers, heads] = await Promise.all([
    officerNames(
      city,
      others.map(({ officer }) => officer),
    ),
    officerNames(city, forHead && !acting.includes('own') ? [forHead.head] : []),
  ]);
  const may = mayOf(ctx, loaded, allowed, sight);
  if (some) await recordLook(ctx, row, app.citizen);
  const earlier = app.answers_before ? answersOf(city, { answers: app.answers_before }) : {};
  // What is no longer asked since the correction has its title from before.
  const titles = new Map([...titlesOf(form, earlier, facts), ...titlesOf(form, answers, facts)]);
  return {
    ...item,
    version: app.version,
    title: say(service.definition.title, language),
    summary: say(service.definition.summary, language),
    clock: clockView(row, app, workflow, now, working),
    steps: stepsOf(service, row.state, passedIn(timeline), app.fee > 0, language),
    person: personSeen(city, loaded, sight),
    answers: some ? seenOf(await saidOf(city, language, form, answers, facts), sight) : null,
    onlyFor:
      sight === 'all' || sight === 'nothing'
        ? []
        : sight.reviews.map((id) => reviewTitle(service, id, language)),
    changed: app.changed.filter((path) => seesPath(sight, path)),
    corrected: correctedView(loaded, timeline, titles, sight),
    before: some ? await beforeCorrection(ctx, loaded, sight) : [],
    requirements: some ? await requirementViews(ctx, loaded, sight) : [],
    acts: may.includes('act')
      ? (await actsFor(ctx, city.db, loaded)).map((found) => actView(ctx, loaded, found))
      : [],
    reviews: some ? await reviewViews(ctx, loaded, allowed, named, sight) : [],
    visit: sees ? await visitView(ctx, loaded, allowed) : null,
    fee: feeView(service, app, row.state, language),
    papers: sees ? papers : papers.map((paper) => ({ ...paper, href: null })),
    messages: sees ? await messagesIn(ctx, timeline, true, names) : [],
    notes: sees
      ? timeline
          .filter(({ kind }) => kind === 'noted')
          .map(({ id, at, actor_id, text }) => ({
            ...{
              id,
              at: at.toISOString(),
              text: text ?? '',
              name: actor_id ? (names.get(actor_id) ?? null) : null,
            },
          }))
      : [],
    timeline: timeline
      .filter(({ kind }) => kind !== 'message' && kind !== 'noted')
      .map((entry) => {
        const shown = entryView(ctx, entry, service, named, names);
        return sees ? shown : { ...shown, text: null };
      }),
    decision: decision && !sees ? { ...decision, reason: null } : decision,
    others: others.map(({ officer, since }) => ({
      name: lookers.get(officer) ?? '',
      since: since.toISOString(),
    })),
    returned:
      app.returned && sees
        ? {
            reason: app.returned.reason,
            fields: app.returned.fields.map(({ path, note }) => ({
              path,
              note,
              title: titles.get(path) ?? path,
            })),
          }
        : null,
    may,
    actsFor: [...heads.values()][0] ?? null,
    alsoDid: alsoDid(loaded, me, allowed),
  };
}
