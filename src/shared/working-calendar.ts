/** The working calendar of a city as data, and its days worked out once each into spans of instants. */
import {
  DAY_MS,
  dateOfDay,
  dayNumber,
  instantOfWall,
  isZone,
  localDay,
  timeOfDay,
  weekdayOf,
  zoneOffset,
} from './zone.ts';

/** One row of the working week; `day` is 1 Monday … 7 Sunday, times are the zone's wall clock, 'HH:MM'. */
export type WorkingHours = {
  day: number;
  from: string;
  to: string;
  breaks?: { from: string; to: string }[];
};

/**
 * A city's working calendar. `week` holds unless a later entry of `versions` has begun: from its date on (and
 * until the next version's date) that week holds instead, as for the short hours of Ramadan or a new regulation.
 * Several rows for one weekday are allowed (split shifts); a night shift is written as two rows.
 * The days are remembered by the object's identity: make one object per city and do not change it in place.
 */
export type Calendar = {
  zone: string;
  week: WorkingHours[];
  versions?: { from: string; week: WorkingHours[] }[];
  closed: { date: string; name?: string }[];
};

/** A local day: where it begins and ends, and its working spans [start, end) in order, all epoch milliseconds. */
export type CalendarDay = {
  starts: number;
  ends: number;
  spans: readonly (readonly [number, number])[];
  working: number;
};

export type CalendarDays = { dayAt(ms: number): number; day(number: number): CalendarDay };

type Spans = [number, number][];
const REMEMBERED_DAYS = 20_000;
const compiled = new WeakMap<Calendar, CalendarDays>();

/** The remembered days of a calendar. RangeError naming what is wrong with a calendar that cannot be used. */
export function calendarDays(calendar: Calendar): CalendarDays {
  let days = compiled.get(calendar);
  if (!days) {
    days = compile(calendar);
    compiled.set(calendar, days);
  }
  return days;
}

function compile(calendar: Calendar): CalendarDays {
  const { zone } = calendar;
  if (!isZone(zone)) throw new RangeError(`unknown time zone: ${zone}`);
  const closed = new Set(calendar.closed.map((row) => dayNumber(row.date)));
  const weeks = [
    { from: Number.NEGATIVE_INFINITY, hours: compileWeek(calendar.week) },
    ...(calendar.versions ?? [])
      .map((version) => ({ from: dayNumber(version.from), hours: compileWeek(version.week) }))
      .sort((a, b) => a.from - b.from),
  ];
  const remembered = new Map<number, CalendarDay>();
  let lastOffset = zoneOffset(0, zone);

  function day(number: number): CalendarDay {
    const known = remembered.get(number);
    if (known) return known;
    if (remembered.size >= REMEMBERED_DAYS) remembered.clear();
    const midnight = number * DAY_MS;
    const week = weeks.findLast((entry) => entry.from <= number);
    const hours = closed.has(number) ? [] : (week?.hours[weekdayOf(number)] ?? []);
    const [starts, ends] = localDay(number, zone);
    // A day of 24 hours has one offset, so its times need no look at the zone.
    const instantOf = (time: number) =>
      ends - starts === DAY_MS ? starts + time : instantOfWall(midnight + time, zone);
    const spans: Spans = [];
    for (const [from, to] of hours) {
      const start = Math.max(starts, instantOf(from));
      const end = Math.min(ends, instantOf(to));
      if (end > start) spans.push([start, end]);
    }
    const made: CalendarDay = {
      starts,
      ends,
      spans,
      working: spans.reduce((sum, [start, end]) => sum + end - start, 0),
    };
    remembered.set(number, made);
    return made;
  }

  /** The local day that holds an instant: guessed from the offset seen last, then corrected by the day's own edges. */
  function dayAt(ms: number): number {
    let number = Math.floor((ms + lastOffset) / DAY_MS);
    let here = day(number);
    while (ms < here.starts) here = day(--number);
    while (ms >= here.ends) here = day(++number);
    lastOffset = number * DAY_MS - here.starts;
    return number;
  }
  return { dayAt, day };
}

/** Working spans per ISO weekday (index 1–7), milliseconds after midnight, breaks taken out, overlaps joined. */
function compileWeek(week: WorkingHours[]): Spans[] {
  const days: Spans[] = Array.from({ length: 8 }, () => []);
  for (const row of week) {
    const spans = days[row.day];
    if (!Number.isInteger(row.day) || row.day < 1 || !spans)
      throw new RangeError(`weekday must be 1 (Monday) to 7 (Sunday): ${row.day}`);
    spans.push(...withoutBreaks(spanOf(row), (row.breaks ?? []).map(spanOf)));
  }
  if (days.every((spans) => spans.length === 0)) throw new RangeError('a working week needs a working day');
  return days.map(joinSpans);
}

function spanOf(row: { from: string; to: string }): [number, number] {
  const span: [number, number] = [timeOfDay(row.from), timeOfDay(row.to)];
  if (span[0] >= span[1]) throw new RangeError(`hours must end after they begin: ${row.from}–${row.to}`);
  return span;
}

function withoutBreaks(span: [number, number], breaks: Spans): Spans {
  const left: Spans = [];
  let from = span[0];
  for (const [start, end] of joinSpans(breaks)) {
    if (start > from) left.push([from, Math.min(start, span[1])]);
    from = Math.max(from, end);
    if (from >= span[1]) return left;
  }
  left.push([from, span[1]]);
  return left;
}

/** Sorts spans and joins those that touch or overlap. */
export function joinSpans(spans: readonly (readonly [number, number])[]): Spans {
  const joined: Spans = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** Dates 'YYYY-MM-DD' of the working days from one date to another, both included. */
export function workingDates(from: string, to: string, calendar: Calendar): string[] {
  const days = calendarDays(calendar);
  const dates: string[] = [];
  for (let day = dayNumber(from), last = dayNumber(to); day <= last; day++)
    if (days.day(day).working > 0) dates.push(dateOfDay(day));
  return dates;
}
