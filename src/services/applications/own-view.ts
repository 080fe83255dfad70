/** An application as its applicant sees it. */
import { type CaseRow, type EntryRow, timelineOf } from '../../blocks/cases/api.ts';
import { agencies, calendar } from '../../blocks/directory/api.ts';
import { standingsOf } from '../../blocks/documents/api.ts';
import type { Context } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import { citizenOf } from './access.ts';
import { clockView, isLate } from './clock.ts';
import type * as contract from './contract.ts';
import { entryView, messagesIn } from './entries.ts';
import { feeView } from './fee.ts';
import { demandOwn } from './own-acts.ts';
import { papersOf } from './papers.ts';
import { billOf, payments } from './payments.ts';
import { personOf } from './person.ts';
import type { Decision } from './rules/application-contract.ts';
import { stateOf } from './rules/statechart.ts';
import { filesIn, fileViews, saidOf, titlesOf } from './said.ts';
import { answersOf, factsOf, type Service, serviceOf, workflowOf } from './service-of.ts';
import { standing, stepsOf } from './standing.ts';
import { type ApplicationRow, getApplications } from './store.ts';
import { ownCases } from './store-lists.ts';
import { answeredSurvey, surveyOpen } from './survey.ts';

type Asks = contract.OwnItem['asks'];

function asksOf(row: CaseRow, app: ApplicationRow, service: Service, survey: boolean): Asks {
  const { kind } = stateOf(workflowOf(service), row.state);
  if (kind === 'applicant') return 'correction';
  if (kind === 'payment') return 'payment';
  if (app.appointment?.state === 'proposed') return 'appointment';
  return survey ? 'survey' : null;
}

/** The states it has passed, from the history: each step that moved it says where to. */
export function passedIn(timeline: readonly EntryRow[]): { state: string; at: Date }[] {
  return timeline.flatMap(({ data, at }) => (typeof data.to === 'string' ? [{ state: data.to, at }] : []));
}

export async function decisionOf(ctx: Context, app: ApplicationRow): Promise<Decision | null> {
  if (!app.decided || !app.decided_at) return null;
  const agency = app.decided_by_agency ? (await agencies(ctx.city)).find(app.decided_by_agency) : undefined;
  return {
    kind: app.decided,
    at: app.decided_at.toISOString(),
    reason: app.reason,
    agency: agency ? { id: agency.id, name: say(agency.name, ctx.language) } : null,
  };
}

const PAGE = 20;

/** One that is not made yet is none. */
function countsOf(standings: readonly string[]): contract.OwnItem['papers'] {
  const count = (standing: string) => standings.filter((one) => one === standing).length;
  const [revoked, expired] = [count('revoked'), count('expired')];
  return { good: standings.length - count('pending') - revoked - expired, revoked, expired };
}

/** The caller's own applications, newest first. */
export async function ownList(ctx: Context, cursor: string | undefined): Promise<contract.OwnPage> {
  const { city, language } = ctx;
  const before = cursor && /^\d{1,15}$/.test(cursor) ? Number(cursor) : null;
  const rows = await ownCases(city, citizenOf(ctx), before, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const ids = shown.map(({ id }) => id);
  const [apps, papers, answered] = await Promise.all([
    getApplications(city.db, ids),
    standingsOf(
      city,
      shown.map(({ code }) => code),
    ),
    answeredSurvey(city, shown),
  ]);
  const items = await Promise.all(
    shown.map(async (row): Promise<contract.OwnItem[]> => {
      const app = apps.get(row.id);
      if (!app) return [];
      const service = await serviceOf(city, app);
      const survey = (await surveyOpen(city, row, app)) && !answered.has(row.code);
      return [
        {
          code: row.code,
          service: app.service,
          title: say(service.definition.title, language),
          state: standing(service, row.state, language),
          receivedAt: row.opened_at.toISOString(),
          dueAt: row.closed_at || app.decided_at ? null : (row.complete_by?.toISOString() ?? null),
          endedAt: row.closed_at?.toISOString() ?? null,
          paused: row.paused_at !== null && row.closed_at === null,
          late: isLate(row, ctx.now),
          asks: asksOf(row, app, service, survey),
          papers: countsOf(papers.get(row.code) ?? []),
        },
      ];
    }),
  );
  const last = shown.at(-1);
  return { items: items.flat(), next: rows.length > PAGE && last ? String(last.id) : null };
}

function correctionOf(
  app: ApplicationRow,
  titles: ReadonlyMap<string, string>,
  agency: contract.MyApplication['agency'],
) {
  const { returned } = app;
  if (!returned) return null;
  return {
    at: returned.at,
    until: app.lapse_at?.toISOString() ?? null,
    reason: returned.reason,
    agency,
    fields: returned.fields.map(({ path, note }) => ({ path, note, title: titles.get(path) ?? path })),
  };
}

async function payView({ city, language }: Context, code: string) {
  const found = await payments().ways(city, code);
  return (
    found && {
      ...{ code: found.code, left: found.left },
      ways: found.ways.map(({ bank: id, title, fictional, qris, va }) => ({
        ...{ id, bank: say(title, language), fictional, qris, va },
      })),
    }
  );
}

export async function ownView(ctx: Context, code: string): Promise<contract.MyApplication> {
  const { city, language, now } = ctx;
  const { row, app } = await demandOwn(ctx, code);
  const service = await serviceOf(city, app);
  const workflow = workflowOf(service);
  const state = stateOf(workflow, row.state);
  const form = service.form(language);
  const answers = answersOf(city, app);
  const facts = factsOf(app);
  const [working, tree, history, papers, decision, answered] = await Promise.all([
    calendar(city),
    agencies(city),
    timelineOf(city, row.id, 'internal'),
    papersOf(city, row, service, language, `/api/applications/${code}/papers`),
    decisionOf(ctx, app),
    answeredSurvey(city, [row]),
  ]);
  const timeline = history.filter(({ visibility }) => visibility !== 'internal');
  const [said, messages, survey] = await Promise.all([
    saidOf(city, language, form, answers, facts),
    messagesIn(ctx, timeline, false),
    surveyOpen(city, row, app),
  ]);
  const named = (id: string | null) => {
    const agency = id ? tree.find(id) : undefined;
    return agency ? { id: agency.id, name: say(agency.name, language) } : null;
  };
  const wantsSurvey = survey && !answered.has(row.code);
  const open = row.closed_at === null;
  const payment = state.kind === 'payment' && !app.paid_at;
  const may = [
    ...(open || wantsSurvey || papers.some(({ state: paper }) => paper === 'revoked') ? ['message'] : []),
    ...(state.kind === 'applicant' ? ['correct'] : []),
    ...(open ? ['withdraw'] : []),
    ...(open && app.appointment ? ['appointment'] : []),
    ...(wantsSurvey ? ['survey'] : []),
    'receipt',
  ];
  return {
    code: row.code,
    service: app.service,
    version: app.version,
    title: say(service.definition.title, language),
    agency: named(row.agency),
    state: standing(service, row.state, language),
    // An opinion is for colleagues; that it moved the application is not.
    steps: stepsOf(service, row.state, passedIn(history), app.fee > 0, language),
    clock: clockView(row, app, workflow, now, working),
    fee: feeView(service, app, row.state, language),
    answers: said,
    correction:
      state.kind === 'applicant'
        ? correctionOf(app, titlesOf(form, answers, facts), named(app.returned?.agency ?? null))
        : null,
    payment: payment
      ? {
          total: app.fee,
          until: app.lapse_at?.toISOString() ?? null,
          how: await payments().how(city, billOf(row, app), language),
          pay: await payView(ctx, row.code),
        }
      : null,
    appointment: open ? app.appointment : null,
    messages,
    papers,
    decision,
    timeline: timeline
      .filter(({ kind }) => kind !== 'message')
      .map((entry) => entryView(ctx, entry, service, named)),
    survey: wantsSurvey,
    may,
  };
}

export async function ownAnswers(ctx: Context, code: string): Promise<contract.OwnAnswers> {
  const { row, app } = await demandOwn(ctx, code);
  const service = await serviceOf(ctx.city, app);
  const form = service.form(ctx.language);
  const answers = answersOf(ctx.city, app);
  const open =
    stateOf(workflowOf(service), row.state).kind === 'applicant' ? (app.returned?.fields ?? []) : [];
  return {
    service: app.service,
    version: app.version,
    form,
    facts: factsOf(app),
    answers,
    files: await fileViews(ctx.city, filesIn(form, answers)),
    open: open.map(({ path }) => path),
  };
}

/** What stands on the receipt: what was asked for, when, and until when the city promises an answer. */
export async function receiptOf(ctx: Context, code: string): Promise<contract.Receipt> {
  const { city, language } = ctx;
  const { row, app } = await demandOwn(ctx, code);
  const service = await serviceOf(city, app);
  const agency = row.agency ? (await agencies(city)).find(row.agency) : undefined;
  const { promise } = workflowOf(service);
  return {
    code: row.code,
    title: say(service.definition.title, language),
    agency: agency ? { id: agency.id, name: say(agency.name, language) } : null,
    receivedAt: row.opened_at.toISOString(),
    dueAt: row.complete_by?.toISOString() ?? null,
    promise,
    fee: feeView(service, app, row.state, language),
    applicant: personOf(city, app)?.name ?? '',
    answers: await saidOf(city, language, service.form(language), answersOf(city, app), factsOf(app)),
    link: `/permohonan/${row.code}`,
  };
}
