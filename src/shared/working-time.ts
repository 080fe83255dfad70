/** The working-day clock: when an answer is due, and how much working time has passed, by a city's calendar. */
import { type Calendar, type CalendarDay, calendarDays, joinSpans } from './working-calendar.ts';
import { DAY_MS, type Instant, instantOfWall, MINUTE_MS, millis, zoneOffset } from './zone.ts';

export { type Calendar, type WorkingHours, workingDates } from './working-calendar.ts';
export type { Instant } from './zone.ts';

export const limitUnits = [
  'working-days',
  'working-hours',
  'working-minutes',
  'days',
  'hours',
  'minutes',
] as const;

/** How long something may take. `working-days` count as SP4N-LAPOR! does; `days` are calendar days to the same hour. */
export type Limit = { amount: number; unit: (typeof limitUnits)[number] };

/** A stretch that does not count, from `from` (included) to `to` (excluded); without `to` it is still going on. */
export type Pause = { from: Instant; to?: Instant | null };

/** Ten years without a working day means that the calendar is wrong, not that the answer is far away. */
const LONGEST_CLOSURE_DAYS = 3660;
/** A billionth of a working day: a smaller rest is the rounding of fractions, not time. */
const ROUNDING = 1e-9;

/** Walks the working days from a day number on (that day included). Throws RangeError when they have run out. */
function workingDaysFrom(first: number, calendar: Calendar): () => CalendarDay {
  const days = calendarDays(calendar);
  let number = first;
  return () => {
    for (let idle = 0; idle < LONGEST_CLOSURE_DAYS; idle++) {
      const day = days.day(number++);
      if (day.working > 0) return day;
    }
    throw new RangeError('the calendar has no working day for ten years');
  };
}

function endOf(day: CalendarDay): number {
  return day.spans.at(-1)?.[1] ?? day.ends;
}

function amountOf(amount: number): number {
  if (!Number.isFinite(amount) || amount < 0) throw new RangeError(`not a length of time: ${amount}`);
  return amount;
}

/** True while the city works: opening time included, closing time and breaks not. */
export function isWorking(instant: Instant, calendar: Calendar): boolean {
  const ms = millis(instant);
  const days = calendarDays(calendar);
  return days.day(days.dayAt(ms)).spans.some(([start, end]) => ms >= start && ms < end);
}

/** True when the local day that holds the instant has working hours. */
export function isWorkingDay(instant: Instant, calendar: Calendar): boolean {
  const days = calendarDays(calendar);
  return days.day(days.dayAt(millis(instant))).working > 0;
}

/**
 * The end of the n-th working day after the day of receipt: the day after receipt is day 1, whatever the hour of
 * receipt, as SP4N-LAPOR! counts. n = 0 is the end of the day of receipt, or of the next working day when that day
 * is closed or its hours are over. RangeError when n is not a whole number ≥ 0.
 */
export function addWorkingDays(instant: Instant, n: number, calendar: Calendar): Date {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`);
  const ms = millis(instant);
  const days = calendarDays(calendar);
  const received = days.dayAt(ms);
  if (n === 0) {
    const today = days.day(received);
    if (today.working > 0 && ms < endOf(today)) return new Date(endOf(today));
  }
  const next = workingDaysFrom(received + 1, calendar);
  let day = next();
  for (let counted = 1; counted < n; counted++) day = next();
  return new Date(endOf(day));
}

/** The earliest instant by which `minutes` (≥ 0, may be a fraction) of working time have passed since `instant`. */
export function addWorkingMinutes(instant: Instant, minutes: number, calendar: Calendar): Date {
  return new Date(afterWorking(millis(instant), amountOf(minutes) * MINUTE_MS, calendar));
}

function afterWorking(from: number, length: number, calendar: Calendar): number {
  let left = length;
  if (left === 0) return from;
  const next = workingDaysFrom(calendarDays(calendar).dayAt(from), calendar);
  for (;;) {
    const day = next();
    if (day.starts >= from && day.working < left) {
      left -= day.working;
      continue;
    }
    for (const [start, end] of day.spans) {
      const begin = Math.max(start, from);
      if (end <= begin) continue;
      if (end - begin >= left) return begin + left;
      left -= end - begin;
    }
  }
}

/** Working minutes from a to b (a fraction when they are not whole); negative when b is before a. */
export function workingMinutesBetween(a: Instant, b: Instant, calendar: Calendar): number {
  const from = millis(a);
  const to = millis(b);
  return from <= to
    ? workingMillis(from, to, calendar) / MINUTE_MS
    : -workingMillis(to, from, calendar) / MINUTE_MS;
}

function workingMillis(from: number, to: number, calendar: Calendar): number {
  const days = calendarDays(calendar);
  const last = days.dayAt(to);
  let sum = 0;
  for (let number = days.dayAt(from); number <= last; number++) {
    const day = days.day(number);
    if (day.starts >= from && day.ends <= to) sum += day.working;
    else sum += workedIn(day, from, to);
  }
  return sum;
}

function workedIn(day: CalendarDay, from: number, to: number): number {
  let sum = 0;
  for (const [start, end] of day.spans) sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return sum;
}

/**
 * When a limit that began at `start` runs out, with paused stretches not counting; null while an open pause holds
 * it. A limit in working days counts each day by the part of its working time that was not paused, so a whole
 * paused day moves the due time by a whole day also where days differ in length; the day of receipt never counts.
 */
export function dueAt(
  clock: { start: Instant; limit: Limit; pauses?: readonly Pause[] },
  calendar: Calendar,
): Date | null {
  const start = millis(clock.start);
  const pauses = pausesAfter(start, clock.pauses ?? []);
  const { amount, unit } = clock.limit;
  amountOf(amount);
  let due: number;
  if (unit === 'working-days') {
    const whole = addWorkingDays(start, amount, calendar).getTime();
    // Pauses on the day of receipt take nothing away, because that day does not count, unless it is due that day.
    const first = amount === 0 ? start : calendarDays(calendar).day(calendarDays(calendar).dayAt(start)).ends;
    due = pauses.length === 0 ? whole : dueByDays(first, amount, whole, pauses, calendar);
  } else if (unit === 'working-hours' || unit === 'working-minutes') {
    const length = amount * MINUTE_MS * (unit === 'working-hours' ? 60 : 1);
    due = shifted(afterWorking(start, length, calendar), pauses, (end, [from, to]) =>
      afterWorking(end, to === OPEN ? 0 : workingMillis(from, to, calendar), calendar),
    );
  } else {
    const end = unit === 'days' ? daysLater(start, amount, calendar.zone) : start + amount * spanOfUnit[unit];
    due = shifted(end, pauses, (at, [from, to]) => (to === OPEN ? at : at + (to - from)));
  }
  const open = pauses.at(-1);
  return open && open[1] === OPEN && open[0] < due ? null : new Date(due);
}

const OPEN = Number.POSITIVE_INFINITY;
const spanOfUnit = { hours: 60 * MINUTE_MS, minutes: MINUTE_MS };

function daysLater(start: number, amount: number, zone: string): number {
  if (!Number.isInteger(amount)) throw new RangeError(`not a number of days: ${amount}`);
  return instantOfWall(start + zoneOffset(start, zone) + amount * DAY_MS, zone);
}

function pausesAfter(start: number, pauses: readonly Pause[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const pause of pauses) {
    const from = Math.max(start, millis(pause.from));
    const to = pause.to === undefined || pause.to === null ? OPEN : millis(pause.to);
    if (to > from) spans.push([from, to]);
  }
  return joinSpans(spans);
}

/** Moves a due time past each pause that began before it, in order: a later pause counts against the moved time. */
function shifted(
  due: number,
  pauses: [number, number][],
  move: (due: number, pause: [number, number]) => number,
): number {
  let moved = due;
  for (const pause of pauses) {
    if (pause[0] >= moved) break;
    moved = move(moved, pause);
  }
  return moved;
}

function dueByDays(
  first: number,
  amount: number,
  whole: number,
  pauses: [number, number][],
  calendar: Calendar,
): number {
  const counting = pauses.filter(([, to]) => to !== OPEN && to > first);
  if (counting.every(([from]) => from >= whole)) return whole;
  const next = workingDaysFrom(calendarDays(calendar).dayAt(first), calendar);
  let left = amount === 0 ? 1 : amount;
  for (;;) {
    const day = next();
    if (endOf(day) <= first) continue;
    const running = runningSpans(day, counting);
    const worked = running.reduce((sum, [start, end]) => sum + end - start, 0) / day.working;
    if (worked < left - ROUNDING) {
      left -= worked;
      continue;
    }
    let ms = Math.round(left * day.working);
    for (const [start, end] of running) {
      if (end - start >= ms) return start + ms;
      ms -= end - start;
    }
    return running.at(-1)?.[1] ?? endOf(day);
  }
}

/** The working spans of a day with the pauses cut out. */
function runningSpans(day: CalendarDay, pauses: [number, number][]): [number, number][] {
  const running: [number, number][] = [];
  for (const [start, end] of day.spans) {
    let from = start;
    for (const [pausedFrom, pausedTo] of pauses) {
      if (pausedTo <= from) continue;
      if (pausedFrom >= end) break;
      if (pausedFrom > from) running.push([from, pausedFrom]);
      from = Math.max(from, pausedTo);
      if (from >= end) break;
    }
    if (from < end) running.push([from, end]);
  }
  return running;
}
