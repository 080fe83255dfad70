/** Idempotency keys: an answer kept under a key goes to nobody but who made the request. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Call } from '../kit/house.ts';
import { brokenLight, type Reported } from '../kit/people.ts';
import { citizen, expected, makeThings } from './things.ts';

const key = () => ({ 'idempotency-key': randomUUID() });
const replayed = (answer: { headers: Record<string, unknown> }) =>
  answer.headers['idempotency-replayed'] === 'true';

/** A photo of one colour as a form would send it. */
async function form(colour: string): Promise<{ body: Uint8Array; headers: Record<string, string> }> {
  const { default: sharp } = await import('sharp');
  const bytes = await sharp({ create: { width: 32, height: 32, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  const data = new FormData();
  data.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'foto.jpg');
  const written = new Request('http://form.example', { method: 'POST', body: data });
  return {
    body: new Uint8Array(await written.arrayBuffer()),
    headers: { 'content-type': written.headers.get('content-type') ?? '' },
  };
}

test('an answer under an idempotency key stays with who asked', async (t) => {
  const { house, sri, budi, kiosk, admin, first, hidden } = await makeThings(t);

  const reports = async (call: Call, headers: Record<string, string>) => {
    const answer = await call<Reported>('POST', '/api/complaints', brokenLight(), headers);
    assert.equal(answer.status, 201, answer.text);
    return answer;
  };

  await t.test(
    'what a signed-in citizen reported is told to no other citizen, visitor, kiosk or officer',
    async () => {
      const same = key();
      const mine = await reports(sri, same);
      for (const call of [budi, house.call, kiosk, admin]) {
        const theirs = await reports(call, same);
        assert.ok(!replayed(theirs));
        assert.notEqual(theirs.body.receipt, mine.body.receipt);
      }
      assert.deepEqual((await reports(sri, same)).body, mine.body);
    },
  );

  await t.test('a phone that signs in between two tries still reports once', async () => {
    const same = key();
    const before = await reports(house.call, same);
    const after = await reports(await citizen(house, 'tuti@example.id'), same);
    assert.deepEqual(after.body, before.body);
    assert.ok(replayed(after));
    const other = brokenLight({ place: 'lain' });
    await expected(sri('POST', '/api/complaints', other, same), 422);
  });

  await t.test('two administrators with the same key make two kiosks', async () => {
    const same = key();
    const other = await house.officer('city-admin');
    const made = async (call: Call) =>
      (await expected<{ id: string }>(call('POST', '/api/kiosks', { name: 'Layar' }, same), 201)).id;
    const ids = [await made(admin), await made(other)];
    assert.notEqual(ids[0], ids[1]);
    assert.equal(await made(admin), ids[0]);
  });

  await t.test('a role that ended opens no answer that was kept', async () => {
    const same = key();
    const officer = await house.officer('city-admin');
    await expected(officer('POST', '/api/kiosks', { name: 'Layar' }, same), 201);
    const { roles } = await expected<{ roles: { id: string }[] }>(
      admin('GET', `/api/officers/${officer.id}`),
      200,
    );
    await expected(admin('DELETE', `/api/officers/${officer.id}/grants/${roles[0]?.id}`), 204);
    await expected(officer('POST', '/api/kiosks', { name: 'Layar' }, same), 403);
  });

  await t.test(
    'a stranger with the reporter’s key and words, but not the receipt, is not answered',
    async () => {
      for (const { code, receipt } of [first, hidden]) {
        const same = key();
        const path = `/api/complaints/${code}/replies`;
        const body = { text: 'Di depan pasar.' };
        await expected(house.call('POST', path, body, { ...same, 'x-receipt': receipt }), 201);
        const again = await house.call('POST', path, body, { ...same, 'x-receipt': receipt });
        assert.ok(replayed(again));
        for (const call of [house.call, budi]) {
          const answer = await call('POST', path, body, same);
          assert.ok(!replayed(answer) && answer.status >= 400, answer.text);
        }
      }
    },
  );

  await t.test(
    'a browser that changes hands is given to who asks, not answered for who asked before',
    async () => {
      const same = key();
      const body = {
        endpoint: 'https://fcm.googleapis.com/fcm/send/kunci',
        keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
      };
      await expected(sri('POST', '/api/push/subscriptions', body, same), 201);
      await expected(house.call('POST', '/api/push/subscriptions', body, same), 401);
      assert.ok(!replayed(await budi('POST', '/api/push/subscriptions', body, same)));
    },
  );

  await t.test(
    'another photo under a key that was used is refused, and its sender learns no id',
    async () => {
      const same = key();
      const [brown, green] = [await form('#8a5a2b'), await form('#2b8a5a')];
      const send = (call: Call, { body, headers }: Awaited<ReturnType<typeof form>>) =>
        call<{ id: string }>('POST', '/api/files', body, { ...headers, ...same });
      const sent = await send(house.call, brown);
      assert.equal(sent.status, 201, sent.text);
      assert.equal((await send(house.call, brown)).body.id, sent.body.id);
      const other = await send(house.call, green);
      assert.deepEqual([other.status, other.body.id], [422, undefined], other.text);
      const own = await send(sri, green);
      assert.notEqual(own.body.id, sent.body.id);
    },
  );
});
