/** Writing a service, having it agreed to by a second person, and what citizens then see. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, testHouse } from '../../../test/kit/house.ts';
import { until } from '../../../test/kit/until.ts';
import type { Desk, DraftView, Preview, Walked } from './contract.ts';

const TODAY = new Date('2026-11-24T02:00:00Z');
const DAY = '2026-11-24';

async function people(t: Parameters<typeof testHouse>[0]) {
  const house = await testHouse(t, { now: () => TODAY });
  const author = await house.officer('service-designer');
  const second = await house.officer('service-publisher');
  return { house, author, second };
}

async function begun(author: Call, body: Record<string, unknown>): Promise<DraftView> {
  const { status, body: draft, text } = await author<DraftView>('POST', '/api/designer/drafts', body);
  assert.equal(status, 201, text);
  return draft;
}

const edit = (author: Call, { id, seen }: DraftView, edits: unknown[]) =>
  author<DraftView>('PATCH', `/api/designer/drafts/${id}`, { seen, edits });

test('a new service goes from the example to a page that citizens read, through two people', async (t) => {
  const { house, author, second } = await people(t);
  const draft = await begun(author, { service: 'study-letter' });
  assert.deepEqual(draft.faults, []);
  const title = { id: 'Surat belajar', en: 'Study letter', jv: 'Serat sinau', zh: '学习信' };
  const { body: edited } = await edit(author, draft, [{ do: 'set', path: ['title'], value: title }]);
  assert.equal(edited.title, 'Surat belajar');
  assert.match(edited.files['service.yaml'], /^# /m, 'comments of the author stay');
  const walked = await author<Walked>('POST', `/api/designer/drafts/${draft.id}/walk`, {});
  assert.equal(walked.body.outcome, 'walked', walked.text);
  assert.deepEqual(walked.body.findings, []);
  const shown = await author<Preview>('GET', `/api/designer/drafts/${draft.id}/preview`);
  assert.equal(shown.body.title, 'Surat belajar');
  assert.ok(shown.body.form);
  const asked = await author<DraftView>('POST', `/api/designer/drafts/${draft.id}/ask`, {
    seen: edited.seen,
  });
  assert.equal(asked.body.state, 'asked', asked.text);
  const published = await second('POST', `/api/designer/drafts/${draft.id}/approve`, {
    seen: asked.body.seen,
  });
  assert.equal(published.status, 200, published.text);
  assert.deepEqual(published.body, { service: 'study-letter', version: 1, from: DAY, open: true });
  await until('the page is there', async () => {
    const page = await house.call('GET', '/api/services/study-letter');
    return page.status === 200;
  });
});

test('nobody publishes his own draft, not even with both roles', async (t) => {
  const { house } = await people(t);
  const both = await house.officer('service-designer', null, null, ['service-publisher']);
  const draft = await begun(both, { service: 'study-letter' });
  const asked = await both<DraftView>('POST', `/api/designer/drafts/${draft.id}/ask`, { seen: draft.seen });
  const answer = await both<{ code: string }>('POST', `/api/designer/drafts/${draft.id}/approve`, {
    seen: asked.body.seen,
  });
  assert.equal(answer.status, 403);
  assert.equal(answer.body.code, 'designer.own-draft');
  assert.deepEqual(asked.body.may, ['take-back']);
});

test('whoever wrote a part of it does not publish it, also when a colleague asked', async (t) => {
  const { house, author, second } = await people(t);
  const both = await house.officer('service-designer', null, null, ['service-publisher']);
  const draft = await begun(author, { service: 'study-letter' });
  const words = { id: 'Surat belajar', en: 'Study letter', jv: 'Serat sinau', zh: '学习信' };
  const { body: edited } = await edit(both, draft, [{ do: 'set', path: ['title'], value: words }]);
  const { body: again } = await edit(author, edited, [{ do: 'set', path: ['summary'], value: words }]);
  const asked = await author<DraftView>('POST', `/api/designer/drafts/${draft.id}/ask`, { seen: again.seen });
  const approve = (by: typeof both) =>
    by<{ code: string }>('POST', `/api/designer/drafts/${draft.id}/approve`, { seen: asked.body.seen });
  const seen = await both<DraftView>('GET', `/api/designer/drafts/${draft.id}`);
  assert.deepEqual([seen.body.may, seen.body.asked?.mine], [[], true]);
  assert.equal((await approve(both)).body.code, 'designer.own-draft');
  assert.equal((await approve(second as typeof both)).status, 200);
});

test('two authors on one draft: the slower one is told and overwrites nothing', async (t) => {
  const { house, author } = await people(t);
  const other = await house.officer('service-designer');
  const draft = await begun(author, { service: 'waste-bank', like: 'waste-bank' });
  assert.deepEqual(
    draft.changes.map(({ path }) => path),
    ['from'],
    'only the first day is another',
  );
  const words = (id: string) => ({ id, en: 'A', jv: 'B', zh: '丙' });
  const first = await edit(author, draft, [{ do: 'set', path: ['summary'], value: words('Pertama') }]);
  assert.equal(first.status, 200, first.text);
  const late = await edit(other, draft, [{ do: 'set', path: ['summary'], value: words('Kedua') }]);
  assert.equal(late.status, 409);
  const seen = await author<DraftView>('GET', `/api/designer/drafts/${draft.id}`);
  assert.match(seen.body.files['service.yaml'], /Pertama/);
  const again = await other('POST', '/api/designer/drafts', { service: 'waste-bank', like: 'waste-bank' });
  assert.equal(again.status, 409);
});

test('what is wrong is told with file, line and remedy, and cannot be asked for', async (t) => {
  const { author } = await people(t);
  const draft = await begun(author, { service: 'study-letter' });
  const { body: broken } = await edit(author, draft, [
    { do: 'set', path: ['workflow', 'start'], value: 'nowhere' },
    { do: 'remove', path: ['title', 'zh'] },
  ]);
  assert.ok(
    broken.faults.some(
      ({ file, path, line }) => file === 'service.yaml' && path.startsWith('title') && line > 0,
    ),
  );
  assert.ok(!broken.may.includes('ask'));
  const asked = await author<{ code: string }>('POST', `/api/designer/drafts/${draft.id}/ask`, {
    seen: broken.seen,
  });
  assert.equal(asked.status, 422);
  const nowhere = await edit(author, broken, [{ do: 'remove', path: ['form', 'sections', 99] }]);
  assert.equal(nowhere.status, 422);
});

test('a version that would begin before today is refused when it is asked for, with the reason', async (t) => {
  const { author } = await people(t);
  const draft = await begun(author, { service: 'study-letter' });
  const { body } = await edit(author, draft, [{ do: 'set', path: ['from'], value: '2020-01-01' }]);
  const asked = await author<{ code: string }>('POST', `/api/designer/drafts/${draft.id}/ask`, {
    seen: body.seen,
  });
  assert.equal(asked.status, 409);
  assert.equal(asked.body.code, 'designer.too-early');
});

test('YAML that means to do harm is a fault like any other', async (t) => {
  const { author } = await people(t);
  const draft = await begun(author, { service: 'study-letter' });
  const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`;
  const { status, body } = await author<DraftView>('PUT', `/api/designer/drafts/${draft.id}`, {
    seen: draft.seen,
    files: { 'service.yaml': bomb },
  });
  assert.equal(status, 200);
  assert.ok(body.faults.length > 0);
});

test('the desk lists services and drafts; a rejected draft goes back with the reason', async (t) => {
  const { author, second } = await people(t);
  const draft = await begun(author, { service: 'study-letter' });
  const asked = await author<DraftView>('POST', `/api/designer/drafts/${draft.id}/ask`, { seen: draft.seen });
  const desk = await second<Desk>('GET', '/api/designer/asked');
  assert.ok(desk.body.drafts.some(({ id, state }) => id === draft.id && state === 'asked'));
  assert.ok(desk.body.services.length >= 24);
  const bare = await second('POST', `/api/designer/drafts/${draft.id}/reject`, { seen: asked.body.seen });
  assert.equal(bare.status, 422);
  const back = await second<DraftView>('POST', `/api/designer/drafts/${draft.id}/reject`, {
    seen: asked.body.seen,
    note: 'Biayanya belum ada dasarnya.',
  });
  assert.equal(back.body.state, 'writing', back.text);
  assert.equal(back.body.answer?.text, 'Biayanya belum ada dasarnya.');
});

test('a service goes out as files and comes in again as a draft, with its faults told as for typing', async (t) => {
  const { author, second } = await people(t);
  const out = await author<{ files: Record<string, string> }>(
    'GET',
    '/api/designer/services/waste-bank/files',
  );
  assert.deepEqual(Object.keys(out.body.files).slice(0, 2), ['service.yaml', 'form.yaml']);
  const take = (call: Call, files: unknown) =>
    call<DraftView & { code: string }>('POST', '/api/designer/drafts/import', { files });
  const change = await take(author, out.body.files);
  assert.deepEqual([change.status, change.body.service, change.body.faults.length], [201, 'waste-bank', 0]);
  assert.ok(change.body.base, 'the service is there already: this is a change of it');
  assert.equal((await take(author, out.body.files)).body.code, 'designer.draft-open');
  const broken = await take(author, { 'service.yaml': 'id: izin-taman\ntitle: [' });
  assert.equal(broken.body.service, 'izin-taman', broken.text);
  assert.ok(broken.body.faults.length > 0);
  assert.equal((await take(author, { 'service.yaml': 'title: x' })).body.code, 'designer.import-no-id');
  assert.equal((await take(author, { 'service.yaml': 'id: ../x' })).body.code, 'designer.import-no-id');
  assert.equal((await take(author, { 'service.yaml': 'id: x', '../x.yaml': 'y' })).status, 422);
  assert.equal((await take(author, { 'form.yaml': 'x' })).status, 422);
  assert.ok((await take(author, { 'service.yaml': 'x'.repeat(400_000) })).status >= 413);
  const bomb = 'id: bom\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n';
  assert.ok((await take(author, { 'service.yaml': bomb })).body.faults.length > 0);
  assert.equal((await take(second, out.body.files)).status, 403);
});

test('page and form can be seen while something behind them is wrong, which is counted', async (t) => {
  const { author } = await people(t);
  const draft = await begun(author, { service: 'study-letter' });
  const { body: wrong } = await edit(author, draft, [
    { do: 'remove', path: ['form', 'sections', 0, 'fields', 2] },
    { do: 'set', path: ['papers', 0, 'body', 0, 'text'], value: '{{ nowhere }}' },
  ]);
  assert.equal(wrong.faults.length, 2, JSON.stringify(wrong.faults));
  const path = `/api/designer/drafts/${draft.id}/preview`;
  const shown = await author<Preview>('GET', path);
  assert.deepEqual([shown.status, shown.body.left], [200, 2], shown.text);
  await edit(author, wrong, [{ do: 'set', path: ['workflow', 'start'], value: 'nowhere' }]);
  assert.equal((await author('GET', path)).status, 422, 'what holds the form together is not guessed');
});
