import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { change } from '../../platform/change.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { configureNotices, type NewMessage, notify } from './api.ts';
import { type Delivery, DeliveryError } from './delivery.ts';
import { notices } from './module.ts';
import { sendNotice, sendOverdue, sweepNotices, WAITS } from './send.ts';
import { at, configure, jobsOf, message, queue, rowOf } from './test-kit/post-office.ts';

test('a message goes once, in its language, however many senders try at the same time', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  const sent: Delivery[] = [];
  const outcomes = configure({
    whatsapp: async (delivery) => {
      sent.push(delivery);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return 'wamid.9';
    },
  });
  const id = await queue(city);
  assert.equal(await jobsOf(city), 1);
  await Promise.all([sendNotice(city, id), sendNotice(city, id), sendNotice(city, id)]);
  await sendNotice(city, id);
  assert.equal(sent.length, 1);
  assert.deepEqual(outcomes, ['sent']);
  const link = `http://${city.slug}.localhost:8080/masuk`;
  assert.equal(sent[0]?.address, '+6281234567890');
  assert.equal(sent[0]?.text, `Kode Anda 731205 untuk ${city.name.en}. Buka ${link}`);
  assert.equal(sent[0]?.title, 'Kode 731205');
  assert.equal(sent[0]?.link, link);
  const row = await rowOf(city, id);
  assert.deepEqual([row.state, row.attempts, row.params, row.provider_id], ['sent', 1, null, 'wamid.9']);
});

test('answers to one person go in the order in which they were given, whichever is sent first', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  const sent: string[] = [];
  configure({
    whatsapp: async ({ id }) => {
      // The first takes longest, as a first connection does.
      await new Promise((resolve) => setTimeout(resolve, 120 - 40 * sent.length));
      sent.push(id);
      return `wamid.${id}`;
    },
  });
  const began = city.now().getTime();
  const ids: string[] = [];
  for (const offset of [0, 5, 10]) {
    const ctx: Context = { ...systemContext(city, 'test'), now: new Date(began + offset) };
    const told = await change(ctx, (tx) =>
      notify(tx, ctx, { ...message, answer: {}, dedupe: `answer ${offset}` }),
    );
    ids.push(told.id ?? '');
  }
  await Promise.all([...ids].reverse().map((id) => sendNotice(city, id)));
  assert.deepEqual(sent, ids);
});

test('neither address nor code can be read in the database', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  configure();
  await queue(city);
  const everything = await city.db.one<{ text: string }>(
    sql`select coalesce(string_agg(notice::text, ' '), '') || (select coalesce(string_agg(payload::text, ' '), '') from (select payload from graphile_worker._private_jobs union all select payload from platform.job_outbox) job) as text from notices.notice`,
  );
  const hex = Buffer.from('731205').toString('hex');
  for (const secret of ['731205', '81234567890', hex, Buffer.from('81234567890').toString('hex')])
    assert.ok(!everything.text.includes(secret), secret);
});

test('a message whose change is rolled back was never there', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  configure();
  const ctx = systemContext(city, 'test');
  await assert.rejects(
    change(ctx, async (tx) => {
      await notify(tx, ctx, message);
      throw new Error('no');
    }),
  );
  assert.equal(await jobsOf(city), 0);
  assert.equal((await city.db.rows(sql`select from notices.notice`)).length, 0);
});

test('a repeated dedupe key, no channel and an impossible address queue nothing', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  configure();
  const ctx = systemContext(city, 'test');
  const say = (more: Partial<NewMessage>) => change(ctx, (tx) => notify(tx, ctx, { ...message, ...more }));
  assert.equal((await say({ dedupe: 'closed:UJI-1' })).state, 'queued');
  assert.deepEqual(await say({ dedupe: 'closed:UJI-1' }), { id: null, state: 'known' });
  assert.equal((await say({ to: { channel: 'none', address: '' } })).state, 'no-address');
  assert.equal((await say({ to: { channel: 'email', address: 'bukan alamat' } })).state, 'no-address');
  assert.equal(await jobsOf(city), 1);
});

test('a failing provider is tried again with growing waits, and at last given up where officers see it', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  let tries = 0;
  const outcomes = configure({
    whatsapp: async () => {
      tries += 1;
      throw new DeliveryError('http-503', false);
    },
  });
  const id = await queue(city);
  assert.equal(await sendNotice(city, id), 'failed');
  const row = await rowOf(city, id);
  assert.deepEqual([row.state, row.attempts, row.last_error], ['failed', 1, 'http-503']);
  await city.hub.drain();
  const job = await city.db.one<{ run_at: Date }>(
    sql`select max(run_at) as run_at from graphile_worker.jobs`,
  );
  assert.equal(job.run_at.getTime(), row.due_at.getTime());
  for (let index = 0; index < WAITS.length; index += 1) await sendNotice(city, id);
  assert.equal(tries, WAITS.length + 1);
  assert.deepEqual(outcomes, [...Array(WAITS.length).fill('failed'), 'given-up']);
  assert.equal((await rowOf(city, id)).state, 'given-up');
  await city.hub.drain();
  const events = await city.db.rows<{ subject: string; payload: object }>(
    sql`select subject, payload from platform.event where type = 'notices.notice.given-up'`,
  );
  assert.deepEqual(events, [
    {
      subject: id,
      payload: {
        channel: 'whatsapp',
        template: 'uji.notice.code',
        error: 'http-503',
        attempts: WAITS.length + 1,
      },
    },
  ]);
  await sendNotice(city, id);
  assert.equal(tries, WAITS.length + 1);
});

test('a final refusal, an expired code and a channel that is not there are given up at once', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  configure({ whatsapp: () => Promise.reject(new DeliveryError('whatsapp-131026', true)) });
  const refused = await queue(city);
  assert.equal(await sendNotice(city, refused), 'given-up');
  const code = await queue(city, { validMinutes: 10 });
  assert.equal(await sendNotice(at(city, 11), code), 'given-up');
  const mail = await queue(city, { to: { channel: 'email', address: 'sri@example.id' } });
  assert.equal(await sendNotice(city, mail), 'given-up');
  const errors = await Promise.all(
    [refused, code, mail].map(async (id) => (await rowOf(city, id)).last_error),
  );
  assert.deepEqual(errors, ['whatsapp-131026', 'expired', 'no-adapter']);
});

test('SMS stands in for WhatsApp where only SMS is live', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  const sent: string[] = [];
  configure({
    sms: async (delivery) => {
      sent.push(delivery.address);
      return undefined;
    },
  });
  const id = await queue(city);
  assert.equal(await sendNotice(city, id), 'sent');
  assert.deepEqual(sent, ['+6281234567890']);
  assert.equal((await rowOf(city, id)).channel, 'sms');
});

test('a message whose job was lost goes with the overdue round, one that waits its turn does not', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  let sent = 0;
  configure({
    whatsapp: async () => {
      sent += 1;
      return undefined;
    },
  });
  await queue(city);
  assert.equal(await sendOverdue(at(city, 5)), 0);
  assert.equal(await sendOverdue(at(city, 11)), 1);
  assert.equal(await sendOverdue(at(city, 60)), 0);
  assert.equal(sent, 1);
});

test('a provider that does not answer rests for half a minute, and no try is lost by that', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  let tries = 0;
  configure({
    email: async () => {
      tries += 1;
      if (tries === 1) throw new DeliveryError('network', false);
      return undefined;
    },
  });
  const to = { channel: 'email', address: 'sri@example.id' } as const;
  const [first, second] = [await queue(city, { to }), await queue(city, { to })];
  assert.equal(await sendNotice(city, first), 'failed');
  assert.equal(await sendNotice(city, second), undefined);
  const waiting = await rowOf(city, second);
  assert.deepEqual([tries, waiting.state, waiting.attempts], [1, 'queued', 0]);
  assert.equal(await sendNotice(at(city, 1), second), 'sent');
  assert.equal(await sendNotice(at(city, 1), first), 'sent');
});

test('messages go when their time is over, and demo ones beyond the newest few thousand', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  configure({ whatsapp: async () => undefined });
  await sendNotice(city, await queue(city));
  const waiting = await queue(city);
  assert.equal(await sweepNotices(at(city, 29 * 1440)), 0);
  assert.equal(await sweepNotices(at(city, 31 * 1440)), 1);
  assert.equal((await rowOf(city, waiting)).state, 'queued');
});

test('without a post office messages wait, and say so', async (t) => {
  const city = await testCity(t, { modules: [notices] });
  configureNotices(undefined as never);
  const ctx: Context = systemContext(city, 'test');
  const answer = await change(ctx, (tx) => notify(tx, ctx, message));
  assert.equal(answer.state, 'queued');
  await assert.rejects(sendNotice(city, answer.id ?? ''), /configureNotices/);
});
