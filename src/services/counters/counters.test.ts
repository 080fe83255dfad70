import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type TestHouse, testHouse } from '../../../test/kit/house.ts';
import type { Mailbox } from '../../blocks/notices/contract.ts';
import { change } from '../../platform/change.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { appointmentsOf, bookAppointment, bookAppointmentIn, cancelAppointment, freeSlots } from './api.ts';
import type { CounterPage, CountersView, DisplayView, FreeView, NumberView, SlotsView } from './contract.ts';
import { endDay, forget, KEEP_DAYS, nudgeQueue, remind } from './jobs.ts';
import type { DeskDay, DeskNumber } from './rules/desk-contract.ts';

const COUNTER = 'disdukcapil-loket';
const AGENCY = 'disdukcapil';
const OTHER = 'dpmptsp-loket';
const PHONE = '081234567890';
/** Tuesday, 09:00 in Magelang. */
const TUESDAY = '2026-11-24T02:00:00Z';

function clock(start = TUESDAY) {
  let now = new Date(start);
  return {
    now: () => now,
    set(at: string) {
      now = new Date(at);
    },
    pass(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

const take = (house: TestHouse, more: Record<string, unknown> = {}, counter = COUNTER) =>
  house.call<NumberView>('POST', `/api/counters/${counter}/numbers`, more);
const see = async (house: TestHouse, code: string) =>
  (await house.call<NumberView>('GET', `/api/numbers/${code}`)).body;
async function slotsOn(house: TestHouse, date: string) {
  const answer = await house.call<SlotsView>('GET', `/api/counters/${COUNTER}/slots?date=${date}`);
  return answer.body.slots;
}
async function firstSlot(house: TestHouse, date: string): Promise<string> {
  const slot = (await slotsOn(house, date)).find(({ free }) => free > 0);
  assert.ok(slot, `nothing free on ${date}`);
  return slot.at;
}
const book = (house: TestHouse, at: string, more: Record<string, unknown> = {}) =>
  house.call<NumberView>('POST', `/api/counters/${COUNTER}/appointments`, { at, phone: PHONE, ...more });
const mail = async (house: TestHouse, phone = PHONE) =>
  (await house.call<Mailbox>('GET', `/api/demo/mailbox?address=${phone}`)).body.messages;

test('whoever comes takes a number without an account and sees how many are before', async (t) => {
  const time = clock();
  const house = await testHouse(t, { now: time.now });
  const list = await house.call<CountersView>('GET', '/api/counters');
  assert.equal(list.body.counters.length, 19);
  const device = randomUUID();
  const first = await take(house, { device });
  assert.equal(first.status, 201, first.text);
  assert.equal(first.body.label, 'A001');
  assert.equal(first.body.before, 0);
  for (let n = 0; n < 3; n++) assert.equal((await take(house)).status, 201);
  const last = await take(house);
  assert.equal(last.body.before, 4);
  assert.equal(last.body.expectedAt, new Date(Date.parse(TUESDAY) + 30 * 60_000).toISOString());
  const page = await house.call<CounterPage>('GET', `/api/counters/${COUNTER}`);
  assert.equal(page.body.now.waiting, 5);
  assert.equal(page.body.now.state, 'open');

  const again = await take(house, { device });
  assert.equal(again.status, 409);
  assert.equal((again.body as { code?: string }).code, 'counters.has-number');
  assert.equal((await take(house, { device }, OTHER)).status, 201, 'another counter is another queue');

  const given = await house.call<NumberView>('POST', `/api/numbers/${first.body.code}/cancel`);
  assert.equal(given.body.state, 'cancelled');
  assert.equal((await take(house, { device })).status, 201, 'who gave it back may take another');
  assert.equal((await see(house, last.body.code.toLowerCase())).before, 3);
});

test('the same request twice gives one number, also when both come at once', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  const key = { 'idempotency-key': randomUUID() };
  const wish = { phone: PHONE };
  const both = await Promise.all(
    [1, 2].map(() => house.call<NumberView>('POST', `/api/counters/${COUNTER}/numbers`, wish, key)),
  );
  assert.deepEqual(
    both.map(({ status }) => status),
    [201, 201],
  );
  assert.equal(both[0]?.body.code, both[1]?.body.code);
  assert.equal(both[0]?.body.phone, '+62 ••• 890');
});

test('no number is given on a closed day, after hours, or when the queue reaches closing time', async (t) => {
  const time = clock('2026-11-28T03:00:00Z');
  const house = await testHouse(t, { now: time.now });
  const code = async () => ((await take(house)).body as unknown as { code: string }).code;
  assert.equal(await code(), 'counters.closed-today');
  time.set('2026-11-24T12:00:00Z');
  assert.equal(await code(), 'counters.over-today');
  time.set('2026-11-24T08:35:00Z');
  const page = await house.call<CounterPage>('GET', `/api/counters/${COUNTER}`);
  const closes = Date.parse(page.body.now.closesAt ?? '');
  const turns = 2 * Math.ceil((closes - time.now().getTime()) / (15 * 60_000));
  for (let n = 0; n < turns; n++) assert.equal((await take(house)).status, 201);
  assert.equal(await code(), 'counters.full-today');
  const full = await house.call<CounterPage>('GET', `/api/counters/${COUNTER}`);
  assert.equal(full.body.now.state, 'full');
});

test('of two people who want the last place at once exactly one gets it', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  const at = await firstSlot(house, '2026-11-25');
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, n) => book(house, at, { phone: `08123456780${n}` })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409, 409, 409]);
  const slot = (await slotsOn(house, '2026-11-25')).find((one) => one.at === at);
  assert.equal(slot?.free, 0);
  const { count } = await house.city.db.one<{ count: number }>(
    sql`select count(*)::int as count from counters.ticket where kind = 'appointment'`,
  );
  assert.equal(count, 1);
});

test('who has an appointment says to be there on the day, and the desk sees it with the name of the service', async (t) => {
  const time = clock();
  const house = await testHouse(t, { now: time.now });
  const at = await firstSlot(house, '2026-11-25');
  const { body } = await book(house, at, { service: 'poverty-letter' });
  const arrive = () => house.call<NumberView>('POST', `/api/numbers/${body.code}/arrive`);
  assert.equal(body.mayArrive, false);
  assert.equal((await arrive()).status, 409, 'not days before');
  time.set(new Date(Date.parse(at) - 20 * 60_000).toISOString());
  const said = await arrive();
  assert.equal(said.status, 200, said.text);
  assert.equal(said.body.state, 'waiting');
  assert.equal((await arrive()).body.arrivedAt, said.body.arrivedAt, 'said twice, it counts once');
  const officer = await house.officer('service-clerk', 'disdukcapil');
  const { body: day } = await officer<DeskDay>('GET', `/api/desk/counters/${COUNTER}`);
  const [waiting] = day.waiting;
  assert.equal(waiting?.arrivedAt, said.body.arrivedAt);
  assert.equal(waiting?.service, 'Surat keterangan tidak mampu (SKTM)');
});

test('an appointment is confirmed, moved once, and given back', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  const at = await firstSlot(house, '2026-11-25');
  const made = await book(house, at);
  assert.equal(made.status, 201, made.text);
  assert.equal(made.body.label, 'J001');
  const { code } = made.body;
  assert.ok((await mail(house))[0]?.text.includes(`/loket/nomor/${code}`));
  assert.equal((await book(house, await firstSlot(house, '2026-11-26'))).status, 409, 'one per telephone');

  const other = await firstSlot(house, '2026-11-27');
  const moved = await house.call<NumberView>('POST', `/api/numbers/${code}/move`, { at: other });
  assert.equal(moved.status, 200, moved.text);
  assert.equal(moved.body.day, '2026-11-27');
  assert.equal(moved.body.mayMove, false);
  assert.equal((await mail(house)).length, 2);
  assert.ok((await slotsOn(house, '2026-11-25')).some((one) => one.at === at && one.free > 0));
  const twice = await house.call('POST', `/api/numbers/${code}/move`, { at });
  assert.equal(twice.status, 409);
  const cancelled = await house.call<NumberView>('POST', `/api/numbers/${code}/cancel`);
  assert.equal(cancelled.body.state, 'cancelled');
  assert.equal((await house.call('POST', `/api/numbers/${code}/cancel`)).status, 409);
});

test('times that are not offered cannot be booked', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  for (const [at, status] of [
    ['2026-11-25T05:10:00Z', 409],
    ['2026-11-28T03:00:00Z', 409],
    ['2027-03-01T03:00:00Z', 409],
    ['2026-11-23T03:00:00Z', 409],
    ['besok pagi', 422],
  ] as const)
    assert.equal((await book(house, at)).status, status, at);
  assert.equal((await book(house, await firstSlot(house, '2026-11-25'), { phone: '12' })).status, 422);
  assert.equal((await house.call('GET', '/api/counters/tidak-ada')).status, 404);
  assert.equal((await house.call('GET', `/api/counters/visit.${AGENCY}`)).status, 404);
});

test('officers call one person each, appointments at their time first', async (t) => {
  const time = clock();
  const house = await testHouse(t, { now: time.now });
  const soon = await firstSlot(house, '2026-11-24');
  const booked = await book(house, soon, { phone: '081234567899' });
  const numbers: string[] = [];
  for (let n = 0; n < 5; n++) numbers.push((await take(house)).body.label);
  time.set(soon);
  const desks = await Promise.all([1, 2, 3].map(() => house.officer('agency-officer', AGENCY)));
  const called = await Promise.all(
    desks.map((officer, n) =>
      officer<DeskNumber>('POST', `/api/desk/counters/${COUNTER}/next`, { desk: `${n + 1}` }),
    ),
  );
  assert.deepEqual(called.map(({ body }) => body.label).sort(), ['A001', 'A002', booked.body.label].sort());

  const [officer, colleague] = desks as [(typeof desks)[0], (typeof desks)[0]];
  const mine = called[0]?.body as DeskNumber;
  const theirs = called[1]?.body as DeskNumber;
  const next = await officer('POST', `/api/desk/counters/${COUNTER}/next`, { desk: '1' });
  assert.equal((next.body as { code?: string }).code, 'counters.finish-first');
  const act = (id: number, name: string, body: unknown) =>
    officer<DeskNumber>('POST', `/api/desk/numbers/${id}/${name}`, body);
  assert.equal((await act(mine.id, 'begin', { version: 99 })).status, 409);
  assert.equal((await act(theirs.id, 'call', { version: theirs.version, desk: '1' })).status, 409);
  const begun = await act(mine.id, 'begin', { version: mine.version });
  assert.equal(begun.body.state, 'serving');
  time.pass(12);
  const done = await act(mine.id, 'finish', { version: begun.body.version, note: 'Berkas kurang KK.' });
  assert.equal(done.body.state, 'done');

  const gone = await colleague<DeskNumber>('POST', `/api/desk/numbers/${theirs.id}/no-show`, {
    version: theirs.version,
  });
  assert.equal(gone.body.state, 'no-show');
  const late = await act(theirs.id, 'call', { version: gone.body.version, desk: '1' });
  assert.equal(late.body.state, 'called', 'who comes late is called once more');

  const display = await house.call<DisplayView>('GET', `/api/counters/${COUNTER}/display`);
  assert.equal(display.body.now.length, 2);
  assert.ok(!display.text.includes('Berkas'));
  const day = await officer<DeskDay>('GET', `/api/desk/counters/${COUNTER}`);
  assert.equal(day.body.ended.find(({ id }) => id === mine.id)?.note, 'Berkas kurang KK.');
  assert.deepEqual(
    day.body.waiting.map(({ label }) => label),
    numbers.slice(2),
  );
});

test('sent on to another counter, a person keeps code and time of waiting', async (t) => {
  const time = clock();
  const house = await testHouse(t, { now: time.now });
  const sent = (await take(house)).body;
  time.pass(5);
  const there = (await take(house, {}, OTHER)).body;
  const officer = await house.officer('agency-officer', AGENCY);
  const called = await officer<DeskNumber>('POST', `/api/desk/counters/${COUNTER}/next`, { desk: '1' });
  const { id, version } = called.body;
  const answer = await officer('POST', `/api/desk/numbers/${id}/transfer`, { version, to: OTHER });
  assert.equal(answer.status, 200, answer.text);
  const now = await see(house, sent.code);
  assert.equal(now.queue, OTHER);
  assert.equal(now.label, 'A002');
  assert.equal(now.before, 0);
  assert.equal((await see(house, there.code)).before, 1);
  const after = await officer('POST', `/api/desk/numbers/${id}/begin`, { version: version + 1 });
  assert.equal(after.status, 403, 'it belongs to the other agency now');
});

test('who left a telephone hears once that the turn is near', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  for (let n = 0; n < 5; n++) await take(house);
  await take(house, { phone: PHONE });
  assert.equal(await nudgeQueue(house.city, COUNTER, '2026-11-24'), 0);
  const officers = await Promise.all([1, 2].map(() => house.officer('agency-officer', AGENCY)));
  for (const officer of officers) await officer('POST', `/api/desk/counters/${COUNTER}/next`, { desk: '1' });
  assert.equal(await nudgeQueue(house.city, COUNTER, '2026-11-24'), 1);
  assert.equal(await nudgeQueue(house.city, COUNTER, '2026-11-24'), 0);
  const [message] = await mail(house);
  assert.match(message?.text ?? '', /A006.*3/);
});

test('on the eve everybody who comes tomorrow is reminded once, in the afternoon', async (t) => {
  const time = clock();
  const house = await testHouse(t, { now: time.now });
  await book(house, await firstSlot(house, '2026-11-25'));
  await remind(house.city);
  assert.equal((await mail(house)).length, 1, 'not in the morning');
  time.set('2026-11-24T08:20:00Z');
  await remind(house.city);
  await remind(house.city);
  const messages = await mail(house);
  assert.equal(messages.length, 2);
  assert.match(messages[0]?.text ?? '', /^Besok/);
});

test('a closed day calls off its appointments and says why, all or nothing', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  const head = await house.officer('agency-head', AGENCY);
  const at = await firstSlot(house, '2026-11-25');
  const { code } = (await book(house, at)).body;
  const closed = await head('POST', `/api/desk/counters/${COUNTER}/closed-days`, {
    date: '2026-11-25',
    reason: 'Perbaikan listrik gedung',
  });
  assert.deepEqual([closed.status, closed.body], [201, { told: 1, cancelled: 1 }]);
  const view = await see(house, code);
  assert.deepEqual([view.state, view.why], ['cancelled', 'Perbaikan listrik gedung']);
  assert.ok((await mail(house)).some(({ text }) => text.includes('Perbaikan listrik gedung')));
  assert.equal((await slotsOn(house, '2026-11-25')).length, 0);
  assert.equal((await book(house, at)).status, 409);
  const path = `/api/desk/counters/${COUNTER}/closed-days/2026-11-25`;
  assert.equal((await head('DELETE', path)).status, 204);
  assert.equal((await book(house, at)).status, 201);
});

test('a counter that closes in the morning tells those who hold a number of today as well', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  const head = await house.officer('agency-head', AGENCY);
  const silent = (await take(house)).body;
  await take(house, { phone: PHONE });
  const date = '2026-11-24';
  const closed = await head('POST', `/api/desk/counters/${COUNTER}/closed-days`, { date, reason: 'Banjir' });
  assert.deepEqual(closed.body, { told: 1, cancelled: 2 });
  assert.equal((await see(house, silent.code)).why, 'Banjir');
  assert.match((await mail(house))[0]?.text ?? '', /^Maaf, nomor A002 .* Banjir/);
  assert.equal((await take(house)).status, 409);
});

test('an inspection is moved by the code that its applicant holds, and nowhere else', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  const ctx = systemContext(house.city, 'test');
  const [day] = await freeSlots(house.city, { visit: AGENCY, from: '2026-11-25', to: '2026-11-25' });
  const at = new Date(day?.slots[0]?.at ?? 0);
  const { code } = await bookAppointment(ctx, { visit: AGENCY, at, caseCode: 'MGL-1', phone: PHONE });
  const free = await house.call<FreeView>('GET', `/api/numbers/${code}/free`);
  const other = free.body.days.flatMap(({ slots }) => slots).find((slot) => slot.free > 0)?.at;
  const moved = await house.call<NumberView>('POST', `/api/numbers/${code}/move`, { at: other });
  assert.deepEqual([moved.status, moved.body.startsAt, moved.body.kind], [200, other, 'visit']);
  assert.deepEqual((await house.call<FreeView>('GET', `/api/numbers/${code}/free`)).body.days, []);
  const { cases } = await house.city.db.one<{ cases: string[] }>(
    // The mover takes events from the one to the other, at any moment.
    sql`select array_agg(payload->>'caseCode') as cases from (
      select type, payload from platform.outbox union all select type, payload from platform.event) as told
      where type like 'counters.ticket.%'`,
  );
  // Booked, gone from the old day, come to the new one: the service that asked for it hears of all.
  assert.deepEqual(cases, ['MGL-1', 'MGL-1', 'MGL-1']);
});

test('a rule holds from its date on, and wrong hours are refused with their place', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  const head = await house.officer('agency-head', AGENCY);
  const rule = {
    hours: [{ day: 3, from: '16:00', to: '18:00' }],
    minutes: 30,
    desks: 1,
    daysAhead: 7,
    walkInShare: 0,
    letter: 'B',
    services: [{ id: 'ktp', minutes: 60 }],
  };
  const set = (body: unknown) => head('POST', `/api/desk/counters/${COUNTER}/rules`, body);
  const wrong = { ...rule, hours: [...rule.hours, { day: 3, from: '17:00', to: '19:00' }] };
  const refused = await set({ from: '2026-11-25', rule: wrong });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /rule\/hours\/1\/from/);
  assert.equal((await set({ from: '2026-11-20', rule })).status, 422);
  assert.equal((await set({ from: '2026-11-25', rule })).status, 204);
  assert.ok((await slotsOn(house, '2026-11-24')).length > 8, 'today is as it was');
  assert.deepEqual(
    (await slotsOn(house, '2026-11-25')).map(({ at }) => at.slice(11, 16)),
    ['09:00', '09:30', '10:00', '10:30'],
  );
  assert.equal((await slotsOn(house, '2026-11-26')).length, 0);
  const officer = await house.officer('agency-officer', AGENCY);
  const asOfficer = await officer('POST', `/api/desk/counters/${COUNTER}/rules`, {
    from: '2026-11-26',
    rule,
  });
  assert.equal(asOfficer.status, 403);
});

test('after midnight yesterday’s numbers are over and counting begins anew', async (t) => {
  const time = clock('2026-11-24T08:00:00Z');
  const house = await testHouse(t, { now: time.now });
  const { code, label } = (await take(house)).body;
  time.set('2026-11-24T16:59:00Z');
  await endDay(house.city);
  assert.equal((await see(house, code)).state, 'waiting');
  time.set('2026-11-24T17:10:00Z');
  await endDay(house.city);
  assert.equal((await see(house, code)).state, 'lapsed');
  time.set('2026-11-25T02:00:00Z');
  assert.equal((await take(house)).body.label, label);
});

test('telephone, device and note are forgotten after their time, the figures stay', async (t) => {
  const time = clock();
  const house = await testHouse(t, { now: time.now });
  const { code } = (await take(house, { phone: PHONE, device: randomUUID() })).body;
  time.pass(KEEP_DAYS * 24 * 60);
  assert.equal(await forget(house.city), 0);
  time.pass(24 * 60);
  assert.equal(await forget(house.city), 1);
  assert.equal((await see(house, code)).phone, null);
  const row = await house.city.db.one<{ left: number }>(
    sql`select count(*)::int as left from counters.ticket where device is not null or phone_index is not null`,
  );
  assert.equal(row.left, 0);
});

test('another service books inspections in its own change, all or nothing', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  const ctx = systemContext(house.city, 'test');
  const days = await freeSlots(house.city, { visit: AGENCY, from: '2026-11-25', to: '2026-11-26' });
  assert.deepEqual(
    days.map(({ date }) => date),
    ['2026-11-25', '2026-11-26'],
  );
  const at = new Date(days[0]?.slots[0]?.at ?? 0);
  const wish = { visit: AGENCY, at, caseCode: 'MGL-1', phone: PHONE, place: 'Jalan Pahlawan 1' };
  await assert.rejects(
    change(ctx, async (tx) => {
      await bookAppointmentIn(tx, ctx, wish);
      throw new Error('the other half failed');
    }),
    /the other half/,
  );
  assert.equal((await mail(house)).length, 0, 'no message without a booking');
  const made = await bookAppointment(ctx, wish);
  assert.equal(made.kind, 'visit');
  assert.match((await mail(house))[0]?.text ?? '', /akan datang ke tempat Anda/);
  await assert.rejects(bookAppointment(ctx, { ...wish, caseCode: 'MGL-2' }), { code: 'counters.slot-taken' });
  assert.equal((await appointmentsOf(ctx, 'mgl-1')).length, 1);
  await cancelAppointment(ctx, made.code);
  assert.equal((await appointmentsOf(ctx, 'MGL-1'))[0]?.state, 'cancelled');
});

test('neither history nor events hold the code of a number or a telephone', async (t) => {
  const house = await testHouse(t, { now: clock().now });
  const { code } = (await take(house, { phone: PHONE })).body;
  const { all } = await house.city.db.one<{ all: string }>(sql`
    select (select json_agg(a)::text from platform.audit a) || (select json_agg(o)::text from platform.outbox o) as all`);
  assert.ok(all.includes('A001'));
  for (const secret of [code, PHONE, '+6281234567890']) assert.ok(!all.includes(secret), secret);
});
