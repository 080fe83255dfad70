/** Numbers, money, dates and "two hours ago", written as a reader of each language expects, on the city's clock. */
import { kramaRelative, kramaSpan } from '../../../shared/krama.ts';
import { type Language, localesOf } from '../../../shared/languages.ts';
import { DAY_MS, zoneOffset } from '../../../shared/zone.ts';

const zoneNames: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** An instant as the API sends it (ISO 8601), as milliseconds, or as a Date. */
export type Instant = string | number | Date;

export type Formats = {
  /** 12.345,6 (up to two decimals unless told otherwise) */
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** 0.256 → 26% */
  percent: (share: number) => string;
  /** whole rupiah → Rp1.234.567 */
  money: (rupiah: number) => string;
  /** 5 Maret 2027 */
  date: (at: Instant) => string;
  /** Maret 2027 */
  month: (at: Instant) => string;
  /** 5 Mar */
  day: (at: Instant) => string;
  /** Jumat, 5 Maret 2027 */
  longDate: (at: Instant) => string;
  /** 14.05, where the language writes it so, else 14:05 */
  time: (at: Instant) => string;
  /** A time of day as data holds it, "07:30" → 07.30 */
  clock: (text: string) => string;
  /** Selasa, 5 Maret pukul 14.05: something that is due within the year */
  deadline: (at: Instant) => string;
  /** 5 Maret 2027 pukul 14.05 WIB */
  dateTime: (at: Instant) => string;
  /** "2 jam yang lalu", "besok", "dalam 3 hari": days are those of the calendar; `now` in milliseconds for tests and ticking clocks */
  relative: (at: Instant, now?: number) => string;
  /** minutes → "2 jam 5 mnt" */
  duration: (minutes: number) => string;
  /** metres → "850 m" or "1,2 km" */
  distance: (metres: number) => string;
  /** a, b, dan c */
  list: (items: string[]) => string;
  /** WIB, WITA, WIT, or what the zone is called elsewhere */
  zoneName: string;
};

/** Hours and minutes are parted by a point here (EYD V), by a colon elsewhere; browsers differ about Javanese. */
const dotted: ReadonlySet<Language> = new Set(['id', 'jv']);

/** A day and a time of day in one breath. */
const atWords: Record<Language, (day: string, time: string) => string> = {
  id: (day, time) => `${day} pukul ${time}`,
  en: (day, time) => `${day} at ${time}`,
  jv: (day, time) => `${day} tabuh ${time}`,
  zh: (day, time) => `${day} ${time}`,
};

const relativeSteps: [limit: number, divisor: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [86_400 * 14, 86_400, 'day'],
  [86_400 * 60, 86_400 * 7, 'week'],
  [86_400 * 365, 86_400 * 30.44, 'month'],
  [Number.POSITIVE_INFINITY, 86_400 * 365.25, 'year'],
];

/**
 * The locale that writes for a language here. Few machines carry Javanese date names; Indonesian ones
 * are then used, which every reader of Javanese knows, rather than English ones.
 */
export function localeOf(language: Language): string {
  return Intl.DateTimeFormat.supportedLocalesOf(localesOf(language))[0] ?? 'id';
}

/** Formats of one language in one IANA zone. Formatters are made on first use: each costs about a millisecond on a phone. */
export function createFormats(language: Language, zone: string): Formats {
  const locale = localeOf(language);
  const once = <T>(make: () => T): (() => T) => {
    let made: T | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const dateTimeFormat = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  const number = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
  const money = once(
    () => new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 }),
  );
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent' }));
  const date = dateTimeFormat({ dateStyle: 'long' });
  const month = dateTimeFormat({ month: 'long', year: 'numeric' });
  const day = dateTimeFormat({ day: 'numeric', month: 'short' });
  // The ready-made full date of Indonesian writes "07 Desember".
  const longDate = dateTimeFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const intlTime = dateTimeFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const weekday = dateTimeFormat({ weekday: 'long', day: 'numeric', month: 'long' });
  const clock = (text: string) => (dotted.has(language) ? text.replace(':', '.') : text);
  const time = (at: Instant) => clock(intlTime().format(toDate(at)));
  const atTime = (day: string, at: Instant) => atWords[language](day, time(at));
  const intlRelative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const relative = (value: number, name: Intl.RelativeTimeFormatUnit) =>
    language === 'jv' ? kramaRelative(value, name) : intlRelative().format(value, name);
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const zoneName = zoneNames[zone] ?? shortZoneName(locale, zone);
  const unit = (value: number, name: string, digits = 0) =>
    language === 'jv' && !name.endsWith('meter')
      ? kramaSpan(value, name)
      : new Intl.NumberFormat(locale, {
          style: 'unit',
          unit: name,
          // Short Indonesian has "hr" for a day, which reads like hours.
          unitDisplay: locale.startsWith('id') || locale.startsWith('jv') ? 'long' : 'short',
          maximumFractionDigits: digits,
        }).format(value);

  return {
    number: (value, options) =>
      options ? new Intl.NumberFormat(locale, options).format(value) : number().format(value),
    percent: (share) => percent().format(share),
    // Rupiah is written the Indonesian way in every language, without the space some platforms put after Rp.
    money: (rupiah) => money().format(rupiah).replace(/\s/g, ''),
    date: (at) => date().format(toDate(at)),
    month: (at) => month().format(toDate(at)),
    day: (at) => day().format(toDate(at)),
    longDate: (at) => longDate().format(toDate(at)),
    time,
    clock,
    deadline: (at) => atTime(weekday().format(toDate(at)), at),
    dateTime: (at) => `${atTime(date().format(toDate(at)), at)} ${zoneName}`,
    relative: (at, now = Date.now()) => {
      const then = toDate(at).getTime();
      const seconds = (then - now) / 1000;
      const [, divisor, name] = relativeSteps.find(([limit]) => Math.abs(seconds) < limit) ?? [
        0,
        1,
        'second',
      ];
      // Under a minute the exact second is noise: "now".
      if (name === 'second') return relative(0, 'second');
      // "Tomorrow" is the next day on the calendar, however many hours away it is.
      return name === 'day'
        ? relative(dayOf(then, zone) - dayOf(now, zone), name)
        : relative(Math.round(seconds / (divisor as number)), name as Intl.RelativeTimeFormatUnit);
    },
    duration: (minutes) => {
      const whole = Math.round(minutes);
      const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60];
      const parts: string[] = [];
      if (days > 0) parts.push(unit(days, 'day'));
      if (hours > 0) parts.push(unit(hours, 'hour'));
      if (days === 0 && (rest > 0 || hours === 0)) parts.push(unit(rest, 'minute'));
      return parts.join(' ');
    },
    distance: (metres) =>
      metres < 1000 ? unit(Math.round(metres / 10) * 10, 'meter') : unit(metres / 1000, 'kilometer', 1),
    list: (items) => list().format(items),
    zoneName,
  };
}

function toDate(at: Instant): Date {
  return at instanceof Date ? at : new Date(at);
}

/** The city's calendar day of an instant, counted from 1970. */
function dayOf(at: number, zone: string): number {
  return Math.floor((at + zoneOffset(at, zone)) / DAY_MS);
}

function shortZoneName(locale: string, zone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts();
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
