/** A review of another agency is shown what it names, in every way in which it can read; nothing else of the application. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  act,
  desk,
  ORDER,
  photoOf,
  post,
  sent,
  TRADE,
  type World,
  world,
} from '../../../test/kit/applying.ts';
import type { Call } from '../../../test/kit/house.ts';
import type { Definition } from '../../blocks/definitions/rules/shape/definition.ts';
import type { State, Workflow } from '../../blocks/definitions/rules/shape/workflow.ts';
import { trialService } from '../../blocks/definitions/trial.ts';
import type { Approvals, DeskPage } from './rules/desk-contract.ts';

type Reviews = Extract<State, { kind: 'reviews' }>;
const w = (text: string) => ({ id: text, en: text, jv: text, zh: text });

/** The stall, with the name of the applicant in its form and the review of public order shown only `sees`. */
function service(sees: string[], part: 'reviewer' | 'approver' = 'reviewer'): Partial<Definition> {
  const { form, workflow, requirements } = structuredClone(trialService());
  form?.sections[0]?.fields.push(
    { id: 'who', type: 'text', title: w('Nama'), required: false, reuse: 'name' },
    { id: 'card', type: 'upload', title: w('KTP'), required: false, accepts: ['photo'] },
  );
  const [, order] = ((workflow as Workflow).states.opinions as Reviews).reviews;
  Object.assign(order ?? {}, { sees, by: { part, agency: { kind: 'public-order' } } });
  requirements.push({ id: 'card', title: w('KTP'), field: 'card' });
  return { form, workflow, requirements } as Partial<Definition>;
}

const SECRET = ['Sri Rahasia', '3371014101900001', 'Siti', 'Kios dekat sungai', 'Catatan meja: lihat KTP'];

async function asked(t: TestContext, sees: string[], part?: 'approver') {
  const w = await world(t, service(sees, part));
  const [photo, card] = [await photoOf(w.sri), await photoOf(w.sri)];
  const code = await sent(w, {
    ...{ roofed: true, photo: [photo], who: 'Sri Rahasia', card: [card], note: 'Kios dekat sungai' },
  });
  assert.equal((await post(w.clerk, code, 'notes', { text: 'Catatan meja: lihat KTP' })).status, 200);
  const letter = await w.sri('POST', `/api/applications/${code}/messages`, { text: 'Saya Sri Rahasia' });
  assert.ok(letter.status < 300, letter.text);
  for (const requirement of ['photo', 'card'])
    await post(w.clerk, code, 'checks', { requirement, verdict: 'ok', note: 'Sri Rahasia hadir.' });
  assert.equal(await act(w.clerk, code, 'complete', { reason: 'Sri Rahasia sudah datang.' }), 'opinions');
  return { w, code, photo, card };
}

const listed = async (call: Call, query: string) =>
  (await call<DeskPage>('GET', `/api/desk/applications?${query}`)).body.items;
const silent = (text: string) => {
  for (const word of SECRET) assert.ok(!text.includes(word), word);
};

test('who is asked for one thing reads the answers that it takes, and no other word of the application', async (t) => {
  const { w, code } = await asked(t, ['width', 'roofed']);
  const seen = await desk(w.order, code);
  assert.deepEqual(
    seen.answers?.flatMap(({ items }) => items.flat().map(({ field, said }) => `${field} ${said}`)),
    ['width 2,5', 'roofed Ya'],
  );
  assert.deepEqual(seen.onlyFor, ['Ketertiban']);
  assert.equal(seen.person, null);
  assert.equal(seen.applicant, null);
  assert.deepEqual([seen.messages, seen.notes, seen.requirements, seen.visit], [[], [], [], null]);
  assert.deepEqual(seen.may, ['review']);
  silent(JSON.stringify(seen));
  const clerk = await desk(w.clerk, code);
  assert.deepEqual(clerk.onlyFor, []);
  for (const word of SECRET) assert.ok(JSON.stringify(clerk).includes(word), word);
  const access = await w.sri<{ items: unknown[] }>('GET', '/api/me/accesses');
  if (access.status === 200) assert.ok(JSON.stringify(access.body).includes(code), 'each look is noted');
});

test('files are reached by their address only where their answer is shown', async (t) => {
  const first = await asked(t, ['width', 'photo']);
  const file = async (call: Call, id: string) => (await call('GET', `/api/files/${id}`)).status;
  assert.equal(await file(first.w.order, first.photo), 200);
  assert.equal(await file(first.w.order, first.card), 404);
  assert.equal(await file(first.w.clerk, first.card), 200);
  const { requirements } = await desk(first.w.order, first.code);
  assert.deepEqual(
    requirements.map(({ id }) => id),
    ['photo'],
  );
});

test('lists show no name to who may not know it, and do not find it by one', async (t) => {
  const { w, code } = await asked(t, ['width']);
  for (const view of ['todo', 'all', 'waiting']) {
    const items = await listed(w.order, `view=${view}`);
    assert.deepEqual(
      items.map((item) => [item.code, item.applicant, item.letter]),
      [[code, null, false]],
      view,
    );
    assert.deepEqual(await listed(w.order, `view=${view}&q=rahasia`), [], view);
    assert.equal((await listed(w.order, `view=${view}&q=${code}`)).length, 1, view);
  }
  assert.equal((await listed(w.clerk, 'view=all&q=rahasia')).length, 1);
  const leader = await w.house.officer('leadership');
  assert.equal((await listed(leader, 'view=all')).length, 1);
  assert.deepEqual(await listed(leader, 'view=all&q=rahasia'), [], 'leaders see no names and find none');
});

test('who is shown the name finds by it, and reads neither number nor address', async (t) => {
  const { w, code } = await asked(t, ['who', 'width']);
  const seen = await desk(w.order, code);
  assert.deepEqual([seen.person?.name, seen.person?.phone, seen.person?.email], ['Sri Rahasia', null, null]);
  assert.equal((await listed(w.order, 'view=todo&q=rahasia'))[0]?.applicant, 'Sri Rahasia');
});

test('a review says what it has to say with its opinion: no message, no note, no paper, no other opinion', async (t) => {
  const { w, code } = await asked(t, ['width']);
  assert.equal((await post(w.order, code, 'messages', { text: 'Siapa nama Anda?' })).status, 403);
  assert.equal((await post(w.order, code, 'notes', { text: 'Catatan' })).status, 403);
  const opinion = { agrees: true, opinion: 'Sri Rahasia tidak menunggak.' };
  assert.equal((await post(w.reviewer, code, 'review', { review: 'trade', ...opinion })).status, 200);
  const before = await desk(w.order, code);
  assert.deepEqual(
    before.reviews.map(({ id, done, opinion: said }) => [id, done, said]),
    [
      ['trade', true, ''],
      ['public-order', false, ''],
    ],
  );
  silent(JSON.stringify(before));
  const own = { review: 'public-order', agrees: true, opinion: 'Tidak mengganggu.', answers: { safe: true } };
  assert.equal((await post(w.order, code, 'review', own)).status, 200);
  const after = await desk(w.order, code);
  assert.equal(after.reviews.find(({ id }) => id === 'public-order')?.opinion, 'Tidak mengganggu.');
  assert.deepEqual(after.onlyFor, ['Ketertiban'], 'and so it stays when the opinion is given');
  silent(JSON.stringify(after));
});

test('a head whose opinion is asked reads the same few answers in the list of approvals', async (t) => {
  const { w, code } = await asked(t, ['width'], 'approver');
  const head = await w.house.officer('agency-head', ORDER);
  const { body, text } = await head<Approvals>('GET', '/api/desk/approvals');
  assert.deepEqual(
    body.items.map((item) => [item.code, item.applicant, item.gist]),
    [[code, null, [{ title: 'Lebar', said: '2,5' }]]],
  );
  silent(text);
  silent(JSON.stringify(await desk(head, code)));
});

test('an agency that also works on the application sees all of it', async (t) => {
  const { workflow, ...rest } = service(['width']);
  Object.assign(workflow?.states.visit ?? {}, {
    by: { part: 'inspector', agency: { kind: 'public-order' } },
  });
  const w = await world(t, { ...rest, workflow } as Partial<Definition>);
  const code = await sent(w, { who: 'Sri Rahasia' });
  await post(w.clerk, code, 'checks', { requirement: 'card', verdict: 'ok' });
  assert.equal(await act(w.clerk, code, 'complete'), 'opinions');
  assert.equal((await desk(w.order, code)).person, null);
  for (const [call, review] of [
    [w.reviewer, 'trade'],
    [w.order, 'public-order'],
  ] as const) {
    const body = {
      review,
      agrees: true,
      opinion: 'Baik sekali.',
      answers: call === w.order ? { safe: true } : {},
    };
    assert.equal((await post(call as World['order'], code, 'review', body)).status, 200);
  }
  const inspector = await w.house.officer('service-inspector', ORDER);
  const seen = await desk(inspector, code);
  assert.equal(seen.person?.name, 'Sri Rahasia');
  assert.deepEqual(seen.onlyFor, []);
  assert.equal((await desk(await w.house.officer('service-clerk', TRADE), code)).person?.name, 'Sri Rahasia');
});
