/** One draft on two devices: it becomes one application, and nothing that was saved is lost unread. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answers, own, SERVICE, type World, world } from '../../../test/kit/applying.ts';
import type { Draft, Sent } from './contract.ts';

async function begun({ sri }: World) {
  const { body } = await sri<Draft>('POST', '/api/applications/drafts', { service: SERVICE });
  const path = `/api/applications/drafts/${body.id}`;
  const save = async (seen: number, more: Record<string, unknown>) => {
    const saved = await sri<{ seen: number }>('PUT', path, { answers: answers(more), seen });
    assert.equal(saved.status, 200, saved.text);
    return saved.body.seen;
  };
  const send = (seen: number | undefined, more: Record<string, unknown>) =>
    sri<Sent & { code: string; fields: { path: string; message: string }[] }>('POST', '/api/applications', {
      ...{ service: SERVICE, version: 1, answers: answers(more), draft: body.id },
      ...(seen === undefined ? {} : { seen }),
    });
  return { path, seen: body.seen, save, send };
}

test('what the other device saved meanwhile is not passed over when this one sends', async (t) => {
  const w = await world(t);
  const draft = await begun(w);
  const phone = await draft.save(draft.seen, { width: 2 });
  const laptop = await draft.save(phone, { width: 4 });
  const refused = await draft.send(phone, { width: 2 });
  assert.equal(refused.status, 409, refused.text);
  assert.equal(refused.body.code, 'applications.draft-moved');
  const { body: still } = await w.sri<Draft>('GET', draft.path);
  assert.equal(still.answers.width, 4, 'nothing was sent, nothing overwritten');
  assert.equal(still.seen, laptop);
  const sent = await draft.send(still.seen, { width: 4 });
  assert.equal(sent.status, 201, sent.text);
});

test('what was sent from one device cannot be saved, opened, thrown away or sent from the other, and each is told its number', async (t) => {
  const w = await world(t);
  const draft = await begun(w);
  const seen = await draft.save(draft.seen, {});
  const sent = await draft.send(seen, {});
  assert.equal(sent.status, 201, sent.text);
  const again = [
    await w.sri<typeof sent.body>('PUT', draft.path, { answers: answers({ width: 5 }), seen }),
    await w.sri<typeof sent.body>('GET', draft.path),
    await w.sri<typeof sent.body>('DELETE', draft.path),
    await draft.send(seen, { width: 5 }),
    await draft.send(undefined, { width: 5 }),
  ];
  for (const { status, body, text } of again) {
    assert.equal(status, 409, text);
    assert.equal(body.code, 'applications.draft-sent');
    assert.deepEqual(
      body.fields.map(({ path, message }) => [path, message]),
      [['draft', sent.body.code]],
    );
  }
  assert.equal((await w.budi('GET', draft.path)).status, 404, 'nobody else hears of it');
  assert.equal((await own(w.sri, sent.body.code)).code, sent.body.code);
});

test('two devices that send at the same moment make one application', async (t) => {
  const w = await world(t);
  const draft = await begun(w);
  const all = await Promise.all([1, 2, 3].map((width) => draft.send(draft.seen, { width })));
  const won = all.filter(({ status }) => status === 201);
  assert.equal(won.length, 1);
  for (const { status, body } of all)
    if (status !== 201) assert.equal(body.fields[0]?.message, won[0]?.body.code);
});
