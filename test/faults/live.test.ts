/** Live screens: nothing missed, nothing twice, nothing that is not theirs; and a screen that does not read is let go. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from '../../src/platform/db/sql.ts';
import { type TestHouse, testHouse } from '../kit/house.ts';
import { type LiveReader, readLive } from '../kit/live-reader.ts';
import { LIGHTS, report } from '../kit/people.ts';
import { neighbourCity } from '../kit/postgres.ts';
import { until } from '../kit/until.ts';

/** A category whose reports go to another agency than street lights. */
const WASTE = { category: 'uncollected-waste', agency: 'dlh' };

async function watch(
  t: TestContext,
  where: { port: number; host: string },
  topics: string,
  headers: Record<string, string> = {},
): Promise<LiveReader> {
  const reader = await readLive(where, topics, headers);
  t.after(() => reader.close());
  return reader;
}

async function reports(house: TestHouse, count: number): Promise<string[]> {
  const codes: string[] = [];
  for (let made = 0; made < count; made++) codes.push((await report(house)).code);
  return codes;
}

test('a screen that lost its connection resumes by Last-Event-ID and gets what it missed exactly once, in order', async (t) => {
  const house = await testHouse(t);
  const before = await watch(t, house, 'complaints.public');
  const first = await reports(house, 3);
  await before.saw(first.at(-1) ?? '');
  before.close();
  const missed = await reports(house, 5);
  const after = await watch(t, house, 'complaints.public', { 'last-event-id': before.lastId() ?? '' });
  const later = await reports(house, 2);
  await after.saw(later.at(-1) ?? '');
  assert.deepEqual(before.subjects(), first);
  assert.deepEqual(after.subjects(), [...missed, ...later]);
  assert.ok(!after.frames.some((frame) => frame.event === 'reset'));
});

test('screens that come back while reports keep arriving miss none and double none', async (t) => {
  const house = await testHouse(t);
  const seen: string[] = [];
  let reader = await watch(t, house, 'complaints.public');
  const arriving = (async () => {
    const codes: string[] = [];
    for (let round = 0; round < 10; round++)
      codes.push(...(await Promise.all([1, 2, 3, 4].map(() => report(house)))).map((one) => one.code));
    return codes;
  })();
  let over = false;
  void arriving.finally(() => {
    over = true;
  });
  while (!over) {
    const enough = reader.frames.length + 5;
    const current = reader;
    await until('some frames have come', () => over || current.frames.length >= enough);
    current.close();
    seen.push(...current.subjects());
    reader = await watch(t, house, 'complaints.public', { 'last-event-id': current.lastId() ?? '' });
  }
  const codes = await arriving;
  await until('all have come', () => new Set([...seen, ...reader.subjects()]).size === codes.length);
  assert.deepEqual([...seen, ...reader.subjects()].sort(), codes.sort());
});

test('a forged id gets a reset and shows nothing but what happens from now on', async (t) => {
  const house = await testHouse(t);
  const [past = ''] = await reports(house, 1);
  await house.city.hub.drain();
  const forged = [
    String(house.city.hub.position() + 1),
    '999999999999999',
    '99999999999999999999999',
    '-1',
    '1.5',
    '0x10',
    'kemarin',
    "1'; drop table platform.event; --",
    '1 or 1=1',
    '١٢',
  ];
  const readers = await Promise.all(
    forged.map((id) =>
      watch(t, house, 'complaints.public', { 'last-event-id': Buffer.from(id, 'utf8').toString('latin1') }),
    ),
  );
  const [now = ''] = await reports(house, 1);
  for (const [index, reader] of readers.entries()) {
    await reader.saw(now);
    const name = `Last-Event-ID: ${forged[index]}`;
    assert.equal(reader.status, 200, name);
    assert.equal(reader.frames.filter((frame) => frame.event === 'reset').length, 1, name);
    assert.deepEqual(reader.subjects(), [now], name);
  }
  assert.notEqual(past, now);
});

test("the id of another city's feed shows nothing of that city", async (t) => {
  const house = await testHouse(t);
  const clone = await neighbourCity();
  t.after(() => clone.drop());
  const { record } = clone;
  const neighbour = await house.house.add(record);
  const there = { port: house.port, host: `seberang.localhost:${house.port}` };
  const busy = await watch(t, there, 'complaints.public');
  await neighbour.db.run(sql`insert into platform.outbox (type, subject, payload, at)
    select 'complaints.complaint.received', 'SBR-' || n, '{"code":"x","visibility":"public"}'::jsonb, now()
    from generate_series(1, 30) as n`);
  await neighbour.hub.drain();
  await busy.saw('SBR-30');
  const here = await watch(t, house, 'complaints.public', { 'last-event-id': busy.lastId() ?? '' });
  const [own = ''] = await reports(house, 1);
  await here.saw(own);
  assert.deepEqual(here.subjects(), [own]);
  assert.equal(here.frames.filter((frame) => frame.event === 'reset').length, 1);
  assert.ok(!busy.subjects().includes(own));
});

test("the desk of an agency never hears of another agency's case, live or from the past", async (t) => {
  const house = await testHouse(t);
  const lights = await house.officer('agency-officer', LIGHTS);
  const waste = await house.officer('agency-officer', WASTE.agency);
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const ofLights = await watch(t, house, 'complaints.desk', bearer(lights.token));
  const ofWaste = await watch(t, house, 'complaints.desk', bearer(waste.token));
  const light = await report(house);
  const bin = await report(house, { category: WASTE.category });
  assert.equal(bin.agency?.id, WASTE.agency);
  const last = await report(house);
  await ofWaste.saw(bin.code);
  await ofLights.saw(last.code);
  assert.deepEqual(ofLights.subjects(), [light.code, last.code]);
  const again = await watch(t, house, 'complaints.desk', { ...bearer(lights.token), 'last-event-id': '0' });
  await again.saw(last.code);
  assert.deepEqual(again.subjects(), [light.code, last.code]);
  assert.ok(!ofWaste.subjects().some((code) => code !== bin.code));
});

test('topics of officers and walls are closed to whoever lacks the right, and an unknown topic is none', async (t) => {
  const house = await testHouse(t);
  for (const topic of ['complaints.desk', 'complaints.wall', 'complaints.public,complaints.desk'])
    assert.equal((await watch(t, house, topic)).status, 401, topic);
  assert.equal((await watch(t, house, 'complaints.secret')).status, 404);
  const token = (await house.officer('agency-officer', LIGHTS)).token;
  const officer = await watch(t, house, 'complaints.wall', { authorization: `Bearer ${token}` });
  assert.equal(officer.status, 403);
});

test('when a session is revoked its open screen is closed at once, and only that one', async (t) => {
  const house = await testHouse(t);
  const admin = await house.officer('city-admin');
  const officer = await house.officer('agency-officer', LIGHTS);
  const colleague = await house.officer('agency-officer', LIGHTS);
  const open = (token: string) => watch(t, house, 'complaints.desk', { authorization: `Bearer ${token}` });
  const [his, theirs] = [await open(officer.token), await open(colleague.token)];
  const reset = await admin('POST', `/api/officers/${officer.id}/reset`, { secondFactor: false });
  assert.equal(reset.status, 200);
  await until('his stream is closed', () => his.ended(), { seconds: 1 });
  const { code } = await report(house);
  await theirs.saw(code);
  assert.ok(!his.subjects().includes(code));
  const back = await watch(t, house, 'complaints.desk', { authorization: `Bearer ${officer.token}` });
  assert.equal(back.status, 401);
});

test('a screen that does not take its bytes is cut off, and resumes afterwards without a loss', async (t) => {
  const house = await testHouse(t);
  const slow = await watch(t, house, 'complaints.public');
  const quick = await watch(t, house, 'complaints.public');
  slow.pause();
  const events = 900;
  // Forty kilobytes each, so that no operating system's buffers can swallow all of it.
  const payload = JSON.stringify({ code: 'x'.repeat(40_000), visibility: 'public' });
  for (let from = 1; from <= events; from += 100) {
    await house.city.db.run(sql`insert into platform.outbox (type, subject, payload, at)
      select 'complaints.complaint.received', 'UJI-' || n, ${payload}::jsonb, now()
      from generate_series(${from}::int, ${from + 99}::int) as n`);
    await house.city.hub.drain();
    await quick.saw(`UJI-${from + 99}`);
  }
  slow.resume();
  await until('the slow stream has ended', () => slow.ended());
  const got = slow.subjects();
  assert.ok(got.length < events, `it was cut off after ${got.length} events`);
  const again = await watch(t, house, 'complaints.public', { 'last-event-id': slow.lastId() ?? '' });
  await again.saw(`UJI-${events}`);
  const wanted = Array.from({ length: events }, (_, index) => `UJI-${index + 1}`);
  assert.deepEqual([...got, ...again.subjects()], wanted);
  assert.deepEqual(quick.subjects(), wanted);
});

test('a line that begins where an answer said the feed stood misses nothing that the answer lacks', async (t) => {
  const house = await testHouse(t);
  const [known = ''] = await reports(house, 1);
  await house.city.hub.drain();
  const list = await house.call<{ items: { code: string }[] }>('GET', '/api/complaints');
  const position = String(list.headers['x-feed-position']);
  const [between = ''] = await reports(house, 1);
  await house.city.hub.drain();
  const reader = await watch(t, house, 'complaints.public', { 'last-event-id': position });
  await reader.saw(between);
  assert.deepEqual(
    list.body.items.map(({ code }) => code),
    [known],
  );
  assert.deepEqual(reader.subjects(), [between]);
});
