import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { LIGHTS, report } from '../../../../test/kit/people.ts';
import { sql } from '../../../platform/db/sql.ts';
import { catchUp } from '../../../platform/events/subscriber.ts';
import type { DeskComplaint } from '../rules/desk-contract.ts';
import type { Figures } from '../rules/figures-contract.ts';
import { counter, countSome } from './counts.ts';
import { settleSilent } from './jobs.ts';

const START = new Date('2026-11-23T02:00:00Z');
const DAY = 86_400_000;
const noPhoto = { mended: true, text: 'Beres.', withoutPhoto: 'Kamera petugas sedang rusak.' };

async function counted(house: TestHouse): Promise<void> {
  await house.city.hub.drain();
  while ((await catchUp(house.city, counter)) > 0);
}

async function read(house: TestHouse, query = ''): Promise<Figures> {
  const answer = await house.call<Figures>('GET', `/api/complaints/figures${query}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

test('each end is counted under its own name, by agency, category and month, and a reopening takes it out again', async (t) => {
  let now = START;
  const house = await testHouse(t, { now: () => now });
  while (await countSome(house.city));
  await catchUp(house.city, counter);
  const desk = await house.officer('agency-head', LIGHTS);
  const closed = async (body: Record<string, unknown>) => {
    const one = await report(house);
    await desk('POST', `/api/desk/complaints/${one.code}/take`, { version: 1 });
    const answer = await desk('POST', `/api/desk/complaints/${one.code}/close`, { version: 2, ...body });
    assert.equal(answer.status, 200, answer.text);
    return one;
  };
  const [yes] = [await closed(noPhoto), await closed(noPhoto)];
  const no = await closed({ mended: false, text: 'Menunggu.', reason: 'needs-budget' });
  await closed({ text: 'Ditutup.', withoutPhoto: 'Kamera petugas sedang rusak.' });
  const refused = await report(house);
  await desk('POST', `/api/desk/complaints/${refused.code}/reject`, {
    version: 1,
    reason: 'Bukan wewenang kami.',
  });
  await report(house);
  const word = (one: { code: string; receipt: string }, body: unknown) =>
    house.call('POST', `/api/complaints/${one.code}/verdict`, body, { 'x-receipt': one.receipt });
  assert.equal((await word(yes, { mended: true })).status, 200);
  await counted(house);
  const first = await read(house);
  const {
    received,
    confirmed,
    awaiting,
    silent,
    notMended,
    unknown,
    rejected,
    open,
    closed: all,
  } = first.all;
  assert.deepEqual(
    [received, confirmed, awaiting, silent, notMended, unknown, rejected, open, all],
    [6, 1, 1, 0, 1, 1, 1, 1, 4],
  );
  assert.deepEqual(
    [first.all.claimed, first.all.atPlace, first.all.medianDays, first.complete],
    [2, 0, 0, true],
  );
  assert.deepEqual(
    first.agencies.map((row) => [row.key, row.received, row.open]),
    [[LIGHTS, 6, 1]],
  );
  assert.deepEqual(
    first.categories.map((row) => row.key),
    ['street-light'],
  );
  assert.equal((await read(house, '?category=pothole')).all.received, 0);
  assert.equal((await read(house, '?until=2026-10')).all.received, 0);

  now = new Date(START.getTime() + 11 * DAY);
  assert.equal(await settleSilent(house.city), 1);
  assert.equal((await word(no, { mended: false, reason: 'Mohon dikerjakan.' })).status, 200);
  await counted(house);
  const later = await read(house);
  assert.deepEqual(
    [later.all.silent, later.all.awaiting, later.all.notMended, later.all.reopened, later.all.open],
    [1, 0, 0, 1, 2],
  );
  const sums = later.all;
  const ended =
    sums.confirmed +
    sums.silent +
    sums.awaiting +
    sums.disputed +
    sums.notMended +
    sums.unanswered +
    sums.unknown;
  assert.equal(ended, sums.closed);
  assert.equal(sums.received, sums.closed + sums.rejected + sums.merged + sums.open);
  const table = await house.call('GET', '/api/complaints/figures.csv?from=2026-11&until=2026-12');
  assert.match(String(table.headers['content-type']), /text\/csv/);
  assert.equal(table.text.trim().split('\r\n').length, 4);
});

test('what was never told to the reader, and what is gone, is put right by a walk; counting twice changes nothing', async (t) => {
  const house = await testHouse(t, { now: () => START });
  await report(house);
  await report(house);
  while (await countSome(house.city, 1));
  assert.equal((await read(house)).all.received, 2);
  await house.city.hub.drain();
  await catchUp(house.city, counter);
  await house.city.db.run(sql`insert into complaints.count_todo (below) values (null), (null)`);
  assert.equal((await read(house)).complete, false);
  while (await countSome(house.city, 1));
  assert.equal((await read(house)).all.received, 2);
  // An undone import takes cases away without a word on each.
  await house.city.db.run(
    sql`update complaints.counted set case_id = -77 where case_id = (select max(case_id) from complaints.counted)`,
  );
  await house.city.db.run(sql`insert into complaints.count_todo (below) values (null)`);
  while (await countSome(house.city, 1));
  const { all, complete } = await read(house);
  assert.deepEqual([all.received, all.open, complete], [2, 2, true]);
});

test('any order of takes, closings, words and reopenings leaves the figures equal to a count of the cases', async (t) => {
  let tick = 0;
  const house = await testHouse(t, { now: () => new Date(START.getTime() + tick * 1000) });
  while (await countSome(house.city));
  await catchUp(house.city, counter);
  const desk = await house.officer('agency-head', LIGHTS);
  const cases = [await report(house), await report(house), await report(house)];
  const acts = ['take', 'close', 'not', 'silent', 'yes', 'no', 'reject'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...acts)), { maxLength: 12 }),
      async (steps) => {
        for (const [at, act] of steps) {
          const one = cases[at] as (typeof cases)[number];
          const path = `/api/desk/complaints/${one.code}`;
          const { version } = (await desk<DeskComplaint>('GET', path)).body;
          const mine = { 'x-receipt': one.receipt };
          const verdict = `/api/complaints/${one.code}/verdict`;
          tick += 1;
          if (act === 'take') await desk('POST', `${path}/take`, { version });
          else if (act === 'close') await desk('POST', `${path}/close`, { version, ...noPhoto });
          else if (act === 'not')
            await desk('POST', `${path}/close`, {
              version,
              mended: false,
              text: 'Nanti.',
              reason: 'weather',
            });
          else if (act === 'reject')
            await desk('POST', `${path}/reject`, { version, reason: 'Bukan wewenang kami.' });
          else if (act === 'yes') await house.call('POST', verdict, { mended: true }, mine);
          else if (act === 'no')
            await house.call('POST', verdict, { mended: false, reason: `Belum ${tick}.` }, mine);
          else await settleSilent(house.city);
        }
        await counted(house);
        const { all } = await read(house);
        const truth = await house.city.db.one<Record<string, number>>(sql`select count(*)::int as received,
        count(*) filter (where c.open)::int as open, count(*) filter (where c.state = 'closed')::int as closed,
        count(*) filter (where k.outcome = 'confirmed')::int as confirmed,
        count(*) filter (where k.outcome = 'not-mended')::int as "notMended",
        count(*) filter (where k.outcome = 'rejected')::int as rejected, sum(c.reopened)::int as reopened
        from cases."case" c join complaints.complaint k on k.case_id = c.id`);
        const { received, open, closed, confirmed, notMended, rejected, reopened } = all;
        assert.deepEqual({ received, open, closed, confirmed, notMended, rejected, reopened }, truth);
      },
    ),
    { numRuns: 12, seed: 3 },
  );
});

test('wrong months are named', async (t) => {
  const house = await testHouse(t);
  type Problem = { fields?: { path: string; rule: string; message: string }[] };
  for (const [query, wanted] of [
    ['?from=2026-12&until=2026-01', 'until before-from'],
    ['?from=1990-01&until=2026-01', 'from too-many-months'],
    ['?from=2026-13', 'from pattern'],
  ] as const) {
    const { status, body } = await house.call<Problem>('GET', `/api/complaints/figures${query}`);
    assert.equal(status, 422);
    assert.equal(`${body.fields?.[0]?.path} ${body.fields?.[0]?.rule}`, wanted);
    assert.ok(!body.fields?.[0]?.message.includes('{'));
  }
});
