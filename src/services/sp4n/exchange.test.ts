/** The exchange against the simulator, also when that misbehaves: one case per tracking id, and the pair agrees in the end. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { testHouse } from '../../../test/kit/house.ts';
import { IN_PANJANG } from '../../../test/kit/people.ts';
import { sql } from '../../platform/db/sql.ts';
import { catchUp } from '../../platform/events/subscriber.ts';
import type { Sp4nView } from './contract.ts';
import { exchange, poll, workOn, workOnDue } from './exchange.ts';
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
  /** Until nothing is due any more, with all waits passed over. An event may leave the outbox behind the follower's back: two quiet rounds in a row count. */
  const settled = async () => {
    let quiet = 0;
    for (let turn = 0; turn < 20; turn++) {
      later(400);
      await city.hub.poke();
      await round();
      const [left] = await city.db.rows<{ n: number }>(
        sql`select ((select count(*) from sp4n.link where dirty and not failed)
          + (select count(*) from platform.outbox))::int as n`,
      );
      quiet = left?.n === 0 ? quiet + 1 : 0;
      if (quiet > 1 && turn > 1) return;
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
  simulator.misbehave({ refusals: true });
  await settled();
  const admin = await house.officer('city-admin');
  const { body } = await admin<Sp4nView>('GET', '/api/sp4n');
  assert.deepEqual([body.failed, body.troubles[0]?.problem, body.troubles[0]?.tries], [1, 'wrong', 8]);
  simulator.misbehave({});
  assert.equal((await admin('POST', `/api/sp4n/links/${tracking}/retry`)).status, 204);
  assert.equal((await admin('POST', `/api/sp4n/links/${tracking}/retry`)).status, 409);
  await settled();
  assert.equal(simulator.get(tracking)?.state, 'belum-ditindaklanjuti');
});

test('an outage costs one call a round, counts against no report, and mends itself when it is over', async (t) => {
  const { house, city, simulator, client, later, settled } = await setUp(t);
  const all = Array.from({ length: 12 }, () => simulator.add());
  assert.equal(await exchange(city, client), 'done');
  for (const tracking of all) simulator.move(tracking, 'belum-terverifikasi');
  const sum = () => Object.values(simulator.calls).reduce((one, other) => one + other, 0);
  simulator.misbehave({ errors: 1 });
  for (let day = 0; day < 40; day++) {
    later(60);
    const before = sum();
    assert.equal(await exchange(city, client), 'away');
    assert.equal(sum() - before, 1, 'nobody is asked twice');
  }
  simulator.misbehave({ deaf: true });
  for (let day = 0; day < 40; day++) {
    later(60);
    const before = sum();
    assert.equal(await exchange(city, client), 'done');
    assert.ok(sum() - before <= 4, 'their list, and one write that fails');
  }
  const admin = await house.officer('city-admin');
  const { body } = await admin<Sp4nView>('GET', '/api/sp4n');
  assert.deepEqual([body.failed, body.troubles], [0, []], 'nothing is left for hands');
  assert.ok(body.waiting > 0);
  simulator.misbehave({});
  await settled();
  for (const tracking of all) assert.equal(simulator.get(tracking)?.state, 'belum-ditindaklanjuti');
});

test('a report on which their service breaks while it takes others is given up and can be tried again; the others go over', async (t) => {
  const { house, city, simulator, client, later, settled } = await setUp(t);
  const bad = simulator.add();
  const good = simulator.add();
  simulator.misbehave({ poisoned: [bad] });
  for (let turn = 0; turn < 30; turn++) {
    assert.equal(await exchange(city, client), 'done');
    later(200);
    simulator.move(good, turn % 2 ? 'sedang-proses' : 'belum-terverifikasi');
  }
  const admin = async () => house.officer('city-admin');
  const view = async () => (await (await admin())<Sp4nView>('GET', '/api/sp4n')).body;
  const { failed, troubles, problem } = await view();
  assert.deepEqual([failed, problem], [1, null], 'their list is read, so nothing is wrong with the whole');
  assert.deepEqual(
    troubles.map((one) => [one.tracking, one.problem, one.tries, one.failed]),
    [[bad, 'broken', 8, true]],
  );
  const asked = () => simulator.calls['POST /api/v1/laporan/:id/status'] ?? 0;
  await settled();
  const before = asked();
  for (let turn = 0; turn < 5; turn++) {
    later(400);
    await exchange(city, client);
  }
  assert.equal(asked(), before, 'nobody goes on asking');
  assert.equal(simulator.get(good)?.state, 'belum-ditindaklanjuti');
  simulator.misbehave({});
  assert.equal((await (await admin())('POST', `/api/sp4n/links/${bad}/retry`)).status, 204);
  await settled();
  assert.equal(simulator.get(bad)?.state, 'belum-ditindaklanjuti');
  assert.equal((await view()).failed, 0);
});

test('the only report of all, on which their service breaks, is laid before a person after a week', async (t) => {
  const { house, city, simulator, client, later } = await setUp(t);
  const bad = simulator.add();
  simulator.misbehave({ poisoned: [bad] });
  const failed = async () => {
    const admin = await house.officer('city-admin');
    return (await admin<Sp4nView>('GET', '/api/sp4n')).body.failed;
  };
  for (let day = 0; day < 7; day++) {
    await exchange(city, client);
    later(1440);
  }
  assert.equal(await failed(), 0, 'until then it may be an outage');
  for (let turn = 0; turn < 9; turn++) {
    later(400);
    await exchange(city, client);
  }
  assert.equal(await failed(), 1);
});

test('"last read" is when their list was read, not when it was tried', async (t) => {
  const { house, city, simulator, client, later } = await setUp(t);
  const view = async () => {
    const admin = await house.officer('city-admin');
    return (await admin<Sp4nView>('GET', '/api/sp4n')).body;
  };
  simulator.misbehave({ errors: 1 });
  assert.equal(await exchange(city, client), 'away');
  assert.deepEqual([(await view()).polledAt, (await view()).problem], [null, 'broken']);
  simulator.misbehave({});
  assert.equal(await exchange(city, client), 'done');
  const { polledAt } = await view();
  assert.ok(polledAt);
  later(60);
  simulator.misbehave({ errors: 1 });
  assert.equal(await exchange(city, client), 'away');
  assert.deepEqual([(await view()).polledAt, (await view()).problem], [polledAt, 'broken']);
});

test('two rounds at once are one', async (t) => {
  const { city, simulator, client, cases } = await setUp(t);
  for (let at = 0; at < 5; at++) simulator.add();
  const both = await Promise.all([exchange(city, client), exchange(city, client)]);
  assert.deepEqual(both.sort(), ['busy', 'done']);
  assert.equal((await cases()).length, 5);
  assert.equal(await exchange(city, client), 'done', 'and the next one is free');
});

test('a report that cannot be read holds up no other; it waits for a person and is fetched when it is tried again', async (t) => {
  const { house, city, simulator, settled, cases } = await setUp(t);
  simulator.add();
  const odd = simulator.add({ state: 'kata-baru' });
  simulator.add({ tracking: 'dengan spasi' });
  simulator.add();
  await settled();
  assert.equal((await cases()).length, 2);
  // Sessions end while the hours pass.
  const admin = () => house.officer('city-admin');
  const view = async () => (await (await admin())<Sp4nView>('GET', '/api/sp4n')).body;
  const { failed, troubles, problem } = await view();
  assert.deepEqual([failed, problem], [2, null], 'the list itself is read');
  assert.deepEqual(
    troubles.map((one) => [one.tracking.replace(/-[0-9a-f]+$/, ''), one.problem, one.code]).sort(),
    [
      [odd, 'wrong', null],
      ['unreadable', 'wrong', null],
    ],
  );
  assert.equal((await (await admin())('POST', `/api/sp4n/links/${odd}/retry`)).status, 204);
  await settled();
  assert.equal((await view()).failed, 2, 'still not to be read');
  simulator.move(odd, 'belum-terverifikasi');
  await settled();
  assert.equal((await view()).failed, 1);
  assert.equal((await cases()).length, 3);
  const [link] = await city.db.rows<{ dirty: boolean }>(
    sql`select dirty from sp4n.link where tracking = ${odd}`,
  );
  assert.equal(link?.dirty, false);
});

test('a report whose case is gone is laid before a person and holds up no other', async (t) => {
  const { house, city, simulator, client, settled } = await setUp(t);
  const lost = simulator.add();
  const other = simulator.add();
  await poll(city, client);
  await workOn(city, client, lost);
  await city.db.run(sql`update sp4n.link set code = 'PDP-TIADA' where tracking = ${lost}`);
  simulator.move(lost, 'belum-terverifikasi');
  await settled();
  assert.equal(simulator.get(other)?.state, 'belum-ditindaklanjuti');
  const admin = await house.officer('city-admin');
  const { body } = await admin<Sp4nView>('GET', '/api/sp4n');
  assert.deepEqual([body.waiting, body.failed, body.troubles[0]?.problem], [0, 1, 'sp4n.case-gone']);
});

test('after its end over there a report gets no more words', async (t) => {
  const { house, simulator, settled, cases } = await setUp(t);
  const tracking = simulator.add({ lat: IN_PANJANG.lat, lng: IN_PANJANG.lng });
  await settled();
  const [one] = await cases();
  const path = `/api/desk/complaints/${one?.code}`;
  const act = async (what: string, more: object) => {
    const officer = await house.officer('agency-head', 'disperkim');
    const { version } = (await officer<{ version: number }>('GET', path)).body;
    const done = await officer('POST', `${path}/${what}`, { version, ...more });
    assert.equal(done.status, 200, done.text);
  };
  await act('take', {});
  await settled();
  simulator.move(tracking, 'diarsipkan');
  await settled();
  await act('answer', { text: 'Regu sudah selesai di lokasi.' });
  await settled();
  assert.deepEqual(simulator.get(tracking)?.answers, []);
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
  const odd = simulator.add({ state: 'kata-baru' });
  assert.equal(await code(client.report(odd)), 'wrong');
  assert.deepEqual((await client.changes('', 10)).unreadable, [odd]);
  const foreign = httpClient(`${simulator.url}/lain`, TOKEN, wire());
  assert.notEqual(await code(foreign.changes('', 10)), 'fine');
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
