/** Plus, minus, times, by and to the power of: numbers exactly, texts joined, dates moved. */
import { FeelError, type MathOp } from './ast.ts';
import { FeelDay, FeelSpan, later } from './day.ts';
import { add, divide, multiply } from './decimal.ts';
import { type FeelValue, kindOf, type Meter, mismatch, spend, text } from './values.ts';

function power(base: number, exponent: number, meter: Meter): number {
  const times = Math.abs(exponent);
  if (!Number.isInteger(exponent) || times > 100) throw new FeelError('number-range');
  spend(meter, times);
  let product = 1;
  for (let at = 0; at < times; at += 1) product = multiply(product, base);
  return exponent < 0 ? divide(1, product) : product;
}

function ofNumbers(op: MathOp, a: number, b: number, meter: Meter): number {
  switch (op) {
    case '+':
      return add(a, b);
    case '-':
      return add(a, -b);
    case '*':
      return multiply(a, b);
    case '/':
      return divide(a, b);
    case '**':
      return power(a, b, meter);
  }
}

/** Undefined when the two cannot be computed with. */
function ofOthers(op: MathOp, a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (op === '+' && typeof a === 'string' && typeof b === 'string') return text(a + b);
  if (op === '+' && a instanceof FeelDay && b instanceof FeelSpan) return later(a, b, 1);
  if (op === '+' && a instanceof FeelSpan && b instanceof FeelDay) return later(b, a, 1);
  if (op === '-' && a instanceof FeelDay && b instanceof FeelSpan) return later(a, b, -1);
  if (op === '-' && a instanceof FeelDay && b instanceof FeelDay) return new FeelSpan('days', a.day - b.day);
  if ((op === '+' || op === '-') && a instanceof FeelSpan && b instanceof FeelSpan && a.unit === b.unit)
    return new FeelSpan(a.unit, op === '+' ? a.count + b.count : a.count - b.count);
  if (op === '*' && a instanceof FeelSpan && typeof b === 'number') return new FeelSpan(a.unit, a.count * b);
  if (op === '*' && typeof a === 'number' && b instanceof FeelSpan) return new FeelSpan(b.unit, a * b.count);
  return undefined;
}

export function compute(op: MathOp, a: FeelValue, b: FeelValue, meter: Meter): FeelValue {
  if (a === null || b === null) return null;
  if (typeof a === 'number' && typeof b === 'number') return ofNumbers(op, a, b, meter);
  const value = ofOthers(op, a, b);
  if (value === undefined) throw mismatch(a, kindOf(b));
  if (typeof value === 'string') spend(meter, value.length / 100);
  return value;
}
