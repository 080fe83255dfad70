/** Jobs of a crowd travel together, and one that cannot be done holds up no other. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { until } from '../../../test/kit/until.ts';
import { change } from '../change.ts';
import { systemContext } from '../context.ts';
import { sql } from '../db/sql.ts';
import { moveJobs } from './mover.ts';
import { startJobs } from './runner.ts';

/** Only this test moves jobs. */
async function cityWithoutHub(t: TestContext) {
  const city = await testCity(t);
  await city.hub.close();
  return city;
}

test('jobs of a task that takes many at once are queued as one; a key or a time of its own keeps a job apart', async (t) => {
  const city = await cityWithoutHub(t);
  const later = new Date(Date.now() + 3_600_000);
  await change(systemContext(city, 'test'), async (tx) => {
    for (let number = 0; number < 103; number++) {
      tx.job({ task: 'test.crowd', payload: { number } });
      if (number < 2) tx.job({ task: 'test.alone', payload: { number } });
    }
    tx.job({ task: 'test.crowd', payload: { number: 200 }, runAt: later });
    tx.job({ task: 'test.crowd', payload: { number: 201 }, key: 'one' });
  });
  assert.equal(await moveJobs(city.db, ['test.crowd']), 107);
  const jobs = await city.db.rows<{ task: string; payload: unknown }>(sql`
    select t.identifier as task, j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'test.%' order by j.id`);
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => ({ number: from + at }));
  assert.deepEqual(
    jobs.map(({ task, payload }) => [task, payload]),
    [
      ['test.crowd', numbers(0, 100)],
      ['test.alone', { number: 0 }],
      ['test.alone', { number: 1 }],
      ['test.crowd', numbers(100, 103)],
      ['test.crowd', { number: 200 }],
      ['test.crowd', { number: 201 }],
    ],
  );
});

test('of several jobs with one key the last stands for all, also when they are moved together', async (t) => {
  const city = await cityWithoutHub(t);
  await change(systemContext(city, 'test'), async (tx) => {
    for (const number of [1, 2, 3]) tx.job({ task: 'test.alone', payload: { number }, key: 'same' });
    tx.job({ task: 'test.alone', payload: { number: 4 }, key: 'other' });
  });
  assert.equal(await moveJobs(city.db), 4);
  const jobs = await city.db.rows<{ key: string; payload: unknown }>(
    sql`select key, payload from graphile_worker._private_jobs where key in ('same', 'other') order by key`,
  );
  assert.deepEqual(jobs, [
    { key: 'other', payload: { number: 4 } },
    { key: 'same', payload: { number: 3 } },
  ]);
});

test('when one of many cannot be done, the others are done and only that one is tried again', async (t) => {
  const city = await cityWithoutHub(t);
  const done: number[] = [];
  const run = async ({ number }: Record<string, unknown>) => {
    if (number === 3) throw new Error('cannot be done');
    done.push(Number(number));
  };
  const together: number[] = [];
  const runMany = async (payloads: readonly Record<string, unknown>[]) => {
    together.push(payloads.length);
    if (payloads.some(({ number }) => number === 3)) throw new Error('all or none');
    for (const { number } of payloads) done.push(Number(number));
  };
  const work = await startJobs(city, [{ task: 'test.crowd', run, runMany }], city.log, true);
  try {
    const queue = async (numbers: number[]) => {
      await change(systemContext(city, 'test'), async (tx) => {
        for (const number of numbers) tx.job({ task: 'test.crowd', payload: { number } });
      });
      await moveJobs(city.db, ['test.crowd']);
    };
    await queue([0, 1, 2, 3, 4]);
    const left = () =>
      city.db.rows<{ payload: unknown; attempts: number }>(
        sql`select payload, attempts from graphile_worker._private_jobs where payload::text like '%number%'`,
      );
    await until(
      'four done and one tried',
      async () => done.length === 4 && (await left())[0]?.attempts === 1,
    );
    assert.deepEqual(done, [0, 1, 2, 4]);
    await until(
      'only the failed one is left',
      async () => JSON.stringify((await left())[0]?.payload) === '[{"number":3}]',
    );
    await queue([5, 6]);
    await until('the next two done', () => done.length === 6);
    assert.deepEqual({ done, together }, { done: [0, 1, 2, 4, 5, 6], together: [5, 2] });
  } finally {
    await work.stop();
  }
});
