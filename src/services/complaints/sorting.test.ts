import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { brokenLight, IN_PANJANG, LIGHTS, photo, report } from '../../../test/kit/people.ts';
import { systemContext } from '../../platform/context.ts';
import { receive } from './api.ts';
import type { PublicComplaint } from './contract.ts';
import type { DeskComplaint } from './rules/desk-contract.ts';
import type { CategorySuggestions } from './rules/intake-contract.ts';
import { UNSORTED } from './rules/sorting.ts';

/** A report as a door hands it in that could ask nobody what it is about. */
async function withoutCategory(house: TestHouse, more: Record<string, unknown> = {}): Promise<string> {
  const given = { ...brokenLight(), category: UNSORTED, ...more };
  const door = { channel: 'email', placeInWords: true };
  return (await receive(systemContext(house.city, 'test'), given, door)).code;
}

const seen = async (house: TestHouse, code: string) =>
  house.call<PublicComplaint>('GET', `/api/complaints/${code}`);

test('nobody is offered to report without a category, and nobody can', async (t) => {
  const house = await testHouse(t);
  const { body } = await house.call<{ categories: { id: string }[] }>('GET', '/api/complaints/categories');
  assert.ok(body.categories.length > 10 && !body.categories.some(({ id }) => id === UNSORTED));
  const services = await house.call<{ service_code: string }[]>('GET', '/open311/v2/services.json');
  assert.ok(!services.body.some(({ service_code }) => service_code === UNSORTED));
  assert.equal((await house.call('GET', `/open311/v2/services/${UNSORTED}.json`)).status, 404);
  const refused = await house.call('POST', '/api/complaints', brokenLight({ category: UNSORTED }));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /unknown-category/);
});

test('it waits out of sight at the fallback desk, and the first sorting shows it with its photo', async (t) => {
  const house = await testHouse(t);
  const taken = await photo(house);
  const code = await withoutCategory(house, { photos: [taken] });
  assert.equal((await seen(house, code)).status, 404);
  assert.equal((await house.call('GET', `/api/files/${taken}`)).status, 404);
  const desk = await house.officer('complaints-coordinator');
  const before = await desk<DeskComplaint>('GET', `/api/desk/complaints/${code}`);
  assert.deepEqual([before.body.agency?.id, before.body.category.id], ['diskominsta', UNSORTED]);
  const chosen = await desk<CategorySuggestions>(
    'GET',
    `/api/desk/complaints/${code}/sorting?category=uncollected-waste`,
  );
  assert.deepEqual(
    chosen.body.categories.map(({ id, agency }) => [id, agency?.id]),
    [['uncollected-waste', 'dlh']],
    'of a kind chosen by hand the rules name the agency',
  );
  const { body } = await desk<CategorySuggestions>('GET', `/api/desk/complaints/${code}/sorting`);
  const [first] = body.categories;
  assert.deepEqual([first?.id, first?.agency?.id], ['street-light', LIGHTS]);
  assert.ok(first?.words.includes('lampu') || first?.words.includes('jalan'), first?.words.join());
  const { version } = before.body;
  const sorted = await desk('POST', `/api/desk/complaints/${code}/assign`, {
    version,
    agency: LIGHTS,
    category: 'street-light',
  });
  assert.equal(sorted.status, 200, sorted.text);
  const shown = await seen(house, code);
  assert.deepEqual(
    [shown.status, shown.body.category.id, shown.body.agency?.id],
    [200, 'street-light', LIGHTS],
  );
  assert.deepEqual(shown.body.point, IN_PANJANG);
  assert.equal((await house.call('GET', `/api/files/${taken}`)).status, 200);
});

test('it stays hidden when it is passed on unsorted, or sorted into what is never public', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const code = await withoutCategory(house);
  const pass = (version: number, more: Record<string, string>) =>
    desk('POST', `/api/desk/complaints/${code}/assign`, { version, agency: LIGHTS, ...more });
  assert.equal((await pass(1, {})).status, 200);
  assert.equal((await seen(house, code)).status, 404);
  assert.equal((await pass(2, { category: 'officer-conduct' })).status, 200);
  assert.equal((await seen(house, code)).status, 404);
  assert.equal((await pass(3, { category: 'street-light' })).status, 200);
  assert.equal((await seen(house, code)).status, 404, 'only the first sorting may show it');
});

test('nothing goes back to where reports wait to be sorted, and that category cannot be retired', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const { code } = await report(house);
  const back = await desk('POST', `/api/desk/complaints/${code}/assign`, {
    version: 1,
    agency: LIGHTS,
    category: UNSORTED,
  });
  assert.equal(back.status, 422);
  const admin = await house.officer('city-admin');
  assert.equal((await admin('DELETE', `/api/complaints/categories/${UNSORTED}`)).status, 409);
});

test('sorting opens nothing that somebody chose to keep from the public', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const sort = async (code: string) => {
    const { body } = await desk<DeskComplaint>('GET', `/api/desk/complaints/${code}`);
    const answer = await desk('POST', `/api/desk/complaints/${code}/assign`, {
      version: body.version,
      agency: LIGHTS,
      category: 'street-light',
    });
    assert.equal(answer.status, 200, answer.text);
  };
  const decide = async (code: string, given: Record<string, unknown>) => {
    const answer = await desk('POST', `/api/desk/complaints/${code}/moderation`, {
      seen: 0,
      reason: 'personal-data',
      ...given,
    });
    assert.equal(answer.status, 200, answer.text);
  };
  const reporter = { name: 'Rahmawati', phone: '081298765432' };
  const secret = await withoutCategory(house, { confidential: true, reporter });
  await sort(secret);
  assert.equal((await seen(house, secret)).status, 404, 'confidential');

  const taken = await withoutCategory(house);
  await decide(taken, { kind: 'report', decision: 'hide' });
  await sort(taken);
  assert.equal((await seen(house, taken)).status, 404, 'taken off the public pages');
  await decide(taken, { kind: 'report', decision: 'show', seen: 1 });
  assert.equal((await seen(house, taken)).status, 200, 'shown again, as its category says');

  const picture = await photo(house, '#226644');
  const pictured = await withoutCategory(house, { photos: [picture] });
  await decide(pictured, { kind: 'photo', ref: picture, decision: 'hide' });
  await sort(pictured);
  assert.equal((await seen(house, pictured)).status, 200);
  assert.equal((await house.call('GET', `/api/files/${picture}`)).status, 404, 'a hidden photo');

  const numbers = await withoutCategory(house, {
    description: 'Lampu jalan mati, hubungi saya di 081298765432 kalau datang.',
  });
  await sort(numbers);
  const shown = await seen(house, numbers);
  assert.equal(shown.status, 200);
  assert.ok(!shown.text.includes('081298765432'), 'a personal number is masked as in any report');
});
