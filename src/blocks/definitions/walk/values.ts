/** Right answers and wrong answers for one question: edges, and values that the expressions speak of. */

import type { Answer, FieldView } from '../contract.ts';
import { FeelError } from '../rules/feel/ast.ts';
import { evaluateFeel } from '../rules/feel/evaluate.ts';
import type { FeelContext } from '../rules/feel/values.ts';
import { faultOf, MOST_FILES, MOST_LONG_TEXT, MOST_TEXT } from '../rules/values.ts';
import { addDays } from './days.ts';
import type { Literals } from './literals.ts';

/** Invented people and businesses: the area code 33.71.99 does not exist. */
const NIKS = ['3371990101800001', '3371994512950002', '3371993006100003'];
const PLACE = { lat: -7.4706, lng: 110.2178, address: 'Jl. Rekaan 1' };

function fileIds(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`);
}

function ofLength(length: number): string {
  return 'Contoh isian '
    .repeat(Math.ceil(length / 13))
    .slice(0, length)
    .replace(/ $/, 'x');
}

function texts({ type, min = 0, max }: FieldView, literals: Literals): string[] {
  const most = max ?? (type === 'text' ? MOST_TEXT : MOST_LONG_TEXT);
  const usual = Math.min(Math.max(min, 12), most);
  return [usual, Math.max(min, 1), most].map(ofLength).concat(literals.texts);
}

function numbers({ type, min, max, decimals = 0 }: FieldView, literals: Literals): number[] {
  const least = min ?? 0;
  const most = max ?? (type === 'money' ? 1_000_000_000 : 1_000_000);
  const part = type === 'number' && decimals > 0 ? [least + 10 ** -decimals, (least + most) / 2] : [];
  const near = literals.numbers.flatMap((one) => [one, one - 1, one + 1]);
  const middle = Math.round(least + Math.min(most - least, 20) / 2);
  const places = type === 'money' ? 0 : decimals;
  return [middle, least, most, ...near, ...part].map((one) => Number(one.toFixed(places)));
}

function limit(formula: FieldView['earliest'], data: FeelContext): string | undefined {
  try {
    const day = formula && evaluateFeel(formula, data);
    return typeof day === 'string' ? day : undefined;
  } catch (error) {
    // The expression itself is tried out, and reported, elsewhere.
    if (error instanceof FeelError) return undefined;
    throw error;
  }
}

function dates({ earliest, latest }: FieldView, data: FeelContext, literals: Literals): string[] {
  const from = limit(earliest, data);
  const to = limit(latest, data);
  const today = String(data.today);
  const given = Object.values(data).filter(
    (one): one is string => typeof one === 'string' && /^\d{4}-\d\d-\d\d$/.test(one),
  );
  const away = [
    0,
    1,
    -1,
    30,
    -30,
    -365 * 40,
    ...literals.spans.flatMap((days) => [days, days + 1, -days, -days - 1]),
  ];
  return [
    ...(from ? [from, addDays(from, 1), addDays(from, 30)] : []),
    ...(to ? [to, addDays(to, -1)] : []),
    ...away.map((days) => addDays(today, days)),
    ...literals.dates.flatMap((day) => [day, addDays(day, 1), addDays(day, -1)]),
    ...given.flatMap((day) => [day, addDays(day, 2)]),
  ];
}

function chosen({ options = [], min = 1, max }: FieldView): string[][] {
  const values = options.map(({ value }) => value);
  const most = Math.min(max ?? values.length, values.length);
  return [
    ...values.map((_, at) => [...values.slice(at), ...values.slice(0, at)].slice(0, Math.max(min, 1))),
    values.slice(0, most),
  ];
}

function candidates(field: FieldView, data: FeelContext, literals: Literals): Answer[] {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return texts(field, literals);
    case 'number':
    case 'money':
      return numbers(field, literals);
    case 'date':
      return dates(field, data, literals);
    case 'time':
      return ['08:00', '00:00', '23:59', ...literals.texts];
    case 'choice':
      return (field.options ?? []).map(({ value }) => value);
    case 'choices':
      return chosen(field);
    case 'yes-no':
      return [true, false];
    case 'statement':
      return [true];
    case 'nik':
      return NIKS;
    case 'nib':
      return ['1234567890123'];
    case 'phone':
      return ['081200000000'];
    case 'email':
      return ['warga@example.id'];
    case 'ward':
      return ['33.71.01.1001'];
    case 'place':
      return [PLACE];
    case 'upload':
      return [fileIds(Math.max(field.min ?? 1, 1)), fileIds(field.max ?? MOST_FILES)];
  }
}

/** Answers that the field takes, each once. `data`: what was answered before. */
export function rightAnswers(field: FieldView, data: FeelContext, literals: Literals): Answer[] {
  const seen = new Set<string>();
  return candidates(field, data, literals).filter((value) => {
    const key = JSON.stringify(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return faultOf(field, value, data) === undefined;
  });
}

/** Answers that no field of its kind may take. */
export function wrongAnswers(field: FieldView): unknown[] {
  const { type, min, max } = field;
  const kind: unknown =
    type === 'number' || type === 'money' || type === 'yes-no' || type === 'statement' ? 'dua' : 2;
  switch (type) {
    case 'text':
    case 'long-text':
      return [kind, ofLength((max ?? (type === 'text' ? MOST_TEXT : MOST_LONG_TEXT)) + 1)];
    case 'number':
    case 'money':
      return [
        kind,
        Number.POSITIVE_INFINITY,
        0.123456,
        ...(min === undefined ? [] : [min - 1]),
        ...(max === undefined ? [] : [max + 1]),
      ];
    case 'date':
      return [kind, '2027-02-30', '31-01-2027'];
    case 'time':
      return [kind, '24:00'];
    case 'choice':
      return [kind, 'not_an_option'];
    case 'choices':
      return [kind, ['not_an_option']];
    case 'nik':
      return [kind, '3371990101800000', '123'];
    case 'nib':
      return [kind, '123'];
    case 'phone':
      return [kind, '12'];
    case 'email':
      return [kind, 'warga'];
    case 'ward':
      return [kind, 'Kemirirejo'];
    case 'place':
      return [kind, { ...PLACE, lat: 200 }];
    case 'upload':
      return [kind, ['../../etc/passwd'], fileIds((max ?? MOST_FILES) + 1)];
    default:
      return [kind];
  }
}
