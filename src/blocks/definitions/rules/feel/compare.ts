/** Equal, before and after, as FEEL sees them: with null where two kinds have nothing to do with one another. */
import { type CompareOp, FeelError } from './ast.ts';
import { FeelDay, FeelSpan } from './day.ts';
import {
  admit,
  DEEPEST,
  type FeelContext,
  type FeelValue,
  isList,
  kindOf,
  type Meter,
  MISSING,
  mismatch,
  own,
  spend,
} from './values.ts';

/** Null when the kinds differ; against null itself it is known. */
export function equal(a: FeelValue, b: FeelValue, meter: Meter, depth = 0): boolean | null {
  if (a === null || b === null) return a === b;
  if (typeof a !== 'object' || typeof b !== 'object') return typeof a === typeof b ? a === b : null;
  spend(meter, 1);
  if (depth > DEEPEST) throw new FeelError('too-nested');
  if (a instanceof FeelDay) return b instanceof FeelDay ? a.day === b.day : null;
  if (a instanceof FeelSpan)
    return b instanceof FeelSpan ? a.count === b.count && (a.unit === b.unit || a.count === 0) : null;
  if (b instanceof FeelDay || b instanceof FeelSpan) return null;
  if (isList(a)) return isList(b) ? equalLists(a, b, meter, depth) : null;
  return isList(b) ? null : equalContexts(a, b, meter, depth);
}

function equalLists(a: readonly unknown[], b: readonly unknown[], meter: Meter, depth: number): boolean {
  spend(meter, a.length);
  if (a.length !== b.length) return false;
  return a.every((item, at) => equal(admit(item), admit(b[at]), meter, depth + 1) === true);
}

function equalContexts(a: FeelContext, b: FeelContext, meter: Meter, depth: number): boolean {
  const names = Object.keys(a);
  spend(meter, names.length);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const left = own(a, name);
    const right = own(b, name);
    if (left === MISSING || right === MISSING) return left === right;
    return equal(admit(left), admit(right), meter, depth + 1) === true;
  });
}

/** Negative, zero, positive; null beside null; two kinds cannot be put in order. */
export function order(a: FeelValue, b: FeelValue): number | null {
  if (a === null || b === null) return null;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : a < b ? -1 : 1;
  if (a instanceof FeelDay && b instanceof FeelDay) return a.day - b.day;
  if (a instanceof FeelSpan && b instanceof FeelSpan && a.unit === b.unit) return a.count - b.count;
  throw mismatch(a, kindOf(b));
}

export function compare(op: CompareOp, a: FeelValue, b: FeelValue, meter: Meter): boolean | null {
  if (op === '=') return equal(a, b, meter);
  if (op === '!=') {
    const same = equal(a, b, meter);
    return same === null ? null : !same;
  }
  const way = order(a, b);
  if (way === null) return null;
  if (op === '<') return way < 0;
  if (op === '<=') return way <= 0;
  return op === '>' ? way > 0 : way >= 0;
}

/** Both must hold: false decides, otherwise an unknown makes it unknown. */
export function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
