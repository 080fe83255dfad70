/** Turns instants into a zone's wall clock and back, with Intl only and formatters that are made once per zone. */

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** An instant: a Date, or milliseconds since 1970-01-01T00:00Z. */
export type Instant = Date | number;

const formatters = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** True when the runtime knows the IANA zone name. */
export function isZone(zone: string): boolean {
  try {
    wallClock(zone);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds of an instant; throws RangeError for an invalid Date or a number that is not finite. */
export function millis(instant: Instant): number {
  const ms = typeof instant === 'number' ? instant : instant.getTime();
  if (!Number.isFinite(ms)) throw new RangeError('not an instant');
  return ms;
}

/** Since then clocks everywhere were set at whole minutes. */
const WHOLE_MINUTES = Date.UTC(1980, 0, 1);
/** The minute that was asked for last, zone by zone: most questions are about now, and Intl is slow. */
const lastAsked = new Map<string, { minute: number; offset: number }>();

/** How far the zone's wall clock is ahead of UTC at an instant, in milliseconds. RangeError for an unknown zone. */
export function zoneOffset(instant: Instant, zone: string): number {
  const ms = millis(instant);
  if (ms < WHOLE_MINUTES) return offsetAt(ms, zone);
  const minute = Math.floor(ms / MINUTE_MS);
  const last = lastAsked.get(zone);
  if (last?.minute === minute) return last.offset;
  const offset = offsetAt(ms, zone);
  lastAsked.set(zone, { minute, offset });
  return offset;
}

function offsetAt(ms: number, zone: string): number {
  const field: Record<string, number> = {};
  let era = '';
  for (const part of wallClock(zone).formatToParts(ms)) {
    if (part.type === 'era') era = part.value;
    else if (part.type !== 'literal') field[part.type] = Number(part.value);
  }
  const year = era.startsWith('B') ? 1 - (field.year ?? 0) : (field.year ?? 0);
  const wall = new Date(0);
  wall.setUTCFullYear(year, (field.month ?? 1) - 1, field.day ?? 1);
  wall.setUTCHours(field.hour ?? 0, field.minute ?? 0, field.second ?? 0, 0);
  return wall.getTime() - Math.floor(ms / 1000) * 1000;
}

/**
 * The instant at which the zone's wall clock shows `wallMs` (the wall time written as if it were UTC).
 * A wall time that happens twice (clock set back) is the first one; one that never happens (clock set forward)
 * moves forward by the gap, as in RFC 5545 section 3.3.5.
 */
export function instantOfWall(wallMs: number, zone: string): number {
  const before = zoneOffset(wallMs - DAY_MS, zone);
  const after = zoneOffset(wallMs + DAY_MS, zone);
  const early = wallMs - before;
  if (before === after || zoneOffset(early, zone) === before) return early;
  const late = wallMs - after;
  return zoneOffset(late, zone) === after ? late : early;
}

const REMEMBERED_DAYS = 20_000;
const zoneDays = new Map<string, Map<number, readonly [starts: number, ends: number]>>();

/** The instants at which a local day begins and ends; remembered, because Intl is slow. */
export function localDay(day: number, zone: string): readonly [starts: number, ends: number] {
  let days = zoneDays.get(zone);
  if (!days || days.size >= REMEMBERED_DAYS) {
    days = new Map();
    zoneDays.set(zone, days);
  }
  let edges = days.get(day);
  if (!edges) {
    edges = [instantOfWall(day * DAY_MS, zone), instantOfWall((day + 1) * DAY_MS, zone)];
    days.set(day, edges);
  }
  return edges;
}

/** Days since 1970-01-01 of a date 'YYYY-MM-DD'. RangeError when it is not a date of the calendar. */
export function dayNumber(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date)
    throw new RangeError(`not a date (YYYY-MM-DD): ${date}`);
  return ms / DAY_MS;
}

/** The date 'YYYY-MM-DD' of a day number. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday of a day number: 1 Monday … 7 Sunday. */
export function weekdayOf(day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Milliseconds after midnight of 'HH:MM' (24:00 is the end of the day). RangeError when it is not a time. */
export function timeOfDay(time: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!(minutes <= 1440) || Number(match?.[2]) > 59)
    throw new RangeError(`not a time of day (HH:MM): ${time}`);
  return minutes * MINUTE_MS;
}
