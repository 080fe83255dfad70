import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { brokenLight, IN_PANJANG, LIGHTS, PANJANG, photo, report } from '../../../test/kit/people.ts';
import { sql } from '../../platform/db/sql.ts';
import type { PublicComplaint } from './contract.ts';
import type { DeskComplaint } from './rules/desk-contract.ts';

type Problem = { code: string; detail: string; fields?: { path: string; rule: string; message: string }[] };

test('a report gets a code, an agency, a due time, an event, an audit line and a job in one transaction', async (t) => {
  const house = await testHouse(t);
  const reported = await report(house, { reporter: { name: 'Warga Contoh', phone: '0812 3456 7890' } });
  assert.match(reported.code, /^MGL-\d{3}-\d{3}-\d{3}$/);
  assert.equal(reported.agency?.id, LIGHTS);
  const { db } = house.city;
  await house.city.hub.drain();
  const row = await db.one<Record<string, unknown>>(sql`select c.area, c.due_at, c.complete_by,
    (select count(*) from platform.event e where e.subject = c.code) as events,
    (select count(*) from platform.audit a where a.subject = c.code) as audits,
    (select count(*) from graphile_worker.jobs where task_identifier = 'complaints.tell') as jobs
    from cases."case" c where code = ${reported.code}`);
  assert.equal(row.area, PANJANG);
  assert.ok(row.due_at && row.complete_by);
  assert.deepEqual([row.events, row.audits, row.jobs], [1, 1, 1]);
});

test('the name and telephone of a reporter are stored sealed and never shown to the public', async (t) => {
  const house = await testHouse(t);
  const { code } = await report(house, { reporter: { name: 'Sri Contoh', phone: '081234567890' } });
  const dump = await house.city.db.rows<{ row: string }>(sql`
    select c::text as row from cases."case" c union all select k::text from complaints.complaint k
    union all select a::text from platform.audit a union all select o::text from platform.outbox o
    union all select e::text from platform.event e`);
  const everything = dump.map((one) => one.row).join('\n');
  assert.ok(!everything.includes('Sri Contoh') && !everything.includes('81234567890'));
  const shown = await house.call('GET', `/api/complaints/${code}`);
  assert.equal(shown.status, 200);
  assert.ok(!shown.text.includes('Sri') && !shown.text.includes('8123') && !('reporter' in shown.body));
});

test('who answers a report that nobody took has looked at it: the next promise is that of its end', async (t) => {
  const house = await testHouse(t);
  const { code } = await report(house);
  const officer = await house.officer('agency-officer', LIGHTS);
  const answered = await officer<{ state: string }>('POST', `/api/desk/complaints/${code}/answer`, {
    version: 1,
    text: 'Regu kami jadwalkan besok pagi.',
  });
  assert.deepEqual([answered.status, answered.body.state], [200, 'assigned'], answered.text);
  const { body } = await officer<DeskComplaint>('GET', `/api/desk/complaints/${code}`);
  assert.equal(body.dueAt, body.completeBy);
  assert.ok(body.may.includes('take'));
});

test('the whole straight path: take, ask, reply, answer, close with a reason, rate, open again', async (t) => {
  const house = await testHouse(t);
  const { code, receipt } = await report(house);
  const officer = await house.officer('agency-officer', LIGHTS);
  const mine = { 'x-receipt': receipt };
  const act = (name: string, body: Record<string, unknown>) =>
    officer<{ version: number; state: string }>('POST', `/api/desk/complaints/${code}/${name}`, body);
  const inbox = await officer<{ items: { code: string; version: number }[] }>(
    'GET',
    '/api/desk/complaints?view=new',
  );
  assert.equal(inbox.body.items[0]?.code, code);
  assert.equal((await act('take', { version: 1 })).body.state, 'in-progress');
  assert.equal((await act('ask', { version: 2, text: 'Di sisi mana lampunya?' })).body.state, 'waiting');
  const asked = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`, undefined, mine);
  assert.equal(asked.body.paused, true);
  assert.deepEqual(asked.body.may, ['reply']);
  assert.ok(asked.body.timeline.some((entry) => entry.text === 'Di sisi mana lampunya?'));
  const replied = await house.call('POST', `/api/complaints/${code}/replies`, { text: 'Sisi utara.' }, mine);
  assert.equal(replied.body.state, 'in-progress');
  assert.equal((await act('answer', { version: 4, text: 'Tim menuju lokasi.' })).status, 200);
  const unproven = await act('close', { version: 5, text: 'Sudah menyala.' });
  assert.equal(unproven.status, 422);
  const closing = { version: 5, text: 'Sudah menyala.', withoutPhoto: 'Hujan deras, kamera rusak.' };
  assert.equal((await act('close', closing)).body.state, 'closed');
  const rated = await house.call('POST', `/api/complaints/${code}/rating`, { score: 4 }, mine);
  assert.equal(rated.status, 200);
  const again = await house.call('POST', `/api/complaints/${code}/reopen`, { reason: 'Mati lagi.' }, mine);
  assert.equal(again.body.state, 'reopened');
  const shown = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`);
  assert.deepEqual(
    shown.body.timeline.map((entry) => entry.kind),
    ['received', 'taken', 'answered', 'closed', 'reopened'],
    'the public sees the public steps only',
  );
});

test('only the holder of the receipt may answer, open again or rate', async (t) => {
  const house = await testHouse(t);
  const first = await report(house);
  const second = await report(house);
  for (const receipt of [undefined, 'AAAAAAAAAAAAAAAA', second.receipt]) {
    const headers: Record<string, string> = receipt ? { 'x-receipt': receipt } : {};
    for (const [name, body] of [
      ['replies', { text: 'Halo halo' }],
      ['reopen', { reason: 'Belum beres' }],
      ['rating', { score: 1 }],
    ] as const) {
      const answer = await house.call<Problem>(
        'POST',
        `/api/complaints/${first.code}/${name}`,
        body,
        headers,
      );
      assert.equal(answer.status, 403, `${name} with ${receipt}`);
      assert.equal(answer.body.code, 'complaints.reporter-only');
    }
  }
});

test('two officers at once: the second is told and nothing is overwritten', async (t) => {
  const house = await testHouse(t);
  const { code } = await report(house);
  const [one, other] = await Promise.all([
    house.officer('agency-officer', LIGHTS),
    house.officer('agency-officer', LIGHTS),
  ]);
  const answers = await Promise.all(
    [one, other].map((officer) =>
      officer<Problem>('POST', `/api/desk/complaints/${code}/take`, { version: 1 }),
    ),
  );
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409]);
  assert.equal(answers.find((answer) => answer.status === 409)?.body.code, 'platform.conflict');
});

test('the desk tells an officer which steps are their own, and nobody else', async (t) => {
  const house = await testHouse(t);
  const { code, receipt } = await report(house);
  const [taker, colleague] = await Promise.all([
    house.officer('agency-officer', LIGHTS),
    house.officer('agency-officer', LIGHTS),
  ]);
  const path = `/api/desk/complaints/${code}`;
  await taker('POST', `${path}/take`, { version: 1 });
  await colleague('POST', `${path}/note`, { version: 2, text: 'Tiangnya juga miring.' });
  const kindsOf = ({ timeline }: Pick<DeskComplaint, 'timeline'>) =>
    timeline.filter((entry) => entry.own).map((entry) => entry.kind);
  assert.deepEqual(kindsOf((await taker<DeskComplaint>('GET', path)).body), ['taken']);
  assert.deepEqual(kindsOf((await colleague<DeskComplaint>('GET', path)).body), ['noted']);
  const seen = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`, undefined, {
    'x-receipt': receipt,
  });
  assert.deepEqual(kindsOf(seen.body), []);
});

test('a wrong or missing field is named, with the remedy in the language of the request', async (t) => {
  const house = await testHouse(t);
  const cases: [Record<string, unknown>, string, string][] = [
    [brokenLight({ description: undefined }), 'description', 'required'],
    [brokenLight({ description: 'pendek' }), 'description', 'minLength'],
    [brokenLight({ category: 'no-such' }), 'category', 'unknown-category'],
    [brokenLight({ location: { lat: -17.5, lng: 110.2 } }), 'location', 'outside-city'],
    [brokenLight({ location: { lat: 110.22, lng: -7.48 } }), 'location/lat', 'maximum'],
    [brokenLight({ location: { lat: 'x', lng: 110.2 } }), 'location/lat', 'type'],
    [brokenLight({ location: undefined }), 'location', 'location-or-area'],
    [brokenLight({ location: undefined, area: '99.99' }), 'area', 'unknown-area'],
    [brokenLight({ reporter: { name: 'Warga', phone: '123456789012345678' } }), 'reporter/phone', 'phone'],
    [brokenLight({ anonymous: true, reporter: { name: 'Warga' } }), 'anonymous', 'anonymous-with-name'],
    [brokenLight({ surprise: 1 }), 'surprise', 'unknown'],
  ];
  const sentences = new Set<string>();
  for (const [body, path, rule] of cases) {
    for (const language of ['id', 'en', 'jv', 'zh']) {
      const answer = await house.call<Problem>('POST', '/api/complaints', body, {
        'accept-language': language,
      });
      assert.equal(answer.status, 422, `${path} ${rule}: ${answer.text}`);
      const field = answer.body.fields?.find((one) => one.path === path);
      assert.equal(field?.rule, rule, `${path}: ${answer.text}`);
      assert.ok(field && field.message.length > 4 && !field.message.includes('{'), field?.message);
      sentences.add(field.message);
    }
  }
  assert.ok(sentences.size >= cases.length * 3, 'each language says it in its own words');
});

test('all wrong fields of a report are named in one answer', async (t) => {
  const house = await testHouse(t);
  const body = brokenLight({
    description: '  pendek   ',
    category: 'no-such',
    location: undefined,
    reporter: { name: 'Warga', phone: '123456789012345678' },
  });
  const answer = await house.call<Problem>('POST', '/api/complaints', body);
  assert.equal(answer.status, 422, answer.text);
  assert.deepEqual(
    answer.body.fields?.map((one) => `${one.path} ${one.rule}`),
    [
      'description minLength',
      'category unknown-category',
      'reporter/phone phone',
      'location location-or-area',
    ],
  );
});

test('broken JSON, a wrong content type and a huge body are refused with a sentence', async (t) => {
  const house = await testHouse(t);
  const broken = await house.call<Problem>('POST', '/api/complaints', '{"description": ');
  assert.deepEqual([broken.status, broken.body.code], [400, 'platform.malformed']);
  const xml = await house.call<Problem>('POST', '/api/complaints', '<a/>', { 'content-type': 'text/xml' });
  assert.equal(xml.status, 415);
  const huge = await house.call<Problem>(
    'POST',
    '/api/complaints',
    brokenLight({ description: 'x'.repeat(300_000) }),
  );
  assert.equal(huge.status, 413);
});

test('the same Idempotency-Key gives the same answer and one complaint; another body under it is refused', async (t) => {
  const house = await testHouse(t);
  const key = { 'idempotency-key': 'laporan-uji-0001' };
  const first = await house.call('POST', '/api/complaints', brokenLight(), key);
  const second = await house.call('POST', '/api/complaints', brokenLight(), key);
  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.deepEqual(second.body, first.body);
  assert.equal(second.headers['idempotency-replayed'], 'true');
  const together = await Promise.all(
    Array.from({ length: 8 }, () =>
      house.call('POST', '/api/complaints', brokenLight({ place: 'Depan pasar' }), {
        'idempotency-key': 'laporan-uji-0002',
      }),
    ),
  );
  assert.equal(new Set(together.map((answer) => answer.body.code)).size, 1);
  const other = await house.call<Problem>('POST', '/api/complaints', brokenLight({ place: 'lain' }), key);
  assert.deepEqual([other.status, other.body.code], [422, 'platform.key-reused']);
  const count = await house.city.db.one<{ count: number }>(sql`select count(*) as count from cases."case"`);
  assert.equal(count.count, 2);
});

test('HTML and SQL in a text are kept as text', async (t) => {
  const house = await testHouse(t);
  const description = `<script>alert(1)</script> '; drop table cases."case"; -- lampu mati`;
  const { code } = await report(house, { description, place: '<img src=x onerror=alert(1)>' });
  const shown = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`);
  assert.equal(shown.body.description, description);
  assert.equal(shown.headers['x-content-type-options'], 'nosniff');
  assert.match(String(shown.headers['content-type']), /^application\/json/);
  const found = await house.call<{ items: unknown[] }>(
    'GET',
    `/api/complaints?q=${encodeURIComponent(`%' or '1'='1`)}`,
  );
  assert.deepEqual([found.status, found.body.items.length], [200, 0]);
});

test('a sensitive category shows no place on the public map, and a hidden one does not exist for the public', async (t) => {
  const house = await testHouse(t);
  const { body } = await house.call<{ categories: { id: string }[] }>('GET', '/api/complaints/categories');
  const rows = await house.city.db.rows<{ id: string; public: unknown }>(
    sql`select id, data->'public' as public from complaints.category`,
  );
  const coarse = rows.find(
    (row) => row.public === 'coarse' && body.categories.some(({ id }) => id === row.id),
  );
  const hidden = rows.find((row) => row.public === false && body.categories.some(({ id }) => id === row.id));
  assert.ok(coarse && hidden);
  const place = { lat: -7.48063, lng: 110.22317 };
  const seen = await report(house, { category: coarse.id, location: place });
  const shown = await house.call<PublicComplaint>('GET', `/api/complaints/${seen.code}`);
  assert.ok(shown.body.point);
  assert.notDeepEqual(shown.body.point, place);
  const secret = await report(house, { category: hidden.id, location: place });
  assert.equal((await house.call('GET', `/api/complaints/${secret.code}`)).status, 404);
  const own = await house.call('GET', `/api/complaints/${secret.code}`, undefined, {
    'x-receipt': secret.receipt,
  });
  assert.equal(own.status, 200);
  const list = await house.call('GET', '/api/complaints');
  assert.ok(!list.text.includes(secret.code));
});

test('the clock stands while the city waits for the reporter, and ten days of silence close the case', async (t) => {
  let now = new Date('2026-11-23T02:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const { code } = await report(house);
  const officer = await house.officer('agency-officer', LIGHTS);
  await officer('POST', `/api/desk/complaints/${code}/take`, { version: 1 });
  const before = await officer<{ completeBy: string }>('GET', `/api/desk/complaints/${code}`);
  await officer('POST', `/api/desk/complaints/${code}/ask`, { version: 2, text: 'Di mana?' });
  now = new Date('2026-11-30T02:00:00Z');
  const signedIn = await house.officer('agency-officer', LIGHTS);
  const { closeSilent } = await import('./jobs.ts');
  assert.equal(await closeSilent(house.city), 0);
  const waiting = await signedIn<{ late: boolean; dueAt: null }>('GET', `/api/desk/complaints/${code}`);
  assert.deepEqual([waiting.body.late, waiting.body.dueAt], [false, null]);
  now = new Date('2026-12-04T02:00:00Z');
  assert.equal(await closeSilent(house.city), 1);
  assert.equal(await closeSilent(house.city), 0);
  const closed = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`);
  assert.equal(closed.body.state, 'closed');
  assert.ok(before.body.completeBy);
});

test('the clock of silence counts in the unit that the city wrote down', async (t) => {
  let now = new Date('2026-11-23T02:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const admin = await house.officer('city-admin');
  const { clocks } = (
    await admin<{ clocks: { id: string; stamp: string }[] }>('GET', '/api/complaints/clocks')
  ).body;
  const seen = clocks.find(({ id }) => id === 'auto-close')?.stamp;
  const given = { days: 10, unit: 'working-days', source: 'Peraturan wali kota uji.', seen };
  const changed = await admin('PUT', '/api/complaints/clocks/auto-close', given);
  assert.equal(changed.status, 200, changed.text);
  const { code } = await report(house);
  const officer = await house.officer('agency-officer', LIGHTS);
  await officer('POST', `/api/desk/complaints/${code}/take`, { version: 1 });
  await officer('POST', `/api/desk/complaints/${code}/ask`, { version: 2, text: 'Di mana?' });
  const { closeSilent } = await import('./jobs.ts');
  now = new Date('2026-12-04T02:00:00Z');
  assert.equal(await closeSilent(house.city), 0, 'two days of a weekend do not count');
  now = new Date('2026-12-08T02:00:00Z');
  assert.equal(await closeSilent(house.city), 1);
});

test('a broken promise is announced once', async (t) => {
  let now = new Date('2026-11-23T02:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const { announceOverdue } = await import('./jobs.ts');
  await report(house);
  assert.equal(await announceOverdue(house.city), 0);
  now = new Date('2026-11-26T10:00:00Z');
  assert.equal(await announceOverdue(house.city), 1);
  assert.equal(await announceOverdue(house.city), 0);
});

test('the public map counts what the feed has brought, moves it when it closes, and never shows a place twice', async (t) => {
  const house = await testHouse(t);
  const { catchUp } = await import('../../platform/events/subscriber.ts');
  const { mapCounter } = await import('./map.ts');
  await catchUp(house.city, mapCounter);
  const { code } = await report(house);
  await report(house, { location: { lat: -7.4921, lng: 110.2245 } });
  await house.city.hub.drain();
  await catchUp(house.city, mapCounter);
  await catchUp(house.city, mapCounter);
  const box = '/api/complaints/map?bbox=110.19,-7.51,110.24,-7.43&zoom=12';
  type Box = { points: { code: string; lat: number }[] };
  const both = await house.call<Box>('GET', box);
  assert.equal(both.body.points.length, 2);
  assert.equal(both.body.points.find((point) => point.code === code)?.lat, IN_PANJANG.lat);
  const totals = () =>
    house.city.db.one<{ open: number; closed: number }>(
      sql`select sum(open) as open, sum(closed) as closed from complaints.map_count where zoom = 17 and category = '*'`,
    );
  assert.deepEqual(await totals(), { open: 2, closed: 0 });
  const coordinator = await house.officer('complaints-coordinator');
  await coordinator('POST', `/api/desk/complaints/${code}/reject`, {
    version: 1,
    reason: 'Sudah dilaporkan kemarin.',
  });
  await house.city.hub.drain();
  await catchUp(house.city, mapCounter);
  assert.deepEqual(await totals(), { open: 1, closed: 1 });
});

test('a report that turns out to be sensitive leaves every public page at once, with its photos, and stays away', async (t) => {
  const house = await testHouse(t);
  const { catchUp } = await import('../../platform/events/subscriber.ts');
  const { mapCounter } = await import('./map.ts');
  await catchUp(house.city, mapCounter);
  const id = await photo(house);
  const { code } = await report(house, { photos: [id] });
  const visible = async () => ({
    page: (await house.call('GET', `/api/complaints/${code}`)).status,
    photo: (await house.call('GET', `/api/files/${id}`)).status,
    listed: (await house.call<{ items: { code: string }[] }>('GET', '/api/complaints')).body.items.length,
    counted: await house.city.db
      .one<{ n: number }>(
        sql`select coalesce(sum(open + closed), 0) as n from complaints.map_count where zoom = 17 and category = '*'`,
      )
      .then(({ n }) => n),
  });
  await house.city.hub.drain();
  await catchUp(house.city, mapCounter);
  assert.deepEqual(await visible(), { page: 200, photo: 200, listed: 1, counted: 1 });
  const coordinator = await house.officer('complaints-coordinator');
  const assign = (category: string, version: number) =>
    coordinator('POST', `/api/desk/complaints/${code}/assign`, { version, agency: LIGHTS, category });
  assert.equal((await assign('officer-conduct', 1)).status, 200);
  await house.city.hub.drain();
  await catchUp(house.city, mapCounter);
  const gone = { page: 404, photo: 404, listed: 0, counted: 0 };
  assert.deepEqual(await visible(), gone);
  assert.equal((await assign('street-light', 2)).status, 200);
  await house.city.hub.drain();
  await catchUp(house.city, mapCounter);
  assert.deepEqual(await visible(), gone);
});

test('who reported is shown only with the permission, and each look is written down', async (t) => {
  const house = await testHouse(t);
  const { code } = await report(house, { reporter: { name: 'Budi Contoh', phone: '081299988877' } });
  const head = await house.officer('agency-head', LIGHTS);
  const leader = await house.officer('leadership');
  assert.equal((await leader('GET', `/api/desk/complaints/${code}/reporter`)).status, 403);
  const seen = await head<{ name: string; phone: string }>('GET', `/api/desk/complaints/${code}/reporter`);
  assert.deepEqual([seen.body.name, seen.body.phone], ['Budi Contoh', '+6281299988877']);
  const audit = await house.city.db.one<{ actor_id: string }>(
    sql`select actor_id from platform.audit where action = 'complaints.reporter.seen'`,
  );
  assert.equal(audit.actor_id, head.id);
});

test('who reported is forgotten a year after the end, with the link to the account, and what is still open keeps it', async (t) => {
  let now = new Date('2026-11-23T02:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const { forgetReporters } = await import('./jobs.ts');
  const reporter = { name: 'Warga Contoh', phone: '081234567890' };
  const codes: string[] = [];
  for (let at = 0; at < 4; at++) codes.push((await report(house, { reporter })).code);
  const citizen = '11111111-1111-4111-8111-111111111111';
  await house.city.db.run(sql`update complaints.complaint set citizen = ${citizen}`);
  const desk = await house.officer('complaints-coordinator');
  for (const code of codes.slice(1)) {
    const body = { version: 1, reason: 'Bukan kewenangan kota ini.' };
    assert.equal((await desk('POST', `/api/desk/complaints/${code}/reject`, body)).status, 200);
  }
  now = new Date('2027-11-22T02:00:00Z');
  assert.equal(await forgetReporters(house.city), 0, 'a day is left');
  now = new Date('2027-11-24T02:00:00Z');
  assert.equal(await forgetReporters(house.city, 2), 3, 'batch after batch, all of them');
  const left = await house.city.db.rows<{ code: string; known: boolean }>(sql`
    select c.code, k.reporter is not null and k.citizen is not null as known
    from complaints.complaint k join cases."case" c on c.id = k.case_id
    where k.reporter is not null or k.citizen is not null`);
  assert.deepEqual(left, [{ code: codes[0], known: true }]);
});

test('an account that is deleted takes its name, its contacts and what it followed out of the complaints', async (t) => {
  const house = await testHouse(t);
  const { catchUp } = await import('../../platform/events/subscriber.ts');
  const { citizenForgetter } = await import('./forget-citizen.ts');
  const { code } = await report(house, { reporter: { name: 'Warga Contoh', phone: '081234567890' } });
  const citizen = '11111111-1111-4111-8111-111111111111';
  await house.city.db.run(sql`update complaints.complaint set citizen = ${citizen}`);
  await catchUp(house.city, citizenForgetter);
  const { change } = await import('../../platform/change.ts');
  const { systemContext } = await import('../../platform/context.ts');
  await change(systemContext(house.city, 'test'), async (tx) =>
    tx.emit({ type: 'identity.citizen.deleted', subject: citizen, payload: {} }),
  );
  await house.city.hub.drain();
  await catchUp(house.city, citizenForgetter);
  const left = await house.city.db.one(sql`select reporter, citizen from complaints.complaint`);
  assert.deepEqual(left, { reporter: null, citizen: null });
  assert.equal((await house.call('GET', `/api/complaints/${code}`)).status, 200);
});

test('the photo of a hidden report is seen by the holder of the receipt and by its officers, by nobody else', async (t) => {
  const house = await testHouse(t);
  const [hidden] = await house.city.db.rows<{ id: string }>(
    sql`select id from complaints.category where data->'public' = 'false'::jsonb order by id limit 1`,
  );
  const id = await photo(house);
  const { code, receipt, agency } = await report(house, { category: hidden?.id, photos: [id] });
  const mine = { 'x-receipt': receipt };
  const own = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`, undefined, mine);
  const key = own.body.photos[0]?.key;
  assert.ok(key);
  assert.equal((await house.call('GET', `/api/files/${id}`)).status, 404);
  assert.equal((await house.call('GET', `/api/files/${id}?key=AAAAAAAAAAAAAAAA`)).status, 404);
  assert.equal((await house.call('GET', `/api/files/${id}?key=${key}`)).status, 200);
  const officer = await house.officer('agency-officer', agency?.id);
  assert.equal((await officer('GET', `/api/files/${id}?size=thumb`)).status, 200);
  const stranger = await house.officer('agency-officer', agency?.id === 'dlh' ? 'dinkes' : 'dlh');
  assert.equal((await stranger('GET', `/api/files/${id}`)).status, 404);
});

test('one photo belongs to one report', async (t) => {
  const house = await testHouse(t);
  const id = await photo(house);
  await report(house, { photos: [id] });
  const again = await house.call<Problem>('POST', '/api/complaints', brokenLight({ photos: [id] }));
  assert.equal(again.status, 409);
});
