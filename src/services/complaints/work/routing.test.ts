import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { report } from '../../../../test/kit/people.ts';
import { magelangPack } from '../../../../test/kit/postgres.ts';
import { systemContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/db/sql.ts';
import { loadComplaintSettings } from '../api.ts';
import type { ClocksView, Explained, RoutingView } from '../rules/routing-contract.ts';

type Problem = { code: string; fields?: { path: string; rule: string; message: string }[] };
const PATH = '/api/complaints/routing';

async function open(t: Parameters<typeof testHouse>[0], start = '2026-11-23T03:00:00Z') {
  const clock = { now: new Date(start) };
  const house: TestHouse = await testHouse(t, { now: () => clock.now });
  const admin = await house.officer('city-admin');
  const add = async (body: Record<string, unknown>) => {
    const answer = await admin<Problem & { id: number }>('POST', PATH, { why: 'Surat edaran uji.', ...body });
    await house.city.hub.drain();
    return answer;
  };
  const explain = async (query: string, as = admin) =>
    (await as<Explained>('GET', `${PATH}/explain?category=street-light${query}`)).body;
  const reported = async () => (await report(house)).agency?.id;
  return { clock, house, admin, add, explain, reported };
}

test('a night rule takes reports in its hours only, past midnight too, and the rest goes as before', async (t) => {
  const { clock, house, add, explain, reported } = await open(t);
  const night = { category: 'street-light', agency: 'bpbd', when: { hours: { from: '18:00', to: '06:00' } } };
  assert.equal((await add(night)).status, 201);
  assert.equal(await reported(), 'disperkim', 'ten in the morning in Magelang');
  clock.now = new Date('2026-11-23T11:00:00Z');
  assert.equal(await reported(), 'bpbd', 'six in the evening: the first minute counts');
  clock.now = new Date('2026-11-23T22:59:00Z');
  assert.equal(await reported(), 'bpbd', 'a minute before six in the morning');
  clock.now = new Date('2026-11-23T23:00:00Z');
  assert.equal(await reported(), 'disperkim', 'at six the night is over');
  // The night was longer than a session.
  const later = await house.officer('city-admin');
  const told = await explain('&date=2026-11-24&time=23:15', later);
  assert.deepEqual([told.agency?.id, told.by], ['bpbd', 'rule']);
  assert.deepEqual(
    told.considered.map(({ line, verdict }) => [line.agency.id, verdict]),
    [
      ['bpbd', 'wins'],
      ['disperkim', 'beaten'],
    ],
  );
  assert.equal((await explain('&date=2026-11-24&time=12:00', later)).considered[0]?.verdict, 'not-now');
});

test('weekend duty follows the working calendar, holidays with it, and a rule between two days ends by itself', async (t) => {
  const { add, explain } = await open(t);
  await add({ category: 'street-light', agency: 'bpbd', when: { calendar: 'closed-days' } });
  await add({ category: 'street-light', agency: 'dlh', from: '2026-12-01', until: '2026-12-02' });
  const on = async (date: string) => (await explain(`&date=${date}&time=10:00`)).agency?.id;
  assert.equal(await on('2026-11-28'), 'bpbd', 'a Saturday');
  assert.equal(await on('2026-12-25'), 'bpbd', 'Christmas is a Friday');
  assert.equal(await on('2026-11-27'), 'disperkim');
  assert.equal(await on('2026-12-01'), 'dlh');
  assert.equal(await on('2026-12-02'), 'dlh', 'the last day counts');
  assert.equal(await on('2026-12-03'), 'disperkim');
});

test('the smaller area goes before the hours, and the hours before a rule that always holds', async (t) => {
  const { add, explain } = await open(t);
  await add({ category: 'street-light', agency: 'bpbd', when: { days: [1] } });
  await add({ category: 'street-light', agency: 'dlh' });
  await add({ category: 'street-light', agency: 'dishub', area: '33.71.03' });
  const at = async (area: string) => (await explain(`&area=${area}&date=2026-11-23&time=09:00`)).agency?.id;
  assert.equal(await at('33.71.03.1005'), 'dishub');
  assert.equal(await at('33.71.01'), 'bpbd');
  assert.equal((await explain('&date=2026-11-24&time=09:00')).agency?.id, 'dlh');
});

test('a pack never overwrites the city’s rules, nor brings back a line that the city ended', async (t) => {
  const { house, admin, add, reported } = await open(t);
  assert.equal((await add({ category: 'street-light', agency: 'dlh' })).status, 201);
  const { lines } = (await admin<RoutingView>('GET', PATH)).body;
  const pack = lines.find((line) => line.kind === 'roads') ?? assert.fail();
  assert.equal((await admin('POST', `${PATH}/${pack.id}/end`, {})).status, 200);
  const again = await admin<Problem>('POST', `${PATH}/${pack.id}/end`, {});
  assert.deepEqual([again.status, again.body.code], [409, 'complaints.route-over']);
  const original = await magelangPack();
  const newer = { kind: 'street-lighting', agency: 'dishub', from: '2026-11-20' };
  const routing = { ...original.routing, kinds: [...original.routing.kinds, newer] };
  await loadComplaintSettings(systemContext(house.city, 'test'), { ...original, routing });
  await house.city.hub.drain();
  assert.equal(await reported(), 'dlh', 'the city’s own goes first');
  const after = (await admin<RoutingView>('GET', PATH)).body;
  assert.ok(after.lines.some((line) => line.agency.id === 'dishub' && line.kind === 'street-lighting'));
  assert.equal(after.lines.find((line) => line.kind === 'roads')?.endedOn, '2026-11-23');
  assert.equal(after.categories.find(({ id }) => id === 'pothole')?.by, 'fallback');
  const audit = await house.city.db.rows<{ action: string }>(
    sql`select action from platform.audit where action like 'complaints.route.%' order by action`,
  );
  assert.deepEqual(
    audit.map(({ action }) => action),
    ['complaints.route.added', 'complaints.route.ended'],
  );
});

test('what cannot hold is refused by field, a twin of the city’s own rule too, and the last desk stays', async (t) => {
  const { admin, add } = await open(t);
  for (const [body, path] of [
    [{ category: 'street-light', agency: 'tidak-ada' }, 'agency'],
    [{ category: 'tidak-ada', agency: 'dlh' }, 'category'],
    [{ kind: 'tidak-ada', agency: 'dlh' }, 'kind'],
    [{ agency: 'dlh' }, 'category'],
    [{ category: 'street-light', kind: 'roads', agency: 'dlh' }, 'category'],
    [{ category: 'street-light', agency: 'dlh', area: '99' }, 'area'],
    [{ category: 'street-light', agency: 'dlh', from: '2026-11-22' }, 'from'],
    [{ category: 'street-light', agency: 'dlh', from: '2026-12-02', until: '2026-12-01' }, 'until'],
    [
      { category: 'street-light', agency: 'dlh', when: { hours: { from: '08:00', to: '08:00' } } },
      'when/hours/to',
    ],
    [{ category: 'street-light', agency: 'dlh', when: { days: [8] } }, 'when/days/0'],
    [{ category: 'street-light', agency: 'dlh', when: {} }, 'when'],
  ] as const) {
    const answer = await add(body);
    assert.deepEqual([answer.status, answer.body.fields?.[0]?.path], [422, path], answer.text);
  }
  const night = { category: 'street-light', agency: 'dlh', when: { days: [6, 7] } };
  const [first, second] = await Promise.all([add(night), add(night)]);
  assert.deepEqual([first.status, second.status].sort(), [201, 409], 'two administrators at once');
  const { lines } = (await admin<RoutingView>('GET', PATH)).body;
  const last = lines.find((line) => !line.category && !line.kind) ?? assert.fail();
  assert.equal((await admin('POST', `${PATH}/${last.id}/end`, {})).status, 409);
});

test('another length of a promise holds from its day for reports that begin then; those before keep theirs', async (t) => {
  const { clock, house, admin } = await open(t);
  const old = await report(house);
  const read = async () => (await admin<ClocksView>('GET', '/api/complaints/clocks')).body.clocks;
  const verify = (await read()).find(({ id }) => id === 'verify') ?? assert.fail();
  assert.equal(verify.name, 'Laporan diperiksa');
  const english = await admin<ClocksView>('GET', '/api/complaints/clocks', undefined, {
    'accept-language': 'en',
  });
  assert.match(
    english.body.clocks.find(({ id }) => id === 'verify')?.versions[0]?.source ?? '',
    /working days/,
  );
  const body = {
    days: 1,
    unit: 'working-days',
    from: '2026-11-24',
    source: 'Perwal uji 1/2026',
    seen: verify.stamp,
  };
  assert.equal((await admin('PUT', '/api/complaints/clocks/verify', body)).status, 200);
  assert.equal((await admin('PUT', '/api/complaints/clocks/verify', body)).status, 409, 'an older screen');
  assert.equal((await admin('PUT', '/api/complaints/clocks/tidak-ada', body)).status, 404);
  await house.city.hub.drain();
  clock.now = new Date('2026-11-24T03:00:00Z');
  const desk = await house.officer('complaints-coordinator');
  const due = async (code: string) =>
    (await desk<{ dueAt: string; version: number }>('GET', `/api/desk/complaints/${code}`)).body;
  const fresh = await report(house);
  assert.equal((await due(fresh.code)).dueAt.slice(0, 10), '2026-11-25');
  const before = await due(old.code);
  assert.equal(before.dueAt.slice(0, 10), '2026-11-26');
  const moved = { version: before.version, priority: 1 };
  await desk('POST', `/api/desk/complaints/${old.code}/priority`, moved);
  assert.equal((await due(old.code)).dueAt, before.dueAt, 'no later act changes the old promise');
  await loadComplaintSettings(systemContext(house.city, 'test'), await magelangPack());
  const later = await house.officer('city-admin');
  const kept = (await later<ClocksView>('GET', '/api/complaints/clocks')).body.clocks.find(
    ({ id }) => id === 'verify',
  );
  assert.equal(kept?.versions.at(-1)?.source, 'Perwal uji 1/2026', 'a decision keeps its own words');
  assert.deepEqual(
    kept?.versions.map(({ from, days, fromPack }) => [from, days, fromPack]),
    [
      ['2025-01-01', 3, true],
      ['2026-11-24', 1, false],
    ],
  );
});

test('nothing goes to an agency from the day on which it is closed: no report, and no officer assigns one', async (t) => {
  const { clock, house, admin, explain, reported } = await open(t);
  assert.equal(await reported(), 'disperkim');
  const close = (id: string, closedOn: string) => admin('PATCH', `/api/agencies/${id}`, { closedOn });
  const closed = await close('disperkim', '2026-11-24');
  assert.equal(closed.status, 200, closed.text);
  await house.city.hub.drain();
  const { code } = await report(house);
  assert.equal(await reported(), 'disperkim', 'on its last day');
  assert.notEqual((await explain('&date=2026-11-24&time=10:00')).agency?.id, 'disperkim');
  clock.now = new Date('2026-11-24T03:00:00Z');
  const after = await reported();
  assert.ok(after && after !== 'disperkim', after);
  const desk = await house.officer('complaints-coordinator');
  const assign = (agency: string) =>
    desk<Problem>('POST', `/api/desk/complaints/${code}/assign`, { version: 1, agency });
  const refused = await assign('disperkim');
  assert.deepEqual([refused.status, refused.body.fields?.[0]?.rule], [422, 'unknown-agency']);
  assert.equal((await assign('dlh')).status, 200);
  const later = await house.officer('city-admin');
  const again = { category: 'street-light', agency: 'bpbd', why: 'Surat edaran uji.' };
  assert.equal((await later('POST', PATH, again)).status, 201);
  await house.city.hub.drain();
  assert.equal(await reported(), 'bpbd');
});

test('when the desk of last resort is closed, a report waits for the coordinators and is nobody’s', async (t) => {
  const { clock, house, admin } = await open(t);
  const row = await house.city.db.one<{ agency: string }>(
    sql`select agency from complaints.route where category is null and kind is null limit 1`,
  );
  await house.city.db.run(sql`delete from complaints.route where category is not null or kind is not null`);
  const closed = await admin('PATCH', `/api/agencies/${row.agency}`, { closedOn: '2026-11-24' });
  assert.equal(closed.status, 200, closed.text);
  await house.city.hub.drain();
  clock.now = new Date('2026-11-24T03:00:00Z');
  const { code, agency } = await report(house);
  assert.equal(agency, null);
  const desk = await house.officer('complaints-coordinator');
  const inbox = await desk<{ items: { code: string }[] }>('GET', '/api/desk/complaints?view=new');
  assert.deepEqual(
    inbox.body.items.map((one) => one.code),
    [code],
  );
});
