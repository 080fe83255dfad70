/** Reads the times of a foreign file: by a pattern, in a zone; nothing is guessed. */
import { zoneOffset } from '../../../shared/zone.ts';

const HOUR = 3_600_000;
const offsets = new Map<string, number>();

/** Zones change their clocks on whole hours of UTC or at half past: asking once per half hour is enough. */
function offsetAt(instant: number, zone: string): number {
  const half = Math.floor(instant / (HOUR / 2));
  const key = `${zone} ${half}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    if (offsets.size > 50_000) offsets.clear();
    offset = zoneOffset(half * (HOUR / 2), zone);
    offsets.set(key, offset);
  }
  return offset;
}

const PARTS: Record<string, string> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  hh: '(?<half>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  A: '(?<side>[AaPp][Mm])',
};

const PIECES = /YYYY|MM|DD|HH|hh|mm|ss|A|[^A-Za-z0-9\s]|\s+/g;

/** What keeps a pattern from telling a time; undefined for one that can be read by. */
export function patternFault(pattern: string): string | undefined {
  const parts = (pattern.match(PIECES) ?? []).filter((piece) => PARTS[piece]);
  const twice = parts.find((part, at) => parts.indexOf(part) !== at);
  if (twice) return `${twice} stands twice`;
  const lacking = ['YYYY', 'MM', 'DD'].filter((part) => !parts.includes(part));
  if (lacking.length > 0) return `${lacking.join(', ')} must stand in it`;
  if (parts.includes('HH') && parts.includes('hh')) return 'HH (00–23) and hh (01–12) exclude each other';
  if (parts.includes('hh') !== parts.includes('A')) return 'hh (01–12) and A (AM/PM) need each other';
  return undefined;
}

/** A reader for one pattern (see `Mapping.timeFormat`) and zone; undefined for a text that is no such time, or no date there is. */
export function timeReader(pattern: string | undefined, zone: string): (text: string) => Date | undefined {
  if (!pattern) return (text) => isoTime(text, zone);
  const source = pattern.replace(PIECES, (piece) => {
    if (PARTS[piece]) return PARTS[piece];
    return /\s/.test(piece) ? '\\s+' : `\\${piece}`;
  });
  const shape = new RegExp(`^${source}$`);
  return (text) => {
    const found = shape.exec(text.trim())?.groups;
    if (!found) return undefined;
    const number = (name: string) => (found[name] === undefined ? 0 : Number(found[name]));
    const hour =
      found.half === undefined
        ? number('hour')
        : (number('half') % 12) + (/p/i.test(found.side ?? '') ? 12 : 0);
    if (found.half !== undefined && (number('half') < 1 || number('half') > 12)) return undefined;
    return instant(
      number('year'),
      number('month'),
      number('day'),
      hour,
      number('minute'),
      number('second'),
      zone,
    );
  };
}

/** ISO 8601 with or without an offset; a date alone is its first moment. */
function isoTime(text: string, zone: string): Date | undefined {
  const found =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    );
  if (!found) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', offset] = found;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!offset) return instant(y, mo, d, h, mi, s, zone);
  const utc = instant(y, mo, d, h, mi, s, 'UTC');
  if (!utc || offset === 'Z') return utc;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return new Date(utc.getTime() - shift);
}

function instant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  zone: string,
): Date | undefined {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(asUtc);
  // 30 February and 25:00 roll over silently; a file that holds them is wrong.
  if (
    back.getUTCMonth() !== month - 1 ||
    back.getUTCDate() !== day ||
    hour > 23 ||
    minute > 59 ||
    second > 59
  )
    return undefined;
  // The offset of the guess may be that of the other side of a change of clocks: the second look settles it.
  const first = asUtc - offsetAt(asUtc, zone);
  return new Date(asUtc - offsetAt(first, zone));
}
