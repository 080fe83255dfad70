/** Decimals carried by doubles: every step is what a person with pencil and paper gets. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FeelError } from './ast.ts';
import { add, digitsOf, divide, multiply, round } from './decimal.ts';

/** A decimal as digits and places, such as 1234 and 2 for 12.34. */
const decimal = fc.tuple(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.nat(4));
const numberOf = ([digits, places]: readonly [number, number]) => Number(`${digits}e-${places}`);
const exact = ([digits, places]: readonly [number, number], to: number) =>
  BigInt(digits) * 10n ** BigInt(to - places);

test('sums and products are exact as long as they have 15 digits', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      assert.equal(add(numberOf(a), numberOf(b)), Number(`${exact(a, 4) + exact(b, 4)}e-4`));
      const product = exact(a, 4) * exact(b, 4);
      assert.equal(multiply(numberOf(a), numberOf(b)), Number(`${product}e-8`) || 0);
    }),
    { numRuns: 2000 },
  );
});

test('large and fine numbers together are rounded once, half to even', () => {
  assert.equal(add(123_456_789_012, 0.0005), 123_456_789_012);
  assert.equal(add(123_456_789_012, 0.0015), 123_456_789_012.002);
  assert.equal(add(123_456_789_012, 0.0016), 123_456_789_012.002);
  assert.equal(add(1e14, 0.25), 1e14);
  assert.equal(multiply(1e-9, 1e-9), 1e-18);
  assert.equal(digitsOf(multiply(1e-9, -1e-9)), '-0.000000000000000001');
});

test('dividing gives the nearest decimal, also for a tail just beside a half', () => {
  assert.equal(divide(1, 3), 0.333333333333333);
  assert.equal(divide(2, 3), 0.666666666666667);
  assert.equal(divide(-2, 3), -0.666666666666667);
  assert.equal(divide(7, -2), -3.5);
  assert.equal(divide(0.3, 0.1), 3);
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const by = numberOf(b);
      if (by === 0) return;
      assert.equal(divide(multiply(numberOf(a), by), by), numberOf(a) || 0);
    }),
    { numRuns: 500 },
  );
});

test('rounding goes by the decimal that people see and not by the double behind it', () => {
  assert.equal(round(1.005, 2, 'half-up'), 1.01);
  assert.equal(round(-1.005, 2, 'half-up'), -1.01);
  assert.equal(round(1.005, 2, 'half-down'), 1);
  assert.equal(round(2.5, 0, 'half-even'), 2);
  assert.equal(round(-0.4, 0, 'half-up'), 0);
  assert.equal(round(1499.5, -3, 'floor'), 1000);
});

test('what has no 15 digits before the point is refused', () => {
  for (const compute of [
    () => add(9e14, 1e14),
    () => multiply(1e8, 1e7),
    () => divide(1e14, 0.01),
    () => divide(1, 0),
  ])
    assert.throws(compute, FeelError);
});
