/** Demo life at the desks: people ask for what the shelf offers, in words of their own, and every kind of state is to be seen. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { testHouse } from '../../../../test/kit/house.ts';
import { magelangPack } from '../../../../test/kit/postgres.ts';
import { faultsOf } from '../../../blocks/definitions/api.ts';
import { inventCitizen } from '../../../blocks/identity/api.ts';
import { systemContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/db/sql.ts';
import { readEnv } from '../../../platform/env.ts';
import { allOffered } from '../../../services/applications/api.ts';
import { localDate } from '../../../shared/time.ts';
import { isWorkingDay } from '../../../shared/working-time.ts';
import { ensureDemoAccounts } from '../../demo.ts';
import { createRandom } from '../random.ts';
import { canWish, createAnswering } from './answering.ts';
import { createApplying } from './applying.ts';
import { OFFICE_DAY, officeClock } from './clock.ts';
import { makePast } from './past.ts';
import { createPeople } from './people.ts';
import { liveOn } from './present.ts';

/** Tuesday, eleven o'clock in Magelang. */
const NOW = new Date('2026-11-24T04:00:00Z');
const FILE = '00000000-0000-4000-8000-000000000001';

async function demoCity(t: TestContext) {
  const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-life-'));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  const { city } = await testHouse(t, { now: () => NOW });
  const pack = await magelangPack();
  await ensureDemoAccounts(city, pack, readEnv({ PENDOPO_DATA: dataDir }));
  return { city, pack };
}

test('every service that can be asked for is filled in by somebody, rightly and in words of his own', async (t) => {
  const { city } = await testHouse(t, { now: () => NOW });
  const pack = await magelangPack();
  const random = createRandom(2);
  const people = createPeople(city, pack, random);
  const answering = createAnswering(people, random);
  const today = localDate(NOW, city.zone);
  const offered = await allOffered(systemContext(city, 'test'));
  assert.ok(offered.length >= 24);
  for (const { service, form } of offered) {
    assert.ok(canWish(service), `${service}: nobody can say what is wanted`);
    for (let index = 0; index < 6; index++) {
      const person = await people.person(index);
      const view = form('id');
      const shown = { photos: [FILE], pdf: FILE };
      const answers = answering.apply(view, service, today, person, shown);
      assert.ok(answers, `${service} cannot be filled in`);
      assert.deepEqual(faultsOf(view, answers, { today, applied_on: today }), [], service);
      assert.doesNotMatch(JSON.stringify(answers), /Contoh isian/, `${service} holds filler`);
    }
  }
});

test('an empty demo city gets a past that shows every kind of state, at the hours of the office', async (t) => {
  const { city, pack } = await demoCity(t);
  const random = createRandom(5);
  const applying = createApplying(city, pack, random);
  const made = await makePast(city, applying, random, new AbortController().signal);
  assert.ok(made >= 60, `${made} applications`);
  type Row = { kind: string; state: string; opened_at: Date; closed_at: Date | null; paused_at: Date | null };
  const rows = await city.db.rows<
    Row & {
      due_at: Date | null;
      silence_at: Date | null;
      decided: string | null;
      appointment: { state: string } | null;
    }
  >(
    sql`select c.kind, c.state, c.opened_at, c.closed_at, c.paused_at, c.due_at, a.silence_at, a.decided, a.appointment
      from cases."case" c join applications.application a on a.case_id = c.id order by c.id`,
  );
  const count = (fits: (row: (typeof rows)[number]) => boolean) => rows.filter(fits).length;
  const soon = NOW.getTime() + 4 * 86_400_000;
  const open = (row: Row) => row.closed_at === null;
  for (const [what, found, least] of [
    ['open', count(open), 30],
    ['services', new Set(rows.map(({ kind }) => kind)).size, 22],
    ['clock stands', count((row) => open(row) && row.paused_at !== null), 4],
    ['visit proposed', count((row) => row.appointment?.state === 'proposed'), 2],
    ['visit agreed', count((row) => open(row) && row.appointment?.state === 'confirmed'), 2],
    ['silence is near', count(({ silence_at: at }) => at !== null && at > NOW && at.getTime() < soon), 3],
    ['late', count((row) => open(row) && row.due_at !== null && row.due_at < NOW), 3],
    ['approved', count(({ decided }) => decided === 'approve'), 15],
    ['refused', count(({ decided }) => decided === 'refuse'), 3],
    ['came in today', count((row) => row.opened_at > new Date('2026-11-24T00:00:00Z')), 1],
  ] as const)
    assert.ok(found >= least, `${what}: ${found} of ${rows.length}, at least ${least}`);
  const working = await applying.calendar();
  for (const { opened_at, kind } of rows) {
    assert.ok(opened_at <= NOW, `${kind} comes from the future`);
    assert.ok(isWorkingDay(opened_at, working), `${kind} came on a day off`);
  }
  assert.equal(
    count(({ silence_at: at }) => at !== null && at <= NOW),
    0,
    'nothing is decided behind our back',
  );
  const { surveys, papers } = await city.db.one<{ surveys: number; papers: number }>(
    sql`select (select count(*)::int from applications.survey_answer) as surveys,
      (select count(*)::int from applications.paper) as papers`,
  );
  assert.ok(surveys >= 10, `${surveys} answered the survey`);
  assert.ok(papers >= 15, `${papers} papers`);
});

test('an open demo city goes on: new applications come in, others are taken a step further', async (t) => {
  const { city, pack } = await demoCity(t);
  const random = createRandom(8);
  const applying = createApplying(city, pack, random);
  for (let act = 0; act < 60; act++) await liveOn(city, applying, random);
  const { sent, worked } = await city.db.one<{ sent: number; worked: number }>(sql`
    select count(*)::int as sent, count(*) filter (where version > 1)::int as worked from cases."case"`);
  assert.ok(sent >= 10 && worked >= 3, `${sent} sent, ${worked} worked on`);
});

test('nobody is invented in a city that is real', async (t) => {
  const { city } = await testHouse(t);
  const real = { ...systemContext({ ...city, fictional: false }, 'test') };
  await assert.rejects(inventCitizen(real, { name: 'Siapa', contact: '081200001000' }), /fictional/);
});

test('the clock of the office knows days off, and a minute after closing is the next morning', () => {
  const week = [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '16:00' }));
  const calendar = { zone: 'Asia/Jakarta', week, closed: [{ date: '2026-11-23' }] };
  const clock = officeClock(calendar, NOW, 14);
  assert.deepEqual(clock.at(clock.now), NOW);
  assert.deepEqual(clock.at(clock.now - 180), new Date('2026-11-24T01:00:00Z'), 'opens at eight');
  // Monday is closed: the minute before stands on Friday.
  assert.deepEqual(clock.at(clock.now - 181), new Date('2026-11-20T08:29:00Z'));
  const sunday = officeClock(calendar, new Date('2026-11-22T04:00:00Z'), 14);
  assert.deepEqual(sunday.at(sunday.now - 1), new Date('2026-11-20T08:29:00Z'));
  assert.equal(OFFICE_DAY, 450);
});
