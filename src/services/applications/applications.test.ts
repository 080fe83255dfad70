/** An application from the first letter to the paper, and what stands in the way of those who may not. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import {
  act,
  answers,
  desk,
  ORDER,
  own,
  photoOf,
  post,
  publish,
  SERVICE,
  send,
  sent,
  TRADE,
  toDecision,
  world,
} from '../../../test/kit/applying.ts';
import { testHouse } from '../../../test/kit/house.ts';
import { sendFile } from '../../../test/kit/people.ts';
import { citizen } from '../../../test/scopes/things.ts';
import { trialService } from '../../blocks/definitions/trial.ts';
import { documentsOf } from '../../blocks/documents/api.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Draft, OwnPage, Sent, ServiceForm } from './contract.ts';
import { decideSilent, forget, lapse, warnSilent } from './jobs.ts';
import type { Alerts, Approvals, DeskPage } from './rules/desk-contract.ts';
import { forgetCitizen } from './store-forget.ts';

test('an application goes from desk to desk to a paper, and the applicant sees every step', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  const first = await own(w.sri, code);
  assert.equal(first.state.id, 'check');
  assert.equal(first.fee.total, 30_000);
  assert.equal(first.clock.workingDaysLeft, 10);
  assert.deepEqual(
    first.steps.map(({ id, status }) => `${id} ${status}`),
    ['check now', 'opinions next', 'visit next', 'payment next', 'decision next', 'granted next'],
  );
  const { body: inbox } = await w.clerk<DeskPage>('GET', '/api/desk/applications');
  assert.deepEqual(
    inbox.items.map((item) => [item.code, item.mine]),
    [[code, true]],
  );
  await toDecision(w, code);
  const { body: list } = await w.head<Approvals>('GET', '/api/desk/approvals');
  assert.deepEqual(
    list.items.map((item) => [item.code, item.advice.length, item.acts.length]),
    [[code, 2, 2]],
  );
  assert.deepEqual(list.items[0]?.gist.slice(0, 2), [
    { title: 'Jualan', said: 'food' },
    { title: 'Lebar', said: '2,5' },
  ]);
  const decided = await w.head<{ done: { code: string }[]; failed: unknown[] }>(
    'POST',
    '/api/desk/approvals',
    {
      decisions: [{ code, act: 'grant', seen: list.items[0]?.seen }],
    },
  );
  assert.deepEqual(decided.body.failed, []);
  const end = await own(w.sri, code);
  assert.equal(end.state.outcome, 'granted');
  assert.equal(end.clock.onTime, true);
  assert.equal(end.papers.length, 1);
  assert.equal(end.survey, true);
  const rows = await w.house.city.db.rows<{ n: number }>(
    sql`select count(*)::int as n from applications.paper`,
  );
  assert.deepEqual(rows, [{ n: 1 }]);

  const mine = async () => (await w.sri<OwnPage>('GET', '/api/applications')).body.items[0]?.papers;
  const paper = `papers/${end.papers[0]?.id}/revoke`;
  const reason = 'Kios ditutup atas permintaan pemegangnya.';
  assert.equal((await post(w.clerk, code, paper, { reason })).status, 403, 'a clerk takes no paper back');
  assert.equal((await post(w.head, code, `papers/${randomUUID()}/revoke`, { reason })).status, 404);
  assert.equal((await post(w.head, code, paper, { reason })).status, 204);
  assert.equal((await post(w.head, code, paper, { reason })).status, 409, 'once');
  const after = await own(w.sri, code);
  assert.equal(after.papers[0]?.state, 'revoked');
  assert.equal(after.papers[0]?.revoked?.reason, reason, 'the holder reads why');
  assert.ok(after.may.includes('message'), 'and can object');
  assert.deepEqual(await mine(), { good: 0, revoked: 1, expired: 0 });
  assert.equal(after.timeline.at(-1)?.text, reason);
});

test('a wrong answer is named with its question, an answer that is not asked is dropped, and one key sends once', async (t) => {
  const w = await world(t);
  const wrong = await send(w.sri, { width: 9, goods: 'cloth' });
  assert.equal(wrong.status, 422);
  assert.equal(wrong.body.fields?.[0]?.path, 'answers/width');
  const key = { 'idempotency-key': randomUUID() };
  const one = await send(w.sri, { goods: 'cloth' }, key);
  const two = await send(w.sri, { goods: 'cloth' }, key);
  assert.equal(one.status, 201, one.text);
  assert.equal(two.body.code, one.body.code);
  const { body } = await w.sri<{ answers: Record<string, unknown> }>(
    'GET',
    `/api/applications/${one.body.code}/answers`,
  );
  assert.equal('helpers' in body.answers, false);
  const forged = await w.sri('POST', '/api/applications', {
    service: SERVICE,
    version: 7,
    answers: answers(),
  });
  assert.equal(forged.body.code, 'applications.version-changed');
  const stranger = await send(w.sri, { secret: 'x' });
  assert.equal(stranger.status, 422);
});

test('what was returned names its fields, stops the clock, and only that may be mended', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  const fields = [{ path: 'helpers/0/helper_name', note: 'Tulis nama lengkap.' }];
  assert.equal(await act(w.clerk, code, 'mend', { reason: 'Nama kurang.', fields }), 'correction');
  const asked = await own(w.sri, code);
  assert.equal(asked.clock.paused?.why, 'applicant');
  assert.equal(asked.correction?.fields[0]?.note, 'Tulis nama lengkap.');
  const correct = (more: Record<string, unknown>) =>
    w.sri('POST', `/api/applications/${code}/correction`, { answers: answers(more) });
  const name = { helpers: [{ helper_name: 'Siti Aminah', helper_nik: '3371014101900001' }] };
  assert.equal((await correct({ ...name, width: 3 })).status, 422);
  w.time.set('2026-03-05T02:00:00Z');
  assert.equal((await correct(name)).status, 200);
  const after = await own(w.sri, code);
  assert.equal(after.state.id, 'check');
  assert.equal(after.clock.paused, null);
  assert.ok((after.clock.dueAt ?? '') > (asked.clock.dueAt ?? ''), 'the days of waiting are given back');
  const clerk = await w.house.officer('service-clerk', TRADE);
  assert.deepEqual((await desk(clerk, code)).changed, ['helpers/0/helper_name']);
});

test('a requirement that is not met lets nothing through but a return or a refusal', async (t) => {
  const w = await world(t);
  const photo = await photoOf(w.sri);
  const code = await sent(w, { roofed: true, photo: [photo] });
  const { seen } = await desk(w.clerk, code);
  const blocked = await post(w.clerk, code, 'act', { seen, act: 'complete' });
  assert.equal(blocked.body.code, 'applications.requirements-open');
  const bad = await post(w.clerk, code, 'checks', { requirement: 'photo', verdict: 'wrong', note: 'Buram.' });
  assert.equal(bad.status, 200, bad.text);
  const refused = await post(w.clerk, code, 'act', { seen, act: 'complete' });
  assert.equal(refused.body.code, 'applications.requirements-bad');
  await post(w.clerk, code, 'checks', { requirement: 'photo', verdict: 'ok' });
  assert.equal(await act(w.clerk, code, 'complete'), 'opinions');
  assert.equal((await w.clerk('GET', `/api/files/${photo}`)).status, 200);
  assert.equal((await w.order('GET', `/api/files/${photo}`)).status, 200, 'asked for its opinion');
  assert.equal((await w.budi('GET', `/api/files/${photo}`)).status, 404);
  assert.equal((await w.house.call('GET', `/api/files/${photo}`)).status, 404);
});

test('silence decides once, after a warning, and by the working days of the city', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  await toDecision(w, code);
  assert.equal(await decideSilent(w.house.city), 0);
  const { body } = await w.head<Alerts>('GET', '/api/desk/applications/alerts');
  assert.deepEqual(
    body.items.map((item) => [item.code, item.workingDaysLeft]),
    [[code, 2]],
  );
  const order = { to: w.clerk.id, kind: 'plh', agency: TRADE, basis: 'SPT 1/2026' };
  const days = { from: '2026-03-02T00:00:00Z', until: '2026-03-04T04:00:00Z' };
  assert.equal((await w.head('POST', '/api/desk/delegations', { ...order, ...days })).status, 201);
  assert.equal(await warnSilent(w.house.city), 1);
  assert.equal(await warnSilent(w.house.city), 0);
  const { told } = await w.house.city.db.one<{ told: string[] }>(
    sql`select array_agg(dedupe) as told from notices.notice where template = 'applications.notice.silence-near'`,
  );
  for (const { id } of [w.head, w.clerk])
    assert.ok(
      told.some((key) => key.endsWith(id)),
      'head and stand-in are warned',
    );
  // Monday to Wednesday is two working days; the limit ends with the hours of Wednesday.
  w.time.set('2026-03-04T05:00:00Z');
  assert.equal(await decideSilent(w.house.city), 0);
  w.time.set('2026-03-05T01:00:00Z');
  const ran = await Promise.all([decideSilent(w.house.city), decideSilent(w.house.city)]);
  assert.equal(ran[0] + ran[1], 1);
  const end = await own(w.sri, code);
  assert.equal(end.decision?.kind, 'silence');
  assert.equal(end.papers.length, 1);
});

test('what waits for its applicant too long lapses, and who withdraws is let go', async (t) => {
  const w = await world(t);
  const [late, gone] = [await sent(w), await sent(w)];
  await act(w.clerk, late, 'mend', { fields: [{ path: 'width', note: 'Ukur lagi.' }] });
  w.time.set('2026-03-25T02:00:00Z');
  assert.equal(await lapse(w.house.city), 1);
  assert.equal((await own(w.sri, late)).state.outcome, 'lapsed');
  assert.equal((await w.sri('POST', `/api/applications/${gone}/withdraw`, {})).status, 200);
  assert.equal((await w.sri('POST', `/api/applications/${gone}/withdraw`, {})).status, 409);
});

test('a draft belongs to its citizen, and of two devices the slower one overwrites nothing', async (t) => {
  const w = await world(t);
  const begun = await w.sri<Draft>('POST', '/api/applications/drafts', { service: SERVICE });
  assert.equal(begun.status, 201, begun.text);
  const path = `/api/applications/drafts/${begun.body.id}`;
  for (const [method, body] of [
    ['GET', undefined],
    ['PUT', { answers: {}, seen: 1 }],
    ['DELETE', undefined],
  ] as const)
    assert.equal((await w.budi(method, path, body)).status, 404);
  assert.equal((await w.sri('PUT', path, { answers: { width: 2 }, seen: 1 })).status, 200);
  const slow = await w.sri('PUT', path, { answers: { width: 5 }, seen: 1 });
  assert.equal(slow.body.code, 'applications.draft-moved');
  assert.deepEqual((await w.sri<Draft>('GET', path)).body.answers, { width: 2 });
  const body = { service: SERVICE, version: 1, answers: answers(), draft: begun.body.id };
  assert.equal((await w.sri('POST', '/api/applications', body)).status, 201);
  assert.equal((await w.sri('POST', '/api/applications', body)).body.code, 'applications.draft-sent');
  assert.equal((await w.sri('GET', path)).status, 409);
  await forget(w.house.city);
});

test('a running application stays on its version when the service changes', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  const fresh = trialService({ from: '2026-03-02' });
  const { workflow } = fresh;
  assert.ok(workflow);
  const changed = { ...workflow, promise: { amount: 1, unit: 'days' as const } };
  await publish(w.house, { ...fresh, workflow: changed });
  assert.equal((await own(w.sri, code)).version, 1);
  assert.equal((await own(w.sri, code)).clock.promise.amount, 10);
  assert.equal((await send(w.sri)).body.code, 'applications.version-changed');
  assert.equal(await act(w.clerk, code, 'complete'), 'opinions');
});

test('nobody sees what is not theirs: not another citizen, not another agency, and leaders see no names', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  assert.equal((await w.budi('GET', `/api/applications/${code}`)).status, 404);
  assert.deepEqual((await w.budi<OwnPage>('GET', '/api/applications')).body.items, []);
  const path = `/api/desk/applications/${code}`;
  assert.equal((await w.order('GET', path)).status, 403, 'not asked yet');
  for (const call of [w.order, await w.house.officer('agency-head', ORDER)])
    for (const list of [
      'applications?view=all',
      'applications',
      'approvals',
      'applications/alerts',
      'delegations',
    ]) {
      const { body } = await call<{ items: unknown[] }>('GET', `/api/desk/${list}`);
      assert.deepEqual(body.items, [], list);
    }
  const { body: counts } = await w.order<{ views: { todo: number } }>('GET', '/api/desk/applications/counts');
  assert.equal(counts.views.todo, 0);
  const leader = await w.house.officer('leadership');
  const seen = await desk(leader, code);
  assert.equal(seen.person, null);
  assert.equal(seen.answers, null);
  assert.equal(seen.applicant, null);
  const { seen: version } = await desk(w.clerk, code);
  assert.equal(
    (await post(w.head, code, 'act', { seen: version, act: 'complete' })).status,
    403,
    'not the part of the head',
  );
  const looks = await w.sri<{ items: { subject: string }[] }>('GET', '/api/account/accesses');
  assert.ok(looks.status === 404 || JSON.stringify(looks.body).includes(code));
});

test('a stand-in decides in the name of the absent head, and only for these days', async (t) => {
  const w = await world(t);
  const [first, second] = [await sent(w), await sent(w)];
  await toDecision(w, first);
  await toDecision(w, second);
  const order = { to: w.clerk.id, kind: 'plh', agency: TRADE, basis: 'SPT 1/2026' };
  const days = { from: '2026-03-02T00:00:00Z', until: '2026-03-02T04:00:00Z' };
  const made = await w.head('POST', '/api/desk/delegations', { ...order, ...days });
  assert.equal(made.status, 201, made.text);
  const shown = await desk(w.clerk, first);
  assert.ok(shown.actsFor);
  const decides = async () => {
    const { body } = await w.clerk<{ actor: { permissions: string[] } }>('GET', '/api/session');
    return body.actor.permissions.includes('applications.decide');
  };
  assert.equal(await decides(), true, 'so that the menu leads there');
  assert.equal(await act(w.clerk, first, 'grant'), 'granted');
  const entry = (await desk(w.head, first)).timeline.find(({ kind }) => kind === 'approved');
  assert.equal(entry?.by.for, shown.actsFor);
  w.time.set('2026-03-02T05:00:00Z');
  const late = await post(w.clerk, second, 'act', { seen: (await desk(w.clerk, second)).seen, act: 'grant' });
  assert.equal(late.status, 403);
  assert.equal(await decides(), false);
  const signs = async (code: string) =>
    (await documentsOf(w.house.city, code)).map(({ signerTitle }) => signerTitle.split(' ', 2).join(' '));
  assert.deepEqual(await signs(first), ['Plh. Kepala']);
  assert.equal(await act(w.head, second, 'grant'), 'granted');
  assert.deepEqual(await signs(second), ['Kepala Dinas']);
});

test('a letter of the applicant stands in the list of the desk until somebody answers it', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  const waits = async (call: typeof w.clerk) => {
    const { body } = await call<DeskPage>('GET', '/api/desk/applications?view=all');
    return body.items.find((item) => item.code === code)?.letter;
  };
  assert.equal(await waits(w.clerk), false);
  const asked = await w.sri('POST', `/api/applications/${code}/messages`, { text: 'Bolehkah diundur?' });
  assert.ok(asked.status < 300, asked.text);
  assert.equal(await waits(w.clerk), true);
  const told = await post(w.clerk, code, 'messages', { text: 'Boleh, sampai hari Jumat.' });
  assert.ok(told.status < 300, told.text);
  assert.equal(await waits(w.clerk), false);
});

test('a file of the wrong kind is refused with the kinds that are taken', async (t) => {
  const w = await world(t);
  const text = new Blob(['halo'], { type: 'image/jpeg' });
  await assert.rejects(
    sendFile(w.sri, `/api/applications/files?service=${SERVICE}&version=1&field=photo`, text, 'foto.jpg'),
    /files\.only-photo/,
  );
  const pdf = new Blob(['%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n'], { type: 'application/pdf' });
  await assert.rejects(
    sendFile(w.sri, `/api/applications/files?service=${SERVICE}&version=1&field=photo`, pdf, 'surat.pdf'),
    /files\.only-photo/,
  );
  const id = await sendFile(w.sri, '/api/applications/files', pdf, 'surat.pdf');
  const wrong = await send(w.sri, { roofed: true, photo: [id] });
  assert.equal(wrong.status, 422);
  const foreign = await send(w.budi, { roofed: true, photo: [await photoOf(w.sri)] });
  assert.equal(foreign.status, 422, 'another one’s file');
});

test('every service of the shelf can be begun, has an agency in the city, and says what it promises', async (t) => {
  const house = await testHouse(t);
  const sri = await citizen(house, 'sri@example.id');
  const clerk = await house.officer('service-clerk', TRADE);
  type Offered = { items: { id: string }[] };
  const { body } = await clerk<Offered>('GET', '/api/desk/applications/offered');
  assert.ok(body.items.length >= 15, `${body.items.length} services`);
  for (const { id } of body.items) {
    const form = await sri<ServiceForm>('GET', `/api/applications/forms/${id}`);
    assert.equal(form.status, 200, form.text);
    assert.ok(form.body.agency, `${id} has no agency`);
    const begun = await sri<Draft>('POST', '/api/applications/drafts', { service: id });
    assert.equal(begun.status, 201, begun.text);
    const empty = await sri('POST', '/api/applications', {
      service: id,
      version: form.body.version,
      answers: {},
    });
    assert.equal(empty.status, 422, `${id}: ${empty.text}`);
    assert.equal((await sri('DELETE', `/api/applications/drafts/${begun.body.id}`)).status, 204);
  }
});

test('a holiday moves the promise, and a deleted account takes drafts and ended applications along', async (t) => {
  const w = await world(t);
  const admin = await w.house.officer('city-admin');
  const before = (await own(w.sri, await sent(w))).clock.dueAt ?? '';
  const day = { date: '2026-03-05', kind: 'local', name: { id: 'Uji', en: 'Uji', jv: 'Uji', zh: 'Uji' } };
  assert.equal((await admin('POST', '/api/calendar/closed-days', day)).status, 201);
  const code = await sent(w);
  assert.ok(((await own(w.sri, code)).clock.dueAt ?? '') > before, 'one working day less');
  await w.sri('POST', `/api/applications/${code}/withdraw`, { reason: 'Pindah kota.' });
  await w.house.city.db.transaction((tx) => forgetCitizen(tx, w.sri.id));
  const rows = await w.house.city.db.rows<{ answers: Buffer | null; reason: string | null }>(
    sql`select answers, reason from applications.application where outcome = 'withdrawn'`,
  );
  assert.deepEqual(rows, [{ answers: null, reason: null }]);
});

test('files that come along with an application stand in its answers under the city’s own ids', async (t) => {
  const w = await world(t);
  const local = randomUUID();
  const file = await photoOf(w.sri);
  const body = {
    ...{ service: SERVICE, version: 1, answers: answers({ roofed: true, photo: [local] }) },
    ...{ standing: [local], uploads: [file] },
  };
  const answer = await w.sri<Sent>('POST', '/api/applications', body);
  assert.equal(answer.status, 201, answer.text);
  const said = (await own(w.sri, answer.body.code)).answers.flatMap(({ items }) => items.flat());
  assert.deepEqual(
    said.find(({ field }) => field === 'photo')?.files.map(({ id }) => id),
    [file],
  );
  const short = await w.sri('POST', '/api/applications', { ...body, uploads: [] });
  assert.equal(short.status, 422, 'one of them did not come');
});
