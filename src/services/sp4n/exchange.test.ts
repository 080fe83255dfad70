/** The exchange against the simulator, also when that misbehaves: one case per tracking id, and the pair agrees in the end. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { testHouse } from '../../../test/kit/house.ts';
import { IN_PANJANG } from '../../../test/kit/people.ts';
import { sql } from '../../platform/db/sql.ts';
import { catchUp } from '../../platform/events/subscriber.ts';
import type { Sp4nView } from './contract.ts';
import { poll, workOn, workOnDue } from './exchange.ts';
import { httpClient } from './http-client.ts';
import { follower } from './jobs.ts';
import { categoryFor, isEnd, settle } from './pair.ts';
import { startSimulator } from './simulator/simulator.ts';
import { wire } from './wire.ts';

const TOKEN = 'rahasia-rekaan';

async function setUp(t: TestContext) {
  let now = new Date('2026-11-02T03:00:00Z');
  const house = await testHouse(t, { background: false, now: () => now });
  const simulator = await startSimulator(TOKEN);
  t.after(() => simulator.stop());
  const client = httpClient(simulator.url, TOKEN, wire());
  const { city } = house;
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  const round = async () => {
    await poll(city, client);
    await catchUp(city, follower);
    return workOnDue(city, client);
  };
  /** Until nothing is due any more, with all waits passed over. */
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) {
      later(400);
      await city.hub.poke();
      await round();
      const [left] = await city.db.rows<{ n: number }>(
        sql`select count(*)::int as n from sp4n.link where dirty and not failed`,
      );
      if (left?.n === 0 && turn > 1) return;
    }
  };
  const cases = () =>
    city.db.rows<{
      code: string;
      state: string;
      kind: string;
      channel: string;
      anonymous: boolean;
      reporter: Buffer | null;
      confidential: boolean;
      description: string;
      visibility: string;
    }>(
      sql`select c.code, c.state, c.kind, k.channel, k.anonymous, k.reporter, k.confidential, k.description, c.visibility
        from cases."case" c join complaints.complaint k on k.case_id = c.id where k.channel = 'sp4n' order by c.id`,
    );
  return { house, city, simulator, client, round, settled, cases, later };
}

test('a report becomes a case once, however often and out of order it comes; the sender’s privacy is kept', async (t) => {
  const { simulator, round, cases, later, city } = await setUp(t);
  simulator.misbehave({ copies: 5, disorder: true });
  const open = simulator.add({ lat: IN_PANJANG.lat, lng: IN_PANJANG.lng });
  simulator.add({ privacy: 'anonim', title: 'Anonim', name: 'Budi Jangan' });
  simulator.add({ privacy: 'rahasia', title: 'Rahasia', name: 'Tuti Jangan' });
  simulator.add({ category: 'Perihal lain' });
  for (let turn = 0; turn < 3; turn++) {
    await round();
    later(10);
  }
  const found = await cases();
  const kept = found.map((one) => [one.kind, one.anonymous, one.visibility, one.confidential]);
  assert.deepEqual(kept.sort(), [
    ['street-light', false, 'public', false],
    ['street-light', true, 'public', false],
    ['unsorted', false, 'hidden', false],
    ['unsorted', false, 'hidden', true],
  ]);
  assert.ok(found.every(({ anonymous, reporter }) => anonymous === (reporter === null)));
  assert.equal(
    found.filter(({ description }) => description.includes(open)).length,
    1,
    'the tracking id is kept',
  );
  const all = await city.db.one<{ text: string }>(
    sql`select (select string_agg(a::text, '') from platform.audit a) || (select string_agg(l::text, '') from sp4n.link l) as text`,
  );
  for (const name of ['Budi', 'Tuti', 'Rekaan Contoh'])
    assert.ok(!all.text.includes(name), 'no name in the open');
});

test('a process that is killed between making the case and noting it makes no second one', async (t) => {
  const { city, simulator, client, cases } = await setUp(t);
  const tracking = simulator.add();
  await poll(city, client);
  await workOn(city, client, tracking);
  // As after kill -9: the case stands, the note of it does not.
  const [row] = await city.db.rows<{ code: string }>(sql`select code from sp4n.link`);
  await city.db.run(sql`delete from sp4n.link`);
  await city.db.run(sql`delete from sp4n.cursor`);
  await poll(city, client);
  await workOn(city, client, tracking);
  const again = await city.db.rows<{ code: string }>(sql`select code from sp4n.link`);
  assert.deepEqual(again, [row]);
  assert.equal((await cases()).length, 1);
});

test('states go over, our own state that comes back changes nothing, and words are sent once', async (t) => {
  const { house, city, simulator, settled, cases } = await setUp(t);
  const tracking = simulator.add({ lat: IN_PANJANG.lat, lng: IN_PANJANG.lng });
  await settled();
  assert.equal(simulator.get(tracking)?.state, 'belum-ditindaklanjuti');
  const [one] = await cases();
  const officer = await house.officer('agency-head', 'disperkim');
  const head = await officer<{ version: number }>('GET', `/api/desk/complaints/${one?.code}`);
  const taken = await officer('POST', `/api/desk/complaints/${one?.code}/take`, {
    version: head.body.version,
  });
  assert.equal(taken.status, 200, taken.text);
  const now = await officer<{ version: number }>('GET', `/api/desk/complaints/${one?.code}`);
  const words = { version: now.body.version, text: 'Regu sudah berangkat ke lokasi.' };
  const said = await officer('POST', `/api/desk/complaints/${one?.code}/answer`, words);
  assert.equal(said.status, 200, said.text);
  await settled();
  const revision = simulator.get(tracking)?.revision;
  assert.equal(simulator.get(tracking)?.state, 'sedang-proses');
  await settled();
  assert.equal(simulator.get(tracking)?.revision, revision, 'no loop');
  assert.deepEqual(simulator.get(tracking)?.answers, [words.text], 'said once');
  assert.equal(
    (await city.db.one<{ n: number }>(sql`select count(*)::int as n from sp4n.link where dirty`)).n,
    0,
  );
});

test('what they end first stays ended there, and a person is told that it is open here', async (t) => {
  const { house, simulator, settled, cases } = await setUp(t);
  const tracking = simulator.add();
  await settled();
  simulator.move(tracking, 'selesai');
  await settled();
  assert.equal(simulator.get(tracking)?.state, 'selesai');
  assert.notEqual((await cases())[0]?.state, 'closed', 'closing here needs proof from the place');
  const admin = await house.officer('city-admin');
  const { body } = await admin<Sp4nView>('GET', '/api/sp4n');
  assert.deepEqual([body.state, body.conflicts, body.troubles[0]?.tracking], ['off', 1, tracking]);
  const clerk = await house.officer('agency-officer', 'disperkim');
  assert.equal((await clerk('GET', '/api/sp4n')).status, 403);
});

test('a report that cannot be told is given up after eight tries and goes on when a person says so', async (t) => {
  const { house, city, simulator, client, settled } = await setUp(t);
  const tracking = simulator.add();
  await poll(city, client);
  simulator.misbehave({ errors: 1 });
  await settled();
  const admin = await house.officer('city-admin');
  const { body } = await admin<Sp4nView>('GET', '/api/sp4n');
  assert.deepEqual([body.failed, body.troubles[0]?.problem, body.problem], [1, 'broken', 'broken']);
  simulator.misbehave({});
  assert.equal((await admin('POST', `/api/sp4n/links/${tracking}/retry`)).status, 204);
  assert.equal((await admin('POST', `/api/sp4n/links/${tracking}/retry`)).status, 409);
  await settled();
  assert.equal(simulator.get(tracking)?.state, 'belum-ditindaklanjuti');
});

test('a wrong token, a foreign answer and a silent service are told apart', async (t) => {
  const { simulator } = await setUp(t);
  const code = (work: Promise<unknown>) =>
    work.then(
      () => 'fine',
      (error: { code: string }) => error.code,
    );
  assert.equal(await code(httpClient(simulator.url, 'salah', wire()).changes('', 10)), 'refused');
  assert.equal(await code(httpClient('http://127.0.0.1:1', TOKEN, wire()).changes('', 10)), 'unreachable');
  const client = httpClient(simulator.url, TOKEN, wire());
  assert.equal(await code(client.report('SIM999')), 'gone');
  simulator.add({ state: 'kata-baru' });
  assert.equal(await code(client.changes('', 10)), 'wrong');
  const made = await client.create(
    { title: 'Dari kota', description: 'Rekaan', point: null, place: null },
    'k1',
  );
  const again = await client.create(
    { title: 'Dari kota', description: 'Rekaan', point: null, place: null },
    'k1',
  );
  assert.equal(made.tracking, again.tracking);
});

test('whatever comes in whatever order, there is one case per tracking id and the pair agrees in the end', async (t) => {
  const { city, simulator, client, round, settled, cases, later } = await setUp(t);
  const event = fc.constantFrom(
    'report',
    'verify',
    'process',
    'round',
    'poll',
    'errors',
    'cuts',
    'calm',
    'copies',
    'assign',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 14 }), fc.nat(), async (events, seed) => {
      let turn = seed;
      const random = () => {
        turn = (turn * 1103515245 + 12345) % 2147483648;
        return turn / 2147483648;
      };
      simulator.misbehave({});
      const tracking = simulator.add();
      for (const one of events) {
        if (one === 'report') simulator.add();
        if (one === 'verify') simulator.move(tracking, 'belum-ditindaklanjuti');
        if (one === 'process') simulator.move(tracking, 'sedang-proses');
        if (one === 'round') await round();
        if (one === 'poll') await poll(city, client);
        if (one === 'errors') simulator.misbehave({ errors: 0.5, random });
        if (one === 'cuts') simulator.misbehave({ cuts: 0.5, disorder: true, random });
        if (one === 'copies') simulator.misbehave({ copies: 5, disorder: true });
        if (one === 'calm') simulator.misbehave({});
        if (one === 'assign') later(1);
      }
      simulator.misbehave({});
      await settled();
      const links = await city.db.rows<{ tracking: string; code: string; theirs: string }>(
        sql`select tracking, code, theirs from sp4n.link`,
      );
      const found = new Map((await cases()).map((row) => [row.code, row.state]));
      assert.equal(links.length, found.size, 'one case each');
      for (const link of links) {
        const ours = found.get(link.code) ?? '';
        assert.equal(
          simulator.get(link.tracking)?.state,
          wire().outbound[ours],
          `${link.tracking} is ${ours} here`,
        );
      }
    }),
    { numRuns: 12 },
  );
});

test('the rules: who ends first, and categories by their day', () => {
  const map = wire();
  assert.deepEqual(settle(map, { theirs: 'selesai', ours: 'in-progress' }), { tell: null, conflict: true });
  assert.deepEqual(settle(map, { theirs: 'diarsipkan', ours: 'closed' }), { tell: null, conflict: false });
  assert.deepEqual(settle(map, { theirs: 'sedang-proses', ours: 'closed' }), {
    tell: 'selesai',
    conflict: false,
  });
  assert.deepEqual(settle(map, { theirs: 'sedang-proses', ours: 'waiting' }), {
    tell: null,
    conflict: false,
  });
  assert.ok(isEnd(map, 'diarsipkan') && !isEnd(map, 'ditunda'));
  const changed = {
    ...map,
    categories: [...map.categories, { theirs: 'penerangan jalan', ours: 'pothole', from: '2026-01-01' }],
  };
  assert.equal(categoryFor(changed, 'Penerangan Jalan', '2025-12-31'), 'street-light');
  assert.equal(categoryFor(changed, 'Penerangan Jalan', '2026-01-01'), 'pothole');
  assert.equal(categoryFor(map, 'Lain', '2026-01-01'), undefined);
});
