/** DOOR for other services: times at counters and inspections at somebody's place. */
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { type AppointmentWish, bookAppointment as book, bookIn } from './booking.ts';
import type { NumberView } from './contract.ts';
import { type FreeDay, freeDays } from './free.ts';
import { cancel } from './own-acts.ts';
import { getQueue, visitQueue } from './queues.ts';
import { ofCase } from './store.ts';
import { byCode, viewOf } from './view.ts';

/** At a counter, or at the applicant's place by an agency. */
export type Where = { post: string } | { visit: string };
export type Appointment = NumberView;

const queueOf = (where: Where) => ('post' in where ? where.post : visitQueue(where.visit));

export type NewAppointment = Where & {
  at: Date;
  /** Id of the service; it decides how long the visit takes. */
  service?: string;
  caseCode?: string;
  /** Told by message; sealed, and forgotten after 30 days. */
  phone?: string;
  /** Address of an inspection, in words; sealed likewise. */
  place?: string;
};

function wishOf(given: NewAppointment): AppointmentWish {
  const { at, service, caseCode, phone, place } = given;
  return { queue: queueOf(given), at, service, case: caseCode, phone, place };
}

/** In a change of its own. 409 `counters.slot-taken` when the time is not free. */
export function bookAppointment(ctx: Context, given: NewAppointment): Promise<Appointment> {
  return book(ctx, wishOf(given));
}

/** As `bookAppointment`, in the caller's change: both happen, or neither. */
export async function bookAppointmentIn(
  tx: Parameters<typeof bookIn>[0],
  ctx: Context,
  given: NewAppointment,
): Promise<Appointment> {
  return viewOf(ctx, await bookIn(tx, ctx, wishOf(given)), tx);
}

/** Appointments of a case, also those that are over or were called off, by time. */
export async function appointmentsOf(ctx: Context, caseCode: string): Promise<Appointment[]> {
  const rows = await ofCase(ctx.city.db, caseCode.toUpperCase());
  return Promise.all(rows.map((row) => viewOf(ctx, row, ctx.city.db)));
}

/** By the code of the appointment. */
export async function cancelAppointment(ctx: Context, code: string): Promise<Appointment> {
  return cancel(ctx, await byCode(ctx, code));
}

/** Days 'YYYY-MM-DD' on which one may book, with the free times of each; only from today to as far ahead as the queue's rule allows. */
export async function freeSlots(
  city: City,
  given: Where & { from: string; to: string; service?: string },
): Promise<FreeDay[]> {
  const queue = await getQueue(city, queueOf(given));
  return freeDays(city, city.db, queue, given);
}
