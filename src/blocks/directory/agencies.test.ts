/** The tree of agencies. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agencyTree } from './agencies.ts';
import type { Agency } from './shape.ts';

const agency = (id: string, parent: string | null, more: Partial<Agency> = {}): Agency => ({
  id,
  parent,
  name: { id, en: id, jv: id, zh: id },
  short: id,
  kind: 'dinas',
  handles: [],
  areas: [],
  validFrom: '2025-01-01',
  closedOn: null,
  fromPack: true,
  posts: [],
  ...more,
});

test('a subtree holds the agency and everything below it', () => {
  const tree = agencyTree([
    agency('setda', null),
    agency('dishub', 'setda'),
    agency('pju', 'dishub'),
    agency('dlh', null),
  ]);
  assert.deepEqual([...tree.subtree('setda')].sort(), ['dishub', 'pju', 'setda']);
  assert.deepEqual([...tree.subtree('nobody')], []);
  assert.deepEqual(
    tree.path('pju').map(({ id }) => id),
    ['setda', 'dishub', 'pju'],
  );
});

test('a circle of parents ends instead of hanging the house', () => {
  const tree = agencyTree([agency('a', 'b'), agency('b', 'a')]);
  assert.deepEqual([...tree.subtree('a')].sort(), ['a', 'b']);
  assert.equal(tree.path('a').length, 2);
});

test('an agency is open from its first day until the day before it closes', () => {
  const tree = agencyTree([agency('a', null, { validFrom: '2026-01-01', closedOn: '2026-06-01' })]);
  const open = (date: string) => tree.open(date).length;
  assert.deepEqual(
    [open('2025-12-31'), open('2026-01-01'), open('2026-05-31'), open('2026-06-01')],
    [0, 1, 1, 0],
  );
  assert.equal(tree.get('a').closedOn, '2026-06-01');
  assert.throws(() => tree.get('b'), { code: 'directory.agency-not-found' });
});
