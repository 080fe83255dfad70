/** The hour that an empty page of open data names is the one at which the files come. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextMaking, OPEN_DATA_CRON } from './open-data-hour.ts';

test('the next files come tonight, or tomorrow night when tonight’s are made', () => {
  assert.equal(OPEN_DATA_CRON, '10 18 * * *');
  assert.equal(nextMaking(new Date('2026-11-30T18:09:59Z')).toISOString(), '2026-11-30T18:10:00.000Z');
  assert.equal(nextMaking(new Date('2026-11-30T18:10:00Z')).toISOString(), '2026-12-01T18:10:00.000Z');
});
