import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber, patternFault } from './number.ts';

const parts = { seq: 7, code: '503.6', agency: 'DPMPTSP', year: 2026, month: 11 };

test('a pattern becomes the number of a letter', () => {
  const cases: [string, string][] = [
    ['{seq:3}/{code}/{agency}/{roman-month}/{year}', '007/503.6/DPMPTSP/XI/2026'],
    ['{code}/{seq}/{year}', '503.6/7/2026'],
    ['B-{seq:4}.{month}/{year}', 'B-0007.11/2026'],
  ];
  for (const [pattern, number] of cases) assert.equal(formatNumber(pattern, parts), number);
  assert.equal(
    formatNumber('{seq:2}/{year}', { ...parts, seq: 1234 }),
    '1234/2026',
    'a long number is not cut',
  );
});

test('a pattern that would give two letters one number, or holds what nobody knows, is refused', () => {
  const cases: [string, string][] = [
    ['{code}/{year}', 'no-seq'],
    ['{seq}/{code}', 'no-year'],
    ['{seq}/{year}/{name}', 'unknown'],
    ['{seq}/{year}/<b>', 'sign'],
    ['{seq}/{year}/{seq', 'sign'],
    [`{seq}/{year}/${'x'.repeat(80)}`, 'too-long'],
  ];
  for (const [pattern, fault] of cases) {
    assert.equal(patternFault(pattern), fault, pattern);
    assert.throws(() => formatNumber(pattern, parts), RangeError);
  }
});
