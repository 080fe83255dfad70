import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { LIGHTS, report } from '../../../../test/kit/people.ts';
import type { City } from '../../../platform/city.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { BulkOrder, Rehearsed, RunView } from '../rules/bulk-contract.ts';
import type { DeskComplaint } from '../rules/desk-contract.ts';
import { workThrough } from './bulk.ts';

type Item = { code: string; version: number };

const at = (code: string) => `/api/desk/complaints/${code}`;

async function shown(desk: Call, code: string): Promise<DeskComplaint> {
  const answer = await desk<DeskComplaint>('GET', at(code));
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

async function reports(house: TestHouse, count: number): Promise<Item[]> {
  const made: Item[] = [];
  for (let index = 0; index < count; index++) made.push({ code: (await report(house)).code, version: 1 });
  return made;
}

async function rehearsed(desk: Call, order: BulkOrder, items: { code: string; version?: number }[]) {
  const answer = await desk<Rehearsed>('POST', '/api/desk/bulk/rehearsals', { order, items });
  assert.equal(answer.status, 200, answer.text);
  return answer.body.items;
}

async function started(desk: Call, order: BulkOrder, items: Item[]): Promise<string> {
  const answer = await desk<{ id: string }>('POST', '/api/desk/bulk', { order, items });
  assert.equal(answer.status, 201, answer.text);
  return answer.body.id;
}

async function result(desk: Call, id: string): Promise<RunView> {
  return (await desk<RunView>('GET', `/api/desk/bulk/${id}`)).body;
}

async function entriesOf(house: TestHouse, kind: string): Promise<Map<string, number>> {
  const rows = await house.city.db.rows<{ code: string; count: number }>(sql`
    select c.code, count(*)::int as count from cases.entry e join cases."case" c on c.id = e.case_id
    where e.kind = ${kind} group by c.code`);
  return new Map(rows.map(({ code, count }) => [code, count]));
}

const URGENT: BulkOrder = { act: 'priority', priority: 1 };

test('a rehearsal says for each case what would happen and why another would be refused, and keeps nothing', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const [open, ended, changed] = (await reports(house, 3)) as [Item, Item, Item];
  const foreign = await report(house, { category: 'uncollected-waste', description: 'Sampah tiga hari.' });
  const reason = 'Bukan kewenangan kota ini.';
  assert.equal((await head('POST', `${at(ended.code)}/reject`, { version: 1, reason })).status, 200);
  assert.equal((await head('POST', `${at(changed.code)}/take`, { version: 1 })).status, 200);
  const rows = (table: string) =>
    house.city.db
      .one<{ count: number }>(
        table === 'entry'
          ? sql`select count(*)::int as count from cases.entry`
          : sql`select count(*)::int as count from platform.audit`,
      )
      .then(({ count }) => count);
  const before = [await rows('entry'), await rows('audit')];
  const items = await rehearsed(head, URGENT, [
    open,
    { code: ended.code, version: 2 },
    changed,
    { code: foreign.code },
    { code: changed.code },
  ]);
  assert.deepEqual(
    items.map(({ after, refusal }) => after ?? refusal?.code),
    ['received', 'complaints.not-now', 'platform.conflict', 'cases.not-found', 'in-progress'],
  );
  assert.ok(items.every(({ refusal }) => refusal === null || refusal.detail.length > 10));
  assert.equal(items[3]?.title, '', 'nothing is told of a case out of reach');
  assert.deepEqual([await rows('entry'), await rows('audit')], before);
  assert.notEqual((await shown(head, open.code)).priority, 1);
});

test('a run does each case by itself; what somebody changed meanwhile is refused and stays theirs', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const items = await reports(house, 4);
  const [first, second] = items as [Item, Item];
  const id = await started(head, URGENT, items);
  const colleague = await house.officer('agency-head', LIGHTS);
  assert.equal(
    (await colleague('POST', `${at(second.code)}/priority`, { version: 1, priority: 4 })).status,
    200,
  );
  await workThrough(house.city, id);
  const run = await result(head, id);
  assert.deepEqual([run.state, run.done, run.refused, run.left], ['done', 3, 1, 0]);
  assert.equal(run.items[1]?.refusal?.code, 'platform.conflict');
  assert.equal((await shown(head, second.code)).priority, 4);
  const { priority, timeline } = await shown(head, first.code);
  assert.equal(priority, 1);
  assert.match(timeline.at(-1)?.by.name ?? '', /^Petugas uji-/, 'done in the name of the officer');

  assert.equal((await colleague('GET', `/api/desk/bulk/${id}`)).status, 404, 'a run is its officer’s own');
  assert.equal((await colleague('POST', `/api/desk/bulk/${id}/stop`)).status, 404);
  const csv = await head('GET', `/api/desk/bulk/${id}/result.csv`);
  assert.equal(csv.text.trimEnd().split('\r\n').length, 5);
  assert.match(csv.text, new RegExp(`${second.code},.*,refused,`));
});

/** The same city, whose process is killed after the act on one item and before its receipt. */
function dyingAfter(city: City, acts: number): City {
  let left = acts;
  const { db } = city;
  const run: typeof db.run = async (statement) => {
    if (JSON.stringify(statement).includes('update complaints.bulk_item')) {
      left -= 1;
      if (left < 0) throw new Error('killed');
    }
    return db.run(statement);
  };
  return { ...city, db: { ...db, run } };
}

test('killed between an act and its receipt, and run again, a run does every case once', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const items = await reports(house, 5);
  const id = await started(head, { act: 'answer', text: 'Regu datang besok pagi.' }, items);
  for (let acts = 0; acts < 3; acts++)
    await assert.rejects(workThrough(dyingAfter(house.city, acts), id), /killed/);
  await Promise.all([workThrough(house.city, id), workThrough(house.city, id)]);
  await workThrough(house.city, id);
  const run = await result(head, id);
  assert.deepEqual([run.state, run.done, run.refused], ['done', 5, 0]);
  const answered = await entriesOf(house, 'answered');
  assert.deepEqual(
    items.map(({ code }) => answered.get(code)),
    [1, 1, 1, 1, 1],
  );
});

test('a run goes by the rights held at each case: taken away or locked out, the rest is not done', async (t) => {
  const house = await testHouse(t);
  const admin = await house.officer('city-admin');
  const head = await house.officer('agency-head', LIGHTS);
  const items = await reports(house, 2);
  const id = await started(head, URGENT, items);
  assert.equal((await admin('PATCH', `/api/officers/${head.id}`, { disabled: true })).status, 204);
  await workThrough(house.city, id);
  const state = await house.city.db.one<{ state: string; left: number }>(
    sql`select state, (select count(*)::int from complaints.bulk_item where outcome = 'left') as "left"
      from complaints.bulk_run where id = ${id}`,
  );
  assert.deepEqual(state, { state: 'stopped', left: 2 });

  const other = await house.officer('agency-head', LIGHTS);
  const again = await started(other, URGENT, items);
  await house.city.db.run(sql`delete from identity.grant where officer = ${other.id}`);
  await workThrough(house.city, again);
  const problems = await house.city.db.rows<{ problem: string }>(
    sql`select problem from complaints.bulk_item where run = ${again} order by place`,
  );
  assert.deepEqual(problems, [{ problem: 'cases.not-found' }, { problem: 'cases.not-found' }]);
  assert.equal((await entriesOf(house, 'prioritised')).size, 0);
});

test('stopped before the next case, the rest is left as it was', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const id = await started(head, URGENT, await reports(house, 3));
  assert.equal((await head('POST', `/api/desk/bulk/${id}/stop`)).status, 200);
  await workThrough(house.city, id);
  const run = await result(head, id);
  assert.deepEqual([run.state, run.done, run.left], ['stopped', 0, 3]);
  assert.equal((await entriesOf(house, 'prioritised')).size, 0);
});

test('a ready answer goes out in each reporter’s language, and not where it would have a gap', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const one = await report(house, { language: 'en' });
  const two = await report(house, { language: 'id' });
  await house.city.db.run(sql`update cases."case" set area = null where code = ${two.code}`);
  const order: BulkOrder = {
    act: 'answer',
    template: 'crew-scheduled',
    values: { 'tanggal kerja': '2027-01-05' },
  };
  const items = await rehearsed(head, order, [{ code: one.code }, { code: two.code }]);
  assert.match(items[0]?.text ?? '', /^We have noted the place in Panjang\..*5 January 2027/);
  assert.equal(items[1]?.refusal?.code, 'complaints.template-gap');
  const id = await started(
    head,
    order,
    items.map(({ code, version }) => ({ code, version })),
  );
  await workThrough(house.city, id);
  const run = await result(head, id);
  assert.deepEqual(
    run.items.map(({ outcome }) => outcome),
    ['done', 'refused'],
  );
  assert.match((await shown(head, one.code)).timeline.at(-1)?.text ?? '', /^We have noted/);
});

test('closing many needs a statement and its reason; an order that lacks something is refused as a whole', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const [item] = (await reports(house, 1)) as [Item];
  const order: BulkOrder = { act: 'close', text: 'Lampu sudah menyala lagi.' };
  const send = (given: object) => head('POST', '/api/desk/bulk', { order: given, items: [item] });
  assert.equal((await send(order)).status, 422);
  assert.equal((await send({ ...order, mended: true })).status, 422, 'why there is no photo');
  assert.equal((await send({ ...order, mended: false })).status, 422, 'why it is not mended');
  assert.equal((await send({ act: 'hand-over' })).status, 422);
  const twice = { order: URGENT, items: [item, item] };
  assert.equal((await head('POST', '/api/desk/bulk', twice)).status, 422);
  const whole = { ...order, mended: true, withoutPhoto: 'Perbaikan serentak satu jaringan.' };
  assert.equal((await rehearsed(head, whole, [item]))[0]?.refusal?.code, 'complaints.not-now');
  assert.equal((await head('POST', `${at(item.code)}/take`, { version: 1 })).status, 200);
  assert.equal((await rehearsed(head, whole, [{ code: item.code }]))[0]?.after, 'closed');
});

test('of a case out of reach a run tells neither the title nor anything else', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', LIGHTS);
  const foreign = await report(house, { category: 'uncollected-waste', description: 'Sampah tiga hari.' });
  const [own] = (await reports(house, 1)) as [Item];
  const id = await started(head, URGENT, [own, { code: foreign.code, version: 1 }]);
  const told = async () => {
    const run = await result(head, id);
    const csv = await head('GET', `/api/desk/bulk/${id}/result.csv`);
    assert.ok(csv.text.includes('Lampu') && !csv.text.includes('Sampah'), csv.text);
    return run.items.map(({ title }) => title.slice(0, 5));
  };
  assert.deepEqual(await told(), ['Lampu', ''], 'before it is worked on');
  await workThrough(house.city, id);
  assert.deepEqual(await told(), ['Lampu', '']);
  assert.equal((await result(head, id)).items[1]?.refusal?.code, 'cases.not-found');
});
