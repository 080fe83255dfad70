/** How counters and numbers look to people outside: who waits, what is free, when one's own turn comes. */
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import type { Runner } from '../../platform/db/database.ts';
import { Problem } from '../../shared/errors.ts';
import { type Language, say } from '../../shared/languages.ts';
import { maskPhone } from '../../shared/phone.ts';
import { dateOfDay, dayNumber } from '../../shared/zone.ts';
import type {
  CounterPage,
  CountersView,
  CounterView,
  DisplayView,
  FreeView,
  NumberView,
  SlotsView,
} from './contract.ts';
import { freeDays } from './free.ts';
import { counters, findQueue, getQueue, type Queue, type Settings, settings, today } from './queues.ts';
import { newcomerTurn } from './rules/order.ts';
import { minutesFor, type Span } from './rules/rule.ts';
import { ACTIVE, after, readCode } from './rules/states.ts';
import { findByCode, ofDay, openOn, type TicketRow } from './store.ts';
import { paceOf, turns, waitingOf } from './turns.ts';

const iso = (at: Date | number | null | undefined) =>
  at === null || at === undefined ? null : new Date(at).toISOString();

function stateAt(spans: readonly Span[], now: number): CounterView['now']['state'] {
  const [first] = spans;
  if (!first) return 'closed';
  if (now < first[0]) return 'before';
  if (spans.some(([from, to]) => now >= from && now < to)) return 'open';
  return spans.some(([from]) => now < from) ? 'pause' : 'over';
}

/** Who waits at a counter now, and when somebody new would be called. `rows`: its numbers of today. */
function nowAt(city: City, known: Settings, queue: Queue, rows: readonly TicketRow[]): CounterView['now'] {
  const day = today(city);
  const { rule, spans } = known.on(queue.id, day);
  const now = city.now().getTime();
  const state = stateAt(spans, now);
  const waiting = waitingOf(rows);
  const given = state === 'closed' || state === 'over' || queue.visits;
  const turn = given ? undefined : newcomerTurn(waiting, paceOf(rows, { now, spans, rule }));
  const expected = turn ? Math.max(0, Math.ceil((turn.at - now) / 60_000)) : null;
  return {
    state: state === 'open' && !turn && !queue.visits ? 'full' : state,
    reason: known.closedDays(queue.id).find(({ date }) => date === day)?.reason ?? null,
    opensAt: iso(spans.find(([from]) => from > now)?.[0]),
    closesAt: iso(spans.at(-1)?.[1]),
    // Who has an appointment this afternoon is not in the room yet.
    waiting: waiting.filter(({ startsAt }) => startsAt === null || startsAt <= now).length,
    expected,
  };
}

export function counterView(
  city: City,
  known: Settings,
  queue: Queue,
  rows: readonly TicketRow[],
  language: Language,
): CounterView {
  const { agency } = queue;
  return {
    queue: queue.id,
    name: queue.name ? say(queue.name, language) : '',
    agency: { id: agency.id, name: say(agency.name, language), short: agency.short },
    place: queue.place,
    now: nowAt(city, known, queue, rows),
  };
}

export async function listCounters(ctx: Context): Promise<CountersView> {
  const { city, language } = ctx;
  const [list, known, rows] = await Promise.all([
    counters(city),
    settings(city),
    openOn(city.db, today(city)),
  ]);
  const by = Map.groupBy(rows, ({ queue }) => queue);
  return { counters: list.map((queue) => counterView(city, known, queue, by.get(queue.id) ?? [], language)) };
}

async function publicQueue(city: City, id: string): Promise<Queue> {
  const queue = await getQueue(city, id);
  if (queue.visits) throw new Problem(404, 'counters.no-counter');
  return queue;
}

export async function counterPage(ctx: Context, id: string, service?: string): Promise<CounterPage> {
  const { city, language } = ctx;
  const queue = await publicQueue(city, id);
  const day = today(city);
  const [known, rows] = await Promise.all([settings(city), ofDay(city.db, id, day)]);
  const { rule } = known.on(id, day);
  const to = dateOfDay(dayNumber(day) + rule.daysAhead);
  const days = await freeDays(city, city.db, queue, { from: day, to, service });
  const closed = new Map(known.closedDays(id).map(({ date, reason }) => [date, reason]));
  return {
    ...counterView(city, known, queue, rows, language),
    minutes: minutesFor(rule, service),
    days: days.map(({ date, slots }) => ({
      date,
      free: slots.reduce((sum, { free }) => sum + free, 0),
      reason: closed.get(date) ?? null,
    })),
  };
}

export async function slotsView(
  ctx: Context,
  id: string,
  date: string,
  service?: string,
): Promise<SlotsView> {
  const queue = await publicQueue(ctx.city, id);
  const [day] = await freeDays(ctx.city, ctx.city.db, queue, { from: date, to: date, service });
  const slots = day?.date === date ? day.slots : [];
  return {
    slots: slots.map(({ at, ends, free }) => ({
      at: new Date(at).toISOString(),
      ends: new Date(ends).toISOString(),
      free,
    })),
  };
}

/** Appointments may be changed by their owner up to one hour before; later the counter counts on them. */
const LAST_CHANGE_MS = 60 * 60_000;
/** Nobody waits longer than this at a counter before the time. */
const EARLIEST_ARRIVAL_MS = 120 * 60_000;
/** A time may be moved once, so that places are not held by moving on and on. */
const MOST_MOVES = 1;

export function mayMove(row: TicketRow, now: number): boolean {
  return (
    row.kind !== 'walk-in' &&
    row.state === 'waiting' &&
    row.moves < MOST_MOVES &&
    (row.starts_at?.getTime() ?? 0) - now > LAST_CHANGE_MS
  );
}

/** Of an appointment at a counter, on its day and not hours before; an inspection is awaited at home. */
export function mayArrive(ctx: Context, row: TicketRow): boolean {
  return (
    row.kind === 'appointment' &&
    row.state === 'waiting' &&
    row.arrived_at === null &&
    row.day === today(ctx.city) &&
    (row.starts_at?.getTime() ?? 0) - ctx.now.getTime() <= EARLIEST_ARRIVAL_MS
  );
}

export async function byCode(ctx: Context, code: string): Promise<TicketRow> {
  const row = await findByCode(ctx.city.db, readCode(code));
  if (!row) throw new Problem(404, 'counters.no-number');
  return row;
}

export async function numberView(ctx: Context, code: string): Promise<NumberView> {
  return viewOf(ctx, await byCode(ctx, code), ctx.city.db);
}

/** `db`: the open change when the row is not committed yet. */
export async function viewOf(ctx: Context, row: TicketRow, db: Runner): Promise<NumberView> {
  const { city, language } = ctx;
  const queue = await findQueue(city, row.queue);
  const now = ctx.now.getTime();
  let before: number | null = null;
  let expected: number | null = null;
  if (row.state === 'waiting' && row.day === today(city) && row.kind !== 'visit') {
    const rows = await ofDay(db, row.queue, row.day);
    const { rule, spans } = (await settings(city)).on(row.queue, row.day);
    const turn = turns(rows, paceOf(rows, { now, spans, rule })).get(row.id);
    before = turn?.before ?? null;
    expected = turn?.at ?? null;
  }
  return {
    code: row.code,
    label: row.label,
    kind: row.kind,
    state: row.state,
    queue: row.queue,
    counter: queue?.name ? say(queue.name, language) : '',
    agency: queue ? say(queue.agency.name, language) : '',
    day: row.day,
    startsAt: iso(row.starts_at),
    endsAt: iso(row.ends_at),
    desk: ACTIVE.includes(row.state) ? row.desk : null,
    before,
    expectedAt: iso(expected),
    phone: row.phone ? maskPhone(open(city, row.phone)) : null,
    service: row.service,
    why: row.why,
    mayCancel: after(row.state, 'cancel') !== undefined,
    mayMove: mayMove(row, now),
    mayArrive: mayArrive(ctx, row),
    arrivedAt: iso(row.arrived_at),
    takenAt: row.taken_at.toISOString(),
  };
}

/** Times to which an appointment may go; nothing for a number of today. An inspection shows its own here and nowhere else. */
export async function freeFor(ctx: Context, code: string): Promise<FreeView> {
  const { city, now } = ctx;
  const row = await byCode(ctx, code);
  if (!mayMove(row, now.getTime())) return { days: [] };
  const { queue: id, service } = row;
  const day = today(city);
  const to = dateOfDay(dayNumber(day) + (await settings(city)).on(id, day).rule.daysAhead);
  const days = await freeDays(city, city.db, { id }, { from: day, to, service });
  return {
    days: days.map(({ date, slots }) => ({
      date,
      slots: slots.map(({ at, free }) => ({ at: new Date(at).toISOString(), free })),
    })),
  };
}

const SHOWN_NEXT = 6;

export async function displayView(ctx: Context, id: string): Promise<DisplayView> {
  const { city, language } = ctx;
  const queue = await publicQueue(city, id);
  const day = today(city);
  const [known, rows] = await Promise.all([settings(city), ofDay(city.db, id, day)]);
  const now = nowAt(city, known, queue, rows);
  const { rule, spans } = known.on(id, day);
  const order = [...turns(rows, paceOf(rows, { now: ctx.now.getTime(), spans, rule })).keys()];
  const labels = new Map(rows.map((row) => [row.id, row.label]));
  return {
    queue: id,
    counter: queue.name ? say(queue.name, language) : '',
    agency: say(queue.agency.name, language),
    state: now.state,
    opensAt: now.opensAt,
    waiting: now.waiting,
    expected: now.expected,
    now: rows
      .filter(({ state }) => state === 'called' || state === 'serving')
      .sort((a, b) => (b.called_at?.getTime() ?? 0) - (a.called_at?.getTime() ?? 0))
      .map((row) => ({
        label: row.label,
        desk: row.desk ?? '',
        calledAt: (row.called_at ?? ctx.now).toISOString(),
        calls: row.calls,
      })),
    next: order.slice(0, SHOWN_NEXT).flatMap((one) => labels.get(one) ?? []),
  };
}
