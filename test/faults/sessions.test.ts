/** Stolen, ended and foreign sessions: a token is worth nothing a moment later and nowhere else. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openHouse } from '../../src/app/house.ts';
import { createOfficer } from '../../src/blocks/identity/api.ts';
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { readEnv } from '../../src/platform/env.ts';
import { type Call, caller, type TestHouse, testHouse } from '../kit/house.ts';
import { LIGHTS } from '../kit/people.ts';
import { cloneCity, neighbourCity, testOptions } from '../kit/postgres.ts';
import { until } from '../kit/until.ts';

const DESK = '/api/desk/complaints';
const PHONE =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36';
const NEWER_PHONE = PHONE.replace('139.0.0.0', '141.0.0.0');
const THIEF = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0';

/** An officer signed in on a phone; the answer is his token. */
async function onPhone(house: TestHouse): Promise<{ token: string; with(agent: string): Call }> {
  const username = 'sari.contoh';
  const made = await createOfficer(systemContext(house.city, 'test'), {
    username,
    name: 'Sari Contoh',
    grants: [{ role: 'agency-officer', agency: LIGHTS, area: null }],
    mustChange: false,
  });
  const wish = { username, password: made.password, as: 'token' };
  const answer = await house.call<{ token: string }>('POST', '/api/session/officer', wish, {
    'user-agent': PHONE,
  });
  assert.equal(answer.status, 200);
  const { token } = answer.body;
  return {
    token,
    with: (agent) =>
      caller(house.port, house.host, { authorization: `Bearer ${token}`, 'user-agent': agent }),
  };
}

/** A second process, as far as the first can tell, that serves the same city. */
async function secondNode(
  t: TestContext,
  house: TestHouse,
): Promise<(headers: Record<string, string>) => Call> {
  const clone = await cloneCity();
  const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-node-'));
  const { db, hub, files, log, now, secret, cache, ...record } = house.city;
  const env = readEnv({ PENDOPO_DATA: dataDir, PENDOPO_TEST_RATE_LIMIT: 'off' });
  const node = await openHouse([record], { ...testOptions(clone.register, dataDir), env });
  await node.app.listen({ host: '127.0.0.1', port: 0 });
  t.after(async () => {
    await node.close();
    await clone.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const address = node.app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return (headers) => caller(port, `${record.hosts[0]}:${port}`, headers);
}

test('a token that turns up in another kind of browser is dead for the thief and for its owner', async (t) => {
  const house = await testHouse(t);
  const officer = await onPhone(house);
  assert.equal((await officer.with(PHONE)('GET', DESK)).status, 200);
  assert.equal((await officer.with(THIEF)('GET', DESK)).status, 401);
  assert.equal((await officer.with(PHONE)('GET', DESK)).status, 401);
});

test('an update of the same browser is no theft', async (t) => {
  const house = await testHouse(t);
  const officer = await onPhone(house);
  assert.equal((await officer.with(NEWER_PHONE)('GET', DESK)).status, 200);
  assert.equal((await officer.with(PHONE)('GET', DESK)).status, 200);
});

test('after signing out the token is dead within a second, in every process that serves the city', async (t) => {
  const house = await testHouse(t);
  const node = await secondNode(t, house);
  const officer = await onPhone(house);
  const here = officer.with(PHONE);
  const there = node({ authorization: `Bearer ${officer.token}`, 'user-agent': PHONE });
  assert.equal((await here('GET', DESK)).status, 200);
  assert.equal((await there('GET', DESK)).status, 200, 'the other process has it in its memory now');
  assert.equal((await here('DELETE', '/api/session')).status, 204);
  const begun = Date.now();
  assert.equal((await here('GET', DESK)).status, 401);
  await until('the other process refuses it', async () => (await there('GET', DESK)).status === 401, {
    everyMs: 5,
  });
  assert.ok(Date.now() - begun < 1000, `it took ${Date.now() - begun} ms`);
});

test('a session of one city is nothing in the next, though one process serves both', async (t) => {
  const house = await testHouse(t);
  const clone = await neighbourCity();
  t.after(() => clone.drop());
  const { record } = clone;
  await house.house.add(record);
  const officer = await onPhone(house);
  const neighbour = (headers: Record<string, string>) =>
    caller(house.port, `seberang.localhost:${house.port}`, { 'user-agent': PHONE, ...headers });
  const asBearer = neighbour({ authorization: `Bearer ${officer.token}` });
  const asCookie = neighbour({ cookie: `pendopo_session=${officer.token}` });
  for (const call of [asBearer, asCookie]) {
    assert.equal((await call('GET', DESK)).status, 401);
    assert.equal((await call<{ actor: unknown }>('GET', '/api/session')).body.actor, null);
  }
  assert.equal((await officer.with(PHONE)('GET', DESK)).status, 200, 'and it was not ended by the attempt');
});

test('tokens that nobody gave out are strangers, whatever they hold', async (t) => {
  const house = await testHouse(t);
  const { token } = await onPhone(house);
  const [row] = await house.city.db.rows<{ hash: string }>(
    sql`select encode(token_hash, 'base64') as hash from identity.session`,
  );
  const near = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
  const guesses = [
    near,
    row?.hash ?? '',
    token.toLowerCase(),
    `${token}A`,
    "' or '1'='1",
    'null',
    'x'.repeat(9000),
  ];
  for (const guess of guesses) {
    const answer = await house.call('GET', DESK, undefined, { authorization: `Bearer ${guess}` });
    assert.equal(answer.status, 401, guess.slice(0, 40));
  }
});
