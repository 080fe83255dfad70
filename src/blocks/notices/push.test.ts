import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, type Citizen, VISITOR } from '../../platform/actor.ts';
import { change } from '../../platform/change.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { catchUp } from '../../platform/events/subscriber.ts';
import { type NewMessage, notifyAll } from './api.ts';
import { endedSessions } from './push.ts';
import { sendNotice } from './send.ts';
import { house } from './test-kit/house.ts';
import { configure, message, queue, rowOf } from './test-kit/post-office.ts';
import { httpProvider } from './test-kit/providers.ts';
import { pushBrowser as browser } from './test-kit/push-browser.ts';

const person = (): Citizen => ({
  kind: 'citizen',
  id: crypto.randomUUID(),
  name: 'Sri',
  sessionId: crypto.randomUUID(),
});

const push = (host: string) => ({ subject: 'mailto:layanan@uji.go.id', moreHosts: [host] });

test('the key says whether there is anything to switch on, and when it is only a demo', async (t) => {
  const { app } = await house(t);
  const key = async () => (await app.inject('/api/push/key')).json();
  configure({ demo: true });
  assert.deepEqual(await key(), { publicKey: null, demo: true });
  configure();
  assert.deepEqual(await key(), { publicKey: null, demo: false });
  configure({ push: push('127.0.0.1:9') });
  assert.match((await key()).publicKey, /^[\w-]{80,}$/);
});

test('a person is pushed to in every browser; one that is gone is forgotten', async (t) => {
  const citizen = person();
  let actor: Actor = VISITOR;
  const { city, app } = await house(t, () => actor);
  const provider = await httpProvider(t, (call) => ({ status: call.path === '/gone' ? 410 : 201 }));
  configure({ push: push(provider.host) });
  const at = (path: string, host = provider.url) => browser(`${host}${path}`).details;
  const subscribe = (payload: object) =>
    app.inject({ method: 'POST', url: '/api/push/subscriptions', payload });
  assert.equal((await subscribe(at('/here'))).statusCode, 401);
  actor = citizen;
  const key = (await app.inject('/api/push/key')).json().publicKey;
  assert.equal((await app.inject('/api/push/key')).json().publicKey, key);
  assert.equal((await subscribe(at('/x', 'https://192.168.0.1'))).statusCode, 422);
  const here = await subscribe(at('/here'));
  assert.equal(here.statusCode, 201);
  await subscribe(at('/gone'));
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

test('each browser is written to in its own language, about a page of this city', async (t) => {
  const sri = person();
  const { city, app } = await house(t, () => sri);
  const provider = await httpProvider(t, () => ({ status: 201 }));
  configure({ push: push(provider.host) });
  const [first, second] = [browser(`${provider.url}/id`), browser(`${provider.url}/zh`)];
  const subscribe = (payload: object, language: string) =>
    app.inject({
      method: 'POST',
      url: '/api/push/subscriptions',
      payload,
      headers: { 'accept-language': language },
    });
  const id = (await subscribe(first.details, 'id')).json().id;
  await subscribe(second.details, 'zh-Hans');
  const list = async () => (await app.inject('/api/push/subscriptions')).json().items;
  assert.deepEqual(
    (await list()).map(({ language }: { language: string }) => language),
    ['zh', 'id'],
  );
  await sendNotice(city, await queue(city, { to: { channel: 'push', address: `citizen:${sri.id}` } }));
  const body = (path: string) => provider.calls.find((call) => call.path === path)?.body ?? Buffer.alloc(0);
  const read = first.read(body('/id'));
  assert.deepEqual([read.lang, read.link, read.title], ['id', '/masuk', 'Kode 731205']);
  assert.match(read.body ?? '', new RegExp(`untuk ${city.name.id}`));
  assert.equal(second.read(body('/zh')).lang, 'zh-Hans');
  assert.match(second.read(body('/zh')).body ?? '', new RegExp(city.name.zh));
  // The same browser again, in another language: no second entry, the same id.
  assert.equal((await subscribe(first.details, 'jv')).json().id, id);
  assert.equal((await list()).length, 2);
});

test('whoever switched push on gets a copy of what goes out by other ways; nobody else, and never twice', async (t) => {
  const [sri, budi] = [person(), person()];
  const { city, app } = await house(t, () => sri);
  configure({ push: push('127.0.0.1:9'), whatsapp: async () => undefined });
  await app.inject({
    method: 'POST',
    url: '/api/push/subscriptions',
    payload: browser('http://127.0.0.1:9/x').details,
  });
  const ctx = systemContext(city, 'test');
  const to = (who: Citizen) => ({ ...message.to, person: `citizen:${who.id}` });
  const messages: NewMessage[] = [
    { ...message, to: to(sri), dedupe: 'a' },
    { ...message, to: to(budi), dedupe: 'b' },
    { ...message, to: { channel: 'none', address: '', person: `citizen:${sri.id}` }, dedupe: 'c' },
  ];
  const told = await change(ctx, (tx) => notifyAll(tx, ctx, messages));
  assert.deepEqual(
    told.map(({ state }) => state),
    ['queued', 'queued', 'no-address'],
  );
  await change(ctx, (tx) => notifyAll(tx, ctx, messages));
  const rows = await city.db.rows<{ channel: string; dedupe: string }>(
    sql`select channel, dedupe from notices.notice order by dedupe`,
  );
  assert.deepEqual(
    rows.map(({ channel, dedupe }) => `${dedupe} ${channel}`),
    ['a whatsapp', 'a:push push', 'b whatsapp', 'c:push push'],
  );
  configure({ demo: true });
  await change(ctx, (tx) => notifyAll(tx, ctx, [{ ...message, to: to(sri) }]));
  assert.equal((await city.db.rows(sql`select from notices.notice where channel = 'push'`)).length, 2);
});

test('a borrowed phone stays silent: push ends with the session in which it was switched on', async (t) => {
  const sri = person();
  let actor: Actor = VISITOR;
  const { city, app } = await house(t, () => actor);
  configure({ push: push('127.0.0.1:9') });
  await catchUp(city, endedSessions);
  const on = async (session: string, path: string) => {
    actor = { ...sri, sessionId: session };
    const payload = browser(`http://127.0.0.1:9/${path}`).details;
    return (await app.inject({ method: 'POST', url: '/api/push/subscriptions', payload })).json().id;
  };
  assert.equal((await app.inject('/api/push/subscriptions')).statusCode, 401);
  await on('one', 'lent');
  const own = await on('two', 'own');
  await change(systemContext(city, 'test'), async (tx) =>
    tx.emit({ type: 'identity.session.ended', subject: 'one', payload: { why: 'signed-out' } }),
  );
  await city.hub.drain();
  await catchUp(city, endedSessions);
  const { items } = (await app.inject('/api/push/subscriptions')).json();
  assert.deepEqual(
    items.map(({ id }: { id: string }) => id),
    [own],
  );
  actor = person();
  assert.deepEqual((await app.inject('/api/push/subscriptions')).json(), { items: [] });
});
