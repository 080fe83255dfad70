/** The board of applications: who may see it, what an empty city shows, and that its figures are those of the applications. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { citizen } from '../../../test/scopes/things.ts';
import { publishPack } from '../../blocks/definitions/load.ts';
import { trialService } from '../../blocks/definitions/trial.ts';
import { createKiosk } from '../../blocks/identity/api.ts';
import { systemContext } from '../../platform/context.ts';
import { surveysOf } from '../complaints/api.ts';
import type { Board } from './rules/board-contract.ts';

const PATH = '/api/wall/applications';

test('the board is for screens of the city and for those who may see the command center; an empty city has no figures, and no zeros for what is unknown', async (t) => {
  const house = await testHouse(t);
  const { token } = await createKiosk(systemContext(house.city, 'test'), { name: 'Layar uji' });
  const [leader, clerk] = await Promise.all([
    house.officer('leadership'),
    house.officer('service-clerk', 'disperindag'),
  ]);
  assert.equal((await house.call('GET', PATH)).status, 401);
  assert.equal((await clerk('GET', PATH)).status, 403);
  assert.equal((await house.call('GET', PATH, undefined, { 'x-kiosk-token': token })).status, 200);
  const { body } = await leader<Board>('GET', PATH);
  assert.deepEqual([body.running, body.late, body.papers, body.silence.total], [0, 0, 0, 0]);
  assert.deepEqual([body.onTime, body.days, body.satisfaction, body.services], [null, null, null, []]);
});

test('what runs, what is late, what was kept of the promise and how content people are is counted by service', async (t) => {
  let now = new Date('2026-03-02T02:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const { city } = house;
  const definition = trialService({ targets: { onTimePercent: 90, satisfaction: 80 } });
  const ctx = systemContext(city, 'test');
  await publishPack(ctx, { services: [{ definition, dir: definition.id, digest: randomUUID() }] });
  city.cache.clear();
  const sri = await citizen(house, 'sri@example.id');
  // A screen stays signed in; people sign in anew after weeks.
  const { token } = await createKiosk(ctx, { name: 'Layar uji' });
  const answers = {
    ...{ goods: 'food', width: 2.5, roofed: false, opens_on: '2026-03-10', clean: true },
    helpers: [{ helper_name: 'Siti', helper_nik: '3371014101900001' }],
  };
  const send = async () =>
    (
      await sri<{ code: string }>('POST', '/api/applications', {
        service: definition.id,
        version: 1,
        answers,
      })
    ).body.code;
  const refuse = async (code: string) => {
    const clerk = await house.officer('service-clerk', 'disperindag');
    const { body } = await clerk<{ seen: number }>('GET', `/api/desk/applications/${code}`);
    const reason = 'Tempatnya sudah dipakai orang lain.';
    const act = { seen: body.seen, act: 'refuse', reason };
    const answer = await clerk('POST', `/api/desk/applications/${code}/act`, act);
    assert.equal(answer.status, 200, answer.text);
  };
  const codes = [await send(), await send(), await send()];
  now = new Date('2026-03-04T03:00:00Z');
  await refuse(codes[0] ?? '');
  const read = async () => (await house.call<Board>('GET', PATH, undefined, { 'x-kiosk-token': token })).body;
  const one = await read();
  const [line] = one.services;
  assert.deepEqual([one.running, one.late, one.decided, one.onTime], [2, 0, 1, 100]);
  assert.deepEqual(one.days, { used: 2, promised: 10 }, 'two working days of ten');
  assert.deepEqual([line?.id, line?.targets], [definition.id, { onTime: 90, satisfaction: 80 }]);
  assert.equal(one.stages.find(({ id }) => id === 'check')?.running, 2);

  // Long after the promise: the rest is late, and so is what is decided now.
  now = new Date('2026-03-25T03:00:00Z');
  assert.deepEqual([(await read()).late, (await read()).running], [2, 2]);
  await refuse(codes[1] ?? '');
  now = new Date('2026-03-25T03:01:00Z');
  const two = await read();
  assert.deepEqual([two.late, two.decided, two.onTime], [1, 2, 50]);
  assert.ok((two.days?.used ?? 0) > 6 && two.days?.promised === 10, JSON.stringify(two.days));

  const { survey } = await surveysOf(city);
  assert.ok(survey);
  const told = { survey: survey.id, from: survey.from, answers: { [survey.elements[0]?.id ?? '']: 4 } };
  const later = await citizen(house, 'sri@example.id');
  const said = await later('POST', `/api/applications/${codes[0]}/survey`, told);
  assert.equal(said.status, 200, said.text);
  now = new Date('2026-03-25T03:02:00Z');
  assert.equal((await read()).satisfaction, null, 'one answer is shown to nobody');
});
