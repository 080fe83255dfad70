import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { LIGHTS, photo, report } from '../../../../test/kit/people.ts';
import { counting } from '../../../../test/kit/queries.ts';
import { actingOfficer } from '../../../blocks/identity/api.ts';
import { systemContext } from '../../../platform/context.ts';
import type { PublicComplaint } from '../contract.ts';
import type { DeskComplaint } from '../rules/desk-contract.ts';
import type { CaseParts, Moderated, ReviewPage } from '../rules/trust-contract.ts';
import { reviewList } from './queue.ts';

const at = (code: string) => `/api/desk/complaints/${code}`;

async function done(desk: Call, code: string, name: string, more: Record<string, unknown> = {}) {
  const { version } = (await desk<DeskComplaint>('GET', at(code))).body;
  const answer = await desk<{ task: string }>('POST', `${at(code)}/${name}`, { version, ...more });
  assert.equal(answer.status, 200, `${name}: ${answer.text}`);
  return answer.body;
}

async function decide(desk: Call, code: string, body: Record<string, unknown>) {
  const { parts } = (await desk<CaseParts>('GET', `${at(code)}/moderation`)).body;
  const part = parts.find(({ kind, ref }) => kind === body.kind && ref === (body.ref ?? ''));
  assert.ok(part, `${body.kind} ${body.ref} is none of ${parts.map(({ kind, ref }) => `${kind} ${ref}`)}`);
  const given = { seen: part.version, reason: 'personal-data', ...body };
  const answer = await desk<Moderated>('POST', `${at(code)}/moderation`, given);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

const file = async (call: Call, id: string) => (await call('GET', `/api/files/${id}?size=full`)).status;
const page = async (house: TestHouse, code: string) =>
  (await house.call<PublicComplaint>('GET', `/api/complaints/${code}`)).body;

/** A report whose task was answered with a photo. */
async function withProof(house: TestHouse, desk: Call, more: Record<string, unknown> = {}) {
  const { code } = await report(house, more);
  await done(desk, code, 'take');
  const given = { agency: 'dlh', task: 'Angkut ranting', instruction: 'Mohon diangkut.', days: 3 };
  const { task } = await done(desk, code, 'open-task', given);
  const proof = await photo(house, '#224466');
  await done(desk, task, 'answer', { text: 'Ranting sudah diangkut.', photos: [proof] });
  return { code, task, proof };
}

const shownOf = (open: PublicComplaint) => open.timeline.filter(({ kind }) => kind === 'task-answered');

test('photos of a task go off the public pages with their report, and come back with it; who works on it still sees them', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const lights = await house.officer('agency-officer', LIGHTS);
  const { code, proof } = await withProof(house, desk);
  assert.equal(await file(house.call, proof), 200);
  await decide(desk, code, { kind: 'report', decision: 'hide' });
  assert.equal(await file(house.call, proof), 404);
  assert.equal(await file(lights, proof), 200, 'who has the report');
  await decide(desk, code, { kind: 'report', decision: 'show', reason: undefined });
  assert.equal(await file(house.call, proof), 200);
  await done(desk, code, 'assign', { agency: LIGHTS, category: 'illegal-parking' });
  assert.equal(await file(house.call, proof), 404, 'another category keeps the place and photos to itself');
});

test('a photo and words of a task are flagged and decided on the page that shows them', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const { code, task, proof } = await withProof(house, desk);
  const flag = (body: Record<string, unknown>) =>
    house.call('POST', `/api/complaints/${code}/flags`, { reason: 'personal-data', ...body });
  const step = shownOf(await page(house, code))[0];
  assert.equal((await flag({ kind: 'photo', ref: proof })).status, 201);
  assert.equal((await flag({ kind: 'entry', ref: String(step?.id) })).status, 201);
  assert.equal((await flag({ kind: 'entry', ref: '999999' })).status, 404);
  for (const kind of ['semua', undefined]) {
    const wrong = await flag({ kind });
    const [field] = wrong.body.fields as { path: string; message: string }[];
    assert.equal(field?.path, 'kind');
    assert.match(field?.message ?? '', /Bagian laporan/, 'a part of the report is no duty of government');
  }
  const queue = (await desk<ReviewPage>('GET', '/api/desk/moderation')).body.items;
  assert.deepEqual(
    queue.map((one) => [one.code, one.part.kind, one.part.ref]),
    [
      [task, 'photo', proof],
      [task, 'entry', String(step?.id)],
    ],
  );
  const redacted = {
    kind: 'photo',
    ref: proof,
    decision: 'redact',
    boxes: [{ x: 0.1, y: 0.1, w: 0.3, h: 0.3 }],
  };
  assert.deepEqual(await decide(desk, code, redacted), { code, state: 'redacted', version: 1 });
  assert.equal(await file(house.call, proof), 404);
  const copy = shownOf(await page(house, code))[0]?.photos[0]?.id ?? '';
  assert.notEqual(copy, proof);
  assert.equal(await file(house.call, copy), 200);
  assert.equal(
    (await flag({ kind: 'photo', ref: copy })).status,
    201,
    'also under the id that the public knows',
  );
  assert.equal((await desk('GET', `${at(code)}/photos/${proof}/original`)).status, 200);
  await decide(desk, code, { kind: 'photo', ref: proof, decision: 'hide' });
  await decide(desk, task, { kind: 'entry', ref: String(step?.id), decision: 'hide' });
  const [left] = shownOf(await page(house, code));
  assert.deepEqual([left?.text, left?.photos, left?.concealed], ['', [], 1]);
  assert.equal(await file(house.call, copy), 404);
  assert.equal((await flag({ kind: 'photo', ref: proof })).status, 404, 'what is hidden is not felt for');
  const { timeline } = (await desk<DeskComplaint>('GET', at(task))).body;
  assert.equal(timeline.filter(({ kind }) => kind === 'moderated').length, 3);
});

test('of a hidden report that was merged into another, its page tells nothing of the tasks', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const secret = await withProof(house, desk, { confidential: true, reporter: { name: 'Sri Contoh' } });
  const open = await withProof(house, desk);
  const { code } = await report(house);
  for (const one of [secret, open]) await done(desk, one.code, 'merge', { into: code });
  assert.equal(await file(house.call, secret.proof), 404);
  const shown = await page(house, code);
  assert.deepEqual(
    shownOf(shown).map(({ data }) => data.code),
    [open.task],
  );
  assert.equal(shownOf(shown)[0]?.photos[0]?.id, open.proof);
  assert.ok(!JSON.stringify(shown).includes(secret.task));
  const whole = (await desk<DeskComplaint>('GET', at(code))).body;
  assert.equal(whole.timeline.filter(({ kind }) => kind === 'task-answered').length, 2);
});

test('whoever works on a task sees of a photo that was taken off only that it is there', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const waste = await house.officer('agency-head', 'dlh');
  const id = await photo(house, '#664422');
  const { code, task } = await withProof(house, desk, { photos: [id] });
  await decide(desk, code, { kind: 'photo', ref: id, decision: 'hide' });
  const { work } = (await waste<DeskComplaint>('GET', at(task))).body;
  assert.deepEqual(
    work.parent?.photos.map(({ state }) => state),
    ['hidden'],
  );
  assert.equal(await file(waste, id), 404);
});

test('a queue of many cases asks the database as often as one of few', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const { city, count } = counting(house.city);
  const actor = (await actingOfficer(house.city, desk.id)) ?? assert.fail();
  const ctx = { ...systemContext(city, 'test'), actor };
  const flagged = async (many: number) => {
    for (let turn = 0; turn < many; turn++) {
      const { code } = await report(house);
      const flag = { kind: 'text', reason: 'hoax' };
      assert.equal((await house.call('POST', `/api/complaints/${code}/flags`, flag)).status, 201);
    }
  };
  await flagged(2);
  await reviewList(ctx, {});
  count();
  assert.equal((await reviewList(ctx, {})).items.length, 2);
  const few = count();
  await flagged(6);
  assert.equal((await reviewList(ctx, {})).items.length, 8);
  const many = count();
  assert.ok(many <= few && many < 15, `${few} and ${many} questions`);
});
