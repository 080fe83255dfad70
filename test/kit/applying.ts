/** For tests: a city with the service of a stall, everybody who works on it, and the steps that they take. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { publishPack } from '../../src/blocks/definitions/load.ts';
import type { Definition } from '../../src/blocks/definitions/rules/shape/definition.ts';
import { trialService } from '../../src/blocks/definitions/trial.ts';
import { systemContext } from '../../src/platform/context.ts';
import type { MyApplication, Sent } from '../../src/services/applications/contract.ts';
import type { DeskApplication } from '../../src/services/applications/rules/desk-contract.ts';
import { citizen } from '../scopes/things.ts';
import { type Call, type TestHouse, type TestHouseOptions, testHouse } from './house.ts';
import { sendFile } from './people.ts';

/** Monday, 09:00 in Magelang. */
export const MONDAY = '2026-03-02T02:00:00Z';
export const SERVICE = 'trial-stall';
export const TRADE = 'disperindag';
export const ORDER = 'satpol-pp';

export function clock(start = MONDAY) {
  let now = new Date(start);
  return {
    now: () => now,
    set(at: string) {
      now = new Date(at);
    },
  };
}

export async function publish(house: TestHouse, ...services: Definition[]) {
  const list = services.map((definition) => ({ definition, dir: definition.id, digest: randomUUID() }));
  await publishPack(systemContext(house.city, 'test'), { services: list });
  house.city.cache.clear();
}

export async function photoOf(call: Call, path = '/api/applications/files'): Promise<string> {
  const { default: sharp } = await import('sharp');
  const picture = sharp({ create: { width: 320, height: 240, channels: 3, background: '#446688' } });
  const file = new Blob([new Uint8Array(await picture.jpeg().toBuffer())], { type: 'image/jpeg' });
  return sendFile(call, path, file, 'lapak.jpg');
}

export function answers(more: Record<string, unknown> = {}) {
  return {
    ...{ goods: 'food', width: 2.5, roofed: false, opens_on: '2026-03-10', clean: true },
    helpers: [{ helper_name: 'Siti', helper_nik: '3371014101900001' }],
    ...more,
  };
}

export type World = Awaited<ReturnType<typeof world>>;

export async function world(
  t: TestContext,
  changes: Partial<Definition> = {},
  options: TestHouseOptions = {},
) {
  const time = clock();
  const house = await testHouse(t, { now: time.now, ...options });
  await publish(house, trialService(changes));
  return { time, house, ...(await people(house)) };
}

/** Everybody, signed in now: a session does not outlive the days over which a test jumps. */
export async function people(house: TestHouse) {
  return {
    sri: await citizen(house, 'sri@example.id'),
    budi: await citizen(house, 'budi@example.id'),
    clerk: await house.officer('service-clerk', TRADE),
    reviewer: await house.officer('service-reviewer', TRADE),
    order: await house.officer('service-reviewer', ORDER),
    inspector: await house.officer('service-inspector', TRADE),
    head: await house.officer('agency-head', TRADE),
  };
}

export async function send(
  call: Call,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) {
  const body = { service: SERVICE, version: 1, answers: answers(more) };
  return call<Sent & { fields?: { path: string; message: string }[]; code: string }>(
    'POST',
    '/api/applications',
    body,
    headers,
  );
}

export async function sent({ sri }: World, more: Record<string, unknown> = {}): Promise<string> {
  const answer = await send(sri, more);
  assert.equal(answer.status, 201, answer.text);
  return answer.body.code;
}

export async function desk(call: Call, code: string): Promise<DeskApplication> {
  const answer = await call<DeskApplication>('GET', `/api/desk/applications/${code}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

export async function own(call: Call, code: string): Promise<MyApplication> {
  const answer = await call<MyApplication>('GET', `/api/applications/${code}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

export const post = (call: Call, code: string, name: string, body: unknown) =>
  call<{ code: string; seen: number; state: { id: string } }>(
    'POST',
    `/api/desk/applications/${code}/${name}`,
    body,
  );

export async function does(call: Call, code: string, name: string, body: object = {}) {
  const { seen } = await desk(call, code);
  const answer = await post(call, code, name, { seen, ...body });
  assert.equal(answer.status, 200, answer.text);
  return answer.body.state.id;
}

export const act = (call: Call, code: string, id: string, more: object = {}) =>
  does(call, code, 'act', { act: id, ...more });

/** Everything up to the decision. */
export async function toDecision(w: World, code: string): Promise<void> {
  assert.equal(await act(w.clerk, code, 'complete'), 'opinions');
  for (const [call, review, more] of [
    [w.reviewer, 'trade', {}],
    [w.order, 'public-order', { answers: { safe: true } }],
  ] as const) {
    const given = await post(call, code, 'review', {
      review,
      agrees: true,
      opinion: 'Tidak ada masalah.',
      ...more,
    });
    assert.equal(given.status, 200, given.text);
  }
  const sheet = { clientId: randomUUID(), answers: { measured: 2 } };
  assert.equal((await post(w.inspector, code, 'minutes', sheet)).status, 200);
  assert.equal((await post(w.inspector, code, 'minutes', sheet)).status, 200, 'sent twice from the phone');
  assert.equal(await act(w.inspector, code, 'seen'), 'payment');
  assert.equal(await does(w.clerk, code, 'paid', { receipt: 'BKU-1' }), 'decision');
}
