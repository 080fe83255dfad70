/** Days of the calendar as whole numbers since 1970-01-01, without a zone and without the machine's clock. */
import { FeelError } from './ast.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(1000, 0, 1) / DAY;
const LAST = Date.UTC(9999, 11, 31) / DAY;

/** A date of an expression. The class is the tag: no data can forge it. */
export class FeelDay {
  readonly day: number;
  constructor(day: number) {
    if (!(day >= FIRST && day <= LAST)) throw new FeelError('date-range');
    this.day = day;
  }
}

/** A length of time: whole months, or whole days. */
export class FeelSpan {
  readonly unit: 'months' | 'days';
  readonly count: number;
  constructor(unit: 'months' | 'days', count: number) {
    if (!Number.isSafeInteger(count) || Math.abs(count) > 4_000_000) throw new FeelError('date-range');
    this.unit = unit;
    this.count = count === 0 ? 0 : count;
  }
}

/** 'YYYY-MM-DD' of the calendar; undefined for anything else, the 30th of February included. */
export function readDay(text: string): FeelDay | undefined {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return new FeelDay(Date.UTC(year, month - 1, day) / DAY);
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

const two = (part: number) => (part < 10 ? `0${part}` : String(part));

export function writeDay(day: FeelDay): string {
  const parts = partsOf(day);
  return `${parts.year}-${two(parts.month)}-${two(parts.day)}`;
}

/** ISO 8601 in whole units: P2Y, P1Y6M, P30D, P2W, -P1M. Years and days are never mixed. */
export function readSpan(text: string): FeelSpan | undefined {
  const match = /^(-?)P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,7})D)?$/.exec(text);
  if (!match) return undefined;
  const [years, months, weeks, days] = match.slice(2).map((part) => Number(part ?? 0)) as number[];
  const inMonths = match[2] !== undefined || match[3] !== undefined;
  if (inMonths && (match[4] !== undefined || match[5] !== undefined)) return undefined;
  const count = inMonths ? (years ?? 0) * 12 + (months ?? 0) : (weeks ?? 0) * 7 + (days ?? 0);
  if (count > 4_000_000) return undefined;
  return new FeelSpan(inMonths ? 'months' : 'days', match[1] ? -count : count);
}

export function writeSpan({ unit, count }: FeelSpan): string {
  const sign = count < 0 ? '-' : '';
  const size = Math.abs(count);
  if (unit === 'days') return `${sign}P${size}D`;
  const years = Math.floor(size / 12);
  return `${sign}P${years > 0 ? `${years}Y` : ''}${size % 12 > 0 || years === 0 ? `${size % 12}M` : ''}`;
}

export function partsOf(day: FeelDay): { year: number; month: number; day: number } {
  const at = new Date(day.day * DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** The day of the parts; undefined when the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): FeelDay | undefined {
  if (![year, month, day].every((part) => Number.isInteger(part) && part >= 0)) return undefined;
  return readDay(`${year}-${two(month)}-${two(day)}`);
}

/** One month after the 31st of January is the last of February. */
export function later(day: FeelDay, span: FeelSpan, sign: 1 | -1): FeelDay {
  const count = span.count * sign;
  if (span.unit === 'days') return new FeelDay(day.day + count);
  const from = partsOf(day);
  const months = from.year * 12 + from.month - 1 + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12;
  return new FeelDay(Date.UTC(year, month, Math.min(from.day, daysIn(year, month + 1))) / DAY);
}

/** Whole months from one day to the other, toward zero. */
export function monthsBetween(from: FeelDay, to: FeelDay): number {
  if (to.day < from.day) return 0 - monthsBetween(to, from);
  const a = partsOf(from);
  const b = partsOf(to);
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}
