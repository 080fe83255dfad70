/** The functions that an expression may call, by the names that FEEL gives them. There are no others. */
import { FEEL_LIMITS, FeelError } from './ast.ts';
import { equal, order } from './compare.ts';
import { dayOf, FeelDay, FeelSpan, monthsBetween, readDay, readSpan, writeDay, writeSpan } from './day.ts';
import { add, decimalOf, digitsOf, divide, multiply, type Rounding, round } from './decimal.ts';
import type { FeelKind } from './types.ts';
import { admit, type FeelValue, isList, list, type Meter, mismatch, spend, text } from './values.ts';

type FeelFunction = (args: readonly FeelValue[], meter: Meter) => FeelValue;

function need<Kind extends FeelValue>(
  value: FeelValue | undefined,
  is: (value: FeelValue) => value is Kind,
  kind: FeelKind,
): Kind {
  if (value !== undefined && is(value)) return value;
  throw mismatch(value ?? null, kind);
}
const number = (value: FeelValue | undefined) => need(value, (one) => typeof one === 'number', 'number');
const string = (value: FeelValue | undefined) => need(value, (one) => typeof one === 'string', 'text');
const day = (value: FeelValue | undefined) => need(value, (one) => one instanceof FeelDay, 'date');
const items = (value: FeelValue | undefined): readonly FeelValue[] =>
  isList(value) ? value.map(admit) : [value ?? null];

/** With null anywhere among the arguments the answer is null, as in arithmetic. */
function strict(call: FeelFunction): FeelFunction {
  return (args, meter) => (args.includes(null) ? null : call(args, meter));
}

/** One list, or the values one by one: sum([1, 2]) and sum(1, 2). Null among them makes the answer null. */
function overAll(call: (values: readonly FeelValue[]) => FeelValue): FeelFunction {
  return (args, meter) => {
    const values = args.length === 1 ? (args[0] === null ? [null] : items(args[0])) : args;
    spend(meter, values.length);
    return values.length === 0 || values.includes(null) ? null : call(values);
  };
}

function best(sign: 1 | -1): FeelFunction {
  return overAll((values) =>
    values.reduce((found, value) => ((order(value, found) ?? 0) * sign > 0 ? value : found)),
  );
}

function sum(values: readonly FeelValue[]): number {
  return values.reduce<number>((total, value) => add(total, number(value)), 0);
}

function rounded(rounding: Rounding): FeelFunction {
  return strict(([value, places]) => {
    const digits = places === undefined ? 0 : number(places);
    if (!Number.isInteger(digits) || Math.abs(digits) > 15) throw new FeelError('number-range');
    return round(number(value), digits, rounding);
  });
}

/** Texts are counted in characters as people see them on the keyboard, not in halves of an emoji. */
function ofText(call: (value: string, ...more: (FeelValue | undefined)[]) => FeelValue): FeelFunction {
  return strict(([value, ...more], meter) => {
    const subject = string(value);
    spend(meter, subject.length / 100);
    const answer = call(subject, ...more);
    return typeof answer === 'string' ? text(answer) : answer;
  });
}

function substring(value: string, start: FeelValue | undefined, length: FeelValue | undefined): FeelValue {
  const characters = [...value];
  const from = number(start);
  const begin = from < 0 ? characters.length + from : from - 1;
  const count = length === undefined ? characters.length : number(length);
  if (from === 0 || begin < 0 || count < 0) return '';
  return characters.slice(begin, begin + count).join('');
}

function toText(value: FeelValue): FeelValue {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return digitsOf(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof FeelDay) return writeDay(value);
  if (value instanceof FeelSpan) return writeSpan(value);
  throw mismatch(value, 'text');
}

function toNumber(value: string): FeelValue {
  return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(value) ? decimalOf(Number(value)) : null;
}

function contains(values: readonly FeelValue[], wanted: FeelValue, meter: Meter): boolean {
  spend(meter, values.length);
  return values.some((value) => equal(value, wanted, meter) === true);
}

function distinct(values: readonly FeelValue[], meter: Meter): FeelValue {
  const kept: FeelValue[] = [];
  for (const value of values) if (!contains(kept, value, meter)) kept.push(value);
  return kept;
}

function joined(parts: readonly FeelValue[], between: string): string {
  let result = '';
  parts
    .filter((part) => part !== null)
    .forEach((part, at) => {
      result += (at > 0 ? between : '') + string(part);
      text(result);
    });
  return result;
}

function toDate(args: readonly FeelValue[]): FeelValue {
  const [first, month, date] = args;
  if (args.length === 3) return dayOf(number(first), number(month), number(date)) ?? null;
  return first instanceof FeelDay ? first : (readDay(string(first)) ?? null);
}

/** FEEL lets the remainder bear the sign of the divisor. */
function modulo(value: number, by: number): number {
  return add(value, -multiply(by, round(divide(value, by), 0, 'floor')));
}

const functions: readonly [string, FeelFunction][] = [
  ['not', ([value]) => (typeof value === 'boolean' ? !value : null)],
  ['is defined', ([value]) => value !== null],
  ['sum', overAll(sum)],
  ['mean', overAll((values) => divide(sum(values), values.length))],
  ['min', best(-1)],
  ['max', best(1)],
  ['count', strict(([value]) => items(value).length)],
  ['floor', rounded('floor')],
  ['ceiling', rounded('ceiling')],
  ['decimal', rounded('half-even')],
  ['round up', rounded('up')],
  ['round down', rounded('down')],
  ['round half up', rounded('half-up')],
  ['round half down', rounded('half-down')],
  ['abs', strict(([value]) => Math.abs(number(value)))],
  ['modulo', strict(([value, by]) => modulo(number(value), number(by)))],
  ['string', strict(([value]) => toText(value ?? null))],
  ['number', strict(([value]) => (typeof value === 'number' ? value : toNumber(string(value))))],
  ['contains', ofText((value, part) => value.includes(string(part)))],
  ['starts with', ofText((value, part) => value.startsWith(string(part)))],
  ['ends with', ofText((value, part) => value.endsWith(string(part)))],
  ['upper case', ofText((value) => value.toUpperCase())],
  ['lower case', ofText((value) => value.toLowerCase())],
  ['string length', ofText((value) => [...value].length)],
  ['substring', ofText(substring)],
  [
    'string join',
    ([value, between], meter) => {
      if (value === null || value === undefined) return null;
      const parts = items(value);
      spend(meter, parts.length);
      return joined(parts, between === undefined || between === null ? '' : string(between));
    },
  ],
  [
    'list contains',
    ([value, wanted], meter) => (value === null ? null : contains(items(value), wanted ?? null, meter)),
  ],
  ['distinct values', strict(([value], meter) => distinct(items(value), meter))],
  [
    'append',
    ([value, ...more], meter) => {
      if (value === null) return null;
      spend(meter, FEEL_LIMITS.items / 100);
      return list([...items(value), ...more]);
    },
  ],
  [
    'concatenate',
    strict((args, meter) => {
      const all = args.flatMap((value) => items(value));
      spend(meter, all.length);
      return list(all);
    }),
  ],
  ['date', strict(toDate)],
  ['duration', strict(([value]) => readSpan(string(value)) ?? null)],
  [
    'years and months duration',
    strict(([from, to]) => new FeelSpan('months', monthsBetween(day(from), day(to)))),
  ],
];

const byName = new Map(functions);

export function callFeel(name: string, args: readonly FeelValue[], meter: Meter): FeelValue {
  const call = byName.get(name);
  if (!call) throw new FeelError('unknown-function', { name });
  return call(args, meter);
}
