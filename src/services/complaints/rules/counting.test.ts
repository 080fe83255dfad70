import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CountedCase, marksOf, medianOf } from './counting.ts';

const ZONE = 'Asia/Jakarta';
const base: CountedCase = {
  state: 'assigned',
  opened_at: new Date('2026-10-31T18:00:00Z'),
  closed_at: null,
  complete_by: new Date('2026-11-20T00:00:00Z'),
  outcome: null,
  mended: null,
  proof: null,
};

test('an open case counts as received and open in the month of its report, on the city’s clock', () => {
  assert.deepEqual(marksOf(base, ZONE), ['2026-11-01|received|0', '2026-11-01|open|0']);
});

test('what is said to be mended counts once by its outcome, and apart from that as claimed, kept and proven', () => {
  const closed = new Date('2026-11-10T00:00:00Z');
  const one = {
    ...base,
    state: 'closed',
    closed_at: closed,
    outcome: 'confirmed',
    mended: true,
    proof: 'place',
  };
  assert.deepEqual(marksOf(one, ZONE), [
    '2026-11-01|received|0',
    '2026-11-01|confirmed|0',
    '2026-11-01|days|9',
    '2026-11-01|kept|0',
    '2026-11-01|claimed|0',
    '2026-11-01|at-place|0',
  ]);
});

test('closed and not mended claims and proves nothing; refused and merged cases have no days', () => {
  const closed = { ...base, state: 'closed', closed_at: new Date('2026-12-10T00:00:00Z'), proof: 'place' };
  const whats = (one: CountedCase) => marksOf(one, ZONE).map((mark) => mark.split('|')[1]);
  assert.deepEqual(whats({ ...closed, outcome: 'not-mended', mended: false }), [
    'received',
    'not-mended',
    'days',
  ]);
  assert.deepEqual(whats({ ...closed, state: 'rejected', outcome: 'rejected' }), ['received', 'rejected']);
  assert.deepEqual(whats({ ...closed, state: 'merged' }), ['received', 'merged']);
  assert.deepEqual(whats({ ...closed, outcome: null }), ['received', 'unknown', 'days']);
});

test('the median of counted values is the median of the values', () => {
  assert.equal(medianOf(new Map()), null);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 }), (values) => {
      const counts = new Map<number, number>();
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      const sorted = [...values].sort((a, b) => a - b);
      const middle = (sorted.length - 1) / 2;
      const wanted = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
      assert.equal(medianOf(counts), wanted);
    }),
  );
});
