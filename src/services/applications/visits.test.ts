/** A visit whose time the applicant chose in the form, and a promise that ends with the decision. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { answers as answersOfStall, publish } from '../../../test/kit/applying.ts';
import { type Call, testHouse } from '../../../test/kit/house.ts';
import { sendFile } from '../../../test/kit/people.ts';
import { citizen } from '../../../test/scopes/things.ts';
import { trialService } from '../../blocks/definitions/trial.ts';
import type { MyApplication, Sent, ServiceForm } from './contract.ts';
import type { DeskApplication } from './rules/desk-contract.ts';

/** Monday, 09:00 in Magelang. */
const MONDAY = '2026-03-02T02:00:00Z';
const SERVICE = 'burial-plot';

async function photo(call: Call, path = '/api/applications/files'): Promise<string> {
  const { default: sharp } = await import('sharp');
  const picture = sharp({ create: { width: 320, height: 240, channels: 3, background: '#446688' } });
  const file = new Blob([new Uint8Array(await picture.jpeg().toBuffer())], { type: 'image/jpeg' });
  return sendFile(call, path, file, 'ktp.jpg');
}

const desk = async (call: Call, code: string) =>
  (await call<DeskApplication>('GET', `/api/desk/applications/${code}`)).body;

test('a burial is agreed for the time that the family chose, and its promise ends with the yes', async (t) => {
  let now = new Date(MONDAY);
  const house = await testHouse(t, { now: () => now });
  const sri = await citizen(house, 'sri@example.id');
  const { body: form } = await sri<ServiceForm>('GET', `/api/applications/forms/${SERVICE}`);
  const answers = {
    ...{ deceased_name: 'Mbah Karto', death_date: '2026-03-01', resident: true, faith: 'islam' },
    ...{ cemetery: { lat: -7.4806, lng: 110.2231, address: 'TPU Giriloyo' }, plot_kind: 'new' },
    ...{ burial_date: '2026-03-02', burial_time: '12:00', large_coffin: false },
    ...{ needs_hearse: false, tent_days: 0, heir_name: 'Sri', heir_nik: '3371014101900001' },
    ...{ heir_address: 'Jalan Mawar 5', phone: '081234567890', relation: 'child' },
    ...{ heir_ktp: [await photo(sri)], statement_later: true, true_data: true },
  };
  const given = { service: SERVICE, version: form.version, answers };
  const sent = await sri<Sent>('POST', '/api/applications', given);
  assert.equal(sent.status, 201, sent.text);
  const { code } = sent.body;
  const officer = await house.officer('agency-officer', 'disperkim');
  const before = await desk(officer, code);
  assert.equal(before.visit, null);
  for (const { id } of before.requirements) {
    const judged = { requirement: id, verdict: 'ok' };
    assert.equal((await officer('POST', `/api/desk/applications/${code}/checks`, judged)).status, 200);
  }
  const { seen } = await desk(officer, code);
  const planned = await officer('POST', `/api/desk/applications/${code}/act`, { seen, act: 'plan' });
  assert.equal(planned.status, 200, planned.text);
  const agreed = { state: 'confirmed', at: '2026-03-02T05:00:00.000Z', note: '', wish: '' };
  assert.deepEqual((await desk(officer, code)).visit?.appointment, agreed);
  const { body: own } = await sri<MyApplication>('GET', `/api/applications/${code}`);
  assert.equal(own.appointment?.at, agreed.at);
  assert.equal(own.clock.dueAt, null);

  // In steps, so that nobody's session sleeps in between.
  for (const at of ['2026-03-02T03:30:00Z', '2026-03-02T05:10:00Z']) {
    now = new Date(at);
    await desk(officer, code);
  }
  const after = await desk(officer, code);
  assert.equal(after.late, false, 'three hours were promised for the plot, not for the burial');
  const minutes = {
    ...{ cemetery_name: 'TPU Giriloyo', block: 'B', plot_number: '14', buried_on: '2026-03-02' },
  };
  // The phone names the photo itself, and learns the city's own name of it when it is sent.
  const [standing, theirs] = [randomUUID(), await photo(sri)];
  const sheet = { clientId: randomUUID(), answers: { ...minutes, proof: [standing] }, standing: [standing] };
  const path = `/api/desk/applications/${code}/minutes`;
  assert.equal(
    (await officer('POST', path, { ...sheet, uploads: [theirs] })).status,
    422,
    'not the officer’s',
  );
  const proof = await photo(officer, '/api/desk/applications/files');
  const written = await officer('POST', path, { ...sheet, uploads: [proof] });
  assert.equal(written.status, 200, written.text);
  const said = (await desk(officer, code)).visit?.written?.answers.flatMap(({ items }) => items.flat());
  assert.deepEqual(
    said?.flatMap(({ files }) => files.map(({ id }) => id)),
    [proof],
  );
  const buried = { seen: (await desk(officer, code)).seen, act: 'buried' };
  assert.equal((await officer('POST', `/api/desk/applications/${code}/act`, buried)).status, 200);
  const head = await house.officer('agency-head', 'disperkim');
  const signed = { seen: (await desk(head, code)).seen, act: 'approve' };
  assert.equal((await head('POST', `/api/desk/applications/${code}/act`, signed)).status, 200);
  const ended = await desk(head, code);
  assert.equal(ended.decision?.at, '2026-03-02T02:00:00.000Z', 'the yes counts, not the signature');
  assert.equal(ended.clock.onTime, true);
});

test('where the way begins with the visit, the chosen time is agreed from the first moment', async (t) => {
  const house = await testHouse(t, { now: () => new Date(MONDAY) });
  const plain = trialService();
  const { form, workflow } = plain;
  const visit = workflow?.states.visit;
  assert.ok(form && workflow && visit?.kind === 'visit');
  const opens = { id: 'opens_at', type: 'time' as const, title: plain.title };
  const sections = form.sections.map((one, at) =>
    at === 0 ? { ...one, fields: [...one.fields, opens] } : one,
  );
  const chosen = { ...visit, chosen: { date: 'opens_on', time: 'opens_at' } };
  const states = { ...workflow.states, visit: chosen };
  const start = trialService({
    form: { ...form, sections },
    workflow: { ...workflow, start: 'visit', states },
  });
  await publish(house, start);
  const sri = await citizen(house, 'sri@example.id');
  const given = { service: start.id, version: 1, answers: answersOfStall({ opens_at: '09:30' }) };
  const sent = await sri<Sent>('POST', '/api/applications', given);
  assert.equal(sent.status, 201, sent.text);
  const { body: own } = await sri<MyApplication>('GET', `/api/applications/${sent.body.code}`);
  assert.deepEqual([own.appointment?.state, own.appointment?.at], ['confirmed', '2026-03-10T02:30:00.000Z']);
});
