import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, testHouse } from '../../../../test/kit/house.ts';
import { LIGHTS, report } from '../../../../test/kit/people.ts';
import { counting } from '../../../../test/kit/queries.ts';
import { actingOfficer } from '../../../blocks/identity/api.ts';
import { type Context, systemContext } from '../../../platform/context.ts';
import { localDate } from '../../../shared/time.ts';
import type { PublicComplaint } from '../contract.ts';
import type { DeskComplaint } from '../rules/desk-contract.ts';
import type { Round, RoundCase, RoundPlanned, Rounds } from '../rules/round-contract.ts';
import { todaysRound } from './rounds.ts';

const at = (code: string) => `/api/desk/complaints/${code}`;
const shown = async (desk: Call, code: string) => (await desk<DeskComplaint>('GET', at(code))).body;
const roundOf = async (crew: Call) => (await crew<Round>('GET', '/api/desk/round')).body;

test('a dispatcher puts a day in order, the cases are handed over, and the crew finds them in that order', async (t) => {
  const house = await testHouse(t);
  const today = localDate(house.city.now(), house.city.zone);
  const head = await house.officer('agency-head', LIGHTS);
  const crew = await house.officer('field-crew', LIGHTS);
  const [one, two, own] = [await report(house), await report(house), await report(house)];
  assert.equal((await crew('POST', `${at(own.code)}/take`, { version: 1 })).status, 200);
  const path = `/api/desk/rounds/${LIGHTS}/${today}`;
  const plan = (stops: string[], version: number) =>
    head<RoundPlanned>('PUT', `${path}/${crew.id}`, { version, stops });
  const waste = await report(house, { category: 'uncollected-waste', description: 'Sampah tiga hari.' });
  const made = await plan([two.code, waste.code, one.code], 0);
  assert.equal(made.status, 200, made.text);
  assert.deepEqual(
    made.body.refused.map(({ code }) => code),
    [waste.code],
    'out of reach',
  );
  assert.equal((await shown(head, two.code)).assignee?.id, crew.id);
  assert.equal((await shown(head, two.code)).state, 'in-progress');

  const round = await roundOf(crew);
  assert.deepEqual(
    round.stops.map(({ code, planned }) => [code, planned]),
    [
      [two.code, 1],
      [one.code, 2],
      [own.code, null],
    ],
  );
  assert.equal(round.planned, true);
  const board = (await head<Rounds>('GET', path)).body.crews;
  assert.ok(!board.some(({ officer }) => officer.id === head.id), 'heads are not sent out');
  const mine = board.find(({ officer }) => officer.id === crew.id);
  assert.deepEqual([mine?.version, mine?.stops.map(({ code }) => code)], [1, [two.code, one.code]]);

  assert.equal((await plan([one.code], 0)).status, 409, 'another dispatcher was there before');
  assert.equal((await plan([one.code, two.code], 1)).status, 200);
  const closing = { text: 'Lampu menyala.', mended: true, withoutPhoto: 'Kamera petugas rusak.' };
  const { version } = await shown(crew, one.code);
  assert.equal((await crew('POST', `${at(one.code)}/close`, { version, ...closing })).status, 200);
  const after = await roundOf(crew);
  assert.deepEqual([after.done, after.stops.map(({ code }) => code)], [1, [two.code, own.code]]);
});

test('a day that is over, a day too far ahead and a stranger to the agency are refused', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const crew = await house.officer('field-crew', LIGHTS);
  const foreign = await house.officer('field-crew', 'dlh');
  const put = async (day: string, officer: string, agency = LIGHTS) =>
    (await head('PUT', `/api/desk/rounds/${agency}/${day}/${officer}`, { version: 0, stops: [] })).status;
  const today = localDate(house.city.now(), house.city.zone);
  assert.equal(await put('2020-01-01', crew.id), 422);
  assert.equal(await put('2090-01-01', crew.id), 422);
  assert.equal(await put(today, foreign.id), 422);
  assert.equal(await put(today, foreign.id, 'dlh'), 403);
  assert.equal(
    (await crew('PUT', `/api/desk/rounds/${LIGHTS}/${today}/${crew.id}`, { version: 0, stops: [] })).status,
    403,
    'a crew does not plan',
  );
});

test('a crew at the place begins the work, and everybody may read that it came', async (t) => {
  const house = await testHouse(t);
  const crew = await house.officer('field-crew', LIGHTS);
  const { code } = await report(house);
  const arrived = await crew<{ version: number }>('POST', `${at(code)}/arrive`, { version: 1 });
  assert.equal(arrived.status, 200, arrived.text);
  const item = await shown(crew, code);
  assert.deepEqual([item.state, item.assignee?.id], ['in-progress', crew.id]);
  const open = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`);
  assert.deepEqual(
    open.body.timeline.map(({ kind }) => kind),
    ['received', 'arrived'],
  );
  assert.equal((await crew('POST', `${at(code)}/arrive`, { version: 1 })).status, 409, 'seen as it was');
});

test('what goes along on a phone or on paper names nobody and holds no number of a person', async (t) => {
  const house = await testHouse(t);
  const crew = await house.officer('field-crew', LIGHTS);
  const { code } = await report(house, {
    description: 'Lampu mati, hubungi saya di 081234567890 atau NIK 3371030101900001.',
    place: 'Depan rumah, telp 081298765432',
    reporter: { name: 'Sri Rahayu', phone: '081234567890' },
  });
  assert.equal((await crew('POST', `${at(code)}/take`, { version: 1 })).status, 200);
  for (const path of [`${at(code)}/sheet`, '/api/desk/round']) {
    const { text, status } = await crew('GET', path);
    assert.equal(status, 200, text);
    assert.doesNotMatch(text, /Sri Rahayu|081234567890|081298765432|3371030101900001|receipt/, path);
  }
  const sheet = await crew<RoundCase>('GET', `${at(code)}/sheet`);
  assert.match(sheet.body.description, /^Lampu mati, hubungi saya di •••/);
  const foreign = await house.officer('field-crew', 'dlh');
  assert.equal((await foreign('GET', `${at(code)}/sheet`)).status, 403);
  assert.deepEqual((await roundOf(foreign)).stops, []);
});

test('a round of many stops asks the database as often as one of few, and holds what the desk shows of each', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const crew = await house.officer('field-crew', LIGHTS);
  const actor = (await actingOfficer(house.city, crew.id)) ?? assert.fail();
  const { city, count } = counting(house.city);
  const ctx: Context = { ...systemContext(city, 'test'), actor };
  const take = async (times: number) => {
    for (let turn = 0; turn < times; turn++) {
      const { code } = await report(house);
      assert.equal((await crew('POST', `${at(code)}/take`, { version: 1 })).status, 200);
      const task = { agency: LIGHTS, task: 'Pinjam tangga', instruction: 'Mohon tangga.', days: 2 };
      const opened = await head('POST', `${at(code)}/open-task`, { version: 2, ...task });
      assert.equal(opened.status, 200, opened.text);
    }
  };
  await take(2);
  await todaysRound(ctx);
  count();
  assert.equal((await todaysRound(ctx)).stops.length, 2);
  const few = count();
  await take(6);
  const { stops } = await todaysRound(ctx);
  assert.equal(stops.length, 8);
  const many = count();
  assert.ok(many <= few && many < 25, `${few} and ${many} questions`);
  for (const stop of stops) {
    const item = await shown(crew, stop.code);
    assert.deepEqual(stop.timeline, item.timeline);
    for (const key of [
      'title',
      'description',
      'version',
      'dueAt',
      'completeBy',
      'state',
      'exactPoint',
      'attributes',
    ] as const)
      assert.deepEqual(stop[key], item[key], key);
    assert.deepEqual(stop.assignee, item.assignee);
    assert.ok(stop.may.length > 2 && stop.may.every((act) => item.may.includes(act)), stop.may.join(' '));
  }
});
