/** What a queue goes by: opening hours, minutes per visit, desks, how far ahead, and what is kept for those who just come. */
import { type Calendar, calendarDays, type WorkingHours } from '../../../shared/working-calendar.ts';
import { dayNumber } from '../../../shared/zone.ts';

export type QueueRule = {
  /** Null: whenever the city's offices work, short weeks such as those of Ramadan included. */
  hours: WorkingHours[] | null;
  /** Minutes that one visit takes. */
  minutes: number;
  /** Desks that serve at the same time. */
  desks: number;
  /** Appointments are given for today and so many days after. */
  daysAhead: number;
  /** Share of the room, in percent, that is kept for people without an appointment. */
  walkInShare: number;
  /** Stands before the numbers, so that two counters in one room are not mixed up. */
  letter: string;
  /** Services that take longer or shorter than the others. */
  services: { id: string; minutes: number }[];
};

/** Numbers of appointments begin with this letter, so no counter may have it. */
export const APPOINTMENT_LETTER = 'J';

export const COUNTER_RULE: QueueRule = {
  hours: null,
  minutes: 15,
  desks: 2,
  daysAhead: 14,
  walkInShare: 50,
  letter: 'A',
  services: [],
};

/** An inspection at the applicant's place: half a morning, and nobody walks in. */
export const VISIT_RULE: QueueRule = { ...COUNTER_RULE, minutes: 120, desks: 1, walkInShare: 0, letter: 'K' };

export type Span = readonly [from: number, to: number];

/**
 * The hours of a queue as a calendar: its own week or that of the offices. Public holidays and shared leave (the joint
 * decree of three ministers) close it in either case, its own closed days as well. Make one object and keep it.
 */
export function queueCalendar(rule: QueueRule, offices: Calendar, closed: readonly string[]): Calendar {
  const own = closed.map((date) => ({ date }));
  return {
    zone: offices.zone,
    week: rule.hours ?? offices.week,
    ...(rule.hours || !offices.versions ? {} : { versions: offices.versions }),
    closed: [...offices.closed, ...own],
  };
}

/** The opening spans of a date, in epoch milliseconds; none when it is closed. */
export function openingOf(calendar: Calendar, date: string): readonly Span[] {
  return calendarDays(calendar).day(dayNumber(date)).spans;
}

/** Minutes that a service takes in this queue; an unknown one takes as long as any other. */
export function minutesFor(rule: QueueRule, service: string | null | undefined): number {
  return rule.services.find(({ id }) => id === service)?.minutes ?? rule.minutes;
}
