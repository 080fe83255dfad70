import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, VISITOR } from '../../platform/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import { DeliveryError } from './delivery.ts';
import { sendNotice } from './send.ts';
import { house, officer } from './test-kit/house.ts';
import { configure, jobsOf, queue, rowOf } from './test-kit/post-office.ts';

const CODE = 'MGL-482-193-769';

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

test('the mailbox goes on page by page, newest first, and finds the messages about one case', async (t) => {
  const { city, app } = await house(t);
  configure({ demo: true });
  await queue(city);
  await city.db.run(sql`insert into notices.notice (created_at, channel, recipient_kind, recipient, recipient_index, language,
    template, params, subject, state, due_at) select created_at + n * interval '1 second', channel, recipient_kind,
    recipient, recipient_index, language, template, params, case n when 7 then ${CODE} else subject end, state, due_at
    from notices.notice, generate_series(1, 70) as n`);
  const read = async (query: string) => (await app.inject(`/api/demo/mailbox?${query}`)).json();
  const seen: string[] = [];
  let pages = 0;
  for (let cursor = ''; pages === 0 || cursor; pages++) {
    const page = await read(cursor && `cursor=${encodeURIComponent(cursor)}`);
    seen.push(...page.messages.map((one: { id: string }) => one.id));
    cursor = page.next ?? '';
  }
  assert.deepEqual([pages, seen.length, new Set(seen).size], [3, 71, 71]);
  assert.equal((await read(`code=${CODE.toLowerCase()}`)).messages.length, 1);
  assert.equal((await read('code=bukan')).messages.length, 0);
  assert.equal((await app.inject('/api/demo/mailbox?cursor=x')).statusCode, 400);
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

test('the list says what kind of message it is in the officer’s language, and nothing that it says to the person', async (t) => {
  const { city, app } = await house(t, () => officer('notices.read', null));
  configure({ whatsapp: () => Promise.reject(new DeliveryError('http-503', false)) });
  const waiting = await queue(city, { validMinutes: 10 });
  await sendNotice(city, waiting);
  const read = async () => (await app.inject('/api/notices')).json().items[0];
  const before = await read();
  assert.equal(before.words, 'Kode …');
  assert.deepEqual([before.state, before.expired], ['failed', false]);
  assert.equal(before.nextTry, (await rowOf(city, waiting)).due_at.toISOString());
  await city.db.run(
    sql`update notices.notice set state = 'given-up', expires_at = now() - interval '1 minute'`,
  );
  const after = await read();
  assert.deepEqual([after.state, after.expired, after.nextTry], ['given-up', true, null]);
});

test('several are sent again at once: those that wait, still have time, and only for who may', async (t) => {
  let actor: Actor = VISITOR;
  const { city, app } = await house(t, () => actor);
  configure({ whatsapp: () => Promise.reject(new DeliveryError('whatsapp-131026', true)) });
  const [first, second, late] = [
    await queue(city),
    await queue(city),
    await queue(city, { validMinutes: 10 }),
  ];
  for (const id of [first, second, late]) await sendNotice(city, id);
  await city.db.run(
    sql`update notices.notice set expires_at = now() - interval '1 minute' where id = ${late}`,
  );
  const ids = [first, second, late, crypto.randomUUID()];
  const retry = (payload: object) => app.inject({ method: 'POST', url: '/api/notices/retry', payload });
  assert.equal((await retry({ ids })).statusCode, 401);
  for (const stranger of [officer('notices.read', null), officer('notices.manage', 'dishub')]) {
    actor = stranger;
    assert.equal((await retry({ ids })).statusCode, 403);
  }
  actor = officer('notices.manage', null);
  assert.equal((await retry({ ids: [] })).statusCode, 422);
  assert.equal((await retry({ ids: ['x'] })).statusCode, 422);
  assert.deepEqual((await retry({ ids })).json(), { retried: 2 });
  const states = await Promise.all([first, second, late].map(async (id) => (await rowOf(city, id)).state));
  assert.deepEqual(states, ['queued', 'queued', 'given-up']);
  assert.deepEqual((await retry({ ids })).json(), { retried: 0 });
  const one = () => app.inject({ method: 'POST', url: `/api/notices/${late}/retry` });
  assert.equal((await one()).statusCode, 409);
});
