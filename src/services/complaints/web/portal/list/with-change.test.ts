import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveComplaint, PublicItem } from '../../../contract.ts';
import { withChange } from './with-change.ts';

const item = {
  ...{ code: 'MGL-1', state: 'in-progress', closedAt: null, dueAt: null, late: false, paused: false },
  ...{ mended: null, outcome: null },
} as unknown as PublicItem;
const change = {
  ...{ code: 'MGL-1', category: 'street-light', state: 'closed', area: null, agency: null, point: null },
  ...{ priority: 0, openedAt: '2027-01-01T00:00:00Z', dueAt: null },
} satisfies LiveComplaint as LiveComplaint;
const after = (more: Partial<LiveComplaint>, was = item) =>
  withChange({ pages: [{ items: [was], next: null }], pageParams: [] }, { ...change, ...more }).pages[0]
    ?.items[0];

test('a report that was closed without being mended says so in the open list, at once', () => {
  const shown = after({ mended: false, outcome: 'not-mended' });
  assert.deepEqual([shown?.state, shown?.mended, shown?.outcome], ['closed', false, 'not-mended']);
  assert.ok(shown?.closedAt);
});

test('opened again it says nothing of its end any more, and a step that is silent about it changes nothing', () => {
  const closed = { ...item, state: 'closed', mended: false, outcome: 'not-mended' } as PublicItem;
  const open = after({ state: 'assigned', mended: null, outcome: null }, closed);
  assert.deepEqual([open?.mended, open?.outcome, open?.closedAt], [null, null, null]);
  assert.equal(after({ state: 'closed' }, closed)?.mended, false);
});
