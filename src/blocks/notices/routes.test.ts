import assert from 'node:assert/strict';
import { createECDH, randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { type Actor, VISITOR } from '../../platform/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import { createServer } from '../../platform/http/server.ts';
import { createMetrics } from '../../platform/telemetry/metrics.ts';
import { DeliveryError } from './delivery.ts';
import { notices } from './module.ts';
import { sendNotice } from './send.ts';
import { configure, jobsOf, queue, rowOf, texts } from './test-kit/post-office.ts';
import { httpProvider } from './test-kit/providers.ts';

async function house(t: TestContext, actorOf: () => Actor = () => VISITOR) {
  const city = await testCity(t, { modules: [notices] });
  const app = await createServer({
    cityOf: () => city,
    authenticate: async () => actorOf(),
    routes: (notices.routes ?? []).map((route) => ({ module: 'notices', route })),
    texts,
    log: city.log,
    metrics: createMetrics(),
    trustProxy: false,
    secureCookies: false,
    mapOrigins: [],
    rateLimit: true,
  });
  t.after(() => app.close());
  return { city, app };
}

const officer = (permission: string, agency: string | null): Actor => ({
  kind: 'officer',
  id: crypto.randomUUID(),
  name: 'Bu Tri',
  sessionId: 's',
  grants: [
    {
      role: 'r',
      permissions: new Set([permission]),
      agency,
      agencies: agency ? new Set([agency]) : null,
      area: null,
    },
  ],
});

test('in demo mode nothing leaves: the mailbox shows it, and finds a full address only', async (t) => {
  const { city, app } = await house(t);
  const never = () => Promise.reject(new Error('a message left the machine'));
  const outcomes = configure({ demo: true, whatsapp: never, sms: never, email: never });
  const id = await queue(city);
  await queue(city, { to: { channel: 'email', address: 'sri@example.id' }, language: 'id' });
  assert.equal(await jobsOf(city), 0);
  assert.equal(await sendNotice(city, id), undefined);
  assert.deepEqual(outcomes, ['demo', 'demo']);
  const read = async (query = '') => (await app.inject(`/api/demo/mailbox${query}`)).json();
  const all = await read();
  assert.equal(all.fictional, true);
  assert.deepEqual(
    all.messages.map((one: { to: string }) => one.to),
    ['s•••@example.id', '+62 ••• 890'],
  );
  assert.match(all.messages[1].text, /^Kode Anda 731205/);
  assert.equal(all.messages[0].title, 'Kode 731205');
  const find = async (address: string) =>
    (await read(`?address=${encodeURIComponent(address)}`)).messages.length;
  assert.equal(await find('+62 812 3456 7890'), 1);
  assert.equal(await find('SRI@example.id'), 1);
  assert.equal(await find('0812-3456'), 0);
  assert.equal(await find('%'), 0);
});

test('outside demo mode there is no mailbox', async (t) => {
  const { app } = await house(t);
  configure();
  const answer = await app.inject('/api/demo/mailbox');
  assert.equal(answer.statusCode, 404);
});

test('failures are listed page by page, masked, for officers of the whole city only, who may send them again', async (t) => {
  let actor: Actor = VISITOR;
  const { city, app } = await house(t, () => actor);
  configure({ whatsapp: () => Promise.reject(new DeliveryError('whatsapp-131026', true)) });
  const first = await queue(city);
  await sendNotice(city, first);
  await city.db.run(sql`insert into notices.notice (created_at, channel, recipient_kind, recipient, recipient_index, language,
    template, subject, state, due_at, last_error) select created_at + n * interval '1 second', channel, recipient_kind,
    recipient, recipient_index, language, template, subject, state, due_at, last_error
    from notices.notice, generate_series(1, 60) as n`);
  const list = async (query = '') => {
    const answer = await app.inject(`/api/notices${query}`);
    return { status: answer.statusCode, body: answer.json() };
  };
  assert.equal((await list()).status, 401);
  actor = officer('notices.read', 'dishub');
  assert.equal((await list()).status, 403);
  actor = officer('complaints.read', null);
  assert.equal((await list()).status, 403);
  actor = officer('notices.read', null);
  const page = (await list()).body;
  assert.equal(page.items.length, 50);
  assert.deepEqual([page.items[0].to, page.items[0].error], ['+62 ••• 890', 'whatsapp-131026']);
  const rest = (await list(`?cursor=${encodeURIComponent(page.next)}`)).body;
  assert.deepEqual([rest.items.length, rest.next], [11, null]);
  assert.equal(rest.items.at(-1).id, first);
  assert.equal((await list('?cursor=x')).status, 400);
  const retry = () => app.inject({ method: 'POST', url: `/api/notices/${first}/retry` });
  assert.equal((await retry()).statusCode, 403);
  actor = officer('notices.manage', null);
  assert.equal((await retry()).statusCode, 204);
  assert.equal((await rowOf(city, first)).state, 'queued');
  assert.equal((await retry()).statusCode, 409);
});

test('a person is pushed to in every browser; one that is gone is forgotten', async (t) => {
  const citizen: Actor = { kind: 'citizen', id: crypto.randomUUID(), name: 'Sri', sessionId: 's' };
  let actor: Actor = VISITOR;
  const { city, app } = await house(t, () => actor);
  const provider = await httpProvider(t, (call) => ({ status: call.path === '/gone' ? 410 : 201 }));
  configure({ push: { subject: 'mailto:layanan@uji.go.id', moreHosts: [provider.host] } });
  const browser = (path: string, host = provider.url) => {
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    return {
      endpoint: `${host}${path}`,
      keys: { p256dh: keys.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') },
    };
  };
  const subscribe = (payload: object) =>
    app.inject({ method: 'POST', url: '/api/push/subscriptions', payload });
  assert.equal((await subscribe(browser('/here'))).statusCode, 401);
  actor = citizen;
  const key = (await app.inject('/api/push/key')).json().publicKey;
  assert.equal((await app.inject('/api/push/key')).json().publicKey, key);
  assert.equal((await subscribe(browser('/x', 'https://192.168.0.1'))).statusCode, 422);
  const here = await subscribe(browser('/here'));
  assert.equal(here.statusCode, 201);
  await subscribe(browser('/gone'));
  const to = { channel: 'push', address: `citizen:${citizen.id}` } as const;
  assert.equal(await sendNotice(city, await queue(city, { to })), 'sent');
  assert.deepEqual(provider.calls.map((call) => call.path).sort(), ['/gone', '/here']);
  assert.equal(await sendNotice(city, await queue(city, { to })), 'sent');
  assert.equal(provider.calls.length, 3);
  actor = { ...citizen, id: crypto.randomUUID() };
  const forget = () => app.inject({ method: 'DELETE', url: `/api/push/subscriptions/${here.json().id}` });
  await forget();
  assert.equal((await city.db.rows(sql`select from notices.subscription`)).length, 1);
  actor = citizen;
  assert.equal((await forget()).statusCode, 204);
  const none = await queue(city, { to });
  assert.equal(await sendNotice(city, none), 'given-up');
  assert.equal((await rowOf(city, none)).last_error, 'push-no-browser');
});
