import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitOf, silentUntil } from './silence.ts';

const calendar = {
  zone: 'Asia/Jakarta',
  week: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '16:00' })),
  closed: [],
};

test('silence of working days ends with the last of them, silence of days at the same hour', () => {
  const thursday = new Date('2026-11-26T02:00:00Z');
  const until = (days: number, unit: string) => silentUntil(thursday, limitOf({ days, unit }), calendar);
  assert.equal(until(4, 'days').toISOString(), '2026-11-30T02:00:00.000Z');
  assert.equal(until(4, 'working-days').toISOString(), '2026-12-02T09:00:00.000Z');
});
