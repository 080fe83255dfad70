/** Rules and closed days of a queue as its agency sets them; whoever had an appointment on a closed day is told in the same change. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { cleanLine } from '../../shared/text.ts';
import { dateOfDay, dayNumber, timeOfDay } from '../../shared/zone.ts';
import { performIn } from './act.ts';
import { offeredServices } from './desk-view.ts';
import { getQueue, settings, today } from './queues.ts';
import type { ClosedAnswer, ClosedBody, FiguresView, RuleBody, SettingsView } from './rules/desk-contract.ts';
import { COUNTER_RULE, type QueueRule, VISIT_RULE } from './rules/rule.ts';
import { lockDay, waitingOn } from './store.ts';
import { countsOf, waits } from './store-figures.ts';
import { withdrawClosed, writeClosed, writeRule } from './store-rules.ts';
import { tellMany } from './tell.ts';

export async function settingsView(ctx: Context, id: string): Promise<SettingsView> {
  const { city, language } = ctx;
  const queue = await getQueue(city, id);
  const known = await settings(city);
  return {
    queue: id,
    name: queue.name ? say(queue.name, language) : '',
    agency: say(queue.agency.name, language),
    visits: queue.visits,
    versions: known.versions(id).map((row) => ({ id: row.id, from: row.validFrom, rule: row.rule })),
    usual: queue.visits ? VISIT_RULE : COUNTER_RULE,
    services: await offeredServices(ctx),
    closed: known.closedDays(id).map(({ date, reason }) => ({ date, reason })),
  };
}

function isDate(date: string): boolean {
  try {
    dayNumber(date);
    return true;
  } catch {
    return false;
  }
}

function checkRule({ hours, services }: QueueRule): void {
  for (const [at, { day, from, to }] of (hours ?? []).entries()) {
    if (timeOfDay(from) >= timeOfDay(to)) throw fieldProblem(`rule/hours/${at}/to`, 'ends-before');
    const clash = hours?.some(
      (other, index) => index < at && other.day === day && other.from < to && from < other.to,
    );
    if (clash) throw fieldProblem(`rule/hours/${at}/from`, 'hours-overlap');
  }
  for (const [at, one] of services.entries())
    if (services.findIndex(({ id }) => id === one.id) !== at)
      throw fieldProblem(`rule/services/${at}/id`, 'service-twice');
}

/** A new version from a date on, which may be today. Times that are booked already stay as they are. */
export async function setRule(ctx: Context, id: string, { from, rule }: RuleBody): Promise<undefined> {
  const queue = await getQueue(ctx.city, id);
  if (!isDate(from) || from < today(ctx.city)) throw fieldProblem('from', 'not-before-today');
  checkRule(rule);
  const before = (await settings(ctx.city)).on(queue.id, from).rule;
  await change(ctx, async (tx) => {
    const by = ctx.actor.kind === 'officer' ? ctx.actor.id : null;
    await writeRule(tx, { queue: id, validFrom: from, rule, at: ctx.now, by });
    tx.audit({ action: 'counters.rule.set', subject: id, before, after: { from, ...rule } });
    tx.emit({ type: 'counters.rule.set', subject: id, payload: { from } });
  });
  ctx.city.cache.passed('counters.rule.set');
  return undefined;
}

/** Closes a queue on a day; who waits for that day, with an appointment or today's number, is told why it will not be. */
export async function closeDay(ctx: Context, id: string, given: ClosedBody): Promise<ClosedAnswer> {
  const { date } = given;
  await getQueue(ctx.city, id);
  if (!isDate(date) || date < today(ctx.city)) throw fieldProblem('date', 'not-before-today');
  const reason = cleanLine(given.reason);
  const answer = await change(ctx, async (tx) => {
    // Whoever books in this moment comes before or after, never in between.
    await lockDay(tx, id, date);
    const by = ctx.actor.kind === 'officer' ? ctx.actor.id : null;
    if (!(await writeClosed(tx, { queue: id, date, reason, at: ctx.now, by })))
      throw new Problem(409, 'counters.closed-already');
    const off = [];
    for (const row of await waitingOn(tx, id, date))
      off.push(
        await performIn(tx, ctx, row, {
          act: 'cancel',
          done: 'called-off',
          apply(one) {
            one.ended_at = ctx.now;
            one.why = reason;
          },
        }),
      );
    const told = await tellMany(tx, ctx, off, 'cancelled', () => ({ reason }));
    tx.audit({
      action: 'counters.closed-day.added',
      subject: id,
      after: { date, reason, cancelled: off.length },
    });
    tx.emit({ type: 'counters.closed-day.added', subject: id, payload: { date } });
    return { told, cancelled: off.length };
  });
  ctx.city.cache.passed('counters.closed-day.added');
  return answer;
}

export async function openDay(ctx: Context, id: string, date: string): Promise<undefined> {
  await getQueue(ctx.city, id);
  await change(ctx, async (tx) => {
    if (!(await withdrawClosed(tx, id, date))) throw new Problem(404, 'counters.not-closed');
    tx.audit({ action: 'counters.closed-day.removed', subject: id, before: { date } });
    tx.emit({ type: 'counters.closed-day.removed', subject: id, payload: { date } });
  });
  ctx.city.cache.passed('counters.closed-day.removed');
  return undefined;
}

const FIGURE_DAYS = 30;

/** The last thirty days of a counter. */
export async function figures(ctx: Context, id: string): Promise<FiguresView> {
  const { city } = ctx;
  await getQueue(city, id);
  const to = today(city);
  const from = dateOfDay(dayNumber(to) - (FIGURE_DAYS - 1));
  const [[wait], counts] = await Promise.all([
    waits(city.db, { from, to, by: 'all', queue: id }),
    countsOf(city.db, id, from, to),
  ]);
  const count = (state: string) => counts.find((one) => one.state === state)?.count ?? 0;
  return {
    from,
    to,
    median: wait?.median ?? null,
    p90: wait?.p90 ?? null,
    served: count('done'),
    noShow: count('no-show'),
    cancelled: count('cancelled'),
    lapsed: count('lapsed'),
  };
}
