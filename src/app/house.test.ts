import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caller, testHouse } from '../../test/kit/house.ts';
import { brokenLight, LIGHTS } from '../../test/kit/people.ts';
import { createOfficer } from '../blocks/identity/api.ts';
import { systemContext } from '../platform/context.ts';

type Problem = { code: string; detail: string; status: number };

test('the API describes itself as OpenAPI 3.1, with the permission of every route, and as a page for people', async (t) => {
  const house = await testHouse(t);
  type Description = { openapi: string; paths: Record<string, Record<string, { 'x-permission': string }>> };
  const { body } = await house.call<Description>('GET', '/api/openapi.json');
  assert.equal(body.openapi, '3.1.0');
  assert.equal(body.paths['/api/complaints']?.post?.['x-permission'], 'public');
  assert.equal(body.paths['/api/desk/complaints/{code}/take']?.post?.['x-permission'], 'complaints.work');
  const operations = Object.values(body.paths).flatMap((path) => Object.values(path));
  assert.ok(operations.every((operation) => typeof operation['x-permission'] === 'string'));
  const page = await house.call('GET', '/api/docs');
  assert.match(page.text, /Report something/);
});

test('every answer carries the headers that keep a browser safe', async (t) => {
  const house = await testHouse(t);
  const { headers } = await house.call('GET', '/api/complaints');
  assert.match(String(headers['content-security-policy']), /default-src 'self'/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['referrer-policy'], 'same-origin');
  assert.equal(headers['cache-control'], 'no-store');
});

test('health and readiness answer on any host, metrics only on this machine', async (t) => {
  const house = await testHouse(t);
  const anywhere = caller(house.port, 'unknown.example');
  assert.equal((await anywhere('GET', '/healthz')).status, 200);
  assert.deepEqual((await anywhere<{ status: string }>('GET', '/readyz')).body.status, 'ok');
  await house.call('POST', '/api/complaints', brokenLight());
  const metrics = await anywhere('GET', '/metrics');
  assert.match(metrics.text, /pendopo_http_request_seconds_count\{[^}]*route="\/api\/complaints"/);
  assert.match(metrics.text, /pendopo_jobs_waiting\{city="magelang"\}/);
});

test('with a metrics token only its holder reads the metrics', async (t) => {
  const house = await testHouse(t, { env: { PENDOPO_METRICS_TOKEN: 'a-long-metrics-token' } });
  assert.equal((await house.call('GET', '/metrics')).status, 404);
  const holder = { authorization: 'Bearer a-long-metrics-token' };
  assert.equal((await house.call('GET', '/metrics', undefined, holder)).status, 200);
});

test('a host that no city has is told so, in the language asked for', async (t) => {
  const house = await testHouse(t);
  const stranger = caller(house.port, 'semarang.localhost');
  const answer = await stranger<Problem>('GET', '/api/complaints', undefined, { 'accept-language': 'en' });
  assert.deepEqual([answer.status, answer.body.code], [404, 'platform.no-city']);
  assert.match(answer.body.detail, /No city lives/);
});

test('a write from another site with the cookie of a signed-in officer is refused', async (t) => {
  const house = await testHouse(t);
  const made = await createOfficer(systemContext(house.city, 'test'), {
    username: 'uji-silang',
    name: 'Petugas Uji',
    grants: [{ role: 'agency-officer', agency: LIGHTS, area: null }],
    mustChange: false,
  });
  const own = { 'x-pendopo': '1' };
  const credentials = { username: made.username, password: made.password };
  const signedIn = await house.call('POST', '/api/session/officer', credentials, own);
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
  assert.match(cookie, /^pendopo_session=/);
  assert.match(String(signedIn.headers['set-cookie']), /HttpOnly/);
  const without = await house.call<Problem>('POST', '/api/complaints', brokenLight(), { cookie });
  assert.deepEqual([without.status, without.body.code], [403, 'platform.cross-site']);
  const forged = { cookie, ...own, 'sec-fetch-site': 'cross-site' };
  assert.equal((await house.call('POST', '/api/complaints', brokenLight(), forged)).status, 403);
  const right = { cookie, ...own, 'sec-fetch-site': 'same-origin' };
  assert.equal((await house.call('POST', '/api/complaints', brokenLight(), right)).status, 201);
});

test('too many calls are answered 429 with the seconds to wait', async (t) => {
  const house = await testHouse(t, { env: { PENDOPO_TEST_RATE_LIMIT: 'on' } });
  let last = await house.call<Problem>('POST', '/api/complaints', {});
  for (let count = 0; count < 40 && last.status !== 429; count++)
    last = await house.call<Problem>('POST', '/api/complaints', {});
  assert.equal(last.status, 429);
  assert.equal(last.body.code, 'platform.too-many');
  assert.ok(Number(last.headers['retry-after']) > 0);
  assert.equal((await house.call('GET', '/api/complaints')).status, 200, 'reading goes on');
});
