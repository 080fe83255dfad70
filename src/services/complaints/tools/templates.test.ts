import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, testHouse } from '../../../../test/kit/house.ts';
import { LIGHTS, report } from '../../../../test/kit/people.ts';
import { magelangPack } from '../../../../test/kit/postgres.ts';
import { until } from '../../../../test/kit/until.ts';
import { systemContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/db/sql.ts';
import { templateFaults } from '../rules/templates.ts';
import type { FilledTemplate, OfferedTemplates, TemplatesView } from '../rules/templates-contract.ts';
import { loadSettings } from '../settings.ts';

const content = (more: Record<string, unknown> = {}) => ({
  acts: ['answer'],
  categories: [],
  title: { id: 'Regu datang' },
  text: { id: 'Regu datang {hari} ke {wilayah} untuk {kode}.', zh: '班组将于{hari}到{wilayah}处理 {kode}。' },
  fields: [{ name: 'hari', kind: 'date', label: { id: 'Hari' } }],
  ...more,
});

async function add(call: Call, body: Record<string, unknown>): Promise<string> {
  const answer = await call<{ id: string }>('POST', '/api/desk/templates', body);
  assert.equal(answer.status, 201, answer.text);
  return answer.body.id;
}

const fillIn = (call: Call, code: string, id: string, values: Record<string, string>, act = 'answer') =>
  call<FilledTemplate>('POST', `/api/desk/complaints/${code}/templates/${id}`, { act, values });
const offered = async (call: Call, code: string, act: string) =>
  (await call<OfferedTemplates>('GET', `/api/desk/complaints/${code}/templates?act=${act}`)).body;

test('the base pack brings at least twelve sound templates, each in four languages, for every act', async () => {
  const { templates } = await magelangPack();
  assert.ok(templates.length >= 12);
  for (const { id, acts, title, text, fields = [] } of templates) {
    assert.deepEqual(templateFaults({ acts, title, text, fields }), [], id);
    for (const words of [title, text, ...fields.map(({ label }) => label)])
      assert.deepEqual(Object.keys(words).sort(), ['en', 'id', 'jv', 'zh'], id);
  }
  assert.deepEqual([...new Set(templates.flatMap(({ acts }) => acts))].sort(), [
    'answer',
    'ask',
    'close',
    'reject',
  ]);
});

test('a template is filled in the language of the reporter, or in Indonesian and says so, and its use is counted', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const id = await add(head, { agency: LIGHTS, ...content() });
  const [chinese, english] = [
    await report(house, { language: 'zh' }),
    await report(house, { language: 'en' }),
  ];
  const zh = await fillIn(head, chinese.code, id, { hari: '2027-01-05' });
  assert.deepEqual(zh.body, {
    text: `班组将于2027年1月5日到Panjang处理 ${chinese.code}。`,
    language: 'zh',
    fellBack: false,
    missing: [],
  });
  const en = await fillIn(head, english.code, id, { hari: '2027-01-05' });
  assert.equal(en.body.text, `Regu datang 5 Januari 2027 ke Panjang untuk ${english.code}.`);
  assert.equal(en.body.fellBack, true);
  assert.equal((await fillIn(head, english.code, id, {})).status, 422, 'what is asked must be answered');
  assert.equal((await fillIn(head, english.code, id, { hari: 'besok' })).status, 422);

  const sent = await head('POST', `/api/desk/complaints/${english.code}/answer`, {
    version: 1,
    text: `${en.body.text} Terima kasih.`,
    template: id,
  });
  assert.equal(sent.status, 200, sent.text);
  const { body } = await head<TemplatesView>('GET', '/api/desk/templates');
  assert.deepEqual(body.templates.find((one) => one.id === id)?.uses, { month: 1, total: 1 });
});

test('templates are offered by act, category and agency, and no longer once they are retired', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const waste = await house.officer('agency-head', 'dlh');
  const own = await add(head, { agency: LIGHTS, ...content({ categories: ['street-light'] }) });
  const other = await add(head, { agency: LIGHTS, ...content({ categories: ['pothole'] }) });
  const foreign = await add(waste, { agency: 'dlh', ...content() });
  const { code } = await report(house);
  const ids = async (act: string) => (await offered(head, code, act)).templates.map(({ id }) => id);
  const answers = await ids('answer');
  assert.equal(answers[0], own, 'made for the category by the own agency: first');
  assert.ok(answers.includes('received-thanks'));
  assert.ok(!answers.includes(other) && !answers.includes(foreign));
  assert.ok(!(await ids('close')).includes(own));
  assert.equal((await fillIn(head, code, foreign, { hari: '2027-01-05' })).status, 404);

  const seen = async () =>
    (await head<TemplatesView>('GET', '/api/desk/templates')).body.templates.find((one) => one.id === own)
      ?.stamp;
  const stale = await seen();
  const saved = await head('PUT', `/api/desk/templates/${own}`, {
    seen: stale,
    ...content({ title: { id: 'Regu pasti datang' } }),
  });
  assert.equal(saved.status, 200, saved.text);
  assert.equal((await head('POST', `/api/desk/templates/${own}/retire`, { seen: stale })).status, 409);
  assert.equal((await head('POST', `/api/desk/templates/${own}/retire`, { seen: await seen() })).status, 200);
  await until('it is offered no longer', async () => !(await ids('answer')).includes(own));
});

test('a head keeps the templates of the own agency and no others; an officer keeps none', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const coordinator = await house.officer('complaints-coordinator');
  const id = await add(coordinator, { agency: null, ...content() });
  const { body } = await head<TemplatesView>('GET', '/api/desk/templates');
  assert.equal(body.templates.find((one) => one.id === id)?.mine, false);
  for (const agency of [null, 'dlh'])
    assert.equal((await head('POST', '/api/desk/templates', { agency, ...content() })).status, 403);
  assert.equal((await head('PUT', `/api/desk/templates/${id}`, { seen: 'x', ...content() })).status, 403);
  const officer = await house.officer('agency-officer', LIGHTS);
  assert.equal((await officer('GET', '/api/desk/templates')).status, 403);
  const { code } = await report(house);
  assert.equal((await fillIn(officer, code, id, { hari: '2027-01-05' })).status, 200, 'but uses them');
});

test('the name of the reporter is filled in only for who may know it, and the look is written down', async (t) => {
  const house = await testHouse(t);
  const { code } = await report(house, { reporter: { name: 'Sri Rahayu', phone: '081234567890' } });
  const looks = async () =>
    (
      await house.city.db.one<{ count: number }>(
        sql`select count(*)::int as count from platform.audit where action = 'complaints.reporter.seen'`,
      )
    ).count;
  const crew = await house.officer('field-crew', LIGHTS);
  const hidden = await fillIn(crew, code, 'ask-place', {}, 'ask');
  assert.match(hidden.body.text, /^Yth\. Bapak\/Ibu, /);
  assert.equal(await looks(), 0);
  const officer = await house.officer('agency-officer', LIGHTS);
  assert.match((await fillIn(officer, code, 'ask-place', {}, 'ask')).body.text, /^Yth\. Sri Rahayu, /);
  assert.equal(await looks(), 1);
  const anonymous = await report(house, { anonymous: true });
  assert.match(
    (await fillIn(officer, anonymous.code, 'ask-place', {}, 'ask')).body.text,
    /^Yth\. Bapak\/Ibu/,
  );
  const secret = await report(house, { confidential: true, reporter: { name: 'Sri Rahayu' } });
  const filled = await fillIn(officer, secret.code, 'ask-place', {}, 'ask');
  assert.match(filled.body.text ?? filled.text, /^Yth\. Bapak\/Ibu/, 'nor is a confidential one named');
  assert.equal(await looks(), 1);
});

test('what the city changed or retired stays so when its pack is loaded again', async (t) => {
  const house = await testHouse(t);
  const call = await house.officer('complaints-coordinator');
  const view = async (id: string) =>
    (await call<TemplatesView>('GET', '/api/desk/templates')).body.templates.find((one) => one.id === id);
  const body = { seen: (await view('progress'))?.stamp, ...content({ fields: [], text: { id: 'Sudah.' } }) };
  assert.equal((await call('PUT', '/api/desk/templates/progress', body)).status, 200);
  const retired = { seen: (await view('ask-time'))?.stamp };
  assert.equal((await call('POST', '/api/desk/templates/ask-time/retire', retired)).status, 200);
  await loadSettings(systemContext(house.city, 'test'), await magelangPack());
  assert.equal((await view('progress'))?.text.id, 'Sudah.');
  assert.notEqual((await view('ask-time'))?.retiredOn, null);
  assert.equal((await view('ask-place'))?.fromPack, true);
});
