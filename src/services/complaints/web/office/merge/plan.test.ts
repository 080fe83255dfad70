import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hindrance, likenessWords, mayJoin, reportersOf, type Side, survivors } from './plan.ts';

const side = (code: string, more: Partial<Side> = {}): Side => ({
  code,
  state: 'received',
  openedAt: '2026-11-20T00:00:00.000Z',
  may: ['merge'],
  speaksFor: null,
  merged: [],
  ...more,
});
const merged = (code: string) => ({ code, title: '', into: 'A', openedAt: '2026-11-21T00:00:00.000Z' });

test('of two open reports the older one is offered first', () => {
  const older = side('A');
  const newer = side('B', { openedAt: '2026-11-21T00:00:00.000Z' });
  assert.deepEqual(survivors(older, newer), ['A', 'B']);
  assert.deepEqual(survivors(newer, older), ['A', 'B']);
  assert.equal(hindrance(newer, older), undefined);
});

test('a report that the officer may not merge can still go on for the other', () => {
  const mine = side('A');
  const theirs = side('B', { may: [] });
  assert.deepEqual(survivors(mine, theirs), ['B']);
});

test('nothing is merged into an ended report, and an ended one is merged into nothing', () => {
  const ended = side('B', { state: 'closed', may: ['reopen'] });
  assert.deepEqual(survivors(side('A'), ended), []);
  assert.equal(hindrance(side('A'), ended), 'complaints.desk.merge.ended');
});

test('a report is not merged into one that was merged into it, directly or through another', () => {
  const root = side('A', { merged: [merged('B'), { ...merged('C'), into: 'B' }] });
  const below = side('C', { state: 'merged', may: ['unmerge'], speaksFor: 'A' });
  assert.equal(mayJoin(root, below), false);
  assert.equal(hindrance(root, below), 'complaints.desk.merge.already');
  assert.equal(hindrance(root, side('A')), 'complaints.desk.merge.same-code');
});

test('two that belong to others are named as such', () => {
  assert.equal(hindrance(side('A', { may: [] }), side('B', { may: [] })), 'complaints.desk.merge.not-yours');
});

test('everybody who said the same is counted, and likeness is said in words', () => {
  assert.equal(reportersOf({ merged: [merged('B'), merged('C')] }), 3);
  assert.equal(likenessWords(0.8), 'complaints.desk.merge.very-like');
  assert.equal(likenessWords(0.79), 'complaints.desk.merge.like');
});
