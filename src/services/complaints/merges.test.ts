import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Call, type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { report } from '../../../test/kit/people.ts';
import { counting } from '../../../test/kit/queries.ts';
import { sql } from '../../platform/db/sql.ts';
import type { PublicComplaint } from './contract.ts';
import { closeSilent } from './jobs.ts';
import type { DeskComplaint } from './rules/desk-contract.ts';
import { tell } from './tell.ts';

const at = (code: string) => `/api/desk/complaints/${code}`;

async function shown(desk: Call, code: string): Promise<DeskComplaint> {
  const answer = await desk<DeskComplaint>('GET', at(code));
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

async function act(desk: Call, code: string, name: string, more: Record<string, unknown> = {}) {
  const { version } = await shown(desk, code);
  return desk('POST', `${at(code)}/${name}`, { version, ...more });
}

async function done(
  desk: Call,
  code: string,
  name: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  const answer = await act(desk, code, name, more);
  assert.equal(answer.status, 200, `${name} ${code}: ${answer.text}`);
}

const listed = async (house: TestHouse) =>
  (await house.call<{ items: { code: string }[] }>('GET', '/api/complaints')).body.items.map(
    ({ code }) => code,
  );

test('a merged report leaves desk, list and map, points at the other one, and stands where it stood when undone', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const [one, other] = [await report(house), await report(house)];
  await done(desk, other.code, 'take');
  const before = await shown(desk, other.code);
  await done(desk, other.code, 'merge', { into: one.code });
  assert.deepEqual(await listed(house), [one.code]);
  const merged = await shown(desk, other.code);
  assert.equal(merged.state, 'merged');
  assert.equal(merged.speaksFor, one.code);
  assert.deepEqual(
    (await shown(desk, one.code)).merged.map(({ code }) => code),
    [other.code],
  );
  const open = await house.call<PublicComplaint>('GET', `/api/complaints/${other.code}`);
  assert.equal(open.status, 200, 'whoever holds the code still finds the way');
  assert.equal(open.body.mergedInto, one.code);
  assert.equal((await house.call<PublicComplaint>('GET', `/api/complaints/${one.code}`)).body.same, 1);
  await done(desk, other.code, 'unmerge');
  const after = await shown(desk, other.code);
  assert.deepEqual(
    {
      state: after.state,
      assignee: after.assignee,
      visibility: after.visibility,
      mergedInto: after.mergedInto,
    },
    { state: before.state, assignee: before.assignee, visibility: before.visibility, mergedInto: null },
  );
  assert.deepEqual((await listed(house)).sort(), [one.code, other.code].sort());
});

test('a merge into itself, in a circle, into an ended or an unreachable case is refused and changes nothing', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const [a, b, c] = [await report(house), await report(house), await report(house)];
  assert.equal((await act(desk, a.code, 'merge', { into: a.code })).status, 409);
  await done(desk, a.code, 'merge', { into: b.code });
  await done(desk, b.code, 'merge', { into: c.code });
  assert.equal((await act(desk, c.code, 'merge', { into: a.code })).status, 409, 'a circle');
  assert.equal((await act(desk, c.code, 'merge', { into: 'MGL-000-000-000' })).status, 404);
  const ended = await report(house);
  await done(desk, ended.code, 'reject', { reason: 'Bukan urusan kota ini.' });
  assert.equal((await act(desk, c.code, 'merge', { into: ended.code })).status, 409, 'it is over');
  const waste = await report(house, {
    category: 'uncollected-waste',
    description: 'Sampah menumpuk sejak tiga hari.',
  });
  const lights = await house.officer('agency-head', 'disperkim');
  assert.equal(
    (await act(lights, c.code, 'merge', { into: waste.code })).status,
    404,
    'another agency’s case',
  );
  assert.equal((await shown(desk, c.code)).state, 'received');
});

test('two officers who merge two cases into each other at once leave one merge', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  for (let round = 0; round < 5; round++) {
    const [a, b] = [await report(house), await report(house)];
    const answers = await Promise.all([
      act(desk, a.code, 'merge', { into: b.code }),
      act(desk, b.code, 'merge', { into: a.code }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status).sort(),
      [200, 409],
      answers.map(({ text }) => text).join(),
    );
  }
});

test('any merges undone in any order leave each case where its remaining merges say', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.boolean()), {
        minLength: 4,
        maxLength: 12,
      }),
      async (steps) => {
        const codes: string[] = [];
        for (let n = 0; n < 5; n++) codes.push((await report(house)).code);
        const parent = new Map<number, number>();
        const rootOf = (n: number): number => (parent.has(n) ? rootOf(parent.get(n) as number) : n);
        for (const [child, into, undo] of steps) {
          const code = codes[child] as string;
          const may = undo
            ? parent.has(child)
            : !parent.has(child) && child !== into && rootOf(into) !== child;
          const answer = undo
            ? await act(desk, code, 'unmerge')
            : await act(desk, code, 'merge', { into: codes[into] });
          assert.equal(answer.status, may ? 200 : 409, answer.text);
          if (may && undo) parent.delete(child);
          else if (may) parent.set(child, into);
        }
        for (const [n, code] of codes.entries()) {
          const { state, speaksFor } = await shown(desk, code);
          const root = rootOf(n);
          assert.equal(state, root === n ? 'received' : 'merged');
          assert.equal(speaksFor, root === n ? null : codes[root]);
        }
      },
    ),
    { numRuns: 12, seed: 20261122 },
  );
});

test('a question that stood before the merge has its full time again when the merge is undone', async (t) => {
  let now = new Date('2026-11-23T02:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const desk = await house.officer('complaints-coordinator');
  const [one, other] = [await report(house), await report(house)];
  await done(desk, other.code, 'take');
  await done(desk, other.code, 'ask', { text: 'Tiang yang mana?' });
  await done(desk, other.code, 'merge', { into: one.code });
  now = new Date('2026-12-14T02:00:00Z');
  const later = await house.officer('complaints-coordinator');
  await done(later, other.code, 'unmerge');
  assert.equal((await shown(later, other.code)).state, 'waiting');
  assert.equal(await closeSilent(house.city), 0, 'while it was merged nobody could answer');
  now = new Date('2026-12-24T02:00:00Z');
  assert.equal(await closeSilent(house.city), 1);
  const pauses = await house.city.db.rows<{ reason: string; open: boolean }>(sql`
    select p.reason, p.to_at is null as open from cases.pause p join cases."case" c on c.id = p.case_id
    where c.code = ${other.code} order by p.from_at`);
  assert.ok(pauses.every(({ open }) => !open));
});

test('who says "the same, add me" holds an own code, and hears what becomes of the first report', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const first = await report(house, { reporter: { phone: '081234567890' } });
  const joined = await report(house, { sameAs: first.code, reporter: { phone: '081234567891' } });
  assert.notEqual(joined.code, first.code);
  assert.equal(joined.state, 'merged');
  assert.deepEqual(await listed(house), [first.code]);
  await done(desk, first.code, 'take');
  const { version } = await shown(desk, first.code);
  await tell(house.city, [{ code: first.code, step: 'taken', version }]);
  await tell(house.city, [{ code: first.code, step: 'taken', version }]);
  const notices = await house.city.db.rows<{ subject: string }>(
    sql`select subject from notices.notice where template = 'complaints.notice.taken' order by subject`,
  );
  assert.deepEqual(notices.map(({ subject }) => subject).sort(), [first.code, joined.code].sort());
  await done(desk, joined.code, 'unmerge');
  assert.equal((await shown(desk, joined.code)).state, 'received');
  const hidden = await report(house, {
    category: 'officer-conduct',
    description: 'Petugas loket meminta uang.',
  });
  const refused = await house.call('POST', '/api/complaints', {
    description: 'Petugas loket meminta uang.',
    category: 'officer-conduct',
    area: '33.71.03.1005',
    sameAs: hidden.code,
  });
  assert.equal(refused.status, 404, 'a hidden report cannot be told from none');
});

test('many followers are looked up at once', async (t) => {
  const house = await testHouse(t);
  const { code } = await report(house);
  const { id } = await house.city.db.one<{ id: number }>(
    sql`select id from cases."case" where code = ${code}`,
  );
  const follow = (many: number) =>
    house.city.db.run(sql`with made as (insert into identity.citizen (id, language, created_at)
        select gen_random_uuid(), 'id', now() from generate_series(1, ${many}) returning id)
      insert into cases.follower (case_id, citizen, language, since) select ${id}, id, 'id', now() from made`);
  await follow(2);
  const { city, count } = counting(house.city);
  await tell(city, [{ code, step: 'taken', version: 2 }]);
  count();
  await tell(city, [{ code, step: 'answered', version: 3 }]);
  const few = count();
  await follow(20);
  await tell(city, [{ code, step: 'answered', version: 4 }]);
  assert.equal(count(), few);
});
