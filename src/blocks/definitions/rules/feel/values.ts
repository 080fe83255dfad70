/** What an expression computes with, and the gate through which data comes in and results go out. */
import { FEEL_LIMITS, FeelError } from './ast.ts';
import { FeelDay, FeelSpan, readDay, writeDay, writeSpan } from './day.ts';
import { decimalOf } from './decimal.ts';
import type { FeelKind } from './types.ts';

export type FeelContext = { readonly [name: string]: unknown };
export type FeelValue =
  | null
  | boolean
  | number
  | string
  | FeelDay
  | FeelSpan
  | FeelContext
  | readonly unknown[];

/** Plain JSON: dates and lengths of time are ISO 8601 text. */
export type FeelResult = null | boolean | number | string | FeelResult[] | { [name: string]: FeelResult };

/** Nothing stands under that name, which is not the same as null to a look through several scopes. */
export const MISSING = Symbol('missing');

/** The allowance of one evaluation. */
export type Meter = { left: number };

export function spend(meter: Meter, steps: number): void {
  meter.left -= steps;
  if (meter.left < 0) throw new FeelError('budget');
}

export function isContext(value: unknown): value is FeelContext {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Any value of the data as an expression may see it; what is no JSON (functions, Maps, NaN) is null. */
export function admit(value: unknown): FeelValue {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? decimalOf(value) : null;
    case 'string':
      return text(value);
    case 'object':
      if (value === null || value instanceof FeelDay || value instanceof FeelSpan) return value;
      if (isList(value)) return list(value);
      return isContext(value) ? value : null;
    default:
      return null;
  }
}

export function text(value: string): string {
  if (value.length > FEEL_LIMITS.text) throw new FeelError('text-too-long', { most: FEEL_LIMITS.text });
  return value;
}

export function list<Item>(value: readonly Item[]): readonly Item[] {
  if (value.length > FEEL_LIMITS.items) throw new FeelError('too-many-items', { most: FEEL_LIMITS.items });
  return value;
}

/** Only a property of its own that is a value: what is inherited or computed by a getter is missing. */
export function own(holder: object, name: string): unknown {
  const property = Object.getOwnPropertyDescriptor(holder, name);
  return property && 'value' in property && property.value !== undefined ? property.value : MISSING;
}

/** Text of the data as the date that the definition knows it to be; what is no date is null. */
export function asDate(value: FeelValue): FeelValue {
  if (typeof value === 'string') return readDay(value) ?? null;
  return isList(value) ? value.map((item) => asDate(admit(item))) : value;
}

export function kindOf(value: FeelValue): FeelKind {
  if (value === null) return 'null';
  if (value instanceof FeelDay) return 'date';
  if (value instanceof FeelSpan) return 'duration';
  if (isList(value)) return 'list';
  if (typeof value === 'object') return 'fields';
  return typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'yes-no' : 'number';
}

/** Two values that do not go together. */
export function mismatch(left: FeelValue, right: FeelKind): FeelError {
  return new FeelError('type', { left: { kind: kindOf(left) }, right: { kind: right } });
}

/** Data nested deeper than any form writes it ends here and not in a full stack. */
export const DEEPEST = 60;

export function plain(value: FeelValue, meter: Meter, depth = 0): FeelResult {
  if (value === null || typeof value !== 'object') return value;
  spend(meter, 1);
  if (depth > DEEPEST) throw new FeelError('too-nested');
  if (value instanceof FeelDay) return writeDay(value);
  if (value instanceof FeelSpan) return writeSpan(value);
  if (isList(value)) return value.map((item) => plain(admit(item), meter, depth + 1));
  const entries: [string, FeelResult][] = [];
  for (const name of Object.keys(value)) {
    const held = own(value, name);
    if (held !== MISSING) entries.push([name, plain(admit(held), meter, depth + 1)]);
  }
  // fromEntries defines and never assigns, so that a field called __proto__ stays a field.
  return Object.fromEntries(entries);
}
