/** Demo life: it speaks only through the public API, keeps its bounds, and stops when told. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { magelangPack } from '../../../test/kit/postgres.ts';
import { sql } from '../../platform/db/sql.ts';
import { readEnv } from '../../platform/env.ts';
import { createLog } from '../../platform/telemetry/log.ts';
import { ensureDemoAccounts, readDemoAccounts } from '../demo.ts';
import { startLife } from './life.ts';
import { canBeSeen, drawPhoto } from './photo.ts';
import { CROWDED, createQueues } from './queues.ts';
import { createRandom } from './random.ts';
import { chooseDeed, type Deed, FEW_OPEN, MANY_OPEN, pauseBefore, weights } from './rhythm.ts';
import { createSayings } from './sayings.ts';
import { SCENES } from './scenes.ts';
import { createSpeaker } from './speaker.ts';
import { createStaff } from './staff.ts';

const log = createLog('silent');
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('the same seed gives the same life', () => {
  const [one, two, other] = [createRandom(7), createRandom(7), createRandom(8)];
  const draw = (random: ReturnType<typeof createRandom>) => Array.from({ length: 20 }, () => random.next());
  const first = draw(one);
  assert.deepEqual(draw(two), first);
  assert.notDeepEqual(draw(other), first);
});

test('an act comes every 4 to 8 seconds by day and a little slower at night, never not at all', () => {
  const random = createRandom(1);
  for (const hour of [10, 15]) {
    const pause = pauseBefore(hour, random);
    assert.ok(pause >= 4_000 && pause <= 8_000);
  }
  assert.ok(pauseBefore(3, random) <= 11_000);
});

test('with many open cases nobody reports, with few ones people mostly report', () => {
  assert.equal(weights(MANY_OPEN).report, 0);
  assert.equal(weights(MANY_OPEN + 500).report, 0);
  assert.ok(weights(MANY_OPEN).close > weights(FEW_OPEN).close);
  const random = createRandom(3);
  const deeds: Deed[] = ['report', 'take', 'close'];
  const chosen = Array.from({ length: 300 }, () => chooseDeed(20, deeds, random));
  assert.ok(chosen.filter((deed) => deed === 'report').length > 150);
  assert.equal(chooseDeed(20, [], random), undefined);
});

test('common things are reported oftener, and no sentence comes again before the others of its kind', async () => {
  const { demo } = await magelangPack();
  const next = createSayings(demo, () => true, createRandom(9));
  const said = Array.from({ length: 400 }, () => next());
  const of = (id: string) => said.flatMap((one) => (one?.category === id ? [one.text] : []));
  const kinds = new Set(demo.reports.map(({ category }) => category));
  for (const id of kinds) {
    const all = demo.reports.filter(({ category }) => category === id).length;
    const first = of(id).slice(0, all);
    assert.equal(new Set(first).size, first.length, id);
  }
  assert.ok(of('pothole').length > of('school').length);
  assert.ok(new Set(said.map((one) => one?.category)).size > 30);
});

test('what cannot be seen is not photographed, and no picture stands for another category', async () => {
  const { categories } = await magelangPack();
  const seen = categories.filter(({ id }) => canBeSeen(id));
  assert.ok(seen.length >= 30);
  for (const id of ['tax-levy', 'noise', 'officer-conduct', 'civil-documents']) assert.ok(!canBeSeen(id), id);
  assert.equal(new Set(seen.map(({ id }) => SCENES[id])).size, seen.length);
  for (const id of Object.keys(SCENES))
    assert.ok(
      categories.some((category) => category.id === id),
      id,
    );
});

test('a drawn photo is a small JPEG', async () => {
  const photo = await drawPhoto('pothole', true, createRandom(5));
  assert.deepEqual([...photo.subarray(0, 2)], [0xff, 0xd8]);
  assert.ok(photo.length > 3_000 && photo.length < 60_000, `${photo.length} bytes`);
});

test('people come to an open counter and officers serve them, each to the end', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-life-'));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  // Tuesday, 09:00 in Magelang.
  const { city, port, host } = await testHouse(t, { now: () => new Date('2026-11-24T02:00:00Z') });
  const env = readEnv({ PENDOPO_DATA: dataDir, PENDOPO_DEMO_LIFE: 'on' });
  const pack = await magelangPack();
  await ensureDemoAccounts(city, pack, env);
  const abort = new AbortController();
  t.after(() => abort.abort());
  const speak = createSpeaker(port, host, abort.signal);
  const accounts = readDemoAccounts(dataDir).filter((one) => one.city === city.slug);
  const random = createRandom(4);
  const queues = createQueues({ staff: createStaff(pack, accounts, speak, random), random, speak });
  const { counters } = (await speak<{ counters: unknown[] }>({ method: 'GET', path: '/api/counters' })).body;
  // An act falls on any one counter: every one of them gets about a dozen.
  for (let acts = 0; acts < 12 * counters.length; acts++) await queues.act();
  const rows = await city.db.rows<{ state: string; count: number }>(
    sql`select state, count(*)::int as count from counters.ticket where kind = 'walk-in' group by 1`,
  );
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  assert.ok(count('done') > 5, JSON.stringify(rows));
  assert.ok(count('waiting') > 0 && count('waiting') < CROWDED * counters.length, JSON.stringify(rows));
});

test('an empty demo city fills with reports that officers work on; a stop is a stop; off is off', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-life-'));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  const { house, city, port } = await testHouse(t);
  const env = readEnv({ PENDOPO_DATA: dataDir, PENDOPO_DEMO_LIFE: 'on' });
  await ensureDemoAccounts(city, await magelangPack(), env);
  const count = async () =>
    (
      await city.db.one<{ count: number }>(
        sql`select count(*) as count from cases."case" where service = 'complaints'`,
      )
    ).count;

  const nobody = await startLife(house, { env: { ...env, demoLife: false }, port, log, tempo: 0.001 });
  await wait(300);
  nobody();
  assert.equal(await count(), 0);

  const stop = await startLife(house, { env, port, log, seed: 11, tempo: 0.001 });
  const worked = async () =>
    city.db
      .rows<{ state: string }>(sql`select distinct state from cases."case" where service = 'complaints'`)
      .then((rows) => rows.map((row) => row.state));
  const ends = Date.now() + 60_000;
  while (Date.now() < ends && !((await count()) >= 60 && (await worked()).includes('closed')))
    await wait(200);
  stop();
  await wait(300);
  const after = await count();
  assert.ok(after >= 60, `${after} reports`);
  const states = await worked();
  for (const state of ['received', 'in-progress', 'closed']) assert.ok(states.includes(state), states.join());
  const wards = await city.db.one<{ count: number }>(
    sql`select count(distinct area) as count from cases."case" where service = 'complaints'`,
  );
  assert.ok(wards.count >= 10, 'spread over the wards');
  await wait(500);
  assert.equal(await count(), after, 'nobody acts after the stop');
});
