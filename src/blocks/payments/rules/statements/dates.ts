/** Days as banks write them, by a pattern such as 'DD/MM/YYYY'. Pure. */
import { dateOfDay } from '../../../../shared/zone.ts';

/** True for a 'YYYY-MM-DD' of the calendar. */
export function isDate(text: string): boolean {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(midnight) && dateOfDay(midnight / 86_400_000) === text;
}

export const DATE_PATTERNS = [
  ...['YYYY-MM-DD', 'DD/MM/YYYY', 'DD-MM-YYYY', 'DD.MM.YYYY', 'DD/MM/YY', 'DD-MM-YY'],
  ...['YYYYMMDD', 'MM/DD/YYYY', 'DD MMM YYYY', 'DD-MMM-YYYY'],
] as const;
export type DatePattern = (typeof DATE_PATTERNS)[number];

const MONTHS: Record<string, string> = {
  ...{ jan: '01', feb: '02', mar: '03', apr: '04', mei: '05', may: '05', jun: '06', jul: '07' },
  ...{ agu: '08', ags: '08', aug: '08', sep: '09', okt: '10', oct: '10', nov: '11', des: '12', dec: '12' },
};

/** The day; a time of day after it is passed over. Undefined when it is not of the pattern or not of the calendar. */
export function readDate(text: string, pattern: DatePattern): string | undefined {
  const shape = pattern
    .replace(/[./]/g, (sign) => `\\${sign}`)
    .replace('YYYY', '(?<y>\\d{4})')
    .replace('YY', '(?<y>\\d{2})')
    .replace('MMM', '(?<m>[A-Za-z]{3})')
    .replace('MM', '(?<m>\\d{2})')
    .replace('DD', '(?<d>\\d{2})');
  const found = new RegExp(`^${shape}(?:[ T]\\d{2}[:.]\\d{2}(?:[:.]\\d{2})?)?$`).exec(text.trim())?.groups;
  if (!found?.y || !found.m || !found.d) return undefined;
  const year = found.y.length === 2 ? `20${found.y}` : found.y;
  const month = found.m.length === 3 ? MONTHS[found.m.toLowerCase()] : found.m;
  const day = `${year}-${month}-${found.d}`;
  return isDate(day) ? day : undefined;
}
