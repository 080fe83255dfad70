/** The command center over HTTP: who may see it, what stands when a part is dead, and screens that are closed. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { type TestContext, test } from 'node:test';
import { type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { createKiosk } from '../../blocks/identity/api.ts';
import { createIndicators, setIndicators } from '../../blocks/indicators/api.ts';
import { systemContext } from '../../platform/context.ts';
import type { Board, Indicator } from '../../platform/module.ts';
import { setBoards } from './boards.ts';
import type { Overview } from './contract.ts';

const PATH = '/api/wall/overview';

async function kioskOf({ city }: TestHouse) {
  return createKiosk(systemContext(city, 'test'), { name: 'Layar uji' });
}

async function report({ call }: TestHouse, category = 'street-light') {
  const answer = await call<{ code: string }>('POST', '/api/complaints', {
    description: 'Lampu jalan di depan gapura mati sejak tiga malam.',
    category,
    location: { lat: -7.4797, lng: 110.2177 },
  });
  assert.equal(answer.status, 201, answer.text);
  return answer.body.code;
}

/** How the live stream answers an officer who asks for the wall's topic. */
function liveStatus({ port, host }: TestHouse, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const path = '/api/live?topics=complaints.wall';
    const headers = { host, authorization: `Bearer ${token}` };
    const stream = request({ host: '127.0.0.1', port, path, headers }, (incoming) => {
      resolve(incoming.statusCode ?? 0);
      incoming.on('error', () => {});
      stream.destroy();
    });
    stream.on('error', reject);
    stream.end();
  });
}

function indicator(name: string, read: Indicator['read']): Indicator {
  return { name, unit: 'count', freshFor: 60, cuts: ['agency'], read };
}

/** Puts the declared figures back, which the next test file in this process may need. */
function figures(t: TestContext, indicators: Indicator[]) {
  setIndicators(createIndicators([{ name: 'complaints', indicators }]));
  t.after(() => setIndicators(createIndicators([])));
}

test('the overview is for kiosks and for officers with wall.read, and for nobody else', async (t) => {
  const house = await testHouse(t);
  const { token } = await kioskOf(house);
  const [leader, officer] = await Promise.all([
    house.officer('leadership'),
    house.officer('agency-officer', 'dpupr'),
  ]);
  assert.equal((await house.call('GET', PATH)).status, 401);
  assert.equal((await officer('GET', PATH)).status, 403);
  assert.equal((await leader('GET', PATH)).status, 200);
  assert.equal((await house.call('GET', PATH, undefined, { 'x-kiosk-token': token })).status, 200);
  assert.equal((await house.call('GET', PATH, undefined, { 'x-kiosk-token': `${token}x` })).status, 401);
});

test('a session with wall.read, held in one agency only, reads the picture and follows it live; one without it does not', async (t) => {
  const house = await testHouse(t);
  const [head, officer, auditor] = await Promise.all([
    house.officer('agency-head', 'dpupr'),
    house.officer('agency-officer', 'dpupr'),
    house.officer('auditor'),
  ]);
  assert.equal((await head('GET', PATH)).status, 200);
  assert.equal(await liveStatus(house, head.token), 200);
  for (const other of [officer, auditor]) {
    assert.equal((await other('GET', PATH)).status, 403);
    assert.notEqual(await liveStatus(house, other.token), 200);
  }
});

test('a city where nobody was answered yet has no answer time, and its source is alive all the same', async (t) => {
  const house = await testHouse(t);
  const leader = await house.officer('leadership');
  const { body } = await leader<Overview>('GET', PATH);
  const by = new Map(body.figures.map((figure) => [figure.name, figure]));
  const answered = by.get('complaints.minutes-to-response');
  assert.deepEqual([answered?.value, answered?.health], [null, 'fresh']);
  assert.deepEqual([by.get('complaints.open')?.value, by.get('complaints.open')?.health], [0, 'fresh']);
  assert.deepEqual([body.agencies.health, body.agencies.rows], ['fresh', []]);
});

test('a kiosk opens the wall and nothing else', async (t) => {
  const house = await testHouse(t);
  const { token } = await kioskOf(house);
  const as = { 'x-kiosk-token': token };
  assert.equal((await house.call('GET', '/api/desk/complaints', undefined, as)).status, 403);
  assert.equal((await house.call('GET', '/api/officers', undefined, as)).status, 403);
});

test('a report stands in figures, agencies and lists, in the language of the screen; a hidden one only in the figures', async (t) => {
  const house = await testHouse(t);
  const shown = await report(house);
  const hidden = await report(house, 'officer-conduct');
  const leader = await house.officer('leadership');
  const { body } = await leader<Overview>('GET', PATH, undefined, { 'accept-language': 'en' });
  assert.equal(body.figures.find(({ name }) => name === 'complaints.open')?.value, 2);
  const [board] = body.boards;
  assert.ok(board);
  for (const list of [board.newest, board.due, board.places]) {
    assert.equal(list.health, 'fresh');
    assert.deepEqual(
      list.items.map(({ code }) => code),
      [shown],
    );
  }
  assert.equal(board.kinds['street-light'], 'Street light');
  assert.equal(board.kinds['officer-conduct'], undefined);
  assert.ok(board.newest.items[0]?.areaName);
  assert.ok(!JSON.stringify(body).includes(hidden));
  assert.equal(
    body.agencies.rows.reduce((sum, row) => sum + (row.open ?? 0), 0),
    2,
  );
});

test('a figure that fails is unknown and never 0, and takes no other with it', async (t) => {
  const house = await testHouse(t);
  figures(t, [
    indicator('complaints.open', async (_city, cut) => [{ key: cut ? 'dpupr' : null, value: 7 }]),
    indicator('complaints.late', () => Promise.reject(new Error('planted'))),
  ]);
  const leader = await house.officer('leadership');
  const { body } = await leader<Overview>('GET', PATH);
  const by = new Map(body.figures.map((figure) => [figure.name, figure]));
  assert.deepEqual([by.get('complaints.open')?.value, by.get('complaints.open')?.health], [7, 'fresh']);
  assert.deepEqual([by.get('complaints.late')?.value, by.get('complaints.late')?.health], [null, 'dead']);
  const [row] = body.agencies.rows;
  assert.deepEqual([row?.id, row?.open, row?.late], ['dpupr', 7, null]);
  assert.equal(body.agencies.health, 'stale');
});

test('a list that fails is dead while the others stand', async (t) => {
  const house = await testHouse(t);
  const board: Board = {
    name: 'beds.cases',
    freshFor: 60,
    topic: 'beds.wall',
    kinds: async () => [],
    newest: () => Promise.reject(new Error('planted')),
    due: async () => [],
    places: async () => [],
  };
  setBoards([{ name: 'beds', boards: [board] }]);
  t.after(() => setBoards([]));
  const leader = await house.officer('leadership');
  const { body } = await leader<Overview>('GET', PATH);
  assert.deepEqual(
    body.boards.map(({ newest, due }) => [newest.health, due.health]),
    [['dead', 'fresh']],
  );
});

test('a revoked kiosk: the open screen is cut off and the overview refuses it', async (t) => {
  const house = await testHouse(t);
  const { id, token } = await kioskOf(house);
  const keeper = await house.officer('viewer-wall');
  const revoke = () => keeper('DELETE', `/api/kiosks/${id}`);
  const closed = new Promise<void>((resolve, reject) => {
    const { port, host } = house;
    const path = '/api/live?topics=complaints.wall';
    const stream = request({ host: '127.0.0.1', port, path, headers: { host, 'x-kiosk-token': token } });
    stream.on('response', (incoming) => {
      assert.equal(incoming.statusCode, 200);
      incoming.once(
        'data',
        () =>
          void revoke()
            .then((answer) => assert.ok(answer.status < 300, answer.text))
            .catch(reject),
      );
      incoming.on('close', resolve);
      incoming.on('error', () => {});
      incoming.resume();
    });
    stream.on('error', () => {});
    stream.end();
  });
  await closed;
  assert.equal((await house.call('GET', PATH, undefined, { 'x-kiosk-token': token })).status, 401);
});

test('boards are declared under the name of their module, once', () => {
  const board = { name: 'beds.cases' } as Board;
  assert.throws(() => setBoards([{ name: 'permits', boards: [board] }]), /must begin with "permits\."/);
  assert.throws(() => setBoards([{ name: 'beds', boards: [board, board] }]), /declared twice/);
});
