import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { createFirstAdmin, officersWith } from './api.ts';
import type { KioskMade, OfficerDetail, OfficerList, OfficerMade, SessionAnswer } from './contract.ts';
import type { AuditList } from './rules/audit-contract.ts';
import { saveRoles } from './store-grants.ts';

async function agenciesOf(house: TestHouse) {
  const { agencies } = (
    await house.call<{ agencies: { id: string; parent: string | null }[] }>('GET', '/api/agencies')
  ).body;
  const [one, other] = agencies.filter((agency) => agency.parent === null || agency.parent !== undefined);
  assert.ok(one && other);
  return [one.id, other.id] as const;
}

type Coded = { code?: string; fields?: { path: string; rule: string }[] };

test('an administrator makes an officer; the password is shown once, also when the request is repeated', async (t) => {
  const house = await testHouse(t);
  const [agency] = await agenciesOf(house);
  const admin = await house.officer('city-admin');
  const body = { username: 'budi', name: 'Budi', grants: [{ role: 'agency-officer', agency, area: null }] };
  const key = { 'idempotency-key': 'buat-budi-1' };
  const made = await admin<OfficerMade>('POST', '/api/officers', body, key);
  assert.equal(made.status, 201);
  assert.match(made.body.initialPassword ?? '', /^[a-z2-9-]{19}$/);
  const again = await admin<OfficerMade>('POST', '/api/officers', body, key);
  assert.deepEqual(again.body, { id: made.body.id, username: 'budi' });
  const twin = await admin<Coded>('POST', '/api/officers', body);
  assert.equal(twin.body.code, 'identity.username-taken');
  const signedIn = await house.call<{ token: string }>('POST', '/api/session/officer', {
    username: 'budi',
    password: made.body.initialPassword,
    as: 'token',
  });
  const session = await house.call<SessionAnswer>('GET', '/api/session', undefined, {
    authorization: `Bearer ${signedIn.body.token}`,
  });
  assert.deepEqual([session.body.actor?.pending, session.body.actor?.permissions], [['password'], []]);
});

test('a disabled officer is out at once and cannot come in', async (t) => {
  const house = await testHouse(t);
  const [agency] = await agenciesOf(house);
  const admin = await house.officer('city-admin');
  const worker = await house.officer('agency-officer', agency);
  assert.equal((await worker('GET', '/api/account/second-factor')).status, 200);
  assert.equal((await admin('PATCH', `/api/officers/${worker.id}`, { disabled: true })).status, 204);
  assert.equal((await worker('GET', '/api/account/second-factor')).status, 401);
});

test('a role taken away no longer counts on the next request', async (t) => {
  const house = await testHouse(t);
  const admin = await house.officer('city-admin');
  const other = await house.officer('auditor');
  assert.equal((await other('GET', '/api/audit')).status, 200);
  const { roles } = (await admin<OfficerDetail>('GET', `/api/officers/${other.id}`)).body;
  const taken = await admin('DELETE', `/api/officers/${other.id}/grants/${roles[0]?.id}`);
  assert.equal(taken.status, 204);
  assert.equal((await other('GET', '/api/audit')).status, 403);
});

test('a role ends by itself on its date', async (t) => {
  let at = Date.parse('2026-11-20T02:00:00Z');
  const house = await testHouse(t, { now: () => new Date(at) });
  const admin = await house.officer('city-admin');
  const other = await house.officer('viewer-wall');
  const validUntil = new Date(at + 60_000).toISOString();
  const grant = { role: 'auditor', agency: null, area: null, validUntil };
  assert.equal((await admin('POST', `/api/officers/${other.id}/grants`, grant)).status, 201);
  assert.equal((await other('GET', '/api/audit')).status, 200);
  at += 75_000;
  assert.equal((await other('GET', '/api/audit')).status, 403);
});

test('nobody gives himself a role, takes his own, or resets or disables himself', async (t) => {
  const house = await testHouse(t);
  const admin = await house.officer('city-admin');
  const own = (await admin<OfficerDetail>('GET', `/api/officers/${admin.id}`)).body.roles[0]?.id;
  for (const [method, path, body] of [
    ['POST', 'grants', { role: 'leadership', agency: null, area: null }],
    ['DELETE', `grants/${own}`, undefined],
    ['POST', 'reset', { secondFactor: false }],
  ] as const) {
    const answer = await admin<Coded>(method, `/api/officers/${admin.id}/${path}`, body);
    assert.deepEqual([answer.status, answer.body.code], [409, 'identity.not-yourself'], path);
  }
  const disabled = await admin<Coded>('PATCH', `/api/officers/${admin.id}`, { disabled: true });
  assert.equal(disabled.body.code, 'identity.not-yourself');
});

for (const [grant, path, rule] of [
  [{ role: 'raja', agency: null, area: null }, 'role', 'role-unknown'],
  [{ role: 'agency-officer', agency: null, area: null }, 'agency', 'role-held-agency'],
  [{ role: 'leadership', agency: 'dlh', area: null }, 'agency', 'role-held-city'],
  [{ role: 'agency-officer', agency: 'tidak-ada', area: null }, 'agency', 'agency-unknown'],
  [{ role: 'leadership', agency: null, area: '99.99' }, 'area', 'area-unknown'],
] as const) {
  test(`giving ${JSON.stringify(grant)} is refused with ${rule} at ${path}`, async (t) => {
    const house = await testHouse(t);
    const admin = await house.officer('city-admin');
    const other = await house.officer('auditor');
    const answer = await admin<Coded>('POST', `/api/officers/${other.id}/grants`, grant);
    assert.equal(answer.status, 422);
    assert.deepEqual(
      answer.body.fields?.map((field) => [field.path, field.rule]),
      [[path, rule]],
    );
  });
}

test('an agency administrator acts inside the agency only, and gives only what he holds', async (t) => {
  const house = await testHouse(t);
  const [mine, other] = await agenciesOf(house);
  const words = { id: 'Admin instansi', en: 'Agency administrator', jv: 'Admin instansi', zh: '机构管理员' };
  await saveRoles(house.city.db, [
    {
      id: 'agency-admin',
      from: '2025-01-01',
      held: 'agency',
      title: words,
      description: words,
      permissions: [
        'identity.accounts.read',
        'identity.accounts.manage',
        'directory.read',
        'complaints.read',
        'complaints.work',
        'complaints.close',
      ],
    },
  ]);
  house.city.cache.clear();
  const admin = await house.officer('agency-admin', mine);
  const worker = await house.officer('field-crew', mine);
  const head = await house.officer('agency-head', mine);
  const stranger = await house.officer('field-crew', other);
  const list = (await admin<OfficerList>('GET', '/api/officers')).body.items.map((item) => item.id);
  assert.ok(list.includes(worker.id) && list.includes(head.id) && !list.includes(stranger.id));
  assert.equal((await admin('GET', `/api/officers/${stranger.id}`)).status, 404);
  const give = (agency: string, role = 'field-crew') =>
    admin<Coded>('POST', '/api/officers', {
      username: `baru-${agency}-${role}`.slice(0, 48),
      name: 'Baru',
      grants: [{ role, agency, area: null }],
    });
  assert.equal((await give(mine)).status, 201);
  assert.equal((await give(other)).status, 403);
  assert.equal((await give(mine, 'agency-head')).status, 403);
  const none = await admin<Coded>('POST', '/api/officers', {
    username: 'tanpa.peran',
    name: 'Tanpa',
    grants: [],
  });
  assert.equal(none.status, 422);
  assert.equal(
    (await admin('POST', `/api/officers/${worker.id}/reset`, { secondFactor: false })).status,
    200,
  );
  for (const id of [head.id, stranger.id])
    assert.equal((await admin('POST', `/api/officers/${id}/reset`, { secondFactor: false })).status, 403);
});

test('a refused gift leaves nothing behind: no officer without his role', async (t) => {
  const house = await testHouse(t);
  const admin = await house.officer('city-admin');
  const grants = [{ role: 'raja', agency: null, area: null }];
  assert.equal(
    (await admin('POST', '/api/officers', { username: 'setengah', name: 'Setengah', grants })).status,
    422,
  );
  assert.equal(
    (await house.city.db.rows(sql`select from identity.officer where username = 'setengah'`)).length,
    0,
  );
});

test('the first administrator is made once, unless forced', async (t) => {
  const house = await testHouse(t);
  const made = await createFirstAdmin(house.city, { username: 'admin.satu', name: 'Admin Satu' });
  assert.equal(made.password.length, 19);
  await assert.rejects(
    createFirstAdmin(house.city, { username: 'admin.dua', name: 'Admin Dua' }),
    /admin-exists/,
  );
  await createFirstAdmin(house.city, { username: 'admin.dua', name: 'Admin Dua', force: true });
});

test('who can take over a case: officers of its agency or of the whole city, and no other', async (t) => {
  const house = await testHouse(t);
  const [mine, other] = await agenciesOf(house);
  const inside = await house.officer('field-crew', mine);
  await house.officer('field-crew', other);
  const coordinator = await house.officer('complaints-coordinator');
  const found = await officersWith(house.city, 'complaints.work', { agency: mine, area: null });
  assert.deepEqual(found.map((one) => one.id).sort(), [inside.id, coordinator.id].sort());
});

test('a kiosk token opens the wall and nothing else, and closes at once', async (t) => {
  const house = await testHouse(t);
  const operator = await house.officer('viewer-wall');
  const made = await operator<KioskMade>('POST', '/api/kiosks', { name: 'Ruang kendali' });
  assert.equal(made.status, 201);
  const kiosk = { 'x-kiosk-token': made.body.token ?? '' };
  const session = await house.call<SessionAnswer>('GET', '/api/session', undefined, kiosk);
  assert.deepEqual(session.body.actor?.permissions, ['wall.read']);
  for (const path of ['/api/officers', '/api/audit', '/api/kiosks', '/api/my/account'])
    assert.equal((await house.call('GET', path, undefined, kiosk)).status, 403, path);
  assert.equal((await operator('DELETE', `/api/kiosks/${made.body.id}`)).status, 204);
  assert.equal((await house.call<SessionAnswer>('GET', '/api/session', undefined, kiosk)).body.actor, null);
});

test('the audit log pages by number, filters by action, names the officer and holds no secret', async (t) => {
  const house = await testHouse(t);
  const admin = await house.officer('city-admin');
  for (const name of ['satu', 'dua', 'tiga'])
    assert.equal((await admin('POST', '/api/officers', { username: `petugas.${name}`, name })).status, 201);
  const first = await admin<AuditList>('GET', '/api/audit?action=identity.officer&limit=2');
  assert.equal(first.body.items.length, 2);
  const second = await admin<AuditList>(
    'GET',
    `/api/audit?action=identity.officer&limit=2&before=${first.body.next}`,
  );
  const all = [...first.body.items, ...second.body.items];
  assert.ok(
    all.slice(0, 3).every((item) => item.action === 'identity.officer.created' && item.actorId === admin.id),
  );
  assert.match(all[0]?.actorName ?? '', /^Petugas/);
  assert.doesNotMatch(first.text + second.text, /argon2|password_hash/);
  const ctx = systemContext(house.city, 'test');
  await assert.rejects(ctx.city.db.run(sql`delete from platform.audit`), /permission denied/);
});
