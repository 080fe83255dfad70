/** Letters in their order, months charged once, plans that hold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf, penaltyLines, planHolds, stageDue } from './arrears.ts';

test('letters come one after another, each once for what is late since a day, and never too soon after the last', () => {
  const since = '2026-01-10';
  assert.equal(stageDue(since, '2026-01-16', []), undefined);
  assert.equal(stageDue(since, '2026-01-17', []), 'reminder');
  // Nobody is warned before he was reminded, however late he is.
  assert.equal(stageDue(since, '2026-06-01', []), 'reminder');
  const reminded = [{ stage: 'reminder' as const, lateSince: since, day: '2026-02-05' }];
  assert.equal(stageDue(since, '2026-02-18', reminded), undefined);
  assert.equal(stageDue(since, '2026-02-19', reminded), 'warning');
  const warned = [...reminded, { stage: 'warning' as const, lateSince: since, day: '2026-02-19' }];
  assert.equal(stageDue(since, '2026-03-05', warned), undefined);
  assert.equal(stageDue(since, '2026-03-11', warned), 'strd');
  const all = [...warned, { stage: 'strd' as const, lateSince: since, day: '2026-03-11' }];
  assert.equal(stageDue(since, '2026-12-31', all), undefined);
  assert.equal(stageDue('2026-02-01', '2026-12-31', all), 'reminder');
});

test('a month that has begun counts whole, 24 at most, and what was charged before is not charged again', () => {
  const bills = [
    { id: 1, due: '2026-01-10', open: 100_000 },
    { id: 2, due: '2026-02-10', open: 50_000 },
    { id: 3, due: '2024-01-05', open: 10_000 },
  ];
  const lines = (charged: [number, number][], today: string) =>
    penaltyLines(bills, new Map(charged), today).map(({ months, capped, principal, amount }) => [
      ...[months, capped, principal, amount],
    ]);
  assert.deepEqual(lines([], '2026-02-11'), [
    [24, true, 10_000, 2400],
    [2, false, 100_000, 2000],
    [1, false, 50_000, 500],
  ]);
  assert.deepEqual(
    lines(
      [
        [1, 2],
        [3, 24],
      ],
      '2026-03-10',
    ),
    [[1, false, 50_000, 500]],
  );
  assert.deepEqual(
    lines(
      [
        [1, 2],
        [2, 1],
        [3, 24],
      ],
      '2026-03-11',
    ),
    [[1, false, 150_000, 1500]],
  );
});

test('a plan holds while what is owed is not more than what is still to come', () => {
  const parts = partsOf(100_001, ['2026-02-01', '2026-03-01', '2026-04-01']);
  assert.deepEqual(
    parts.map(({ amount }) => amount),
    [33_335, 33_333, 33_333],
  );
  assert.equal(planHolds(parts, 100_001, '2026-02-01'), true);
  assert.equal(planHolds(parts, 100_001, '2026-02-02'), false);
  assert.equal(planHolds(parts, 66_666, '2026-02-02'), true);
  assert.equal(planHolds(parts, 1, '2026-04-02'), false);
});
