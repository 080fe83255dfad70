/** Writes instants for people in a city's zone and for machines in ISO 8601, and reads the latter strictly. */
import { kramaRelative } from './krama.ts';
import { type Language, localesOf } from './languages.ts';
import { DAY_MS, dateOfDay, type Instant, MINUTE_MS, millis, zoneOffset } from './zone.ts';

export type TimeStyle = 'date' | 'short-date' | 'time' | 'date-time' | 'long';

const styles: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  'short-date': { day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'date-time': {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  long: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/** An instant in words of a language, on the clock of a zone. Times are 24-hour. */
export function formatInstant(
  instant: Instant,
  zone: string,
  language: Language,
  style: TimeStyle = 'date-time',
): string {
  const key = `${zone} ${language} ${style}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(localesOf(language), { ...styles[style], timeZone: zone });
    formatters.set(key, formatter);
  }
  return formatter.format(millis(instant));
}

const relativeSteps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', DAY_MS],
  ['hour', 60 * MINUTE_MS],
  ['minute', MINUTE_MS],
];
const relativeFormatters = new Map<Language, Intl.RelativeTimeFormat>();

/** "5 menit yang lalu", "in 2 days": the distance from `now`, in its largest whole unit up to days. */
export function formatRelative(instant: Instant, now: Instant, language: Language): string {
  let formatter = relativeFormatters.get(language);
  if (!formatter) {
    formatter = new Intl.RelativeTimeFormat(localesOf(language), { numeric: 'auto' });
    relativeFormatters.set(language, formatter);
  }
  const distance = millis(instant) - millis(now);
  const say = (value: number, unit: Intl.RelativeTimeFormatUnit) =>
    language === 'jv' ? kramaRelative(value, unit) : formatter.format(value, unit);
  for (const [unit, length] of relativeSteps)
    if (Math.abs(distance) >= length) return say(Math.trunc(distance / length), unit);
  return say(0, 'second');
}

const zoneLabels: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** What people call the zone at that instant: WIB, WITA or WIT, else the offset as 'UTC+05:30'. */
export function zoneLabel(zone: string, instant: Instant): string {
  return zoneLabels[zone] ?? `UTC${offsetText(zoneOffset(instant, zone))}`;
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE_MS);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** ISO 8601 with the zone's offset, to the second: 2026-11-22T10:14:57+07:00. */
export function isoInZone(instant: Instant, zone: string): string {
  const ms = millis(instant);
  const offset = zoneOffset(ms, zone);
  return `${new Date(ms + offset).toISOString().slice(0, 19)}${offsetText(offset)}`;
}

/** The local date 'YYYY-MM-DD' of an instant in a zone. */
export function localDate(instant: Instant, zone: string): string {
  const ms = millis(instant);
  return dateOfDay(Math.floor((ms + zoneOffset(ms, zone)) / DAY_MS));
}

const isoInstant =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;

/** Reads an RFC 3339 instant. Undefined when it has no offset, is not of the calendar, or is anything else. */
export function parseInstant(text: string): Date | undefined {
  const match = isoInstant.exec(text);
  if (!match?.[1]) return undefined;
  const midnight = Date.parse(`${match[1]}T00:00:00Z`);
  if (Number.isNaN(midnight) || dateOfDay(midnight / DAY_MS) !== match[1]) return undefined;
  const instant = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
