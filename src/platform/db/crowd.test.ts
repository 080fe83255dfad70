/** Changes of a crowd travel together, stand or fall alone, and answer as they would one by one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { VISITOR } from '../actor.ts';
import { changeInOne } from '../change.ts';
import { type Context, systemContext } from '../context.ts';
import { createCrowd } from './crowd.ts';
import { tableOf } from './insert.ts';
import { sql } from './sql.ts';

const SETTING = tableOf('platform.setting', { key: 'text', value: 'jsonb' });
const NOTHING = { audits: [], events: [], jobs: [] };
const insertOf = (key: string, value: unknown = key) => ({
  into: SETTING,
  row: [key, JSON.stringify(value)],
});

test('many changes at once are all written, each with what it carries, in far fewer statements', async (t) => {
  const city = await testCity(t);
  let statements = 0;
  const crowd = createCrowd((statement) => {
    statements += 1;
    return city.db.run(statement);
  });
  const odd = ['a "quoted", {braced} \\ text', "it's", 'NULL', '', 'ꦥꦺꦤ꧀ꦝꦥ', '中文'];
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => crowd.write([insertOf(`crowd.${n}`, odd[n % odd.length] ?? '')])),
  );
  const rows = await city.db.rows<{ key: string; value: string }>(
    sql`select key, value from platform.setting where key like 'crowd.%'`,
  );
  assert.equal(rows.length, 50);
  for (const { key, value } of rows) assert.equal(value, odd[Number(key.slice(6)) % odd.length]);
  assert.ok(statements < 10, `${statements} statements`);
});

test('in a crowd where one change is refused, only that one fails and leaves nothing', async (t) => {
  const city = await testCity(t);
  const ctx = systemContext(city, 'test');
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => {
      const record = {
        ...NOTHING,
        audits: [{ action: 'test.thing.done', subject: `crowd-${n}` }],
        events: [{ type: 'test.thing.done', subject: `crowd-${n}`, payload: {} }],
      };
      // The thirteenth takes the key of the twelfth.
      return changeInOne(ctx, [insertOf(`crowd.${n === 12 ? 11 : n}`)], record, n);
    }),
  );
  const failed = outcomes.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []));
  assert.equal(failed.length, 1);
  assert.ok(failed[0] === 11 || failed[0] === 12);
  const audits = await city.db.rows<{ subject: string }>(
    sql`select subject from platform.audit where action = 'test.thing.done' order by id`,
  );
  assert.deepEqual(
    audits.map(({ subject }) => subject).sort(),
    Array.from({ length: 20 }, (_, n) => `crowd-${n}`)
      .filter((_, n) => n !== failed[0])
      .sort(),
  );
});

test('a change that cannot even be written down fails alone as well', async (t) => {
  const city = await testCity(t);
  const dated = tableOf('platform.setting', { key: 'text', value: 'jsonb', valid_from: 'date' });
  const day = (n: number) => (n === 5 ? new Date(Number.NaN) : new Date('2026-11-22'));
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) =>
      city.db.crowd.write([{ into: dated, row: [`day.${n}`, '1', day(n)] }]),
    ),
  );
  assert.deepEqual(
    outcomes.flatMap(({ status }, n) => (status === 'rejected' ? [n] : [])),
    [5],
  );
});

test('twins under one idempotency key in the same crowd: one is written, the other hears of it', async (t) => {
  const city = await testCity(t);
  const contextOf = (): Context => ({
    ...systemContext(city, 'test'),
    actor: VISITOR,
    idempotency: { key: 'public:twin-key', fingerprint: 'same', status: 201, done: false },
  });
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 4 }, (_, n) => changeInOne(contextOf(), [insertOf(`twin.${n}`)], NOTHING, n)),
    ...Array.from({ length: 4 }, (_, n) =>
      changeInOne(systemContext(city, 'test'), [insertOf(`other.${n}`)], NOTHING, n),
    ),
  ]);
  const codes = outcomes.map((one) =>
    one.status === 'rejected' ? (one.reason as { code: string }).code : 'written',
  );
  assert.deepEqual(codes.slice(0, 4).sort(), [
    'platform.replayed',
    'platform.replayed',
    'platform.replayed',
    'written',
  ]);
  assert.deepEqual(codes.slice(4), ['written', 'written', 'written', 'written']);
  const [count] = await city.db.rows<{ n: number }>(
    sql`select count(*) as n from platform.setting where key like 'twin.%'`,
  );
  assert.equal(count?.n, 1);
});
