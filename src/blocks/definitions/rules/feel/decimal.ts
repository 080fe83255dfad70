/**
 * Numbers as people write them: a decimal of at most 15 significant digits, carried by a double. Every such decimal has
 * a double of its own, so 0.1 + 0.2 is 0.3 and a fee is never 9,999.999…; each step is computed exactly and rounded
 * once, half to even (DMN has 34 digits; a rupiah needs no more than 15).
 */
import { FeelError } from './ast.ts';

const DIGITS = 15;
const LARGEST = 10 ** DIGITS;

/** Digits × 10^-scale. */
type Decimal = { digits: bigint; scale: number };

function tenTo(power: number): bigint {
  return 10n ** BigInt(power);
}

function read(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * tenTo(-scale), scale: 0 };
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

export type Rounding = 'half-even' | 'half-up' | 'half-down' | 'up' | 'down' | 'floor' | 'ceiling';

/** `numerator` / `denominator` as a whole number; `denominator` is positive. */
function divideWhole(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const quotient = numerator / denominator;
  const rest = abs(numerator % denominator);
  if (rest === 0n) return quotient;
  const away = quotient + (numerator < 0n ? -1n : 1n);
  const twice = rest * 2n;
  switch (rounding) {
    case 'up':
      return away;
    case 'down':
      return quotient;
    case 'floor':
      return numerator < 0n ? away : quotient;
    case 'ceiling':
      return numerator < 0n ? quotient : away;
    default: {
      if (twice !== denominator) return twice > denominator ? away : quotient;
      if (rounding === 'half-up') return away;
      return rounding === 'half-even' && quotient % 2n !== 0n ? away : quotient;
    }
  }
}

function write({ digits, scale }: Decimal): number {
  const over = abs(digits).toString().length - DIGITS;
  const kept = over > 0 ? divideWhole(digits, tenTo(over), 'half-even') : digits;
  return checked(Number(`${kept}e${Math.max(over, 0) - scale}`));
}

/** The number itself, when it is within what the house computes with. */
export function checked(value: number): number {
  if (!(Math.abs(value) < LARGEST)) throw new FeelError('number-range');
  return value === 0 ? 0 : value;
}

/** A number of the data, rounded to 15 digits. */
export function decimalOf(value: number): number {
  return Number.isInteger(value) ? checked(value) : checked(Number(value.toPrecision(DIGITS)));
}

/** All digits, never an exponent: 0.0000001, not 1e-7. */
export function digitsOf(value: number): string {
  const plain = String(value);
  if (!plain.includes('e')) return plain;
  const { digits, scale } = read(value);
  const padded = abs(digits)
    .toString()
    .padStart(scale + 1, '0');
  return `${digits < 0n ? '-' : ''}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/**
 * The number in units of 10^-places when it is that, and small enough for sums in doubles to be exact; else undefined. A
 * whole number divided by a power of ten is rounded once, to the very double that its decimal has.
 */
function inUnits(value: number, units: number): number | undefined {
  if (Math.abs(value) > 4e14 / units) return undefined;
  const whole = Math.round(value * units);
  return whole / units === value ? whole : undefined;
}

const MILLIONTHS = 1e6;
const TEN_THOUSANDTHS = 1e4;

export function add(a: number, b: number): number {
  if (Number.isInteger(a) && Number.isInteger(b)) return checked(a + b);
  const left = inUnits(a, MILLIONTHS);
  const right = inUnits(b, MILLIONTHS);
  if (left !== undefined && right !== undefined) return checked((left + right) / MILLIONTHS);
  const x = read(a);
  const y = read(b);
  const scale = Math.max(x.scale, y.scale);
  return write({ digits: x.digits * tenTo(scale - x.scale) + y.digits * tenTo(scale - y.scale), scale });
}

export function multiply(a: number, b: number): number {
  const product = a * b;
  if (Number.isInteger(a) && Number.isInteger(b) && Number.isSafeInteger(product)) return checked(product);
  const left = inUnits(a, TEN_THOUSANDTHS);
  const right = inUnits(b, TEN_THOUSANDTHS);
  if (left !== undefined && right !== undefined && Math.abs(left * right) < LARGEST)
    return checked((left * right) / TEN_THOUSANDTHS ** 2);
  const x = read(a);
  const y = read(b);
  return write({ digits: x.digits * y.digits, scale: x.scale + y.scale });
}

export function divide(a: number, b: number): number {
  if (b === 0) throw new FeelError('zero');
  const x = read(a);
  const y = read(b);
  // Twice the digits that are kept, so that the second rounding sees enough of the tail.
  const more = 2 * DIGITS + y.digits.toString().length;
  const sign = y.digits < 0n ? -1n : 1n;
  const numerator = x.digits * tenTo(more + y.scale) * sign;
  const quotient = numerator / abs(y.digits);
  // A tail that is not zero must not look like an exact half.
  const sticky = numerator % abs(y.digits) === 0n ? 0n : numerator < 0n ? -1n : 1n;
  return write({ digits: quotient * 10n + sticky, scale: x.scale + more + 1 });
}

/** Rounded to `places` digits after the point. */
export function round(value: number, places: number, rounding: Rounding): number {
  const { digits, scale } = read(value);
  if (scale <= places) return checked(value);
  return write({ digits: divideWhole(digits, tenTo(scale - places), rounding), scale: places });
}
