/** Procedures over HTTP: the catalogue, one procedure whole, its history, open data, tags, and who sees what at the desk. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { testHouse } from '../../../test/kit/house.ts';
import { languages } from '../../shared/languages.ts';
import type { Catalogue, History, OfficeServices, Procedure, SearchIndex } from './contract.ts';

const house = (t: TestContext) => testHouse(t);

test('everybody gets the list in the language of the question, and the answer is not sent twice', async (t) => {
  const { call } = await house(t);
  const titles = new Set<string>();
  for (const language of languages) {
    const { status, body } = await call<Catalogue>('GET', '/api/services', undefined, {
      'accept-language': language,
    });
    assert.equal(status, 200);
    const stall = body.services.find(({ id }) => id === 'market-stall');
    assert.ok(stall?.title && stall.summary && stall.fee && stall.agency?.name);
    assert.ok(body.pillars.some(({ id }) => id === stall.pillar));
    for (const event of stall.events) assert.ok(body.events.some(({ id }) => id === event));
    titles.add(stall.title);
  }
  assert.ok(titles.size >= 3, 'the languages differ');
  const first = await call('GET', '/api/services');
  const tag = String(first.headers.etag);
  const again = await call('GET', '/api/services', undefined, { 'if-none-match': tag });
  assert.equal(again.status, 304);
  assert.equal(again.text, '');
  const other = await call('GET', '/api/services', undefined, {
    'if-none-match': tag,
    'accept-language': 'en',
  });
  assert.equal(other.status, 200, 'a tag belongs to one language');
});

test('every service on the shelf is told with all 14 components in every language', async (t) => {
  const { call } = await house(t);
  const { services } = (await call<Catalogue>('GET', '/api/services')).body;
  assert.ok(services.length > 5);
  for (const { id } of services)
    for (const language of languages) {
      const { status, body } = await call<Procedure>('GET', `/api/services/${id}?bahasa=${language}`);
      assert.equal(status, 200, id);
      const { standard } = body;
      const told = [
        body.steps.join(),
        body.fee,
        standard.product,
        standard.complaints,
        standard.legalBasis.map(({ title }) => title).join(),
        standard.facilities,
        standard.competence,
        standard.supervision,
        standard.staff,
        standard.guarantee,
        standard.safety,
        standard.evaluation,
      ];
      for (const text of told) assert.ok(text.trim(), `${id} in ${language}`);
      assert.ok(body.time, `${id} promises a time`);
      for (const { title } of body.requirements) assert.ok(title);
      assert.ok(body.easy.length >= 3);
      for (const { says, picture } of body.easy) assert.ok(says && picture, `${id} in ${language}`);
      assert.equal(body.flow === null, body.channel === 'information', id);
    }
});

test('a service that is not there is a 404 with a sentence', async (t) => {
  const { call } = await house(t);
  for (const path of [
    '/api/services/tidak-ada',
    '/api/services/__proto__',
    '/api/services/tidak-ada/history',
  ]) {
    const { status, body } = await call<{ code: string; detail: string }>('GET', path);
    assert.equal(status, 404, path);
    assert.match(body.code, /no-service/);
  }
});

test('the index holds titles of all languages and the words of life events', async (t) => {
  const { call } = await house(t);
  const { body } = await call<SearchIndex>('GET', '/api/services/index');
  const stall = body.entries.find(({ id }) => id === 'market-stall');
  assert.ok(stall && stall.titles.length >= 3 && stall.keywords.length > 0 && stall.events.length > 0);
  assert.ok(body.events.length > 10);
});

test('the first version has nothing before it', async (t) => {
  const { call } = await house(t);
  const { body } = await call<History>('GET', '/api/services/market-stall/history');
  assert.equal(body.versions.length, 1);
  assert.deepEqual(body.versions[0]?.changes, []);
  assert.equal(body.versions[0]?.state, 'in-force');
  assert.deepEqual(body.versions[0]?.changes, []);
});

test('all standards are open data, as a table and as JSON', async (t) => {
  const { call } = await house(t);
  const { services } = (await call<Catalogue>('GET', '/api/services')).body;
  const csv = await call('GET', '/api/services.csv');
  assert.match(String(csv.headers['content-type']), /text\/csv/);
  assert.equal(csv.headers['access-control-allow-origin'], '*');
  const rows = parse<Record<string, string>>(csv.text, { columns: true, bom: true });
  assert.equal(rows.length, services.length);
  for (const row of rows) assert.ok(row.layanan && row.dasar_hukum && row.jaminan_pelayanan);
  const json = await call<{ standards: unknown[] }>('GET', '/api/services.json');
  assert.equal(json.body.standards.length, services.length);
});

test('at the desk an agency sees its own services, the leadership all of them', async (t) => {
  const { call, officer } = await house(t);
  const { services } = (await call<Catalogue>('GET', '/api/services')).body;
  const leader = await officer('leadership');
  const all = (await leader<OfficeServices>('GET', '/api/desk/services')).body.services;
  assert.equal(all.length, services.length);
  const agency = services.find(({ agency: one }) => one)?.agency;
  assert.ok(agency);
  const head = await officer('agency-head', agency.id);
  const own = (await head<OfficeServices>('GET', '/api/desk/services')).body.services;
  assert.ok(own.length > 0 && own.length < all.length);
  for (const service of own) assert.ok(service.agencies.includes(agency.name), service.id);
});
