import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { brokenLight, IN_PANJANG, report } from '../../../test/kit/people.ts';
import { magelangPack } from '../../../test/kit/postgres.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { loadComplaintSettings } from './api.ts';
import type { Categories } from './rules/intake-contract.ts';
import type { CategoryChange, CategoryRecord, ComplaintSettings } from './rules/settings-contract.ts';
import { UNSORTED } from './rules/sorting.ts';

type Problem = { code: string; fields?: { path: string; rule: string; message: string }[] };
const SETTINGS = '/api/complaints/settings';
const four = (word: string) => ({ id: word, en: `${word} en`, jv: `${word} jv`, zh: `${word} zh` });

function swing(more: Partial<CategoryChange> = {}): CategoryChange {
  return {
    title: four('Ayunan rusak'),
    hint: four('Sebutkan tamannya.'),
    group: 'cleanliness',
    groupTitle: four('Kebersihan dan lingkungan'),
    keywords: ['ayunan', 'taman'],
    agencyKind: 'environment',
    clock: 'normative',
    priority: 3,
    public: true,
    hazard: false,
    ...more,
  };
}

/** The version of a record as it would be sent back. */
function changeOf(record: CategoryRecord, more: Partial<CategoryChange> = {}): CategoryChange {
  const { from: _from, fromPack: _pack, ...content } = record.versions.at(-1) ?? assert.fail();
  return { ...content, seen: record.stamp, ...more };
}

async function choices(house: TestHouse): Promise<Categories['categories']> {
  return (await house.call<Categories>('GET', '/api/complaints/categories')).body.categories;
}

async function open(house: TestHouse) {
  const admin = await house.officer('city-admin');
  const settings = async () => (await admin<ComplaintSettings>('GET', SETTINGS)).body;
  const record = async (id: string) =>
    (await settings()).categories.find((one) => one.id === id) ?? assert.fail(`${id} is missing`);
  const put = async (id: string, body: unknown) => {
    const answer = await admin<Problem & { from: string }>('PUT', `/api/complaints/categories/${id}`, body);
    await house.city.hub.drain();
    return answer;
  };
  const retire = async (id: string) => {
    const answer = await admin<Problem>('DELETE', `/api/complaints/categories/${id}`);
    await house.city.hub.drain();
    return answer;
  };
  return { admin, settings, record, put, retire };
}

test('an administrator sees every category in four languages, with its promise, its agency and where it goes elsewhere', async (t) => {
  const house = await testHouse(t);
  const { settings } = await open(house);
  const { categories, groups, kinds, clocks } = await settings();
  assert.deepEqual(
    categories.map(({ id }) => id).filter((id) => id !== UNSORTED),
    (await choices(house)).map(({ id }) => id),
  );
  const light = categories.find((one) => one.id === 'street-light');
  assert.deepEqual(Object.keys(light?.versions[0]?.title ?? {}).sort(), ['en', 'id', 'jv', 'zh']);
  assert.deepEqual([light?.route.agency?.id, light?.route.by, light?.retiredOn], ['disperkim', 'kind', null]);
  assert.equal(light?.versions[0]?.fromPack, true);
  const cable = categories.find((one) => one.id === 'hanging-cable');
  assert.deepEqual(
    cable?.route.elsewhere.map((one) => [one.area.code, one.agency.id]),
    [['33.71.03', 'dishub']],
  );
  assert.ok(groups.some((one) => one.id === 'roads' && one.title.zh === '道路与照明'));
  assert.ok(kinds.some((one) => one.id === 'street-lighting' && one.name === 'Penerangan jalan umum'));
  assert.ok(clocks.some((one) => one.id === 'normative' && one.days === 5 && one.unit === 'working-days'));
  assert.ok(
    clocks.every((one) => one.id !== 'verify'),
    'steps are no promises of completion',
  );
});

test('the settings are read and changed by who may manage complaints, and by nobody else', async (t) => {
  const house = await testHouse(t);
  const path = '/api/complaints/categories/broken-swing';
  for (const [role, agency] of [
    ['complaints-coordinator', null],
    ['agency-head', 'disperkim'],
    ['agency-officer', 'disperkim'],
  ] as const) {
    const call = await house.officer(role, agency);
    assert.equal((await call('GET', SETTINGS)).status, 403, role);
    assert.equal((await call('PUT', path, swing())).status, 403, role);
    assert.equal((await call('DELETE', '/api/complaints/categories/street-light')).status, 403, role);
  }
  assert.equal((await house.call('GET', SETTINGS)).status, 401);
  assert.equal((await house.call('PUT', path, swing())).status, 401);
  const { admin, put } = await open(house);
  assert.equal((await admin('GET', SETTINGS)).status, 200);
  assert.equal((await put('broken-swing', swing())).status, 200);
  assert.equal((await admin('DELETE', path)).status, 200);
});

test('a new category can be reported at once and goes to the agency that was named for it', async (t) => {
  const house = await testHouse(t);
  const { put, record } = await open(house);
  assert.equal((await put('broken-swing', swing({ agency: 'disdikbud', seen: null }))).status, 200);
  assert.equal((await report(house, { category: 'broken-swing' })).agency?.id, 'disdikbud');
  const made = await record('broken-swing');
  assert.deepEqual([made.route.by, made.versions[0]?.fromPack], ['rule', false]);
  assert.equal((await put('broken-swing', changeOf(made, { agency: 'dinsos' }))).status, 200);
  const moved = await report(house, { category: 'broken-swing' });
  assert.equal(moved.agency?.id, 'dinsos', 'the later choice of the same day counts');
  const twice = await put('broken-swing', swing({ seen: null }));
  assert.deepEqual([twice.status, twice.body.code], [409, 'platform.conflict']);
});

test('a change is a new version with its day; it keeps its place, and a later pack leaves it alone', async (t) => {
  const house = await testHouse(t);
  const { put, record } = await open(house);
  const place = (await choices(house)).findIndex((one) => one.id === 'pothole');
  const before = await record('pothole');
  const saved = await put(
    'pothole',
    changeOf(before, { title: four('Jalan berlubang'), clock: 'normative' }),
  );
  assert.equal(saved.status, 200);
  const now = await choices(house);
  assert.deepEqual([now[place]?.title, now[place]?.days], ['Jalan berlubang', 5]);
  assert.equal((await record('pothole')).versions.length, 2);
  await loadComplaintSettings(systemContext(house.city, 'test'), await magelangPack());
  await house.city.hub.drain();
  assert.equal((await choices(house))[place]?.title, 'Jalan berlubang');
  const late = await put('pothole', changeOf(before, { title: four('Dari layar lama') }));
  assert.equal(late.status, 409, 'who saw an older state overwrites nothing');
  const audit = await house.city.db.one<{ before: { clock: string }; after: { clock: string } }>(
    sql`select before, after from platform.audit where action = 'complaints.category.saved'`,
  );
  assert.deepEqual([audit.before.clock, audit.after.clock], ['no-supervision', 'normative']);
});

test('a version with a later day waits for it, and the past cannot be changed', async (t) => {
  let now = new Date('2026-11-22T03:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const { put, record } = await open(house);
  const before = await record('street-light');
  const planned = changeOf(before, { title: four('Penerangan jalan'), from: '2026-12-01' });
  assert.equal((await put('street-light', planned)).body.from, '2026-12-01');
  const title = async () => (await choices(house)).find((one) => one.id === 'street-light')?.title;
  assert.equal(await title(), 'Lampu jalan');
  now = new Date('2026-11-30T17:00:00Z');
  assert.equal(await title(), 'Penerangan jalan', 'it is 1 December in Magelang');
  const { put: putLater } = await open(house);
  const past = await putLater('street-light', changeOf(before, { seen: undefined, from: '2026-11-30' }));
  assert.deepEqual([past.status, past.body.fields?.[0]?.path], [422, 'from']);
});

test('a retired category cannot be chosen, old cases keep it, and writing it anew brings it back', async (t) => {
  const house = await testHouse(t);
  const { put, retire, record } = await open(house);
  const { code } = await report(house);
  assert.equal((await retire('street-light')).status, 200);
  assert.ok((await choices(house)).every((one) => one.id !== 'street-light'));
  const refused = await house.call<Problem>('POST', '/api/complaints', brokenLight());
  assert.deepEqual([refused.status, refused.body.fields?.[0]?.path], [422, 'category']);
  const old = await house.call<{ category: { name: string } }>('GET', `/api/complaints/${code}`);
  assert.equal(old.body.category.name, 'Lampu jalan');
  assert.equal((await retire('street-light')).status, 404);
  await loadComplaintSettings(systemContext(house.city, 'test'), await magelangPack());
  const gone = await record('street-light');
  assert.ok(gone.retiredOn, 'a pack does not bring it back');
  assert.equal((await put('street-light', changeOf(gone))).status, 200);
  assert.equal((await record('street-light')).retiredOn, null);
  assert.ok((await choices(house)).some((one) => one.id === 'street-light'));
});

test('what a category names must exist, and what is missing is named with its language', async (t) => {
  const house = await testHouse(t);
  const { put } = await open(house);
  for (const [wrong, path] of [
    [swing({ agency: 'no-such-agency' }), 'agency'],
    [swing({ agencyKind: 'no-such-kind' }), 'agencyKind'],
    [swing({ clock: 'verify' }), 'clock'],
    [swing({ title: { ...four('Ayunan'), zh: '' } }), 'title/zh'],
    [swing({ from: '2026-02-30' }), 'from'],
  ] as const) {
    const answer = await put('broken-swing', wrong);
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(answer.body.fields?.[0]?.path, path);
    assert.ok(!answer.body.fields?.[0]?.message.includes('/'), answer.text);
  }
  assert.ok((await choices(house)).every((one) => one.id !== 'broken-swing'));
});

test('a report at the counter answers the receipt once; with it, however typed, the person answers', async (t) => {
  const house = await testHouse(t);
  const officer = await house.officer('agency-officer', 'disperkim');
  const given = { ...brokenLight(), location: IN_PANJANG, channel: 'walk-in', anonymous: true };
  const taken = await officer<{ code: string; receipt: string }>('POST', '/api/desk/complaints', given);
  const { code, receipt } = taken.body;
  assert.equal(taken.status, 201);
  assert.match(receipt, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  const typed = { 'x-receipt': ` ${receipt.toLowerCase().replaceAll('-', ' ')}` };
  const seen = await house.call<{ mine: boolean }>('GET', `/api/complaints/${code}`, undefined, typed);
  assert.equal(seen.body.mine, true);
  assert.equal(
    (await house.call('POST', `/api/complaints/${code}/replies`, { text: 'Di utara.' }, typed)).status,
    201,
  );
  const plain = receipt.replaceAll('-', '');
  for (const path of [`/api/desk/complaints/${code}`, '/api/desk/complaints?view=all']) {
    const { text } = await officer('GET', path);
    assert.ok(text.includes(code) && !text.includes(receipt) && !text.includes(plain), path);
  }
  const kept = await house.city.db.rows<{ row: string }>(sql`
    select k::text as row from complaints.complaint k union all select a::text from platform.audit a
    union all select o::text from platform.outbox o union all select e::text from platform.event e`);
  assert.ok(kept.every(({ row }) => !row.includes(receipt) && !row.includes(plain)));
});

test('what a category asks, and the words of danger, come in the caller’s language; both follow the pack', async (t) => {
  const house = await testHouse(t);
  const ask = async (language: string) =>
    (
      await house.call<Categories>('GET', '/api/complaints/categories', undefined, {
        'accept-language': language,
      })
    ).body;
  const light = ({ categories }: Categories) => categories.find(({ id }) => id === 'street-light');
  const english = await ask('en');
  const [fault, pole] = light(english)?.attributes ?? [];
  assert.equal(fault?.type, 'singlevaluelist');
  assert.equal(fault?.label, 'State of the light');
  assert.deepEqual(fault?.values[0], { key: 'out', name: 'Out' });
  assert.deepEqual([pole?.values, pole?.hint], [[], 'On the plate of the pole']);
  assert.equal(light(await ask('id'))?.attributes[0]?.values[0]?.name, 'Padam');
  for (const word of ['kebakaran', 'kobongan', 'karam', '着火'])
    assert.ok(english.emergency.words.includes(word), word);
  const pack = await magelangPack();
  await loadComplaintSettings(systemContext(house.city, 'test'), { ...pack, hazardWords: ['gempa'] });
  await house.city.hub.drain();
  assert.deepEqual((await ask('id')).emergency.words, ['gempa']);
});
