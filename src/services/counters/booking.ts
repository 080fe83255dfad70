/** Giving a number for today or a time on another day: under the lock of the queue's day, so that the last place goes to one person. */
import { randomBytes } from 'node:crypto';
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { blindIndex, seal } from '../../platform/crypt.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { normalizePhone, phoneKind } from '../../shared/phone.ts';
import { cleanLine } from '../../shared/text.ts';
import { localDate, parseInstant } from '../../shared/time.ts';
import type { NumberView } from './contract.ts';
import { freeDays } from './free.ts';
import { ticketEvent } from './live.ts';
import { once } from './once.ts';
import { getQueue, type Queue, settings, today } from './queues.ts';
import { newcomerTurn } from './rules/order.ts';
import { APPOINTMENT_LETTER } from './rules/rule.ts';
import { codeFrom, numberText } from './rules/states.ts';
import {
  addStep,
  insertTicket,
  lockDay,
  type NewTicket,
  nextNumber,
  ofDay,
  type TicketRow,
} from './store.ts';
import { tellTicket } from './tell.ts';
import { paceOf, waitingOf } from './turns.ts';
import { viewOf } from './view.ts';

export type Wish = {
  service?: string | undefined;
  case?: string | undefined;
  priority?: boolean | undefined;
  device?: string | undefined;
  phone?: string | undefined;
};

function readPhone(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const phone = normalizePhone(text);
  if (!phone || phoneKind(phone) === 'short') throw fieldProblem('phone', 'not-a-phone');
  return phone;
}

function rowFrom(ctx: Context, queue: Queue, day: string, wish: Wish) {
  const { city } = ctx;
  const phone = readPhone(wish.phone);
  return {
    code: codeFrom(randomBytes(10)),
    queue: queue.id,
    agency: queue.agency.id,
    day,
    service: wish.service ?? null,
    case_code: wish.case ? cleanLine(wish.case).toUpperCase() : null,
    priority: wish.priority ?? false,
    language: ctx.language,
    person: ctx.actor.kind === 'citizen' ? ctx.actor.id : null,
    device: wish.device ? blindIndex(city, wish.device, 'counters.device') : null,
    phone: phone ? seal(city, phone) : null,
    phone_index: phone ? blindIndex(city, phone, 'counters.phone') : null,
    place: null,
    starts_at: null,
    ends_at: null,
    at: ctx.now,
  };
}

async function put(tx: Change, ctx: Context, row: Omit<NewTicket, 'label'>, letter: string, what: string) {
  const number = await nextNumber(tx, row.queue, row.day, row.kind === 'walk-in');
  const made = await insertTicket(tx, { ...row, label: numberText(letter, number) });
  await addStep(tx, made, ctx.now, what, ctx.actor.kind === 'officer' ? ctx.actor.id : null);
  const event = ticketEvent(what, made);
  tx.audit({ action: event.type, subject: event.subject, after: { state: made.state } });
  tx.emit(event);
  return made;
}

/** Today's next number. 409 when the counter is closed, or when nobody new would be served before it closes. */
export async function takeNumber(ctx: Context, queueId: string, wish: Wish): Promise<NumberView> {
  const { city } = ctx;
  const queue = await getQueue(city, queueId);
  if (queue.visits) throw new Problem(404, 'counters.no-counter');
  const day = today(city);
  const { rule, spans } = (await settings(city)).on(queue.id, day);
  const now = ctx.now.getTime();
  if (spans.length === 0) throw new Problem(409, 'counters.closed-today');
  if (!spans.some(([, to]) => to > now)) throw new Problem(409, 'counters.over-today');
  const row = { ...rowFrom(ctx, queue, day, wish), kind: 'walk-in' as const };
  return once(ctx, () =>
    change(ctx, async (tx) => {
      await lockDay(tx, queue.id, day);
      const list = await ofDay(tx, queue.id, day);
      if (!newcomerTurn(waitingOf(list), paceOf(list, { now, spans, rule })))
        throw new Problem(409, 'counters.full-today');
      return viewOf(ctx, await put(tx, ctx, row, rule.letter, 'taken'), tx);
    }),
  );
}

export type AppointmentWish = Wish & {
  /** A counter; or the agency that comes to somebody's place. */
  queue: string;
  at: Date;
  /** Where an inspection takes place, in words. */
  place?: string | undefined;
};

/** As `bookAppointment`, in a change of the caller's. */
export async function bookIn(tx: Change, ctx: Context, wish: AppointmentWish): Promise<TicketRow> {
  const { city } = ctx;
  const queue = await getQueue(city, wish.queue);
  const day = localDate(wish.at, city.zone);
  const { rule } = (await settings(city)).on(queue.id, day);
  await lockDay(tx, queue.id, day);
  const slot = await freeSlotAt(ctx, tx, queue, wish.at, wish.service);
  const row = {
    ...rowFrom(ctx, queue, day, wish),
    kind: queue.visits ? ('visit' as const) : ('appointment' as const),
    starts_at: new Date(slot.at),
    ends_at: new Date(slot.ends),
    place: wish.place ? seal(city, cleanLine(wish.place)) : null,
  };
  const made = await put(tx, ctx, row, queue.visits ? rule.letter : APPOINTMENT_LETTER, 'booked');
  await tellTicket(tx, ctx, made, 'booked');
  return made;
}

/** Books a time. 409 `counters.slot-taken` when it is not free (any more); the message goes out in the same change. */
export async function bookAppointment(ctx: Context, wish: AppointmentWish): Promise<NumberView> {
  return once(ctx, () => change(ctx, async (tx) => viewOf(ctx, await bookIn(tx, ctx, wish), tx)));
}

/** The free slot that begins at this very time, else 409. The day's lock must be held. */
export async function freeSlotAt(
  ctx: Context,
  tx: Change,
  queue: Pick<Queue, 'id'>,
  at: Date,
  service: string | null | undefined,
) {
  const date = localDate(at, ctx.city.zone);
  const [day] = await freeDays(ctx.city, tx, queue, { from: date, to: date, service });
  const slot = day?.slots.find((one) => one.at === at.getTime());
  if (!slot || slot.free < 1) throw new Problem(409, 'counters.slot-taken');
  return slot;
}

export function readTime(text: string): Date {
  const at = parseInstant(text);
  if (!at) throw fieldProblem('at', 'not-a-time');
  return at;
}

/** As anybody may: at a counter, never an inspection, which only the service that needs one arranges. */
export async function bookAtCounter(
  ctx: Context,
  queueId: string,
  wish: Omit<AppointmentWish, 'queue' | 'place'>,
): Promise<NumberView> {
  const queue = await getQueue(ctx.city, queueId);
  if (queue.visits) throw new Problem(404, 'counters.no-counter');
  return bookAppointment(ctx, { ...wish, queue: queue.id });
}
