/** Sessions and accounts: everybody sees and ends his own, and no request can name another person's. */
import assert from 'node:assert/strict';
import { sql } from '../../src/platform/db/sql.ts';
import type { Call } from '../kit/house.ts';
import type { OwnRoute } from './own-route.ts';
import { citizen, expected, type Things } from './things.ts';

type Items = { items: { id: string }[] };

const sessionIds = async (call: Call) =>
  (await expected<Items>(call('GET', '/api/sessions'), 200)).items.map(({ id }) => id);

async function stillSignedIn(things: Things): Promise<void> {
  await expected(things.sri('GET', '/api/my/account'), 200);
}

/** A strict body takes no field that would point at somebody else. */
const namesNobody =
  (method: string, path: string, body: Record<string, unknown>, as: 'sri' | 'admin') =>
  async (things: Things): Promise<void> => {
    for (const field of ['id', 'officer', 'citizen', 'user'])
      await expected(things[as](method, path, { ...body, [field]: things.budi.id }), 422);
  };

async function passkeyOf(things: Things, officer: string): Promise<string> {
  const id = `uji-${officer}`;
  await things.house.city.db.run(sql`insert into identity.passkey
    (id, officer, public_key, counter, transports, label, created_at)
    values (${id}, ${officer}, ${Buffer.from('x')}, 0, '{}', 'Uji', now()) on conflict do nothing`);
  return id;
}

const passkeyIds = async (call: Call) =>
  (await expected<Items>(call('GET', '/api/account/passkeys'), 200)).items.map(({ id }) => id);

export const accountRoutes: Record<string, OwnRoute> = {
  'GET /api/session': {
    who: 'public',
    says: 'tells each caller about himself only',
    async check({ house, sri, budi }) {
      const idOf = async (call: Call) =>
        (await expected<{ actor: { id: string } | null }>(call('GET', '/api/session'), 200)).actor?.id;
      assert.deepEqual(
        [await idOf(sri), await idOf(budi), await idOf(house.call)],
        [sri.id, budi.id, undefined],
      );
    },
  },
  'DELETE /api/session': {
    who: 'public',
    says: 'ends the session that asks, and no other one of the same person',
    ends: true,
    async check(things) {
      const first = await citizen(things.house, 'wati@example.id');
      const second = await citizen(things.house, 'wati@example.id');
      await expected(first('DELETE', '/api/session'), 204);
      await expected(things.house.call('DELETE', '/api/session'), 204);
      await expected(first('GET', '/api/my/account'), 401);
      await expected(second('GET', '/api/my/account'), 200);
      await stillSignedIn(things);
    },
  },
  'GET /api/sessions': {
    who: 'public',
    says: 'lists one’s own sessions; visitors and kiosks have none',
    async check({ house, sri, budi, kiosk, admin }) {
      const seen = await Promise.all([sri, budi, admin].map(sessionIds));
      assert.ok(seen.every((ids) => ids.length > 0));
      assert.equal(new Set(seen.flat()).size, seen.flat().length);
      for (const call of [house.call, kiosk]) await expected(call('GET', '/api/sessions'), 401);
    },
  },
  'DELETE /api/sessions/:id': {
    who: 'public',
    says: 'ends one’s own sessions only, also with `others`',
    ends: true,
    async check(things) {
      const [theirs = ''] = await sessionIds(things.sri);
      for (const call of [things.budi, things.admin]) {
        await expected(call('DELETE', `/api/sessions/${theirs}`), 404);
        await expected(call('DELETE', '/api/sessions/others'), 200);
      }
      for (const call of [things.house.call, things.kiosk])
        for (const id of [theirs, 'others']) await expected(call('DELETE', `/api/sessions/${id}`), 401);
      await stillSignedIn(things);
    },
  },
  'POST /api/account/password': {
    who: 'officer',
    says: 'changes one’s own password',
    body: { current: 'bukan ini', next: 'kata sandi yang sungguh baru' },
    check: namesNobody('POST', '/api/account/password', { current: 'x', next: 'y' }, 'admin'),
  },
  'GET /api/account/second-factor': { who: 'officer', says: 'shows one’s own second factor' },
  'POST /api/account/second-factor': {
    who: 'officer',
    says: 'begins one’s own second factor',
    body: { password: 'bukan ini' },
    check: namesNobody('POST', '/api/account/second-factor', { password: 'x' }, 'admin'),
  },
  'POST /api/account/second-factor/confirm': {
    who: 'officer',
    says: 'confirms one’s own second factor',
    body: { code: '000000' },
    check: namesNobody('POST', '/api/account/second-factor/confirm', { code: '000000' }, 'admin'),
  },
  'POST /api/account/second-factor/remove': {
    who: 'officer',
    says: 'removes one’s own second factor',
    body: { password: 'bukan ini' },
    check: namesNobody('POST', '/api/account/second-factor/remove', { password: 'x' }, 'admin'),
  },
  'GET /api/account/passkeys': {
    who: 'officer',
    says: 'lists one’s own passkeys',
    async check(things) {
      const owner = await things.house.officer('auditor');
      const id = await passkeyOf(things, owner.id);
      assert.deepEqual([await passkeyIds(owner), await passkeyIds(things.admin)], [[id], []]);
    },
  },
  'POST /api/account/passkeys/options': {
    who: 'officer',
    says: 'begins a passkey of one’s own; from another site than the city’s it is refused',
    body: { password: 'bukan ini' },
    check: namesNobody('POST', '/api/account/passkeys/options', { password: 'x' }, 'admin'),
  },
  'POST /api/account/passkeys': {
    who: 'officer',
    says: 'keeps a passkey of one’s own',
    body: { challenge: 'tidak-ada', response: { id: 'x' } },
    check: namesNobody('POST', '/api/account/passkeys', { challenge: 'x', response: { id: 'x' } }, 'admin'),
  },
  'DELETE /api/account/passkeys/:id': {
    who: 'officer',
    says: 'removes one’s own passkey and nobody else’s',
    params: () => ({ id: 'tidak-ada' }),
    async check(things) {
      const owner = await things.house.officer('auditor');
      const id = await passkeyOf(things, owner.id);
      await expected(things.admin('DELETE', `/api/account/passkeys/${id}`), 404);
      assert.deepEqual(await passkeyIds(owner), [id]);
    },
  },
  'GET /api/my/account': {
    who: 'citizen',
    says: 'shows one’s own account',
    async check({ sri, budi }) {
      const idOf = async (call: Call) =>
        (await expected<{ id: string }>(call('GET', '/api/my/account'), 200)).id;
      assert.deepEqual([await idOf(sri), await idOf(budi)], [sri.id, budi.id]);
    },
  },
  'PATCH /api/my/account': {
    who: 'citizen',
    says: 'changes one’s own account',
    body: { language: 'id' },
    async check(things) {
      await namesNobody('PATCH', '/api/my/account', { name: 'Bukan Sri' }, 'sri')(things);
      await expected(things.budi('PATCH', '/api/my/account', { name: 'Budi Santoso' }), 204);
      const { name } = await expected<{ name: string }>(things.sri('GET', '/api/my/account'), 200);
      assert.equal(name, '');
    },
  },
  'DELETE /api/my/account': {
    who: 'citizen',
    says: 'deletes one’s own account',
    ends: true,
    async check(things) {
      const leaver = await citizen(things.house, 'pergi@example.id');
      await expected(leaver('DELETE', '/api/my/account'), 204);
      await expected(leaver('GET', '/api/my/account'), 401);
      await stillSignedIn(things);
    },
  },
  'GET /api/my/access-log': {
    who: 'citizen',
    says: 'shows who looked at one’s own data',
    async check({ house, sri, budi, first }) {
      const coordinator = await house.officer('complaints-coordinator');
      await expected(coordinator('GET', `/api/desk/complaints/${first.code}/reporter`), 200);
      const subjects = async (call: Call) =>
        (await expected<{ items: { subject: string }[] }>(call('GET', '/api/my/access-log'), 200)).items.map(
          ({ subject }) => subject,
        );
      assert.ok((await subjects(sri)).includes(first.code));
      assert.deepEqual(await subjects(budi), []);
    },
  },
};
