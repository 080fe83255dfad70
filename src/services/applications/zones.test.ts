/** The clock of an application in the three zones of Indonesia, over the border of a day, over holidays, and while it stands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  act,
  answers,
  desk,
  own,
  people,
  post,
  SERVICE,
  sent,
  toDecision,
  type World,
  world,
} from '../../../test/kit/applying.ts';
import { trialService } from '../../blocks/definitions/trial.ts';
import { sql } from '../../platform/db/sql.ts';
import { decideSilent, lapse } from './jobs.ts';

const ZONES = [
  ['Asia/Jakarta', 7],
  ['Asia/Makassar', 8],
  ['Asia/Jayapura', 9],
] as const;

const LATER = { opens_on: '2026-04-06' };

/** `2026-03-02T08:00` by the wall clock of a place that is so many hours before UTC. */
const wall = (text: string, hours: number) =>
  new Date(Date.parse(`${text}:00Z`) - hours * 3_600_000).toISOString();

async function appliedOn({ house }: World, code: string): Promise<string> {
  const row = await house.city.db.one<{ day: string }>(sql`select a.applied_on::text as day
    from applications.application a join cases."case" c on c.id = a.case_id where c.code = ${code}`);
  return row.day;
}

for (const [zone, hours] of ZONES) {
  test(`${zone}: the limit ends when the offices of this place close, and the day begins at its own midnight`, async (t) => {
    const w = await world(t, {}, { zone });
    const at = (text: string) => w.time.set(wall(text, hours));
    at('2026-03-02T09:00');
    const monday = await sent(w);
    assert.equal(await appliedOn(w, monday), '2026-03-02');
    // Ten working days: the second Monday and its week, no holiday in between.
    assert.equal((await own(w.sri, monday)).clock.dueAt, wall('2026-03-16T16:00', hours));
    at('2026-03-02T23:59');
    assert.equal(await appliedOn(w, await sent(w)), '2026-03-02', 'still Monday');
    at('2026-03-03T00:01');
    const night = await sent(w);
    assert.equal(await appliedOn(w, night), '2026-03-03', 'Tuesday has begun here');
    assert.equal((await own(w.sri, night)).clock.dueAt, wall('2026-03-17T16:00', hours));
    // A day that is over here may not be chosen any more, though it is not over in the west.
    const late = { service: SERVICE, version: 1, answers: answers({ opens_on: '2026-03-02' }) };
    assert.equal((await w.sri('POST', '/api/applications', late)).status, 422);
  });

  test(`${zone}: over Nyepi and Idulfitri the clock counts no day, whether it runs or stands`, async (t) => {
    const w = await world(t, {}, { zone });
    const at = async (text: string) => {
      w.time.set(wall(text, hours));
      Object.assign(w, await people(w.house));
    };
    await at('2026-03-09T09:00');
    const code = await sent(w, LATER);
    // 10, 11, 12, 13, 16, 17 March, then six closed days and two weekends, then 25, 26, 27, 30 March.
    const due = (await own(w.sri, code)).clock.dueAt;
    assert.equal(due, wall('2026-03-30T16:00', hours));
    await at('2026-03-17T10:00');
    await act(w.clerk, code, 'mend', { fields: [{ path: 'width', note: 'Ukur lagi.' }] });
    await at('2026-03-25T10:00');
    const mended = await w.sri('POST', `/api/applications/${code}/correction`, {
      answers: answers({ ...LATER, width: 3 }),
    });
    assert.equal(mended.status, 200, mended.text);
    // From the 17th to the 25th one working day went by: no more than that is given back.
    assert.equal((await own(w.sri, code)).clock.dueAt, wall('2026-03-31T16:00', hours));
  });

  test(`${zone}: silence decides on the first day on which the offices are open again, when they close`, async (t) => {
    const w = await world(t, {}, { zone });
    w.time.set(wall('2026-03-16T14:00', hours));
    Object.assign(w, await people(w.house));
    const code = await sent(w, LATER);
    await toDecision(w, code);
    // Two working days after Monday the 16th: Tuesday, and Wednesday the 25th.
    for (const [day, decided] of [
      ['2026-03-19T12:00', 0],
      ['2026-03-24T23:00', 0],
      ['2026-03-25T15:59', 0],
      ['2026-03-25T16:01', 1],
      ['2026-03-25T16:02', 0],
    ] as const) {
      w.time.set(wall(day, hours));
      assert.equal(await decideSilent(w.house.city), decided, day);
    }
    Object.assign(w, await people(w.house));
    assert.equal((await own(w.sri, code)).decision?.kind, 'silence');
  });
}

test('what the applicant has days for is due when the offices close, never at night or on a day off', async (t) => {
  const { workflow } = trialService();
  assert.ok(workflow);
  const { correction } = workflow.states;
  assert.ok(correction?.kind === 'applicant');
  for (const [amount, now, due] of [
    // By the hour it would be due at half past three in the night.
    [14, '2026-03-03T03:30', '2026-03-17T16:00'],
    [14, '2026-03-02T10:00', '2026-03-16T16:00'],
    // After the offices have closed on the day on which it would be due: when they close on the next.
    [14, '2026-03-02T20:00', '2026-03-17T16:00'],
    // Saturday, and Nyepi with Idulfitri and what is off beside them.
    [5, '2026-03-02T10:00', '2026-03-09T16:00'],
    [16, '2026-03-02T10:00', '2026-03-25T16:00'],
  ] as const) {
    const limit = { amount, unit: 'days' } as const;
    const w = await world(t, {
      workflow: { ...workflow, states: { ...workflow.states, correction: { ...correction, limit } } },
    });
    w.time.set(wall(now, 7));
    Object.assign(w, await people(w.house));
    const code = await sent(w);
    await act(w.clerk, code, 'mend', { fields: [{ path: 'width', note: 'Ukur lagi.' }] });
    assert.equal((await own(w.sri, code)).correction?.until, wall(due, 7), `${amount} days from ${now}`);
    w.time.set(new Date(Date.parse(wall(due, 7)) - 1).toISOString());
    assert.equal(await lapse(w.house.city), 0);
    w.time.set(wall(due, 7));
    assert.equal(await lapse(w.house.city), 1);
  }
});

test('where a law lets the city take longer, the reason is told, the promise grows and nobody is late', async (t) => {
  const { workflow } = trialService();
  assert.ok(workflow);
  const { check, decision } = workflow.states;
  assert.ok(check?.kind === 'desk' && decision?.kind === 'desk');
  const words = { id: 'Lebih lama', en: 'Longer', jv: 'Langkung dangu', zh: '延长' };
  const limit = { amount: 7, unit: 'working-days' } as const;
  const longer = { ...check, title: words, says: words, extends: limit, limit };
  const extend = { id: 'extend', kind: 'forward', title: words, to: 'longer' } as const;
  const w = await world(t, {
    workflow: {
      ...workflow,
      states: { ...workflow.states, longer, check: { ...check, acts: [...check.acts, extend] } },
    },
  });
  const code = await sent(w);
  assert.equal((await own(w.sri, code)).clock.dueAt, wall('2026-03-16T16:00', 7));
  const { seen } = await desk(w.clerk, code);
  const silent = await post(w.clerk, code, 'act', { seen, act: 'extend' });
  assert.equal(silent.status, 422, 'the law asks for written reasons');
  const reason = 'Berkasnya tersebar di tiga kantor.';
  assert.equal(await act(w.clerk, code, 'extend', { reason }), 'longer');
  const extended = await own(w.sri, code);
  // Seven working days more: 17, 25, 26, 27, 30, 31 March, 1 April.
  assert.equal(extended.clock.dueAt, wall('2026-04-01T16:00', 7));
  assert.equal(extended.clock.promise.amount, 17);
  assert.equal(extended.timeline.at(-1)?.text, reason);
  w.time.set(wall('2026-03-31T10:00', 7));
  Object.assign(w, await people(w.house));
  assert.equal((await own(w.sri, code)).clock.late, false);
  assert.equal(await act(w.clerk, code, 'refuse', { reason: 'Tempatnya tidak ada.' }), 'refused');
  assert.equal((await own(w.sri, code)).clock.onTime, true, 'the extension counts after the end as well');
});
