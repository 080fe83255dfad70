import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Call,
  caller,
  type TestHouse,
  type TestHouseOptions,
  testHouse,
} from '../../../../../test/kit/house.ts';
import { IN_PANJANG, PANJANG, report } from '../../../../../test/kit/people.ts';
import { change } from '../../../../platform/change.ts';
import { systemContext } from '../../../../platform/context.ts';
import { open } from '../../../../platform/crypt.ts';
import { sql } from '../../../../platform/db/sql.ts';
import { catchUp } from '../../../../platform/events/subscriber.ts';
import { coarsen } from '../../../../shared/geo.ts';
import type { Subscriptions } from '../../rules/publishing-contract.ts';
import { newsWriter } from './match.ts';
import { takeNews } from './store.ts';
import { dropOldSubscriptions, tellSome } from './tell-news.ts';

type Letter = { template: string; params: Record<string, string>; address: string; language: string };

const MAIL = 'sri@example.id';
const NOON = new Date('2026-11-18T05:00:00Z');

async function lettersOf({ city }: TestHouse, about = /^complaints\.notice\.(subscribe|subscribed|news)$/) {
  const rows = await city.db.rows<{ template: string; params: Buffer; recipient: Buffer; language: string }>(
    sql`select template, params, recipient, language from notices.notice order by created_at, id`,
  );
  return rows
    .filter(({ template }) => about.test(template))
    .map(
      ({ template, params, recipient, language }): Letter => ({
        template,
        params: JSON.parse(open(city, params)) as Record<string, string>,
        address: open(city, recipient),
        language,
      }),
    );
}
const newsOf = async (house: TestHouse) => lettersOf(house, /notice\.news$/);

/** Lets the reader of the feed and the job do their work. */
async function settle(house: TestHouse): Promise<void> {
  await house.city.hub.drain();
  while ((await catchUp(house.city, newsWriter)) > 0);
  while ((await tellSome(house.city)) > 0);
}

async function begin(t: Parameters<typeof testHouse>[0], options: TestHouseOptions = {}): Promise<TestHouse> {
  const house = await testHouse(t, { now: () => NOON, ...options });
  await settle(house);
  return house;
}

/** Links that were followed. */
const followed = new Set<string>();

/** A citizen with a fresh account, by the code in the demo mailbox. */
async function signIn(house: TestHouse, contact: string): Promise<Call> {
  await house.call('POST', '/api/session/citizen/code', { contact });
  const mailbox = await house.call<{ messages: { text: string }[] }>(
    'GET',
    `/api/demo/mailbox?address=${contact}`,
  );
  const code = /\b\d{6}\b/.exec(mailbox.body.messages[0]?.text ?? '')?.[0];
  const session = await house.call<{ token: string }>('POST', '/api/session/citizen', {
    contact,
    code,
    as: 'token',
  });
  assert.equal(session.status, 200, session.text);
  return caller(house.port, house.host, { authorization: `Bearer ${session.body.token}` });
}

async function byMail(house: TestHouse, wish: object, pace = 'at-once', email = MAIL): Promise<string> {
  const asked = await house.call('POST', '/api/subscriptions', { email, wish, pace, language: 'id' });
  assert.equal(asked.status, 202, asked.text);
  const letters = (await lettersOf(house)).filter(({ address }) => address === email);
  const tokens = letters.flatMap(({ params }) => params.link?.split('#konfirmasi=')[1] ?? []);
  const token = tokens.find((one) => !followed.has(one)) ?? assert.fail(JSON.stringify(letters));
  followed.add(token);
  const confirmed = await house.call<Subscriptions>('POST', '/api/subscriptions/confirm', { token });
  assert.equal(confirmed.status, 200, confirmed.text);
  return confirmed.body.key ?? '';
}

test('nothing is sent before the link in the letter was followed; one news for one event however many wishes it fits', async (t) => {
  const house = await begin(t);
  const wish = { area: PANJANG };
  await house.call('POST', '/api/subscriptions', { email: ' Sri@Example.ID ', wish, pace: 'at-once' });
  await report(house);
  await settle(house);
  assert.equal((await newsOf(house)).length, 0);
  const key = await byMail(house, wish);
  await byMail(house, { area: '33.71.03', category: 'street-light' });
  await byMail(house, { near: { ...IN_PANJANG, metres: 500 } });
  const { code } = await report(house);
  await report(house, { category: 'officer-conduct' });
  await settle(house);
  await settle(house);
  const news = await newsOf(house);
  assert.equal(news.length, 1);
  assert.equal(news[0]?.address, MAIL);
  assert.equal(news[0]?.params.link, `/laporan/${code}`);
  assert.match(news[0]?.params.lines ?? '', /Laporan baru: Lampu jalan di depan pasar mati/);
  assert.equal(news[0]?.params.manage, `/langganan#kunci=${key}`);
});

test('areas, kinds and distances fit what they name and nothing else; a rough place is not near by its true point', async (t) => {
  const house = await begin(t);
  const wishes = {
    ward: { area: PANJANG },
    district: { area: '33.71.03' },
    elsewhere: { area: '33.71.01' },
    kind: { category: 'street-light' },
    other: { category: 'pothole' },
    both: { area: PANJANG, category: 'pothole' },
    near: { near: { ...IN_PANJANG, metres: 300 } },
    far: { near: { lat: IN_PANJANG.lat + 0.01, lng: IN_PANJANG.lng, metres: 300 } },
  };
  for (const [name, wish] of Object.entries(wishes))
    await byMail(house, wish, 'at-once', `${name}@example.id`);
  await report(house);
  await settle(house);
  const told = (await newsOf(house)).map(({ address }) => address.split('@')[0]).sort();
  assert.deepEqual(told, ['district', 'kind', 'near', 'ward']);
  // Near the corner of its cell, more than 300 metres from the middle that the public sees.
  const [lng, lat] = coarsen([IN_PANJANG.lng, IN_PANJANG.lat], 500);
  const corner = { lat: lat + 0.0021, lng: lng + 0.0021 };
  await byMail(house, { near: { ...corner, metres: 200 } }, 'at-once', 'rumah@example.id');
  await byMail(house, { near: { lat, lng, metres: 200 } }, 'at-once', 'petak@example.id');
  const before = (await newsOf(house)).length;
  await report(house, {
    category: 'illegal-parking',
    description: 'Mobil di trotoar depan sekolah.',
    location: corner,
  });
  await settle(house);
  const after = (await newsOf(house)).map(({ address }) => address.split('@')[0]);
  assert.ok(after.length > before && after.includes('petak'));
  assert.ok(!after.includes('rumah'));
});

test('a report that becomes public later is new then; what was hidden meanwhile is not told', async (t) => {
  const house = await begin(t);
  await byMail(house, { area: PANJANG });
  const one = await report(house);
  await house.city.hub.drain();
  while ((await catchUp(house.city, newsWriter)) > 0);
  await house.city.db.run(sql`update cases."case" set visibility = 'hidden' where code = ${one.code}`);
  while ((await tellSome(house.city)) > 0);
  assert.equal((await newsOf(house)).length, 0);
  const left = await house.city.db.one<{ n: number }>(
    sql`select count(*) as n from complaints.subscription_news`,
  );
  assert.equal(left.n, 0);
});

test('gathered news waits for the morning, comes once a day, and weekly ones for Monday', async (t) => {
  let now = new Date('2026-11-18T20:00:00Z'); // Thursday, three at night in the city
  const house = await begin(t, { now: () => now });
  await byMail(house, { area: PANJANG }, 'daily', 'harian@example.id');
  await byMail(house, { area: PANJANG }, 'weekly', 'mingguan@example.id');
  await report(house);
  await report(house, { category: 'pothole', description: 'Jalan berlubang dekat jembatan.' });
  await settle(house);
  assert.equal((await newsOf(house)).length, 0, 'at night nobody is woken');
  now = new Date('2026-11-19T00:00:00Z');
  await settle(house);
  const [daily, ...others] = await newsOf(house);
  assert.equal(others.length, 0);
  assert.equal(daily?.address, 'harian@example.id');
  assert.equal(daily?.params.count as unknown as number, 2);
  assert.equal(daily?.params.link, '/laporan');
  await report(house);
  now = new Date('2026-11-19T05:00:00Z');
  await settle(house);
  assert.equal((await newsOf(house)).length, 1, 'once a day');
  now = new Date('2026-11-23T00:00:00Z'); // Monday
  await settle(house);
  const all = await newsOf(house);
  assert.deepEqual(
    all
      .slice(1)
      .map(({ address, params }) => [address, Number(params.count)])
      .sort(),
    [
      ['harian@example.id', 1],
      ['mingguan@example.id', 3],
    ],
  );
});

test('of very much news twenty lines are read and the rest is counted; news of what is all hidden is done with', async (t) => {
  let now = new Date('2026-11-18T20:00:00Z');
  const house = await begin(t, { now: () => now });
  await byMail(house, { area: PANJANG }, 'daily', 'harian@example.id');
  for (let turn = 0; turn < 23; turn++) await report(house);
  await settle(house);
  const hidden = await house.city.db.one<{ code: string }>(
    sql`update cases."case" set visibility = 'hidden' where id = (select min(id) from cases."case") returning code`,
  );
  now = new Date('2026-11-19T00:00:00Z');
  const read = await change(systemContext(house.city, 'test'), (tx) =>
    takeNews(tx, { paces: ['daily'], notSince: now, limit: 10, lines: 20 }),
  );
  assert.deepEqual([read.taken.length, read.news.length, read.news[0]?.count], [1, 20, 22]);
  await settle(house);
  const [daily] = await newsOf(house);
  const lines = daily?.params.lines ?? '';
  assert.deepEqual([lines.match(/•/g)?.length, Number(daily?.params.count)], [20, 22]);
  assert.match(lines, /\n.*\b2\b[^\n]*$/, 'and two more');
  assert.ok(!lines.includes(hidden.code));
  await report(house);
  await settle(house);
  await house.city.db.run(sql`update cases."case" set visibility = 'hidden'`);
  now = new Date('2026-11-20T00:00:00Z');
  await settle(house);
  assert.equal((await newsOf(house)).length, 1);
  const left = await house.city.db.one(sql`select count(*) as n from complaints.subscription_news`);
  assert.deepEqual(left, { n: 0 }, 'nothing is looked at for ever');
});

test('a followed report tells its public steps, and not what is between the city and its reporter', async (t) => {
  const house = await begin(t);
  const { code } = await report(house);
  const hidden = await report(house, { category: 'officer-conduct' });
  const refused = await house.call('POST', '/api/subscriptions', {
    email: MAIL,
    wish: { code: hidden.code },
    pace: 'at-once',
  });
  assert.equal(refused.status, 404);
  await byMail(house, { code });
  const desk = await house.officer('complaints-coordinator');
  for (const [act, text] of [
    ['take', undefined],
    ['note', 'Catatan dalam.'],
    ['ask', 'Tiang yang mana?'],
    ['answer', 'Tim datang besok.'],
  ] as const) {
    const { body } = await desk<{ version: number }>('GET', `/api/desk/complaints/${code}`);
    const done = await desk('POST', `/api/desk/complaints/${code}/${act}`, {
      version: body.version,
      ...(text ? { text } : {}),
    });
    assert.equal(done.status, 200, done.text);
  }
  await settle(house);
  const lines = (await newsOf(house)).map(({ params }) => params.lines).join('\n');
  assert.match(lines, /Petugas mulai mengerjakan/);
  assert.match(lines, /Tanggapan/);
  assert.doesNotMatch(lines, /bertanya|Catatan|Tiang yang mana/);
});

test('with an account it holds at once, and nobody is told twice of a report that they made or follow', async (t) => {
  const house = await begin(t);
  const sri = await signIn(house, 'sri@example.id');
  const made = await sri<Subscriptions>('POST', '/api/my/subscriptions', {
    wish: { area: PANJANG },
    pace: 'at-once',
  });
  assert.equal(made.status, 201, made.text);
  assert.equal(made.body.key, null);
  const own = await sri<{ code: string }>('POST', '/api/complaints', {
    description: 'Lampu jalan padam di gang kami.',
    category: 'street-light',
    location: IN_PANJANG,
  });
  assert.equal(own.status, 201, own.text);
  await settle(house);
  assert.equal((await newsOf(house)).length, 0, 'she reported it herself');
  await report(house);
  await settle(house);
  assert.equal((await newsOf(house)).length, 1);
  const id = made.body.items[0]?.id;
  const other = await signIn(house, 'budi@example.id');
  assert.equal((await other('POST', '/api/my/subscriptions/change', { id, pace: null })).status, 404);
  const ended = await sri<Subscriptions>('POST', '/api/my/subscriptions/change', { id, pace: null });
  assert.deepEqual(ended.body.items, []);
  await sri('POST', '/api/my/subscriptions', { wish: { category: 'pothole' }, pace: 'daily' });
  const gone = await sri('DELETE', '/api/my/account');
  assert.ok([200, 204].includes(gone.status), gone.text);
  await settle(house);
  const left = await house.city.db.one<{ n: number }>(sql`select count(*) as n from complaints.subscription`);
  assert.equal(left.n, 0, 'the account took them along');
});

test('who follows a report may stop when it was merged or hidden since; following it is offered no more', async (t) => {
  const house = await begin(t);
  const citizen = await signIn(house, '081234567899');
  const stranger = await signIn(house, '081234567898');
  const [one, other] = [await report(house), await report(house)];
  assert.equal((await citizen('POST', `/api/complaints/${other.code}/follow`)).status, 200);
  const desk = await house.officer('complaints-coordinator');
  const merged = await desk('POST', `/api/desk/complaints/${other.code}/merge`, {
    version: 1,
    into: one.code,
  });
  assert.equal(merged.status, 200, merged.text);
  const may = async (call: Call) =>
    (await call<{ may: string[] }>('GET', `/api/complaints/${other.code}`)).body.may;
  assert.deepEqual([await may(citizen), await may(stranger)], [['unfollow'], []]);
  assert.equal((await stranger('DELETE', `/api/complaints/${other.code}/follow`)).status, 404);
  const stopped = await citizen('DELETE', `/api/complaints/${other.code}/follow`);
  assert.equal(stopped.status, 200, stopped.text);
  assert.deepEqual(await may(citizen), []);
});

test('one press in the mail program ends everything (RFC 8058), twice does no harm, and nothing is left of the address', async (t) => {
  const house = await begin(t);
  await byMail(house, { area: PANJANG });
  const key = await byMail(house, { category: 'pothole' });
  await report(house);
  await settle(house);
  const [news] = await newsOf(house);
  assert.equal(news?.params.unsubscribe, `/api/subscriptions/unsubscribe?key=${key}`);
  const press = () =>
    house.call('POST', news?.params.unsubscribe ?? '', 'List-Unsubscribe=One-Click', {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'cross-site',
    });
  assert.equal((await press()).status, 200);
  assert.equal((await press()).status, 200);
  const left = await house.city.db.one<{ n: number }>(sql`select count(*) as n from complaints.subscription`);
  assert.equal(left.n, 0);
  const opened = await house.call('GET', news?.params.unsubscribe ?? '');
  assert.equal(opened.status, 302);
  assert.equal(opened.headers.location, `/langganan#kunci=${key}`);
  for (const wrong of [`${key.slice(0, -1)}x`, 'x'.repeat(60)])
    assert.equal(
      (await house.call('POST', `/api/subscriptions/unsubscribe?key=${wrong}`)).status,
      404,
      wrong,
    );
});

test('the key opens only the list of its own address, where each can be changed or ended', async (t) => {
  const house = await begin(t);
  const key = await byMail(house, { area: PANJANG });
  const others = await byMail(house, { area: PANJANG }, 'daily', 'budi@example.id');
  const list = await house.call<Subscriptions>('POST', '/api/subscriptions/list', { key });
  assert.equal(list.body.items.length, 1);
  assert.equal(list.body.address, 's•••@example.id');
  const id = list.body.items[0]?.id;
  assert.equal(
    (await house.call('POST', '/api/subscriptions/change', { key: others, id, pace: null })).status,
    404,
  );
  const changed = await house.call<Subscriptions>('POST', '/api/subscriptions/change', {
    key,
    id,
    pace: 'weekly',
  });
  assert.equal(changed.body.items[0]?.pace, 'weekly');
  const again = await house.call('POST', '/api/subscriptions', {
    email: MAIL,
    wish: { area: PANJANG },
    pace: 'at-once',
  });
  assert.equal(again.status, 202);
  const same = await house.call<Subscriptions>('POST', '/api/subscriptions/list', { key });
  assert.equal(same.body.items[0]?.pace, 'weekly', 'a stranger who types the address changes nothing');
});

test('an address is not flooded with letters, and what nobody confirms is forgotten after thirty days', async (t) => {
  let now = NOON;
  const house = await begin(t, { now: () => now });
  const ask = (wish: object): ReturnType<Call> =>
    house.call('POST', '/api/subscriptions', { email: MAIL, wish, pace: 'daily' });
  for (const category of [
    'pothole',
    'street-light',
    'uncollected-waste',
    'illegal-parking',
    'smoke-burning',
    'pothole',
  ])
    assert.deepEqual((await ask({ category })).body, { asked: true });
  assert.equal((await lettersOf(house)).length, 3);
  for (const wish of [
    {},
    { area: '99' },
    { category: 'tidak-ada' },
    { near: { lat: 0, lng: 0, metres: 500 } },
    { near: { ...IN_PANJANG, metres: 50_000 } },
  ])
    assert.equal((await ask(wish)).status, 422, JSON.stringify(wish));
  now = new Date(NOON.getTime() + 31 * 86_400_000);
  assert.equal(await dropOldSubscriptions(house.city), 3);
});

test('what lies in the database names no address, and places no home', async (t) => {
  const house = await begin(t);
  await byMail(house, { near: { ...IN_PANJANG, metres: 500 } });
  const rows = await house.city.db.rows<{ row: string }>(
    sql`select s::text as row from complaints.subscription s`,
  );
  assert.ok(!rows.some(({ row }) => row.includes('sri@') || row.includes(String(IN_PANJANG.lat))));
});
