/** Who may and who may not: every administration endpoint for every role of the pack, both ways. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import type { RoleList } from './contract.ts';
import { identity } from './module.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const BODIES: Record<string, unknown> = {
  'POST /api/officers': { username: 'x', name: 'x' },
  'PATCH /api/officers/:id': { disabled: true },
  'POST /api/officers/:id/reset': { secondFactor: false },
  'POST /api/officers/:id/grants': { role: 'raja', agency: null, area: null },
  'POST /api/kiosks': { name: 'x' },
};

const guarded = (identity.routes ?? []).filter((one) => one.permission.includes('.'));

test('every administration endpoint opens for exactly the roles that hold its permission', async (t) => {
  assert.ok(guarded.length >= 12);
  const house = await testHouse(t);
  const admin = await house.officer('city-admin');
  const { items: roles } = (await admin<RoleList>('GET', '/api/roles')).body;
  assert.ok(roles.length >= 8);
  const { agencies } = (await house.call<{ agencies: { id: string }[] }>('GET', '/api/agencies')).body;
  const agency = agencies[0]?.id ?? '';
  for (const role of roles) {
    const call = await house.officer(role.id, role.held === 'agency' ? agency : null);
    for (const { method, path, permission, scope } of guarded) {
      const name = `${method} ${path}`;
      const url = path.replace(':id', NOBODY).replace(':grant', NOBODY);
      const { status, text } = await call(method, url, BODIES[name]);
      const holds = role.permissions.includes(permission) && (scope !== 'city' || role.held === 'city');
      if (holds)
        assert.ok(status !== 401 && status !== 403 && status < 500, `${role.id} ${name}: ${status} ${text}`);
      // A body is only looked at after the permission; a malformed one must not hide the refusal.
      else assert.ok(status === 403 || status === 422, `${role.id} ${name}: ${status} ${text}`);
    }
  }
});

test('a stranger is asked to sign in at every endpoint that is not public', async (t) => {
  const house = await testHouse(t);
  for (const { method, path, permission } of identity.routes ?? []) {
    if (permission === 'public') continue;
    const url = path.replace(':id', NOBODY).replace(':grant', NOBODY);
    const { status } = await house.call(method, url, BODIES[`${method} ${path}`]);
    assert.equal(status, 401, `${method} ${path}`);
  }
});

test('a citizen reaches no office endpoint and an officer no citizen endpoint', async (t) => {
  const house = await testHouse(t);
  const officer = await house.officer('city-admin');
  for (const path of ['/api/my/account', '/api/my/access-log'])
    assert.equal((await officer('GET', path)).status, 403);
  await house.call('POST', '/api/session/citizen/code', { contact: 'sri@example.id' });
  const box = await house.call<{ messages: { text: string }[] }>(
    'GET',
    '/api/demo/mailbox?address=sri@example.id',
  );
  const code = /\b\d{6}\b/.exec(box.body.messages[0]?.text ?? '')?.[0];
  const signedIn = await house.call<{ token: string }>('POST', '/api/session/citizen', {
    contact: 'sri@example.id',
    code,
    as: 'token',
  });
  const headers = { authorization: `Bearer ${signedIn.body.token}` };
  for (const { method, path, permission } of identity.routes ?? []) {
    if (permission === 'public' || permission === 'citizen' || method !== 'GET') continue;
    const { status } = await house.call(method, path.replace(':id', NOBODY), undefined, headers);
    assert.equal(status, 403, path);
  }
});
