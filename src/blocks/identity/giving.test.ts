import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grant, Officer } from '../../platform/actor.ts';
import { fitsKind, managesWholeCity, mayHandleRole, mayManageOfficer } from './giving.ts';

const grant = (
  permissions: string[],
  agency: string | null,
  below: string[] = [],
  area: string | null = null,
): Grant => ({
  role: 'r',
  permissions: new Set(permissions),
  agency,
  agencies: agency === null ? null : new Set([agency, ...below]),
  area,
});
const officer = (id: string, ...grants: Grant[]): Officer => ({
  kind: 'officer',
  id,
  name: id,
  sessionId: 's',
  grants,
});

const cityAdmin = officer('a', grant(['identity.accounts.manage'], null));
const head = officer('h', grant(['identity.accounts.manage', 'complaints.work'], 'dlh', ['dlh-uptd']));
const areaAdmin = officer('w', grant(['identity.accounts.manage', 'complaints.work'], null, [], '33.71.01'));
const worker = officer('p', grant(['complaints.work'], 'dlh'));

test('only account management over every agency and the whole city makes a city administrator', () => {
  assert.deepEqual([cityAdmin, head, areaAdmin, worker].map(managesWholeCity), [true, false, false, false]);
});

for (const [who, permissions, agency, area, may] of [
  [cityAdmin, ['complaints.read-reporter'], 'dlh', null, true],
  [cityAdmin, ['identity.accounts.manage'], null, null, true],
  [head, ['complaints.work'], 'dlh', null, true],
  [head, ['complaints.work'], 'dlh-uptd', null, true],
  [head, ['complaints.work'], 'dpu', null, false],
  [head, ['complaints.work'], null, null, false],
  [head, ['complaints.read-reporter'], 'dlh', null, false],
  [areaAdmin, ['complaints.work'], 'dlh', '33.71.01.1003', true],
  [areaAdmin, ['complaints.work'], 'dlh', null, false],
  [areaAdmin, ['complaints.work'], 'dlh', '33.71.02', false],
  [worker, ['complaints.work'], 'dlh', null, false],
] as const) {
  test(`${who.id} ${may ? 'may' : 'may not'} give ${permissions.join()} in ${agency}/${area}`, () => {
    assert.equal(mayHandleRole(who, permissions, { agency, area }), may);
  });
}

test('nobody manages himself, not even a city administrator', () => {
  assert.equal(mayManageOfficer(cityAdmin, { id: 'a', roles: [] }), false);
});

test('a head may not reset an officer who also holds a role elsewhere or a stronger one', () => {
  const role = (permissions: string[], agency: string | null) => ({ permissions, agency, area: null });
  assert.equal(mayManageOfficer(head, { id: 'x', roles: [role(['complaints.work'], 'dlh')] }), true);
  assert.equal(
    mayManageOfficer(head, { id: 'x', roles: [role(['complaints.work'], 'dlh'), role([], 'dpu')] }),
    false,
  );
  assert.equal(mayManageOfficer(head, { id: 'x', roles: [role(['complaints.triage'], 'dlh')] }), false);
  assert.equal(mayManageOfficer(head, { id: 'x', roles: [] }), false);
});

test('city roles are held without an agency, agency roles in one', () => {
  assert.equal(fitsKind('city', { agency: null, area: null }), true);
  assert.equal(fitsKind('city', { agency: 'dlh', area: null }), false);
  assert.equal(fitsKind('agency', { agency: 'dlh', area: null }), true);
  assert.equal(fitsKind('agency', { agency: null, area: null }), false);
});
