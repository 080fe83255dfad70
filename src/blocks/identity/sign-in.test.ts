import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { createOfficer } from './api.ts';
import type { Enrolment, RecoveryCodes, SessionAnswer, SessionList, SignInAnswer } from './contract.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/139.0 Safari/537.36';
const PASSWORD = 'kuda lumping tujuh';

type Clock = { at: number; ahead(seconds: number): void };

async function open(t: import('node:test').TestContext, env: Record<string, string> = {}) {
  const clock: Clock = {
    at: Date.parse('2026-11-20T02:00:00Z'),
    ahead(seconds) {
      this.at += seconds * 1000;
    },
  };
  const house = await testHouse(t, { now: () => new Date(clock.at), env });
  const made = await createOfficer(
    systemContext(house.city, 'test'),
    {
      username: 'sri.lestari',
      name: 'Sri Lestari',
      grants: [{ role: 'city-admin', agency: null, area: null }],
      mustChange: false,
    },
    PASSWORD,
  );
  return { ...house, clock, id: made.id };
}

const browser = { 'user-agent': CHROME, 'x-pendopo': '1' };

function signIn(house: TestHouse, password = PASSWORD, headers: Record<string, string> = browser) {
  return house.call<SignInAnswer & { code?: string }>(
    'POST',
    '/api/session/officer',
    { username: 'sri.lestari', password },
    headers,
  );
}

function cookieOf(answer: { headers: Record<string, string | string[] | undefined> }): string {
  const [cookie = ''] = [answer.headers['set-cookie'] ?? []].flat();
  return cookie.split(';', 1)[0] ?? '';
}

async function actorOf(house: TestHouse, headers: Record<string, string>): Promise<SessionAnswer['actor']> {
  return (await house.call<SessionAnswer>('GET', '/api/session', undefined, headers)).body.actor;
}

test('an officer signs in, the cookie is out of reach of scripts, and only a hash of the token is stored', async (t) => {
  const house = await open(t);
  const answer = await signIn(house);
  assert.equal(answer.status, 200);
  const [header = ''] = [answer.headers['set-cookie'] ?? []].flat();
  assert.match(header, /HttpOnly/);
  assert.match(header, /SameSite=Lax/i);
  const actor = await actorOf(house, { ...browser, cookie: cookieOf(answer) });
  assert.equal(actor?.name, 'Sri Lestari');
  assert.ok(actor?.permissions.includes('identity.accounts.manage'));
  const token = cookieOf(answer).split('=')[1] ?? '';
  const stored = await house.city.db.rows<{ token_hash: Buffer }>(
    sql`select token_hash from identity.session`,
  );
  assert.ok(
    stored.every((row) => row.token_hash.length === 32 && !row.token_hash.toString().includes(token)),
  );
});

test('a wrong password and an unknown name get the same answer and leave the same kind of trace', async (t) => {
  const house = await open(t);
  const wrong = await signIn(house, 'salah semua ini');
  const unknown = await house.call<{ code: string; detail: string }>('POST', '/api/session/officer', {
    username: 'tidak.ada',
    password: 'salah semua ini',
  });
  assert.equal(wrong.status, 422);
  assert.equal(unknown.status, 422);
  assert.equal(wrong.body.code, unknown.body.code);
  const rows = await house.city.db.rows<{ subject: string }>(
    sql`select subject from platform.audit where action = 'identity.sign-in.refused' order by id`,
  );
  assert.deepEqual(
    rows.map((row) => row.subject),
    [house.id, 'unknown'],
  );
});

test('after five wrong passwords the account waits, also for the right password, and opens again by itself', async (t) => {
  const house = await open(t);
  for (let tries = 0; tries < 5; tries += 1)
    assert.equal((await signIn(house, 'salah semua ini')).status, 422);
  const closed = await signIn(house);
  assert.equal(closed.status, 429);
  assert.equal(closed.body.code, 'identity.wait');
  house.clock.ahead(31);
  assert.equal((await signIn(house)).status, 200);
  assert.equal((await signIn(house, 'salah semua ini')).status, 422);
  assert.equal((await signIn(house)).status, 200);
});

test('forty guesses at the same moment are forty guesses', async (t) => {
  const house = await open(t);
  const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(house, 'salah semua ini')));
  assert.equal(answers.filter((answer) => answer.status === 422).length, 5);
  assert.equal(answers.filter((answer) => answer.status === 429).length, 35);
});

test('a session that turns up in another kind of browser is ended for everyone, and the account page says so', async (t) => {
  const house = await open(t);
  const first = { ...browser, cookie: cookieOf(await signIn(house)) };
  const stolen = { ...first, 'user-agent': 'curl/8.5.0' };
  assert.equal(await actorOf(house, stolen), null);
  assert.equal(await actorOf(house, first), null);
  const again = { ...browser, cookie: cookieOf(await signIn(house)) };
  const list = await house.call<SessionList>('GET', '/api/sessions', undefined, again);
  assert.equal(list.body.items.filter((item) => item.closedAt !== null).length, 1);
  const trace = await house.city.db.maybe(
    sql`select from platform.audit where action = 'identity.session.ended' and after ->> 'why' = 'browser-changed'`,
  );
  assert.ok(trace);
});

test('an update of the browser does not end the session', async (t) => {
  const house = await open(t);
  const cookie = cookieOf(await signIn(house));
  assert.ok(await actorOf(house, { ...browser, cookie, 'user-agent': CHROME.replace('139', '171') }));
});

test('ending the other devices ends them at once', async (t) => {
  const house = await open(t);
  const one = { ...browser, cookie: cookieOf(await signIn(house)) };
  const other = { ...browser, cookie: cookieOf(await signIn(house)) };
  assert.ok(await actorOf(house, other));
  assert.equal((await house.call('DELETE', '/api/sessions/others', undefined, one)).status, 200);
  assert.equal(await actorOf(house, other), null);
  assert.ok(await actorOf(house, one));
});

test('a session that another process ended is forgotten here when its event passes', async (t) => {
  const house = await open(t);
  const headers = { ...browser, cookie: cookieOf(await signIn(house)) };
  assert.ok(await actorOf(house, headers));
  await house.city.db.run(sql`with ended as (
      update identity.session set ended_at = now(), ended_why = 'revoked' returning id)
    insert into platform.outbox (type, subject, payload, at)
    select 'identity.session.ended', id::text, '{}', now() from ended`);
  await house.city.hub.drain();
  assert.equal(await actorOf(house, headers), null);
});

test('a session ends when it is idle too long and at the end of its longest life', async (t) => {
  const house = await open(t);
  const idle = { ...browser, cookie: cookieOf(await signIn(house)) };
  house.clock.ahead(239 * 60);
  assert.ok(await actorOf(house, idle));
  house.clock.ahead(241 * 60);
  assert.equal(await actorOf(house, idle), null);
  const long = { ...browser, cookie: cookieOf(await signIn(house)) };
  for (let hours = 0; hours < 23; hours += 1) {
    house.clock.ahead(3600);
    assert.ok(await actorOf(house, long), `after ${hours + 1} hours`);
    // The note of "last seen" is written without being waited for.
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  house.clock.ahead(3601);
  assert.equal(await actorOf(house, long), null);
});

test('a new sign-in on a device ends the session that it had: no token survives', async (t) => {
  const house = await open(t);
  const before = { ...browser, cookie: cookieOf(await signIn(house)) };
  assert.ok(await actorOf(house, before));
  const after = await signIn(house, PASSWORD, before);
  assert.notEqual(cookieOf(after), before.cookie);
  assert.equal(await actorOf(house, before), null);
});

test('a changed password signs every other device out, and no secret is kept under the idempotency key', async (t) => {
  const house = await open(t);
  const here = { ...browser, cookie: cookieOf(await signIn(house)) };
  const there = { ...browser, cookie: cookieOf(await signIn(house)) };
  const weak = await house.call<{ fields: { path: string; rule: string }[] }>(
    'POST',
    '/api/account/password',
    { current: PASSWORD, next: 'sri lestari' },
    here,
  );
  assert.deepEqual(
    weak.body.fields.map(({ path, rule }) => [path, rule]),
    [['next', 'password-short']],
  );
  const body = { current: PASSWORD, next: 'warung di tepi progo' };
  const changed = await house.call('POST', '/api/account/password', body, {
    ...here,
    'idempotency-key': 'sandi-baru-1',
  });
  assert.equal(changed.status, 204);
  assert.ok(await actorOf(house, here));
  assert.equal(await actorOf(house, there), null);
  assert.equal((await signIn(house)).status, 422);
  assert.equal((await signIn(house, body.next)).status, 200);
  assert.equal((await house.city.db.rows(sql`select from platform.idempotency`)).length, 0);
});

async function enrol(house: TestHouse & { clock: Clock }, headers: Record<string, string>) {
  const begun = await house.call<Enrolment>(
    'POST',
    '/api/account/second-factor',
    { password: PASSWORD },
    headers,
  );
  assert.equal(begun.status, 200, begun.text);
  const totp = new TOTP({ secret: Secret.fromBase32(begun.body.secret) });
  const code = () => totp.generate({ timestamp: house.clock.at });
  const confirmed = await house.call<RecoveryCodes>(
    'POST',
    '/api/account/second-factor/confirm',
    { code: code() },
    headers,
  );
  assert.equal(confirmed.status, 200, confirmed.text);
  return { code, recoveryCodes: confirmed.body.recoveryCodes };
}

function secondStep(house: TestHouse, challenge: string | undefined, code: string) {
  return house.call<{ code?: string; token?: string }>(
    'POST',
    '/api/session/officer/second-factor',
    { challenge, code },
    browser,
  );
}

test('with a second factor the password alone opens nothing; a code works once, a recovery code once', async (t) => {
  const house = await open(t);
  const { code, recoveryCodes } = await enrol(house, { ...browser, cookie: cookieOf(await signIn(house)) });
  const used = code();
  const first = await signIn(house);
  assert.equal(first.body.state, 'second-factor');
  assert.equal(cookieOf(first), '');
  assert.equal((await secondStep(house, first.body.challenge, used)).body.code, 'identity.code-wrong');
  house.clock.ahead(60);
  const right = await secondStep(house, first.body.challenge, code());
  assert.equal(right.status, 200);
  assert.ok(await actorOf(house, { ...browser, cookie: cookieOf(right) }));
  assert.equal((await secondStep(house, first.body.challenge, code())).body.code, 'identity.challenge-over');
  const [recovery = ''] = recoveryCodes;
  const second = await signIn(house);
  assert.equal((await secondStep(house, second.body.challenge, recovery.toUpperCase())).status, 200);
  const third = await signIn(house);
  assert.equal((await secondStep(house, third.body.challenge, recovery)).body.code, 'identity.code-wrong');
});

test('a program that asks for a token gets none before the second step', async (t) => {
  const house = await open(t);
  const { code } = await enrol(house, { ...browser, cookie: cookieOf(await signIn(house)) });
  house.clock.ahead(60);
  const first = await house.call<SignInAnswer>(
    'POST',
    '/api/session/officer',
    { username: 'sri.lestari', password: PASSWORD, as: 'token' },
    browser,
  );
  assert.equal(first.body.token, undefined);
  const second = await secondStep(house, first.body.challenge, code());
  assert.ok(second.body.token);
  assert.equal(cookieOf(second), '');
});

test('in production an officer without second factor is signed in without any role until it is set up', async (t) => {
  const house = await open(t, { PENDOPO_MODE: 'production' });
  const headers = { ...browser, cookie: cookieOf(await signIn(house)) };
  const before = await actorOf(house, headers);
  assert.deepEqual([before?.pending, before?.permissions], [['second-factor'], []]);
  assert.equal((await house.call('GET', '/api/officers', undefined, headers)).status, 403);
  await enrol(house, headers);
  assert.deepEqual((await actorOf(house, headers))?.pending, []);
  assert.equal((await house.call('GET', '/api/officers', undefined, headers)).status, 200);
  const removed = await house.call<{ code: string }>(
    'POST',
    '/api/account/second-factor/remove',
    { password: PASSWORD },
    headers,
  );
  assert.equal(removed.body.code, 'identity.second-factor-required');
});
