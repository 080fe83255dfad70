import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testCity } from '../../../test/kit/city.ts';
import { change } from '../change.ts';
import { systemContext } from '../context.ts';
import { sql } from '../db/sql.ts';
import { moveJobs } from '../jobs/mover.ts';
import { lastPosition, moveOutbox, readFeed } from './hub.ts';
import { catchUp, type Subscriber } from './subscriber.ts';

function event(name: string) {
  return sql`insert into platform.outbox (type, subject, payload, at) values ('test.thing.done', ${name}, '{}', now())`;
}

test('an event whose transaction took its number first and committed last is neither lost nor skipped', async (t) => {
  const city = await testCity(t);
  const start = await lastPosition(city.db);
  const url = city.db.pool.options.connectionString as string;
  const early = new pg.Client({ connectionString: url });
  const late = new pg.Client({ connectionString: url });
  await Promise.all([early.connect(), late.connect()]);
  const insert = `insert into platform.outbox (type, subject, payload, at) values ('test.thing.done', $1, '{}', now())`;
  try {
    await early.query('begin');
    await early.query(insert, ['early']);
    await late.query('begin');
    await late.query(insert, ['late']);
    await late.query('commit');
    // The city's own hub may have moved it already: who moves does not matter.
    await moveOutbox(city.db);
    assert.deepEqual(
      (await readFeed(city.db, start)).map((one) => one.subject),
      ['late'],
    );
    await early.query('commit');
    await moveOutbox(city.db);
    const feed = await readFeed(city.db, start);
    assert.deepEqual(
      feed.map((one) => one.subject),
      ['late', 'early'],
      'positions follow the commits',
    );
    assert.ok((feed[1]?.position ?? 0) > (feed[0]?.position ?? 0));
  } finally {
    await Promise.all([early.end(), late.end()]);
  }
});

test('a hundred interleaved writers and several movers at once: every event once, each subject in its own order', async (t) => {
  const city = await testCity(t);
  const start = await lastPosition(city.db);
  const writers = Array.from({ length: 20 }, async (_, writer) => {
    for (let step = 0; step < 5; step++) {
      await city.db.transaction(async (tx) => {
        await tx.run(event(`${writer}:${step}`));
        await tx.run(sql`select pg_sleep(${Math.random() / 100})`);
        if (step === 2 && writer % 5 === 0) await tx.run(sql`select pg_sleep(0.03)`);
      });
    }
  });
  let writing = true;
  const movers = Array.from({ length: 3 }, async () => {
    while (writing) await moveOutbox(city.db);
  });
  await Promise.all(writers);
  writing = false;
  await Promise.all(movers);
  await moveOutbox(city.db);
  const feed = await readFeed(city.db, start, 1000);
  assert.equal(feed.length, 100);
  assert.equal(new Set(feed.map((one) => one.subject)).size, 100);
  for (let writer = 0; writer < 20; writer++) {
    const own = feed.filter((one) => one.subject.startsWith(`${writer}:`)).map((one) => one.subject);
    assert.deepEqual(
      own,
      [0, 1, 2, 3, 4].map((step) => `${writer}:${step}`),
    );
  }
});

test('an event of a transaction that rolled back is never seen', async (t) => {
  const city = await testCity(t);
  const ctx = systemContext(city, 'test');
  const start = await lastPosition(city.db);
  await assert.rejects(
    change(ctx, async (tx) => {
      tx.emit({ type: 'test.thing.done', subject: 'undone', payload: {} });
      throw new Error('no');
    }),
  );
  await city.hub.drain();
  assert.deepEqual(await readFeed(city.db, start), []);
});

test('a durable reader that fails in the middle sees the same event again and counts it once', async (t) => {
  const city = await testCity(t);
  const ctx = systemContext(city, 'test');
  let failures = 1;
  const seen: string[] = [];
  const subscriber: Subscriber = {
    name: 'test.reader',
    types: ['test'],
    async on(events, tx) {
      for (const one of events) {
        await tx.run(
          sql`insert into platform.setting (key, value) values (${`seen.${one.subject}`}, 'true')`,
        );
        if (one.subject === 'b' && failures-- > 0) throw new Error('once');
        seen.push(one.subject);
      }
    },
  };
  await catchUp(city, subscriber);
  await change(ctx, async (tx) => {
    for (const subject of ['a', 'b', 'c']) tx.emit({ type: 'test.thing.done', subject, payload: {} });
  });
  await city.hub.drain();
  await assert.rejects(catchUp(city, subscriber));
  assert.equal(await catchUp(city, subscriber), 3);
  const rows = await city.db.rows<{ key: string }>(
    sql`select key from platform.setting where key like 'seen.%' order by key`,
  );
  assert.deepEqual(
    rows.map((row) => row.key),
    ['seen.a', 'seen.b', 'seen.c'],
  );
  assert.deepEqual(seen, ['a', 'a', 'b', 'c']);
});

test('a job queued in a change reaches the queue once, however many movers run; one of a change undone never does', async (t) => {
  const city = await testCity(t);
  const ctx = systemContext(city, 'test');
  for (let number = 0; number < 5; number++)
    await change(ctx, async (tx) => tx.job({ task: 'test.work', payload: { number } }));
  await assert.rejects(
    change(ctx, async (tx) => {
      tx.job({ task: 'test.work', payload: { number: 99 } });
      throw new Error('no');
    }),
  );
  await Promise.all([moveJobs(city.db), moveJobs(city.db), city.hub.drain()]);
  const jobs = await city.db.rows<{ payload: { number: number } }>(
    sql`select payload from graphile_worker._private_jobs order by id`,
  );
  assert.deepEqual(
    jobs.map((job) => job.payload.number),
    [0, 1, 2, 3, 4],
  );
});
