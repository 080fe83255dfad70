import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { LIGHTS, report } from '../../../../test/kit/people.ts';
import { sql } from '../../../platform/db/sql.ts';
import { catchUp } from '../../../platform/events/subscriber.ts';
import type { PublicComplaint } from '../contract.ts';
import type { Satisfaction, SurveyForm } from '../rules/survey-contract.ts';
import { counter, countSome } from './counts.ts';

type Problem = { code: string; fields?: { path: string; rule: string; message: string }[] };

async function closed(house: TestHouse) {
  const one = await report(house);
  const officer = await house.officer('agency-officer', LIGHTS);
  await officer('POST', `/api/desk/complaints/${one.code}/take`, { version: 1 });
  const body = { version: 2, mended: true, text: 'Beres.', withoutPhoto: 'Kamera petugas sedang rusak.' };
  await officer('POST', `/api/desk/complaints/${one.code}/close`, body);
  return one;
}

const whole = (score: number) =>
  Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`u${at + 1}`, score]));
const form = { survey: 'skm', from: '2025-01-01' };

function answer(house: TestHouse, one: { code: string; receipt: string }, body: unknown, key?: string) {
  return house.call<Problem & { answered: number }>('POST', `/api/complaints/${one.code}/survey`, body, {
    'x-receipt': one.receipt,
    ...(key ? { 'idempotency-key': key } : {}),
  });
}

test('nine questions in four languages, each with four answers', async (t) => {
  const house = await testHouse(t);
  const seen = new Set<string>();
  for (const language of ['id', 'en', 'jv', 'zh']) {
    const headers = { 'accept-language': language };
    const { body } = await house.call<SurveyForm>('GET', '/api/complaints/survey', undefined, headers);
    assert.equal(body.elements.length, 9);
    assert.ok(body.elements.every(({ answers }) => new Set(answers).size === 4));
    seen.add(body.elements[0]?.question ?? '');
  }
  assert.equal(seen.size, 4);
});

test('who reported answers once, by whatever way it is sent again; nothing leads from the answers to the case', async (t) => {
  const house = await testHouse(t);
  const one = await closed(house);
  const mine = { 'x-receipt': one.receipt };
  const may = async () =>
    (await house.call<PublicComplaint>('GET', `/api/complaints/${one.code}`, undefined, mine)).body.may;
  assert.ok((await may()).includes('survey'));
  const body = { ...form, answers: { u1: 4, u3: 2 }, profile: { sex: 'female' } };
  const key = 'survei-uji-0001';
  const first = await answer(house, one, body, key);
  assert.deepEqual([first.status, first.body.answered], [200, 2], first.text);
  assert.deepEqual((await answer(house, one, body, key)).body, first.body);
  const again = await answer(house, one, { ...form, answers: whole(1) });
  assert.deepEqual([again.status, again.body.code], [409, 'complaints.survey-answered']);
  assert.ok(!(await may()).includes('survey'));
  const rows = await house.city.db.rows<{
    row: string;
  }>(sql`select a::text as row from complaints.survey_answer a
    union all select p::text from complaints.survey_profile p
    union all select x::text from platform.audit x where action = 'complaints.survey.answered'`);
  assert.equal(rows.length, 3);
  assert.ok(rows.every(({ row }) => !row.includes(one.code)));
});

test('answers that cannot be are refused with their reason, and an open case asks nothing', async (t) => {
  const house = await testHouse(t);
  const one = await closed(house);
  for (const [body, wanted] of [
    [{ ...form, answers: {} }, 'answers no-answer'],
    [{ ...form, answers: { u1: 5 } }, 'answers/u1 maximum'],
    [{ ...form, answers: { u1: 0 } }, 'answers/u1 minimum'],
    [{ ...form, answers: { u12: 3 } }, 'answers unknown-element'],
    [{ ...form, from: '1999-01-01', answers: { u1: 3 } }, 'survey unknown-survey'],
    [{ ...form, answers: { u1: 3 }, profile: { sex: 'x' } }, 'profile unknown-choice'],
    [{ ...form, answers: { u1: 3 }, profile: { name: 'Sri' } }, 'profile unknown-choice'],
  ] as const) {
    const refused = await answer(house, one, body);
    assert.equal(refused.status, 422, refused.text);
    const [field] = refused.body.fields ?? [];
    assert.equal(`${field?.path} ${field?.rule}`, wanted);
    assert.ok(field && !field.message.includes('{'));
  }
  const open = await report(house);
  assert.equal((await answer(house, open, { ...form, answers: { u1: 3 } })).status, 409);
});

test('results are shown from the least number of respondents on, by the arithmetic of the regulation', async (t) => {
  const house = await testHouse(t);
  while (await countSome(house.city));
  await catchUp(house.city, counter);
  const result = async () => (await house.call<Satisfaction>('GET', '/api/complaints/satisfaction')).body;
  const cases = [];
  for (let made = 0; made < 10; made += 1) cases.push(await closed(house));
  for (const one of cases.slice(0, 9)) await answer(house, one, { ...form, answers: whole(4) });
  await house.city.hub.drain();
  while ((await catchUp(house.city, counter)) > 0);
  const before = await result();
  assert.deepEqual(
    [before.all.index, before.all.respondents, before.all.elements, before.all.population],
    [null, 0, [], 10],
  );
  await answer(house, cases[9] as (typeof cases)[number], { ...form, answers: { ...whole(2), u4: 4 } });
  const { all, agencies } = await result();
  // Eight elements with a mean of 3.8 and one of 4: (8 × 3.8 + 4) / 9 × 25.
  assert.deepEqual([all.respondents, all.index, all.quality, all.sample], [10, 95.56, 'A', 10]);
  assert.deepEqual([agencies[0]?.key, agencies[0]?.index], [LIGHTS, 95.56]);
  assert.equal(all.elements.find(({ id }) => id === 'u4')?.mean, 4);
  const table = await house.call('GET', '/api/complaints/satisfaction.csv');
  assert.match(table.text, /95\.56,A/);
});
