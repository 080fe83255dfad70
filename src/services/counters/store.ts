/** SQL of numbers and appointments. */
import type { Runner } from '../../platform/db/database.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import type { Language } from '../../shared/languages.ts';
import type { State } from './rules/states.ts';

export type TicketRow = {
  id: number;
  code: string;
  queue: string;
  agency: string;
  kind: 'walk-in' | 'appointment' | 'visit';
  day: string;
  label: string;
  state: State;
  starts_at: Date | null;
  ends_at: Date | null;
  service: string | null;
  case_code: string | null;
  priority: boolean;
  language: Language;
  person: string | null;
  phone: Buffer | null;
  place: Buffer | null;
  note: Buffer | null;
  desk: string | null;
  officer: string | null;
  calls: number;
  moves: number;
  nudged: boolean;
  why: string | null;
  taken_at: Date;
  /** Somebody with an appointment said to be there. */
  arrived_at: Date | null;
  called_at: Date | null;
  begun_at: Date | null;
  ended_at: Date | null;
  version: number;
};

const columns = sql`id, code, queue, agency, kind, day::text as day, label, state, starts_at, ends_at, service,
  case_code, priority, language, person, phone, place, note, desk, officer, calls, moves, nudged, why, taken_at,
  arrived_at, called_at, begun_at, ended_at, version`;

export type NewTicket = Pick<
  TicketRow,
  | 'code'
  | 'queue'
  | 'agency'
  | 'kind'
  | 'day'
  | 'label'
  | 'starts_at'
  | 'ends_at'
  | 'service'
  | 'case_code'
  | 'priority'
  | 'language'
  | 'person'
  | 'phone'
  | 'place'
> & { device: Buffer | null; phone_index: Buffer | null; at: Date };

export type Numbers = { walk_ins: number; appointments: number };

/** Takes the lock of a queue's day; everything that gives a place or calls a person goes through it, one at a time. */
export function lockDay(tx: Runner, queue: string, day: string): Promise<Numbers> {
  return tx.one<Numbers>(sql`
    insert into counters.day (queue, day) values (${queue}, ${day}::date)
    on conflict on constraint day_pkey do update set walk_ins = day.walk_ins
    returning walk_ins, appointments`);
}

/** The next number of the day, counted on. */
export async function nextNumber(tx: Runner, queue: string, day: string, walkIn: boolean): Promise<number> {
  const step = walkIn ? sql`walk_ins = walk_ins + 1` : sql`appointments = appointments + 1`;
  const row = await tx.one<Numbers>(sql`
    update counters.day set ${step} where queue = ${queue} and day = ${day}::date returning walk_ins, appointments`);
  return walkIn ? row.walk_ins : row.appointments;
}

export function insertTicket(tx: Runner, row: NewTicket): Promise<TicketRow> {
  return tx.one<TicketRow>(sql`
    insert into counters.ticket (code, queue, agency, kind, day, label, state, starts_at, ends_at, service, case_code,
      priority, language, person, device, phone, phone_index, place, made_at, taken_at)
    values (${row.code}, ${row.queue}, ${row.agency}, ${row.kind}, ${row.day}::date, ${row.label}, 'waiting',
      ${row.starts_at}, ${row.ends_at}, ${row.service}, ${row.case_code}, ${row.priority}, ${row.language},
      ${row.person}, ${row.device}, ${row.phone}, ${row.phone_index}, ${row.place}, ${row.at}, ${row.at})
    returning ${columns}`);
}

export async function addStep(tx: Runner, row: TicketRow, at: Date, what: string, officer: string | null) {
  await tx.run(sql`
    insert into counters.step (ticket, at, what, queue, desk, officer)
    values (${row.id}, ${at}, ${what}, ${row.queue}, ${row.desk}, ${officer})`);
}

const find = (db: Runner, where: Sql) =>
  db.maybe<TicketRow>(sql`select ${columns} from counters.ticket where ${where}`);

export const findByCode = (db: Runner, code: string) => find(db, sql`code = ${code}`);
export const findById = (db: Runner, id: number) => find(db, sql`id = ${id}`);
export const lockTicket = (tx: Runner, id: number) => find(tx, sql`id = ${id} for update`);

/** All numbers of a queue's day, as they were given. */
export function ofDay(db: Runner, queue: string, day: string): Promise<TicketRow[]> {
  return db.rows<TicketRow>(sql`
    select ${columns} from counters.ticket where queue = ${queue} and day = ${day}::date order by id`);
}

/** What still occupies places of a queue between two days. */
export function bookedIn(
  db: Runner,
  queue: string,
  from: string,
  to: string,
): Promise<{ at: Date; ends: Date }[]> {
  return db.rows(sql`
    select starts_at as at, ends_at as ends from counters.ticket
    where queue = ${queue} and day between ${from}::date and ${to}::date and starts_at is not null
      and state not in ('cancelled', 'lapsed')`);
}

/** The numbers of all queues that are not ended yet on a day. */
export function openOn(db: Runner, day: string): Promise<TicketRow[]> {
  return db.rows<TicketRow>(sql`
    select ${columns} from counters.ticket
    where day = ${day}::date and state in ('waiting', 'called', 'serving') order by id`);
}

export function ofCase(db: Runner, code: string): Promise<TicketRow[]> {
  return db.rows<TicketRow>(sql`
    select ${columns} from counters.ticket where case_code = ${code} order by starts_at nulls first, id`);
}

export function waitingOn(tx: Runner, queue: string, day: string): Promise<TicketRow[]> {
  return tx.rows<TicketRow>(sql`
    select ${columns} from counters.ticket
    where queue = ${queue} and day = ${day}::date and state = 'waiting' order by id for update`);
}

/** The person whom this officer has called or is serving in a queue. */
export function inHand(
  tx: Runner,
  queue: string,
  day: string,
  officer: string,
): Promise<TicketRow | undefined> {
  return find(
    tx,
    sql`queue = ${queue} and day = ${day}::date and officer = ${officer} and state in ('called', 'serving') limit 1`,
  );
}

export async function saveTicket(tx: Runner, row: TicketRow): Promise<void> {
  await tx.run(sql`
    update counters.ticket set queue = ${row.queue}, agency = ${row.agency}, day = ${row.day}::date,
      label = ${row.label}, state = ${row.state}, starts_at = ${row.starts_at}, ends_at = ${row.ends_at},
      desk = ${row.desk}, officer = ${row.officer}, calls = ${row.calls}, moves = ${row.moves}, note = ${row.note},
      nudged = ${row.nudged}, why = ${row.why}, called_at = ${row.called_at}, begun_at = ${row.begun_at},
      ended_at = ${row.ended_at}, kind = ${row.kind}, arrived_at = ${row.arrived_at}, version = version + 1
    where id = ${row.id}`);
}

/** Appointments that wait on a day, for a round of messages. */
export function appointmentsOn(db: Runner, day: string): Promise<TicketRow[]> {
  return db.rows<TicketRow>(sql`
    select ${columns} from counters.ticket
    where day = ${day}::date and state = 'waiting' and kind <> 'walk-in' order by id`);
}

/** What was left over of days before this one. */
export function leftBefore(tx: Runner, day: string, most: number): Promise<TicketRow[]> {
  return tx.rows<TicketRow>(sql`
    select ${columns} from counters.ticket
    where day < ${day}::date and state in ('waiting', 'called', 'serving') order by id limit ${most} for update`);
}

/** Takes telephone, device, place and note from numbers of days before this one. */
export function forgetBefore(tx: Runner, day: string, most: number): Promise<number> {
  return tx.run(sql`
    update counters.ticket
    set phone = null, phone_index = null, device = null, note = null, place = null, person = null
    where id in (select id from counters.ticket
      where day < ${day}::date and (phone is not null or device is not null or note is not null or place is not null)
      order by id limit ${most})`);
}

/** Takes a deleted account, and what it gave, from its numbers. */
export async function forgetPerson(tx: Runner, person: string): Promise<void> {
  await tx.run(sql`
    update counters.ticket set phone = null, phone_index = null, device = null, note = null, place = null, person = null
    where person = ${person}`);
}
