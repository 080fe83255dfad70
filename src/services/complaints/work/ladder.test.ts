import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { report } from '../../../../test/kit/people.ts';
import { magelangPack } from '../../../../test/kit/postgres.ts';
import { changeOfficer, createOfficer } from '../../../blocks/identity/api.ts';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/db/sql.ts';
import { catchUp } from '../../../platform/events/subscriber.ts';
import { loadComplaintSettings } from '../api.ts';
import type { DeskComplaint, DeskPage } from '../rules/desk-contract.ts';
import type { LadderView } from '../rules/ladder-contract.ts';
import { climb, ladderWatch } from './ladder.ts';

type Problem = { code: string; fields?: { path: string }[] };
const at = (code: string) => `/api/desk/complaints/${code}`;
/** A Monday, ten in the morning in Magelang. */
const START = '2026-11-02T03:00:00Z';

async function open(t: Parameters<typeof testHouse>[0]) {
  const clock = { now: new Date(START) };
  const house: TestHouse = await testHouse(t, { now: () => clock.now });
  const { city } = house;
  // The reader begins where the feed ends when it is first called.
  await catchUp(city, ladderWatch);
  const person = (username: string, role: string, agency: string | null) =>
    createOfficer(systemContext(city, 'test'), {
      username,
      name: `Nama ${username}`,
      grants: [{ role, agency, area: null }],
      mustChange: false,
    });
  /** Time passes, the feed is read, and the job runs. */
  const later = async (instant: string) => {
    clock.now = new Date(instant);
    await city.hub.drain();
    while ((await catchUp(city, ladderWatch)) > 0);
    return climb(city);
  };
  const desk = () => house.officer('complaints-coordinator');
  const shown = async (code: string, by?: Call) =>
    (await (by ?? (await desk()))<DeskComplaint>('GET', at(code))).body;
  const act = async (code: string, name: string, more: Record<string, unknown> = {}, by?: Call) => {
    const caller = by ?? (await desk());
    const { version } = await shown(code, caller);
    return caller<Problem>('POST', `${at(code)}/${name}`, { version, ...more });
  };
  const told = () =>
    city.db.rows<{ template: string; subject: string }>(
      sql`select template, subject from notices.notice where recipient_kind = 'officer' order by created_at, template`,
    );
  return { clock, house, city, person, later, desk, shown, act, told };
}

test('a promise climbs the ladder: its head at four fifths and when late, the named person after three working days, each once', async (t) => {
  const { person, later, shown, told, house } = await open(t);
  const head = await person('kepala.lampu', 'agency-head', 'disperkim');
  const secretary = await person('sekda', 'leadership', null);
  const { code } = await report(house);
  assert.equal(await later('2026-11-04T01:00:00Z'), 0, 'there is time left');
  assert.equal(await later('2026-11-05T06:00:00Z'), 1, 'four fifths of three working days');
  assert.equal(await later('2026-11-05T06:01:00Z'), 0, 'once');
  assert.equal(await later('2026-11-06T01:00:00Z'), 1, 'late');
  const one = await shown(code);
  assert.deepEqual(
    one.work.escalations.map(({ promise, step, people, gaps }) => [
      promise,
      step,
      people.map(({ name }) => name),
      gaps,
    ]),
    [
      ['verify', { percent: 80 }, ['Nama kepala.lampu'], []],
      ['verify', { late: 0 }, ['Nama kepala.lampu'], []],
    ],
  );
  const entry = one.timeline.findLast(({ kind }) => kind === 'escalated');
  assert.deepEqual([entry?.visibility, entry?.data.names], ['internal', ['Nama kepala.lampu']]);
  const caller = await house.officer('agency-officer', 'disperkim');
  const { version } = await shown(code, caller);
  assert.equal((await caller('POST', `${at(code)}/take`, { version })).status, 200);
  // Now the first answer is owed, five working days after the report: 9 November.
  await later('2026-11-09T12:00:00Z');
  await later('2026-11-12T12:00:00Z');
  const two = await shown(code);
  const named = two.work.escalations.find(({ step }) => step.late === 3);
  assert.deepEqual([named?.promise, named?.people.map(({ name }) => name)], ['respond', ['Nama sekda']]);
  assert.ok(secretary.id && head.id);
  const letters = await told();
  assert.equal(letters.filter(({ template }) => template === 'complaints.notice.escalated').length, 3);
  assert.ok(letters.every(({ subject }) => subject === code));
  const events = await house.city.db.one<{ count: number }>(
    sql`select count(*) as count from platform.event where type = 'complaints.complaint.escalated'`,
  );
  assert.equal(events.count, two.work.escalations.length);
});

test('only who was called has it in the view of escalations and may take note, whatever role others hold', async (t) => {
  const { clock, later, shown, house } = await open(t);
  const { code } = await report(house);
  clock.now = new Date('2026-11-05T06:00:00Z');
  const called = await house.officer('agency-head', 'disperkim');
  assert.equal(await later('2026-11-05T06:00:00Z'), 1);
  const colleague = await house.officer('agency-head', 'disperkim');
  const list = async (call: Call) =>
    (await call<DeskPage>('GET', '/api/desk/complaints?view=escalated')).body.items.map((one) => one.code);
  assert.deepEqual([await list(called), await list(colleague)], [[code], []]);
  const seen = await shown(code, colleague);
  assert.ok(!seen.may.includes('acknowledge'));
  const answer = await colleague<Problem>('POST', `${at(code)}/acknowledge`, { version: seen.version });
  assert.deepEqual([answer.status, answer.body.code], [409, 'complaints.not-called']);
});

test('taking note: the named person instructs, twice is refused, and the case shows who saw it when', async (t) => {
  const { clock, later, shown, house, told } = await open(t);
  const { code } = await report(house);
  clock.now = new Date('2026-11-05T12:00:00Z');
  const head = await house.officer('agency-head', 'disperkim');
  assert.ok((await later('2026-11-05T12:00:00Z')) > 0);
  const page = await head<DeskPage>('GET', '/api/desk/complaints?view=escalated');
  assert.deepEqual(
    page.body.items.map((one) => one.code),
    [code],
  );
  const seen = await shown(code, head);
  assert.ok(seen.may.includes('acknowledge'));
  const body = { version: seen.version, instruction: 'Kerjakan sebelum Jumat.' };
  const [first, second] = await Promise.all([
    head<Problem>('POST', `${at(code)}/acknowledge`, body),
    head<Problem>('POST', `${at(code)}/acknowledge`, body),
  ]);
  assert.deepEqual([first.status, second.status].sort(), [200, 409]);
  const after = await shown(code, head);
  assert.ok(!after.may.includes('acknowledge'));
  const me = after.work.escalations[0]?.people.find((one) => one.me);
  assert.deepEqual([me?.instruction, me?.seenAt !== null], ['Kerjakan sebelum Jumat.', true]);
  assert.ok(
    after.timeline.some(({ kind, text }) => kind === 'acknowledged' && text === 'Kerjakan sebelum Jumat.'),
  );
  assert.ok(
    (await told()).every(({ template }) => template !== 'complaints.notice.instructed'),
    'nobody else to tell',
  );
});

test('who is away, locked or without an account is passed over to the next above, and the gap is shown', async (t) => {
  const { person, later, shown, house, city } = await open(t);
  const ctx = systemContext(city, 'test');
  const admin = await house.officer('city-admin');
  const head = await person('kepala.lampu', 'agency-head', 'disperkim');
  const above = await person('kepala.setda', 'agency-head', 'setda');
  const coordinator = await person('koordinator.uji', 'complaints-coordinator', null);
  const away = { officer: 'kepala.lampu', from: '2026-11-05', until: '2026-11-06' };
  assert.equal((await admin('POST', '/api/complaints/absences', away)).status, 204);
  assert.equal(
    (await admin('POST', '/api/complaints/absences', { ...away, officer: 'tidak.ada' })).status,
    422,
  );
  const one = await report(house);
  await later('2026-11-05T06:00:00Z');
  const gap = (await shown(one.code)).work.escalations[0];
  assert.deepEqual(
    [gap?.people.map(({ name }) => name), gap?.gaps],
    [['Nama kepala.setda'], [{ who: 'head', why: 'away' }]],
  );
  await changeOfficer(ctx, above.id, { disabled: true });
  await changeOfficer(ctx, head.id, { disabled: true });
  await later('2026-11-06T06:00:00Z');
  const locked = (await shown(one.code)).work.escalations[1];
  assert.deepEqual(
    [locked?.people.map(({ name }) => name).includes('Nama koordinator.uji'), locked?.gaps],
    [true, [{ who: 'head', why: 'locked' }]],
  );
  const worker = await house.officer('agency-officer', 'disperkim');
  const { version } = await shown(one.code, worker);
  await worker('POST', `${at(one.code)}/take`, { version });
  await later('2026-11-09T12:00:00Z');
  await later('2026-11-13T12:00:00Z');
  const named = (await shown(one.code)).work.escalations.find(({ step }) => step.late === 3);
  assert.deepEqual(named?.gaps, [{ who: 'sekda', why: 'no-account' }]);
  assert.ok(
    named?.people.some(({ name }) => name === 'Nama koordinator.uji'),
    'the next in line has it',
  );
  assert.ok(coordinator.id);
});

test('two jobs at once and one killed half-way climb a rung once; a reopened case climbs anew, a waiting one not at all', async (t) => {
  const { clock, later, shown, act, house, city, person } = await open(t);
  await person('kepala.lampu', 'agency-head', 'disperkim');
  const { code } = await report(house);
  await later('2026-11-02T03:01:00Z');
  clock.now = new Date('2026-11-06T06:00:00Z');
  const cut: City = {
    ...city,
    cache: {
      ...city.cache,
      // Reached after the rung, the history and the audit have been written.
      get: (key, ...rest) =>
        key === 'directory.agencies' ? Promise.reject(new Error('killed')) : city.cache.get(key, ...rest),
    },
  };
  await assert.rejects(climb(cut), /killed/);
  const nothing = await city.db.one<{ count: number }>(
    sql`select count(*) as count from complaints.escalation`,
  );
  assert.equal(nothing.count, 0, 'what was cut off left nothing behind');
  const both = await Promise.all([climb(city), climb(city), climb(city)]);
  assert.equal(
    both.reduce((sum, count) => sum + count, 0),
    2,
    'four fifths and late, each once',
  );
  await city.db.run(sql`update complaints.watch set look_at = ${clock.now}`);
  assert.equal(await climb(city), 0, 'looked at again, nothing to climb');
  const desk = await house.officer('complaints-coordinator');
  await act(code, 'take', {}, desk);
  await act(code, 'close', { text: 'Selesai.', withoutPhoto: 'Kamera sedang rusak.' }, desk);
  assert.equal(await later('2026-11-20T06:00:00Z'), 0, 'an ended case climbs nothing');
  await act(code, 'reopen', { reason: 'Belum menyala.' });
  assert.ok((await later('2026-11-26T06:00:00Z')) >= 2, 'its promises begin anew');
  const rounds = new Set(
    (await city.db.rows<{ round: Date }>(sql`select distinct round from complaints.escalation`)).map(
      ({ round }) => round.getTime(),
    ),
  );
  assert.equal(rounds.size, 2);
  await act(code, 'ask', { text: 'Di mana letaknya?' });
  assert.equal(await later('2026-12-20T06:00:00Z'), 0, 'the clock stands');
  assert.ok((await shown(code)).work.escalations.length >= 4);
});

test('the city adds and ends rungs with a date; a pack neither overwrites nor brings them back', async (t) => {
  const { clock, later, shown, house, city, person } = await open(t);
  const admin = await house.officer('city-admin');
  await person('wakil.uji', 'leadership', null);
  const PATH = '/api/complaints/ladder';
  const read = async () => (await admin<LadderView>('GET', PATH)).body;
  for (const [body, path] of [
    [{ at: { late: 1 }, to: [{ who: 'officer', officer: 'tidak.ada' }] }, 'to/0/officer'],
    [{ at: { late: 1 }, to: [{ who: 'role', role: 'tidak-ada' }] }, 'to/0/role'],
    [{ at: { late: 1 }, to: [{ who: 'role', role: 'agency-head', agency: 'tidak-ada' }] }, 'to/0/agency'],
    [{ at: {}, to: [{ who: 'head' }] }, 'at'],
    [{ at: { late: 1, percent: 50 }, to: [{ who: 'head' }] }, 'at'],
    [{ at: { late: 1 }, to: [] }, 'to'],
    [{ at: { late: 1 }, to: [{ who: 'head' }], from: '2026-11-01' }, 'from'],
  ] as const) {
    const answer = await admin<Problem>('POST', PATH, { why: 'Uji saja.', ...body });
    assert.deepEqual([answer.status, answer.body.fields?.[0]?.path], [422, path], answer.text);
  }
  const own = {
    at: { percent: 50 },
    to: [{ who: 'officer', officer: 'wakil.uji' }],
    why: 'Instruksi wali kota.',
  };
  assert.equal((await admin('POST', PATH, own)).status, 201);
  const reminder = (await read()).rungs.find(({ id }) => id === 'reminder') ?? assert.fail();
  assert.equal((await admin('POST', `${PATH}/reminder/${reminder.from}/end`, {})).status, 200);
  assert.equal((await admin('POST', `${PATH}/reminder/${reminder.from}/end`, {})).status, 409);
  await loadComplaintSettings(systemContext(city, 'test'), await magelangPack());
  await city.hub.drain();
  const after = await read();
  assert.deepEqual(
    after.rungs
      .filter(({ current }) => current)
      .map(({ id }) => id)
      .sort(),
    ['late', 'late-three-days', 'own-1'],
  );
  assert.equal(after.rungs.find(({ id }) => id === 'own-1')?.to[0]?.name, 'Nama wakil.uji (wakil.uji)');
  const { code } = await report(house);
  clock.now = new Date(START);
  await later('2026-11-05T06:00:00Z');
  assert.deepEqual(
    (await shown(code)).work.escalations.map(({ step, people }) => [step, people.map(({ name }) => name)]),
    [[{ percent: 50 }, ['Nama wakil.uji']]],
  );
});

test('a rung that is new, from a later day or from a pack, reaches the cases that had climbed all others', async (t) => {
  const { later, shown, house, city } = await open(t);
  const { code } = await report(house);
  const quiet = await report(house);
  await later('2026-11-20T06:00:00Z');
  const watched = () =>
    city.db.rows<{ code: string }>(sql`select c.code from complaints.watch w
      join cases."case" c on c.id = w.case_id order by w.case_id`);
  assert.deepEqual(await watched(), [], 'nothing is left to climb');
  const steps = async () => (await shown(code)).work.escalations.map(({ step }) => step);
  const before = (await steps()).length;
  const admin = await house.officer('city-admin');
  const given = { at: { late: 5 }, to: [{ who: 'head' }], why: 'Instruksi wali kota.', from: '2026-11-24' };
  assert.equal((await admin('POST', '/api/complaints/ladder', given)).status, 201);
  assert.equal(await later('2026-11-23T06:00:00Z'), 0, 'it has not begun');
  assert.equal(await later('2026-11-24T06:00:00Z'), 2, 'on its day, for both');
  assert.equal((await steps()).length, before + 1);
  assert.equal(await later('2026-11-24T06:01:00Z'), 0);
  const pack = await magelangPack();
  const more = {
    id: 'late-uji',
    from: '2026-01-01',
    at: { late: 6 },
    to: [{ who: 'head' as const }],
    why: 'Uji.',
  };
  await loadComplaintSettings(systemContext(city, 'test'), { ...pack, ladder: [...pack.ladder, more] });
  await city.hub.drain();
  assert.equal(await later('2026-11-24T06:02:00Z'), 2);
  assert.deepEqual((await steps()).at(-1), { late: 6 });
  const far = { ...given, at: { late: 40 }, from: '2026-11-24' };
  const again = await house.officer('city-admin');
  assert.equal((await again('POST', '/api/complaints/ladder', far)).status, 201);
  assert.equal(await later('2026-11-24T06:03:00Z'), 0);
  assert.deepEqual(
    (await watched()).map((one) => one.code),
    [code, quiet.code],
    'watched for its day, not looked at in vain',
  );
});

test('a walk over the open cases that is cut off goes on behind the last one, and two at once do it once', async (t) => {
  const { house, city, later } = await open(t);
  for (let at = 0; at < 3; at++) await report(house);
  await later(START);
  await city.db.run(sql`delete from complaints.watch`);
  const ids = await city.db.rows<{ id: number }>(sql`select id from cases."case" order by id`);
  await city.db.run(sql`update complaints.ladder_walk set upto = ${ids[0]?.id}`);
  await Promise.all([climb(city), climb(city)]);
  const watched = await city.db.rows<{ id: number }>(
    sql`select case_id as id from complaints.watch order by case_id`,
  );
  assert.deepEqual(watched, ids.slice(1));
  const walk = await city.db.one(sql`select upto from complaints.ladder_walk`);
  assert.deepEqual(walk, { upto: null });
});

test('an officer writes down and takes back their own absence', async (t) => {
  const { house } = await open(t);
  const officer = await house.officer('agency-head', 'disperkim');
  const read = async () =>
    (await officer<{ absences: unknown[] }>('GET', '/api/desk/absences')).body.absences;
  const away = { from: '2026-11-05', until: '2026-11-06' };
  assert.equal((await officer('POST', '/api/desk/absences', away)).status, 204);
  assert.deepEqual(await read(), [away]);
  assert.equal(
    (await officer('POST', '/api/desk/absences', { from: '2026-11-06', until: '2026-11-05' })).status,
    422,
  );
  assert.equal((await officer('DELETE', '/api/desk/absences/2026-11-05')).status, 204);
  assert.deepEqual(await read(), []);
  assert.equal((await officer('DELETE', '/api/desk/absences/2026-11-05')).status, 404);
});
