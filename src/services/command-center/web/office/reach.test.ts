/** Links of the command center's office page go no further than the officer's roles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionRole } from '../../../../web/kit/session/session.ts';
import { reaches, reachesAll } from './reach.ts';

const READ = 'complaints.read';
const role = (agency: string | null, area: string | null = null, permissions = [READ]): SessionRole[] => [
  { role: 'any', agency, area, permissions },
];
const parents = new Map<string, string | null>([
  ['dinas', null],
  ['bidang', 'dinas'],
  ['seksi', 'bidang'],
  ['lain', null],
]);
const at = (agency: string | null, area: string | null = '33.71.01.1003') => ({ agency, area });

test('a role in an agency reaches the cases of that agency and of those below it', () => {
  const held = role('dinas');
  assert.deepEqual(
    ['dinas', 'bidang', 'seksi', 'lain', null].map((agency) => reaches(held, READ, at(agency), parents)),
    [true, true, true, false, false],
  );
});

test('a role in an area reaches that area and what lies in it, and not one whose code only begins alike', () => {
  const held = role(null, '33.71.01');
  assert.deepEqual(
    ['33.71.01', '33.71.01.1003', '33.71.011', null].map((area) =>
      reaches(held, READ, at('lain', area), parents),
    ),
    [true, true, false, false],
  );
});

test('without the permission nothing is reached, and only a role for everything reaches all', () => {
  assert.equal(reaches(role(null, null, ['wall.read']), READ, at('dinas'), parents), false);
  assert.deepEqual(
    [role(null), role('dinas'), role(null, '33.71.01'), []].map((held) => reachesAll(held, READ)),
    [true, false, false, false],
  );
});
