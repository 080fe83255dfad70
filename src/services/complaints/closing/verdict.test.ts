import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { IN_PANJANG, LIGHTS, photo, report } from '../../../../test/kit/people.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { PublicComplaint } from '../contract.ts';
import type { DeskComplaint } from '../rules/desk-contract.ts';
import { remindOfPlans, remindReporters, settleSilent } from './jobs.ts';
import { closingKey } from './key.ts';

type Problem = { code: string; fields?: { path: string; rule: string; message: string }[] };

const START = new Date('2026-11-23T02:00:00Z');
const DAY = 86_400_000;

async function setting(t: Parameters<typeof testHouse>[0]) {
  let now = START;
  const house = await testHouse(t, { now: () => now });
  return {
    house,
    later: (days: number) => {
      now = new Date(START.getTime() + days * DAY);
    },
    now: () => now,
  };
}

async function taken(house: TestHouse, more: Record<string, unknown> = {}) {
  const { code, receipt } = await report(house, more);
  const officer = await house.officer('agency-officer', LIGHTS);
  await officer('POST', `/api/desk/complaints/${code}/take`, { version: 1 });
  return { code, receipt, officer };
}

const seen = async (house: TestHouse, code: string, headers: Record<string, string> = {}) =>
  (await house.call<PublicComplaint>('GET', `/api/complaints/${code}`, undefined, headers)).body;

const close = <T = Record<string, unknown>>(officer: Call, code: string, more: Record<string, unknown>) =>
  officer<T>('POST', `/api/desk/complaints/${code}/close`, { version: 2, text: 'Lampu diganti.', ...more });

/** What is closed and yet wants a look. */
const followed = async (call: Call) => {
  const path = '/api/desk/complaints?view=follow-up';
  return (await call<{ items: { code: string }[] }>('GET', path)).body.items.map((one) => one.code);
};

const noPhoto = { mended: true, withoutPhoto: 'Kamera petugas sedang rusak.' };

test('a photo from the place proves it: distance and time stand on the case; a reporter confirms by the link and by nothing else', async (t) => {
  const { house } = await setting(t);
  const { code, officer } = await taken(house);
  const id = await photo(house);
  const shots = [
    { photo: id, at: START.toISOString(), lat: IN_PANJANG.lat + 0.0001, lng: IN_PANJANG.lng, accuracy: 6 },
  ];
  const closed = await close(officer, code, {
    mended: true,
    photos: [id],
    shots,
    deviceTime: START.toISOString(),
  });
  assert.equal(closed.status, 200, closed.text);
  const { closing, outcome, may } = await seen(house, code);
  assert.deepEqual(
    [closing?.proof, closing?.metres, closing?.takenAt, outcome, may],
    ['place', 11, START.toISOString(), 'awaiting', []],
  );
  const stored = await house.city.db.one<{ row: string }>(
    sql`select e::text as row from complaints.closing e`,
  );
  assert.ok(!stored.row.includes('110.2'), 'where the officer stood is not kept');
  const word = (headers: Record<string, string>) =>
    house.call<Problem>('POST', `/api/complaints/${code}/verdict`, { mended: true }, headers);
  assert.equal((await word({})).status, 403);
  assert.equal((await word({ 'x-closing-key': 'x'.repeat(16) })).status, 403);
  const other = await report(house, { description: 'Lampu lain di gang sebelah juga mati.' });
  assert.equal((await word({ 'x-closing-key': closingKey(house.city, other.code, START) })).status, 403);
  const link = { 'x-closing-key': closingKey(house.city, code, START) };
  assert.deepEqual((await seen(house, code, link)).may, ['judge', 'survey']);
  assert.equal((await seen(house, code, link)).mine, false, 'the link opens nothing else');
  assert.equal((await word(link)).status, 200);
  const after = await seen(house, code, link);
  assert.deepEqual(
    [after.outcome, after.closing?.said, after.closing?.confirmed, after.may],
    ['confirmed', true, 1, ['survey']],
  );
  const { version } = (await officer<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body;
  assert.equal((await word(link)).status, 200, 'the same word again');
  assert.equal((await officer<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body.version, version);
});

test('a photo from elsewhere, from nowhere and older than the report: each is told, and none stops an officer who says why', async (t) => {
  const { house } = await setting(t);
  const { code, officer } = await taken(house);
  const id = await photo(house);
  const shot = {
    photo: id,
    at: START.toISOString(),
    lat: IN_PANJANG.lat + 0.01,
    lng: IN_PANJANG.lng,
    accuracy: 6,
  };
  const refused = async (more: Record<string, unknown>) => {
    const answer = await close<Problem>(officer, code, { mended: true, photos: [id], ...more });
    assert.equal(answer.status, 422, answer.text);
    return `${answer.body.fields?.[0]?.path} ${answer.body.fields?.[0]?.rule}`;
  };
  assert.equal(await refused({}), 'whyAway unplaced');
  assert.equal(await refused({ shots: [shot] }), 'whyAway elsewhere');
  const old = { ...shot, lat: IN_PANJANG.lat, at: new Date(START.getTime() - 2 * DAY).toISOString() };
  assert.equal(await refused({ shots: [old] }), 'photos older-than-report');
  assert.equal(
    await refused({ shots: [old], whyAway: 'Kamera saya salah jam sejak kemarin.' }),
    'photos older-than-report',
  );
  // The whole clock of the device is two days behind: put right by its own time at sending.
  const done = await close(officer, code, {
    mended: true,
    photos: [id],
    shots: [{ ...old, lat: shot.lat }],
    deviceTime: old.at,
    whyAway: 'Foto diambil dari seberang sungai.',
  });
  assert.equal(done.status, 200, done.text);
  const { closing } = await seen(house, code);
  assert.deepEqual(
    [closing?.proof, closing?.metres, closing?.whyAway, closing?.takenAt],
    ['elsewhere', 1112, 'Foto diambil dari seberang sungai.', START.toISOString()],
  );
});

test('what the photo itself carries is read of officers’ photos, and of nobody else’s', async (t) => {
  const { house } = await setting(t);
  const { code, officer } = await taken(house);
  const { default: sharp } = await import('sharp');
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#567' } })
    .withExif({
      IFD2: { DateTimeOriginal: '2026:11:23 09:05:00' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '7/1 28/1 5016/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '110/1 13/1 2316/100',
      },
    })
    .jpeg()
    .toBuffer();
  const send = async (call: Call) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'foto.jpg');
    const written = new Request('http://form.example', { method: 'POST', body: form });
    const bytes = new Uint8Array(await written.arrayBuffer());
    const type = { 'content-type': written.headers.get('content-type') ?? '' };
    return (await call<{ id: string }>('POST', '/api/files', bytes, type)).body.id;
  };
  const stranger = await send(house.call);
  const own = await send(officer);
  const kept = await house.city.db.rows<{ id: string }>(
    sql`select id from files.file where taken is not null`,
  );
  assert.deepEqual(kept, [{ id: own }]);
  const refused = await close<Problem>(officer, code, { mended: true, photos: [stranger] });
  assert.equal(refused.body.fields?.[0]?.rule, 'unplaced');
  assert.equal((await close(officer, code, { mended: true, photos: [own] })).status, 200);
  const { closing } = await seen(house, code);
  assert.deepEqual([closing?.proof, closing?.takenAt], ['place', '2026-11-23T02:05:00.000Z']);
  const left = await house.city.db.rows(sql`select id from files.file where taken is not null`);
  assert.deepEqual(left, [], 'once it has proven something, it is forgotten');
});

test('closed and not mended needs a reason of the list; the day of the plan brings it back to the agency once', async (t) => {
  const { house, later } = await setting(t);
  const { code, officer } = await taken(house);
  const refused = async (more: Record<string, unknown>) => {
    const answer = await close<Problem>(officer, code, { mended: false, ...more });
    assert.equal(answer.status, 422, answer.text);
    const [field] = answer.body.fields ?? [];
    assert.ok(field && !field.message.includes('{'), field?.message);
    return `${field.path} ${field.rule}`;
  };
  assert.equal(await refused({}), 'reason why-not-mended');
  assert.equal(await refused({ reason: 'malas' }), 'reason why-not-mended');
  assert.equal(await refused({ reason: 'other-authority' }), 'authority which-authority');
  assert.equal(await refused({ reason: 'needs-budget', plannedFor: '2026-11-23' }), 'plannedFor after-today');
  assert.equal(await refused({ reason: 'needs-budget', plannedFor: '2027-02-30' }), 'plannedFor no-such-day');
  assert.equal(await refused({ reason: 'needs-budget', plannedFor: '2077-02-03' }), 'plannedFor too-far-off');
  const done = await close(officer, code, {
    mended: false,
    reason: 'needs-budget',
    plannedFor: '2026-12-03',
  });
  assert.equal(done.status, 200, done.text);
  const english = await seen(house, code, { 'accept-language': 'en' });
  assert.deepEqual(
    [
      english.state,
      english.mended,
      english.outcome,
      english.closing?.reason?.name,
      english.closing?.plannedFor,
    ],
    ['closed', false, 'not-mended', 'Needs a budget; planned for later', '2026-12-03'],
  );
  assert.equal(english.timeline.at(-1)?.data.reason, 'Needs a budget; planned for later');
  later(9);
  assert.equal(await remindOfPlans(house.city), 0);
  later(10);
  assert.deepEqual([await remindOfPlans(house.city), await remindOfPlans(house.city)], [1, 0]);
  const head = await house.officer('agency-head', LIGHTS);
  const desk = (await head<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body;
  assert.equal(desk.timeline.at(-1)?.kind, 'plan-due');
  assert.deepEqual(await followed(head), [code]);
  assert.deepEqual(await followed(await house.officer('agency-head', 'dinkes')), []);
  assert.equal(
    (await seen(house, code)).timeline.at(-1)?.kind,
    'closed',
    'the public has read the plan already',
  );
  assert.ok(desk.may.includes('uphold'));
  const stay = (call: Call, version: number, more: object) =>
    call<Problem>('POST', `/api/desk/complaints/${code}/uphold`, {
      version,
      text: 'Anggaran baru tersedia tahun depan.',
      ...more,
    });
  const past = await stay(head, desk.version, { plannedFor: '2026-12-03' });
  assert.equal(past.body.fields?.[0]?.rule, 'after-today');
  const moved = await stay(head, desk.version, { plannedFor: '2026-12-10' });
  assert.equal(moved.status, 200, moved.text);
  assert.deepEqual(await followed(head), []);
  assert.equal((await seen(house, code)).closing?.plannedFor, '2026-12-10');
  later(16);
  assert.equal(await remindOfPlans(house.city), 0);
  later(17);
  assert.equal(await remindOfPlans(house.city), 1, 'on the new day it is there again');
  const then = await house.officer('agency-head', LIGHTS);
  assert.deepEqual(await followed(then), [code]);
  const { version } = (await then<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body;
  assert.equal((await stay(then, version, {})).status, 200);
  assert.deepEqual(await followed(then), [], 'a word without another day settles it as well');
  assert.ok(!(await then<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body.may.includes('uphold'));
});

test('silence is reminded once, then settled, and never counts as a word; within thirty days the case can still be opened again', async (t) => {
  const { house, later } = await setting(t);
  const { code, receipt, officer } = await taken(house, {
    reporter: { name: 'Warga', phone: '081234567890' },
  });
  await close(officer, code, noPhoto);
  later(3);
  assert.equal(await remindReporters(house.city), 0);
  later(5);
  assert.deepEqual([await remindReporters(house.city), await remindReporters(house.city)], [1, 0]);
  assert.equal(await settleSilent(house.city), 0);
  later(11);
  assert.deepEqual([await settleSilent(house.city), await settleSilent(house.city)], [1, 0]);
  assert.equal((await seen(house, code)).outcome, 'silent');
  const not = { mended: false, reason: 'Masih mati juga.' };
  const mine = { 'x-receipt': receipt };
  const again = await house.call('POST', `/api/complaints/${code}/verdict`, not, mine);
  assert.equal(again.body.state, 'reopened', again.text);
  assert.deepEqual([(await seen(house, code)).outcome, (await seen(house, code)).closing], [null, null]);
  const officerNow = await house.officer('agency-officer', LIGHTS);
  const { version } = (await officerNow<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body;
  const taking = await officerNow<{ version: number }>('POST', `/api/desk/complaints/${code}/take`, {
    version,
  });
  await close(officerNow, code, { ...noPhoto, version: taking.body.version });
  later(42);
  const late = await house.call<Problem>('POST', `/api/complaints/${code}/verdict`, not, mine);
  assert.deepEqual([late.status, late.body.code], [409, 'complaints.too-late-to-reopen']);
  const lateYes = await house.call<Problem>(
    'POST',
    `/api/complaints/${code}/verdict`,
    { mended: true },
    mine,
  );
  assert.deepEqual([lateYes.status, lateYes.body.code], [409, 'complaints.too-late-to-reopen']);
});

test('the second reopening is announced by itself, the first is not', async (t) => {
  const { house, later } = await setting(t);
  const { code, receipt, officer } = await taken(house);
  const times = async () =>
    (
      await house.city.db.one<{ n: number }>(
        sql`select count(*) as n from platform.event where type = 'complaints.complaint.reopened-again'`,
      )
    ).n;
  for (const [turn, wanted] of [
    [1, 0],
    [2, 1],
  ] as const) {
    const { version } = (await officer<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body;
    later(turn / 100);
    if (turn > 1) await officer('POST', `/api/desk/complaints/${code}/take`, { version });
    await close(officer, code, { ...noPhoto, version: turn > 1 ? version + 1 : version });
    const body = { reason: `Masih mati, kali ke-${turn}.` };
    const again = await house.call('POST', `/api/complaints/${code}/reopen`, body, { 'x-receipt': receipt });
    assert.equal(again.status, 200, again.text);
    await house.city.hub.drain();
    assert.equal(await times(), wanted);
  }
});

test('somebody whose report was joined may confirm or deny; a denial flags the case for the head, who may stay with it', async (t) => {
  const { house } = await setting(t);
  const first = await taken(house);
  const second = await report(house, { sameAs: first.code });
  const third = await report(house, { sameAs: first.code });
  await close(first.officer, first.code, noPhoto);
  const word = (who: { code: string; receipt: string }, body: unknown) =>
    house.call<Problem>('POST', `/api/complaints/${who.code}/verdict`, body, { 'x-receipt': who.receipt });
  const own = await seen(house, second.code, { 'x-receipt': second.receipt });
  assert.deepEqual([own.state, own.may.includes('judge'), own.closing?.proof], ['merged', true, 'none']);
  assert.equal((await word(second, { mended: true })).status, 200);
  assert.equal((await seen(house, first.code)).outcome, 'confirmed');
  const denied = await word(third, { mended: false, reason: 'Lampu di ujung sana masih mati.' });
  assert.equal(denied.status, 200, denied.text);
  assert.equal((await seen(house, first.code)).state, 'closed', 'only the reporter opens it again');
  assert.equal((await seen(house, first.code)).outcome, 'disputed');
  const { code } = first;
  const head = await house.officer('agency-head', LIGHTS);
  const desk = (await head<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body;
  assert.ok(desk.may.includes('uphold'));
  assert.deepEqual(await followed(head), [code]);
  const uphold = (call: Call, version: number) =>
    call<Problem>('POST', `/api/desk/complaints/${code}/uphold`, {
      version,
      text: 'Lampu di ujung gang adalah laporan tersendiri.',
    });
  assert.equal((await uphold(first.officer, desk.version)).status, 403);
  assert.equal((await uphold(head, desk.version - 1)).status, 409);
  assert.equal((await uphold(head, desk.version)).status, 200);
  const again = await uphold(head, desk.version + 1);
  assert.deepEqual([again.status, again.body.code], [409, 'complaints.nothing-disputed']);
  const after = await seen(house, code);
  assert.deepEqual(
    [after.outcome, after.closing?.reviewed],
    ['disputed', true],
    'the denial stays to be seen',
  );
  assert.equal((await word({ ...first }, { mended: true })).status, 200);
  assert.equal((await seen(house, code)).outcome, 'disputed');
});

test('who denied it and then says yes leaves nothing to follow up, and no plan can be moved where there was none', async (t) => {
  const { house } = await setting(t);
  const first = await taken(house);
  const second = await report(house, { sameAs: first.code });
  const { code } = first;
  await close(first.officer, code, noPhoto);
  const word = (body: unknown) =>
    house.call<Problem>('POST', `/api/complaints/${second.code}/verdict`, body, {
      'x-receipt': second.receipt,
    });
  assert.equal((await word({ mended: false, reason: 'Lampu di ujung masih mati.' })).status, 200);
  const head = await house.officer('agency-head', LIGHTS);
  assert.deepEqual(await followed(head), [code]);
  const { version } = (await head<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body;
  const planned = await head<Problem>('POST', `/api/desk/complaints/${code}/uphold`, {
    ...{ version, text: 'Dijadwalkan lagi tahun depan.', plannedFor: '2027-01-04' },
  });
  assert.deepEqual([planned.status, planned.body.fields?.[0]?.rule], [422, 'nothing-planned']);
  assert.equal((await word({ mended: true })).status, 200);
  assert.equal((await seen(house, code)).outcome, 'confirmed');
  assert.deepEqual(await followed(head), []);
  const after = (await head<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body;
  assert.ok(!after.may.includes('uphold'));
  assert.equal((await word({ mended: false, reason: 'Sudah mati lagi malam ini.' })).status, 200);
  assert.deepEqual(await followed(head), [code], 'and with another no it is there again');
});

test('a word with nothing in it, or of a wrong kind, is refused', async (t) => {
  const { house } = await setting(t);
  const { code, receipt, officer } = await taken(house);
  const word = (body: unknown) =>
    house.call<Problem>('POST', `/api/complaints/${code}/verdict`, body, { 'x-receipt': receipt });
  assert.equal((await word({ mended: true })).status, 409, 'while it is open there is nothing to say');
  await close(officer, code, noPhoto);
  for (const body of [
    {},
    { mended: 'ya' },
    { mended: false },
    { mended: false, reason: 'x' },
    { mended: true, reason: 'abc' },
  ])
    assert.equal((await word(body)).status, 422, JSON.stringify(body));
  const twice = await Promise.all([word({ mended: true }), word({ mended: true })]);
  assert.deepEqual(
    twice.map(({ status }) => status),
    [200, 200],
  );
  assert.equal((await seen(house, code)).closing?.confirmed, 1);
});
