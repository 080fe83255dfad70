import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { readLive } from '../../../../test/kit/live-reader.ts';
import { IN_PANJANG, PANJANG, report } from '../../../../test/kit/people.ts';
import { citizen } from '../../../../test/scopes/things.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { PublicComplaint } from '../contract.ts';
import type { DeskComplaint } from '../rules/desk-contract.ts';
import type { Confidants } from '../rules/trust-contract.ts';
import { tell } from '../tell.ts';

const WHO = { name: 'Sri Rahasiawati', phone: '081311223344', email: 'sri.rahasia@contoh.id' };
const SECRETS = ['Rahasiawati', '81311223344', 'sri.rahasia@contoh.id'];
const desk = (code: string) => `/api/desk/complaints/${code}`;
const today = (house: TestHouse) => house.city.now().toISOString().slice(0, 10);

function clean(text: string, where: string): void {
  for (const secret of SECRETS) assert.ok(!text.includes(secret), `${where}: ${text.slice(0, 300)}`);
}

async function appointed(house: TestHouse, officer: string, agency?: string) {
  const admin = await house.officer('city-admin');
  const answer = await admin('POST', '/api/complaints/confidants', { officer, agency, from: today(house) });
  assert.equal(answer.status, 201, answer.text);
  return { admin, id: String(answer.body.id) };
}

test('who reports in confidence stands in no answer, no event, no history and no table', async (t) => {
  const house = await testHouse(t);
  const people: Record<string, Call> = { visitor: house.call };
  for (const role of ['complaints-coordinator', 'leadership', 'city-admin', 'auditor', 'viewer-wall'])
    people[role] = await house.officer(role);
  for (const role of ['agency-head', 'agency-officer', 'field-crew'])
    people[role] = await house.officer(role, 'disperkim');
  const { token } = people['complaints-coordinator'] as Call & { token: string };
  const live = await readLive(house, 'complaints.desk,complaints.public,complaints.wall', {
    authorization: `Bearer ${token}`,
  });
  t.after(() => live.close());
  const { code, receipt } = await report(house, { confidential: true, reporter: WHO });
  const follower = await citizen(house, 'pengikut@contoh.id');
  const other = await report(house);
  assert.equal((await follower('POST', `/api/complaints/${other.code}/follow`)).status, 200);
  assert.equal((await follower('POST', `/api/complaints/${code}/follow`)).status, 404, 'nobody follows it');
  const coordinator = people['complaints-coordinator'] as Call;
  const act = async (name: string, body: Record<string, unknown> = {}) => {
    const { version } = (await coordinator<DeskComplaint>('GET', desk(code))).body;
    const answer = await coordinator('POST', `${desk(code)}/${name}`, { version, ...body });
    assert.equal(answer.status, 200, `${name}: ${answer.text}`);
    clean(answer.text, name);
  };
  await act('ask', { text: 'Sejak kapan lampu itu mati?' });
  const replied = await house.call(
    'POST',
    `/api/complaints/${code}/replies`,
    { text: 'Sejak Senin.' },
    { 'x-receipt': receipt },
  );
  assert.equal(replied.status, 201, 'they talk both ways');
  await act('answer', { text: 'Sedang kami tangani.' });
  await act('merge', { into: other.code });
  await tell(house.city, [
    { code, step: 'received', version: 1 },
    { code, step: 'asked', version: 2 },
    { code: other.code, step: 'answered', version: 9 },
  ]);
  const reads = [
    '/api/desk/complaints?view=all',
    '/api/desk/complaints?view=all&q=Rahasiawati',
    '/api/desk/complaints/counts',
    desk(code),
    desk(other.code),
    `${desk(code)}/twins`,
    `${desk(other.code)}/twins`,
    `${desk(code)}/moderation`,
    `${desk(code)}/colleagues`,
    `${desk(code)}/reporter`,
    '/api/desk/moderation',
    `/api/complaints/${code}`,
    `/api/complaints/${other.code}`,
    '/api/complaints',
    `/api/complaints?q=${code}`,
    `/api/complaints/map?bbox=110.21,-7.49,110.23,-7.47&zoom=18`,
    '/api/my/complaints',
    `/open311/v2/requests/${code}.json`,
    `/open311/v2/requests/${code}.xml`,
    '/open311/v2/requests.json',
    '/api/audit',
    `/api/audit?subject=${code}`,
    '/api/audit/export',
    '/api/notices',
    `/api/demo/mailbox?code=${code}`,
    '/api/wall/overview',
    '/api/indicators',
    '/api/complaints/confidants',
  ];
  for (const [who, call] of Object.entries({ ...people, follower }))
    for (const path of reads) clean((await call('GET', path)).text, `${who} ${path}`);
  for (const path of ['/api/complaints', `/open311/v2/requests.json`, '/api/wall/overview'])
    assert.ok(!(await house.call('GET', path)).text.includes(code), `${path} does not even know the code`);
  assert.equal((await house.call('GET', `/api/complaints/${code}`)).status, 404);
  assert.ok(
    !(await house.call('GET', `/api/complaints/${other.code}`)).text.includes(code),
    'nor the case it joined',
  );
  const twins = await house.call('POST', '/api/complaints/twins', {
    text: 'Lampu jalan di depan pasar mati',
    category: 'street-light',
    location: IN_PANJANG,
  });
  clean(twins.text, 'twins');
  assert.ok(!twins.text.includes(code));
  await live.saw(other.code);
  for (const frame of live.frames) clean(JSON.stringify(frame), 'live');
  assert.equal((await coordinator('GET', `${desk(code)}/reporter`)).status, 403);
  // Whoever gets hold of a copy of the database finds no name in it either, in letters or as bytes.
  const tables = await house.city.db.rows<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  assert.ok(tables.length > 30);
  const wanted = [...SECRETS, ...SECRETS.map((secret) => Buffer.from(secret).toString('hex'))];
  for (const { name } of tables) {
    const { rows } = await house.city.db.pool
      .query({
        text: `select r::text as line from ${name} r where r::text ilike any($1)`,
        values: [wanted.map((secret) => `%${secret}%`)],
      })
      .catch((error: { code?: string }) => {
        if (error.code === '42501') return { rows: [] };
        throw error;
      });
    assert.deepEqual(rows, [], name);
  }
});

test('only who is named may look, for the agency and the days of the appointment; each look is on record and counted for the reporter', async (t) => {
  const house = await testHouse(t, { now: () => new Date('2026-11-20T03:00:00Z') });
  const sri = await citizen(house, 'sri.rahasia@contoh.id');
  const answer = await sri<{ code: string }>('POST', '/api/complaints', {
    ...{ description: 'Petugas meminta uang di loket parkir.', category: 'street-light', area: PANJANG },
    confidential: true,
  });
  assert.equal(answer.status, 201, answer.text);
  const { code } = answer.body;
  const look = (call: Call, reason: unknown = 'facts') =>
    call<{ email: string; code: string }>('POST', `${desk(code)}/identity`, { reason });
  const head = await house.officer('agency-head', 'disperkim');
  const other = await house.officer('agency-head', 'dinkes');
  const city = await house.officer('complaints-coordinator');
  assert.deepEqual([(await look(head)).status, (await look(head)).body.code], [403, 'complaints.not-named']);
  const { admin, id } = await appointed(house, head.id, 'disperkim');
  await appointed(house, city.id, 'dinkes');
  await appointed(house, other.id);
  const mine = await admin<{ code: string }>('POST', '/api/complaints/confidants', {
    officer: admin.id,
    from: today(house),
  });
  assert.deepEqual([mine.status, mine.body.code], [409, 'complaints.not-yourself']);
  assert.equal((await look(head, 'iseng')).status, 422, 'a reason is needed');
  const seen = await look(head);
  assert.equal(seen.status, 200, seen.text);
  assert.equal(seen.body.email, 'sri.rahasia@contoh.id', 'also for who signed in');
  assert.equal((await look(other)).status, 403, 'being named opens no case that the officer may not read');
  assert.equal((await look(city)).status, 403, 'named for another agency');
  const may = async (call: Call) => (await call<DeskComplaint>('GET', desk(code))).body.may;
  assert.ok((await may(head)).includes('identity') && !(await may(city)).includes('identity'));
  assert.ok(!(await may(city)).includes('reporter'));
  const own = await sri<PublicComplaint>('GET', `/api/complaints/${code}`);
  assert.deepEqual([own.body.mine, own.body.confidential, own.body.looks], [true, true, 1]);
  const accesses = await sri('GET', '/api/my/access-log');
  assert.ok(
    accesses.text.includes('complaints.access.identity') && accesses.text.includes(code),
    accesses.text,
  );
  const audit = await admin('GET', `/api/audit?subject=${code}`);
  assert.ok(audit.text.includes('complaints.identity.seen') && audit.text.includes('facts'));
  assert.ok(!audit.text.includes('"citizen"'), 'the history knows no citizen');
  const { confidants } = (await admin<Confidants>('GET', '/api/complaints/confidants')).body;
  assert.deepEqual(
    confidants.map(({ ended }) => ended),
    [false, false, false],
  );
  const again = { officer: head.id, agency: 'disperkim', from: today(house) };
  const twice = await admin<{ fields: { path: string }[] }>('POST', '/api/complaints/confidants', again);
  assert.deepEqual(
    [twice.status, twice.body.fields[0]?.path],
    [422, 'officer'],
    'one end would leave the other',
  );
  assert.equal((await admin('DELETE', `/api/complaints/confidants/${id}`)).status, 204);
  assert.equal((await look(head)).status, 403);
  const range = { officer: head.id, agency: 'disperkim', from: '2026-11-22', until: '2026-11-23' };
  assert.equal(
    (await admin('POST', '/api/complaints/confidants', { ...range, until: '2026-11-21' })).status,
    422,
  );
  assert.equal((await admin('POST', '/api/complaints/confidants', range)).status, 201);
  assert.equal((await look(head)).status, 403, 'from the day after tomorrow');
  for (const [from, until, status] of [
    ['2026-11-01', '2026-11-19', 403],
    ['2026-11-20', '2026-11-20', 200],
    ['2026-11-01', null, 200],
  ] as const) {
    await house.city.db.run(sql`update complaints.confidant set valid_from = ${from}::date, valid_until = ${until}::date
      where officer = ${head.id} and ended_at is null`);
    assert.equal((await look(head)).status, status, `${from} – ${until}`);
  }
});

test('confidential and nameless exclude each other, and confidence needs somebody to keep it for', async (t) => {
  const house = await testHouse(t);
  const send = (more: Record<string, unknown>) =>
    house.call<{ errors: { path: string }[] }>('POST', '/api/complaints', {
      ...{ description: 'Lampu jalan di depan pasar mati.', category: 'street-light', location: IN_PANJANG },
      ...more,
    });
  const both = await send({ confidential: true, anonymous: true });
  assert.equal(both.status, 422);
  assert.ok(both.text.includes('confidential'));
  assert.equal((await send({ confidential: true })).status, 422);
  const counter = await house.officer('complaints-coordinator');
  const typed = await counter<{ code: string }>('POST', '/api/desk/complaints', {
    ...{
      description: 'Lampu jalan di depan pasar mati.',
      category: 'street-light',
      area: PANJANG,
      channel: 'walk-in',
    },
    ...{ confidential: true, reporter: WHO },
  });
  assert.equal(typed.status, 201, typed.text);
  const shown = await counter<DeskComplaint>('GET', desk(typed.body.code));
  assert.deepEqual(
    [shown.body.confidential, shown.body.visibility, shown.body.hasReporter],
    [true, 'hidden', true],
  );
});
