/** The head's list: everything that waits for the caller's decision, with the advice that was given; and what silence will decide. */
import { calendar } from '../../blocks/directory/api.ts';
import { officerNames } from '../../blocks/identity/api.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { officerOf, rights, works } from './access.ts';
import { actsKnown, actView } from './acts-for.ts';
import { alsoDid } from './also-did.ts';
import { horizonOf, workingDaysUntil } from './clock.ts';
import { actStep } from './desk-acts.ts';
import { itemsOf, partsReached, reachOf } from './desk-list.ts';
import { gistOf } from './gist.ts';
import { openTasks } from './loaded.ts';
import { perform } from './move.ts';
import type * as desk from './rules/desk-contract.ts';
import { stateOf } from './rules/statechart.ts';
import { sentenceOf } from './sentences.ts';
import { answersOf, dataWith, findingsOf, requirementsOf, serviceOf, workflowOf } from './service-of.ts';
import { settingsOf } from './settings.ts';
import { sightAt } from './sight.ts';
import { getApplications } from './store.ts';
import { type DeskFilter, deskRows } from './store-desk.ts';
import { allTasksOf } from './store-tasks.ts';
import { checksOfMany, lastMinutesOf } from './store-work.ts';

const MOST = 50;

async function waiting(ctx: Context, view: DeskFilter['view'], horizon: Date) {
  const allowed = await rights(ctx);
  const parts = (await partsReached(ctx, allowed)).filter(
    ({ part }) => view !== 'todo' || part === 'approver',
  );
  const rows = await deskRows(ctx.city, {
    ...{ view, parts, officer: officerOf(ctx).id, now: ctx.now, horizon, limit: MOST + 1 },
    reach: reachOf(ctx.actor),
  });
  return { allowed, rows: rows.slice(0, MOST), more: rows.length > MOST };
}

export async function approvals(ctx: Context): Promise<desk.Approvals> {
  const { city, language } = ctx;
  const { allowed, rows, more } = await waiting(ctx, 'todo', ctx.now);
  const ids = rows.map(({ id }) => id);
  const [items, apps, tasks, checks, minutes] = await Promise.all([
    itemsOf(ctx, rows, allowed),
    getApplications(city.db, ids),
    allTasksOf(city.db, ids),
    checksOfMany(city.db, ids),
    lastMinutesOf(city.db, ids),
  ]);
  const lines = new Map(items.map((item) => [item.code, item]));
  const judged = Map.groupBy(checks, ({ case_id }) => case_id);
  const people = await officerNames(city, [
    ...new Set([
      ...allowed.delegations.map(({ head }) => head),
      ...[...tasks.values()].flat().flatMap(({ by_officer }) => by_officer ?? []),
    ]),
  ]);
  const list = await Promise.all(
    rows.map(async (row): Promise<desk.ApprovalItem[]> => {
      const [app, item] = [apps.get(row.id), lines.get(row.code)];
      if (!app || !item) return [];
      const service = await serviceOf(city, app);
      const own = tasks.get(row.id) ?? [];
      const loaded = { row, app, service, tasks: own };
      const sheet = minutes.get(row.id);
      const data = dataWith(city, app, service, own, sheet);
      const found = { data, checks: judged.get(row.id) ?? [], minutes: sheet };
      const verdicts = requirementsOf(service, data).map(
        ({ id }) => found.checks.find(({ requirement }) => requirement === id)?.verdict ?? 'open',
      );
      const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
      const right = openTasks(own).flatMap((task) => allowed.plays(task.part, task) ?? []);
      const head = right.includes('own') ? undefined : right.find((one) => one !== 'own');
      const free = row.assignee === null || row.assignee === officerOf(ctx).id;
      const states = workflowOf(service).states;
      const sight = sightAt(
        loaded,
        (scope) => works(ctx.actor, scope) || allowed.plays('approver', scope) !== undefined,
      );
      const reviews = [
        ...new Map(
          own.filter(({ review, agrees }) => review && agrees !== null).map((task) => [task.review, task]),
        ).values(),
      ];
      return [
        {
          ...item,
          gist:
            sight === 'nothing'
              ? []
              : await gistOf({ city, language, service, data }, app, row.state, answersOf(city, app), sight),
          advice: (sight === 'all' ? reviews : []).map((task) => {
            const state = states[task.state];
            const review =
              state?.kind === 'reviews' ? state.reviews.find(({ id }) => id === task.review) : undefined;
            return {
              title: review ? say(review.title, language) : task.review,
              agrees: task.agrees,
              opinion: findingsOf(city, task).opinion,
              name: task.by_officer ? (people.get(task.by_officer) ?? null) : null,
            };
          }),
          checks: { ok: count('ok'), missing: count('missing'), wrong: count('wrong'), open: count('open') },
          fee: app.fee,
          acts: free ? actsKnown(loaded, found).map((act) => actView(ctx, loaded, act)) : [],
          actsFor: head ? (people.get(head.head) ?? null) : null,
          alsoDid: alsoDid(loaded, officerOf(ctx).id, allowed),
        },
      ];
    }),
  );
  return { items: list.flat(), more };
}

/** Decides many, each in a transaction of its own: what cannot be done stands in nobody else's way. */
export async function decideMany(ctx: Context, given: desk.DecideMany): Promise<desk.DecidedMany> {
  const allowed = await rights(ctx);
  // One key cannot stand for many transactions: a repetition meets the version that it saw.
  const { idempotency: _, ...rest } = ctx;
  const done: desk.DecidedMany['done'] = [];
  const failed: desk.DecidedMany['failed'] = [];
  for (const decision of given.decisions) {
    try {
      const { code, state } = await perform(rest, decision.code, decision.seen, (loaded, tx) => {
        if (!openTasks(loaded.tasks).some(({ part }) => part === 'approver'))
          throw new Problem(409, 'applications.not-now');
        return actStep(ctx, loaded, tx, decision, allowed);
      });
      done.push({ code, state });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      failed.push({ code: decision.code, problem: error.code, said: sentenceOf(error, ctx.language) });
    }
  }
  return { done, failed };
}

/** What silence will decide within the days that the city set, the soonest first. */
export async function alerts(ctx: Context): Promise<desk.Alerts> {
  const { city, language, now } = ctx;
  const [{ alertWorkingDays }, working] = await Promise.all([settingsOf(city), calendar(city)]);
  const { allowed, rows } = await waiting(ctx, 'silence', horizonOf(now, alertWorkingDays, working));
  const items = new Map((await itemsOf(ctx, rows, allowed)).map((item) => [item.code, item]));
  const list = await Promise.all(
    rows.map(async (row) => {
      const [at, item] = [row.silence_at, items.get(row.code)];
      if (!at || !item) return [];
      const service = await serviceOf(city, { service: row.service, version: row.definition });
      const workflow = workflowOf(service);
      const state = stateOf(workflow, row.state);
      const to = 'silence' in state ? state.silence?.to : undefined;
      if (!to) return [];
      return [
        {
          ...item,
          workingDaysLeft: workingDaysUntil(at, now, working),
          leads: { id: to, title: say(stateOf(workflow, to).title, language) },
        },
      ];
    }),
  );
  const sorted = list.flat().sort((a, b) => (a.silenceAt ?? '').localeCompare(b.silenceAt ?? ''));
  return { within: alertWorkingDays, items: sorted };
}
