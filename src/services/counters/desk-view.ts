/** The day of a counter as its officers see it. */
import { definitions } from '../../blocks/definitions/api.ts';
import { allows } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import { say } from '../../shared/languages.ts';
import { counters, getQueue, type Queue, settings, today, visitQueue } from './queues.ts';
import type { DeskCounters, DeskDay, DeskNumber } from './rules/desk-contract.ts';
import { ofDay, openOn, type TicketRow } from './store.ts';
import { paceOf, turns } from './turns.ts';
import { counterView } from './view.ts';

const SERVE = 'counters.serve';
const MANAGE = 'counters.manage';

/** The service by its name; by its id when the city does not offer it today. */
async function serviceTitle(ctx: Context, id: string): Promise<string> {
  const known = (await definitions(ctx.city)).current(id, today(ctx.city));
  return known ? say(known.definition.title, ctx.language) : id;
}

/** What can be asked for in this city, to give one of them minutes of its own. */
export async function offeredServices(ctx: Context): Promise<{ id: string; title: string }[]> {
  const all = (await definitions(ctx.city)).all(today(ctx.city));
  return all
    .map(({ service, definition }) => ({ id: service, title: say(definition.title, ctx.language) }))
    .sort((a, b) => a.title.localeCompare(b.title, ctx.language));
}

export async function deskNumber(ctx: Context, row: TicketRow): Promise<DeskNumber> {
  const { city, actor } = ctx;
  return {
    id: row.id,
    label: row.label,
    kind: row.kind,
    state: row.state,
    startsAt: row.starts_at?.toISOString() ?? null,
    takenAt: row.taken_at.toISOString(),
    arrivedAt: row.arrived_at?.toISOString() ?? null,
    calledAt: row.called_at?.toISOString() ?? null,
    desk: row.desk,
    mine: actor.kind === 'officer' && row.officer === actor.id,
    calls: row.calls,
    priority: row.priority,
    service: row.service && (await serviceTitle(ctx, row.service)),
    caseCode: row.case_code,
    place: row.place && open(city, row.place),
    note: row.note && open(city, row.note),
    version: row.version,
  };
}

/** Where a queue belongs: to its agency. */
export async function scopeOf(ctx: Context, id: string) {
  return { agency: (await getQueue(ctx.city, id)).agency.id, area: null };
}

/** Counters at which the officer may call, and the inspections of those agencies. */
export async function deskCounters(ctx: Context): Promise<DeskCounters> {
  const { city, actor, language } = ctx;
  const mine = ({ agency }: Queue) => allows(actor, SERVE, { agency: agency.id, area: null });
  const [all, known, rows] = await Promise.all([
    counters(city),
    settings(city),
    openOn(city.db, today(city)),
  ]);
  const by = Map.groupBy(rows, ({ queue }) => queue);
  const own = all.filter(mine);
  const agencies = [...new Map(own.map((queue) => [queue.agency.id, queue])).values()];
  const visits = agencies.map(
    ({ agency }): Queue => ({ id: visitQueue(agency.id), agency, name: null, place: null, visits: true }),
  );
  return {
    counters: [...own, ...visits].map((queue) => ({
      ...counterView(city, known, queue, by.get(queue.id) ?? [], language),
      visits: queue.visits,
      manage: allows(actor, MANAGE, { agency: queue.agency.id, area: null }),
    })),
  };
}

export async function deskDay(ctx: Context, id: string, day = today(ctx.city)): Promise<DeskDay> {
  const { city, language } = ctx;
  const queue = await getQueue(city, id);
  const [known, rows, all] = await Promise.all([settings(city), ofDay(city.db, id, day), counters(city)]);
  const { rule, spans } = known.on(id, day);
  const turn = turns(rows, paceOf(rows, { now: ctx.now.getTime(), spans, rule }));
  const place = (row: TicketRow) => turn.get(row.id)?.before ?? Number.MAX_SAFE_INTEGER;
  const since = (row: TicketRow) => (row.starts_at ?? row.taken_at).getTime();
  const views = (some: TicketRow[]) => Promise.all(some.map((row) => deskNumber(ctx, row)));
  const [waiting, called, ended] = await Promise.all([
    views(
      rows
        .filter(({ state }) => state === 'waiting')
        .sort((a, b) => place(a) - place(b) || since(a) - since(b)),
    ),
    views(rows.filter(({ state }) => state === 'called' || state === 'serving')),
    views(
      rows
        .filter(({ state }) => !['waiting', 'called', 'serving'].includes(state))
        .sort((a, b) => (b.ended_at?.getTime() ?? 0) - (a.ended_at?.getTime() ?? 0)),
    ),
  ]);
  return {
    ...counterView(city, known, queue, day === today(city) ? rows : [], language),
    visits: queue.visits,
    day,
    minutes: rule.minutes,
    waiting,
    called,
    ended,
    others: all
      .filter((one) => one.id !== id)
      .map((one) => ({
        queue: one.id,
        name: `${one.agency.short} · ${one.name ? say(one.name, language) : one.id}`,
      })),
  };
}
