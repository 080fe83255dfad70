import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { citizenContact, citizenContacts, recordAccess } from './api.ts';
import type { AccessList, AccountAnswer, CitizenSignedIn, CodeSent } from './contract.ts';

const PHONE = '0812-3456-7890';

async function readCode(house: TestHouse, address = PHONE): Promise<string> {
  const box = await house.call<{ messages: { text: string }[] }>(
    'GET',
    `/api/demo/mailbox?address=${encodeURIComponent(address)}`,
  );
  const code = /\b\d{6}\b/.exec(box.body.messages[0]?.text ?? '')?.[0];
  assert.ok(code, box.text);
  return code;
}

const askCode = (house: TestHouse, contact = PHONE) =>
  house.call<CodeSent & { code?: string }>('POST', '/api/session/citizen/code', { contact });

const enter = (house: TestHouse, code: string, contact = PHONE) =>
  house.call<CitizenSignedIn & { code?: string }>('POST', '/api/session/citizen', {
    contact,
    code,
    as: 'token',
  });

async function signIn(house: TestHouse, contact = PHONE) {
  assert.equal((await askCode(house, contact)).status, 202);
  const answer = await enter(house, await readCode(house, contact), contact);
  assert.equal(answer.status, 200, answer.text);
  return { ...answer.body, headers: { authorization: `Bearer ${answer.body.token}` } };
}

const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000');

test('a citizen gets a code, signs in with any spelling of the number, and is the same person the second time', async (t) => {
  const house = await testHouse(t);
  const first = await signIn(house);
  assert.equal(first.firstTime, true);
  await askCode(house, '+62 812 3456 7890');
  const second = await enter(house, await readCode(house), '081234567890');
  assert.equal(second.body.firstTime, false);
  const people = await house.city.db.rows(sql`select from identity.citizen`);
  assert.equal(people.length, 1);
});

test('the answer does not tell whether a number has an account', async (t) => {
  const house = await testHouse(t);
  await signIn(house);
  const known = await askCode(house);
  const unknown = await askCode(house, '0812-0000-7890');
  assert.deepEqual(Object.keys(known.body), Object.keys(unknown.body));
  assert.equal(known.body.sentTo, unknown.body.sentTo);
});

test('a code works once, for ten minutes, for five tries, and a newer one replaces it', async (t) => {
  let at = Date.now();
  const house = await testHouse(t, { now: () => new Date(at) });
  await askCode(house);
  const first = await readCode(house);
  for (let tries = 0; tries < 5; tries += 1)
    assert.equal((await enter(house, wrongFor(first))).body.code, 'identity.code-wrong');
  assert.equal((await enter(house, first)).body.code, 'identity.code-wrong', 'spent');
  at += 120_000;
  await askCode(house);
  const late = await readCode(house);
  at += 601_000;
  assert.equal((await enter(house, late)).body.code, 'identity.code-wrong', 'late');
  await askCode(house);
  const good = await readCode(house);
  assert.equal((await enter(house, good)).status, 200);
  assert.equal((await enter(house, good)).body.code, 'identity.code-wrong', 'used');
});

test('a number is not flooded with codes', async (t) => {
  const house = await testHouse(t);
  const answers = [];
  for (let times = 0; times < 5; times += 1) answers.push((await askCode(house)).status);
  assert.deepEqual(answers, [202, 202, 202, 429, 429]);
});

test('an unreadable contact names the field and the remedy', async (t) => {
  const house = await testHouse(t);
  const answer = await house.call<{ fields: { path: string; message: string }[] }>(
    'POST',
    '/api/session/citizen/code',
    { contact: 'bukan nomor' },
    { 'accept-language': 'en' },
  );
  assert.equal(answer.status, 422);
  assert.equal(answer.body.fields[0]?.path, 'contact');
  assert.match(answer.body.fields[0]?.message ?? '', /telephone number/);
});

test('two first sign-ins with one number at the same moment make one account', async (t) => {
  const house = await testHouse(t);
  await askCode(house);
  const code = await readCode(house);
  const answers = await Promise.all([enter(house, code), enter(house, code)]);
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 422]);
  assert.equal((await house.city.db.rows(sql`select from identity.citizen`)).length, 1);
});

test('name and number are unreadable in the database, masked on the page, and gone after deletion', async (t) => {
  const house = await testHouse(t);
  const { headers } = await signIn(house);
  await house.call('PATCH', '/api/my/account', { name: 'Sri Lestari', language: 'jv' }, headers);
  const account = await house.call<AccountAnswer>('GET', '/api/my/account', undefined, headers);
  assert.equal(account.body.name, 'Sri Lestari');
  assert.deepEqual(account.body.contacts, [{ kind: 'phone', masked: '+62 ••• 890' }]);
  const { id } = account.body;
  const dump = JSON.stringify([
    await house.city.db.rows(sql`select * from identity.citizen`),
    await house.city.db.rows(sql`select * from identity.contact`),
    await house.city.db.rows(sql`select * from identity.code`),
    await house.city.db.rows(sql`select * from platform.audit`),
    await house.city.db.rows(sql`select * from platform.event`),
  ]);
  assert.doesNotMatch(dump, /Lestari|81234567890/);
  assert.deepEqual(await citizenContact(house.city, id), {
    name: 'Sri Lestari',
    phone: '+6281234567890',
    email: null,
  });
  assert.equal((await house.call('DELETE', '/api/my/account', undefined, headers)).status, 204);
  assert.equal((await house.call('GET', '/api/my/account', undefined, headers)).status, 401);
  assert.equal(await citizenContact(house.city, id), null);
  assert.equal((await citizenContacts(house.city, [id])).size, 0);
  assert.equal((await house.city.db.rows(sql`select from identity.contact`)).length, 0);
});

test('who looked at my data is shown to me, by office, and to nobody else', async (t) => {
  const house = await testHouse(t);
  const me = await signIn(house);
  const other = await signIn(house, '0857-1111-2222');
  const { id } = (await house.call<AccountAnswer>('GET', '/api/my/account', undefined, me.headers)).body;
  const [agency] = (
    await house.call<{ agencies: { id: string; name: { id: string } }[] }>('GET', '/api/agencies')
  ).body.agencies;
  assert.ok(agency);
  const ctx = systemContext(house.city, 'test');
  const access = { citizen: id, subject: 'MGL-1', what: 'complaints.access.reporter', agency: agency.id };
  const actor = { kind: 'officer', id: 'x', name: 'Budi', sessionId: 's', grants: [] } as const;
  await recordAccess(house.city.db, { ...ctx, actor }, access);
  const mine = await house.call<AccessList>('GET', '/api/my/access-log', undefined, me.headers);
  assert.deepEqual(
    mine.body.items.map(({ by, agency: name, subject }) => [by, name, subject]),
    [['officer', agency.name.id, 'MGL-1']],
  );
  assert.doesNotMatch(mine.text, /Budi/);
  const theirs = await house.call<AccessList>('GET', '/api/my/access-log', undefined, other.headers);
  assert.deepEqual(theirs.body.items, []);
});

test('the access log cannot be changed by the application', async (t) => {
  const house = await testHouse(t);
  await assert.rejects(house.city.db.run(sql`delete from identity.access`), /permission denied/);
});
