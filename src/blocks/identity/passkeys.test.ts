import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { systemContext } from '../../platform/context.ts';
import { createOfficer } from './api.ts';
import type { PasskeyAsked } from './contract.ts';

const PASSWORD = 'kuda lumping tujuh';
type Coded = { code?: string };

async function open(t: import('node:test').TestContext) {
  const house = await testHouse(t);
  const ctx = systemContext(house.city, 'test');
  await createOfficer(ctx, { username: 'sri.lestari', name: 'Sri Lestari', mustChange: false }, PASSWORD);
  const body = { username: 'sri.lestari', password: PASSWORD, as: 'token' };
  const { token } = (await house.call<{ token: string }>('POST', '/api/session/officer', body)).body;
  const origin = `http://${house.host}`;
  return { ...house, origin, headers: { authorization: `Bearer ${token}`, origin } };
}

test('a passkey belongs to the site of the city: a challenge for another origin, or none, is refused', async (t) => {
  const house = await open(t);
  const path = '/api/session/officer/passkey/options';
  for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }] as Record<
    string,
    string
  >[])
    assert.equal((await house.call('POST', path, undefined, headers)).status, 403);
  const asked = await house.call<PasskeyAsked>('POST', path, undefined, { origin: house.origin });
  assert.equal((asked.body.options as { rpId: string }).rpId, house.host.replace(/:\d+$/, ''));
});

test('an invented answer signs nobody in, and its challenge is worth nothing afterwards', async (t) => {
  const house = await open(t);
  const headers = { origin: house.origin };
  const asked = await house.call<PasskeyAsked>(
    'POST',
    '/api/session/officer/passkey/options',
    undefined,
    headers,
  );
  const forged = { challenge: asked.body.challenge, response: { id: 'AAAA', type: 'public-key' } };
  const answer = await house.call<Coded>('POST', '/api/session/officer/passkey', forged, headers);
  assert.deepEqual([answer.status, answer.body.code], [422, 'identity.passkey-failed']);
  const unknown = await house.call<Coded>(
    'POST',
    '/api/session/officer/passkey',
    { ...forged, challenge: 'x'.repeat(43) },
    headers,
  );
  assert.equal(unknown.body.code, 'identity.challenge-over');
});

test('a passkey needs the password again and a second factor behind the password', async (t) => {
  const house = await open(t);
  const path = '/api/account/passkeys/options';
  const wrong = await house.call<Coded>('POST', path, { password: 'bukan sandi saya' }, house.headers);
  assert.equal(wrong.body.code, 'identity.password-wrong');
  const early = await house.call<Coded>('POST', path, { password: PASSWORD }, house.headers);
  assert.deepEqual([early.status, early.body.code], [409, 'identity.passkey-needs-second-factor']);
});
