/** Browsers that take push messages: each belongs to the person who switched it on. */
import assert from 'node:assert/strict';
import type { OwnRoute } from './own-route.ts';
import { expected, type Person, type Things } from './things.ts';

const browser = (name: string) => ({
  endpoint: `https://fcm.googleapis.com/fcm/send/${name}`,
  keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
});

const subscribed = async (person: Person, name: string) =>
  (await expected<{ id: string }>(person('POST', '/api/push/subscriptions', browser(name)), 201)).id;

const idsOf = async (person: Person) =>
  (await expected<{ items: { id: string }[] }>(person('GET', '/api/push/subscriptions'), 200)).items.map(
    ({ id }) => id,
  );

const closedTo =
  (method: string, path: string, body?: unknown) =>
  async ({ house, kiosk }: Things): Promise<void> => {
    for (const call of [house.call, kiosk]) await expected(call(method, path, body), 401);
  };

const NOBODY = '00000000-0000-4000-8000-000000000000';

export const pushRoutes: Record<string, OwnRoute> = {
  'GET /api/push/key': { who: 'public', says: 'the public key of the city is public' },
  'GET /api/push/subscriptions': {
    who: 'public',
    says: 'lists one’s own browsers; visitors and kiosks have none',
    async check(things) {
      const id = await subscribed(things.sri, 'daftar');
      assert.ok((await idsOf(things.sri)).includes(id));
      assert.ok(!(await idsOf(things.budi)).includes(id));
      await closedTo('GET', '/api/push/subscriptions')(things);
    },
  },
  'POST /api/push/subscriptions': {
    who: 'public',
    says: 'switches on the caller’s own browser; visitors and kiosks have none',
    body: browser('umum'),
    check: closedTo('POST', '/api/push/subscriptions', browser('umum')),
  },
  'DELETE /api/push/subscriptions/:id': {
    who: 'public',
    says: 'switches off one’s own browser and nobody else’s',
    params: () => ({ id: NOBODY }),
    async check(things) {
      const id = await subscribed(things.sri, 'hapus');
      await things.budi('DELETE', `/api/push/subscriptions/${id}`);
      assert.ok((await idsOf(things.sri)).includes(id));
      await closedTo('DELETE', `/api/push/subscriptions/${id}`)(things);
    },
  },
};
