/** Lists and counts of the desk: each view holds exactly what the officer's roles reach, whichever index it is read along. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  act,
  desk,
  does,
  ORDER,
  post,
  sent,
  TRADE,
  toDecision,
  type World,
  world,
} from '../../../test/kit/applying.ts';
import type { Call } from '../../../test/kit/house.ts';
import { sql } from '../../platform/db/sql.ts';
import type { DeskCounts, DeskPage } from './rules/desk-contract.ts';

/** All pages, two lines at a time. */
async function listed(call: Call, query: string): Promise<string[]> {
  const codes: string[] = [];
  let cursor = '';
  do {
    const path = `/api/desk/applications?${query}&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { body, status, text } = await call<DeskPage>('GET', path);
    assert.equal(status, 200, text);
    codes.push(...body.items.map(({ code }) => code));
    cursor = body.next ?? '';
  } while (cursor);
  return codes;
}

/** What the view means, told from the cases and their desks alone; no index is asked. */
const MEANS: Record<string, string> = {
  late: "c.open and c.due_at < '2026-03-20T00:00:00Z' order by c.due_at, c.id",
  paused: 'c.open and c.paused_at is not null order by c.id desc',
  waiting: 'c.open and c.paused_at is null order by c.id desc',
  ended: 'not c.open order by c.id desc',
  all: 'true order by c.id desc',
};

/** Every agency of the house stands below this one. */
const ABOVE = 'setda';

async function meant({ house }: World, agency: string | null, view: string): Promise<string[]> {
  const { rows } = await house.city.db.pool.query<{ code: string }>(
    `select c.code from cases."case" c where c.service = 'applications' and ($1::text is null or c.agency = $1 or exists (
      select from applications.task t where t.case_id = c.id and t.agency = $1)) and ${MEANS[view]}`,
    [agency === ABOVE ? null : agency],
  );
  return rows.map(({ code }) => code);
}

/** Applications everywhere on their way: checked, sent back, asked of another agency, paid for, decided, refused. */
async function spread(w: World): Promise<string[]> {
  const codes: string[] = [];
  for (let at = 0; at < 8; at++) codes.push(await sent(w));
  const [, back, asked, decided, granted, refused, mended] = codes as [
    ...[string, string, string, string, string, string, string],
  ];
  const mend = { fields: [{ path: 'goods', note: 'Tulis lagi.' }], reason: 'Belum jelas apa yang dijual.' };
  await act(w.clerk, back, 'mend', mend);
  await act(w.clerk, asked, 'complete');
  await toDecision(w, decided);
  await toDecision(w, granted);
  assert.equal(await act(w.head, granted, 'grant'), 'granted');
  await act(w.clerk, refused, 'refuse', { reason: 'Tempatnya sudah dipakai orang lain.' });
  await act(w.clerk, mended, 'complete');
  return codes;
}

test('each view of each agency holds what its roles reach, in its order, page by page, and the counts say the same', async (t) => {
  const w = await world(t);
  await spread(w);
  for (const now of ['2026-03-02T03:00:00Z', '2026-03-20T00:00:00Z']) {
    w.time.set(now);
    const people = [
      [TRADE, await w.house.officer('service-clerk', TRADE)],
      [ORDER, await w.house.officer('service-reviewer', ORDER)],
      [ABOVE, await w.house.officer('service-clerk', ABOVE)],
      [null, await w.house.officer('leadership')],
    ] as const;
    for (const [agency, call] of people) {
      const { body: counts } = await call<DeskCounts>('GET', '/api/desk/applications/counts');
      for (const view of Object.keys(MEANS)) {
        if (view === 'late' && now < '2026-03-20') continue;
        const codes = await meant(w, agency, view);
        assert.deepEqual(await listed(call, `view=${view}`), codes, `${agency} ${view}`);
        const filtered = await listed(call, `view=${view}&service=trial-stall&agency=${TRADE}`);
        assert.deepEqual(filtered, codes, `${agency} ${view}, filtered`);
        assert.deepEqual(await listed(call, `view=${view}&service=other`), []);
        if (view !== 'all' && view !== 'ended') assert.equal(counts.views[view], codes.length, view);
      }
    }
    const stranger = await w.house.officer('service-reviewer', 'dinkes');
    for (const view of ['todo', 'mine', 'silence', ...Object.keys(MEANS)])
      assert.deepEqual(await listed(stranger, `view=${view}`), [], view);
  }
});

test('what waits for a part is listed for that part alone, and what somebody took for that officer', async (t) => {
  const w = await world(t);
  const [fresh, , asked, decided, , , mended, last] = await spread(w);
  assert.deepEqual(new Set(await listed(w.clerk, 'view=todo')), new Set([fresh, last]));
  assert.deepEqual(new Set(await listed(w.order, 'view=todo')), new Set([asked, mended]));
  assert.deepEqual(await listed(w.order, 'view=todo&part=clerk'), []);
  assert.deepEqual(new Set(await listed(w.order, 'view=todo&service=trial-stall')), new Set([asked, mended]));
  assert.deepEqual(await listed(w.order, 'view=todo&service=other'), []);
  const above = await w.house.officer('service-clerk', ABOVE);
  assert.deepEqual(new Set(await listed(above, 'view=todo')), new Set([fresh, last]));
  assert.deepEqual(await listed(w.head, 'view=todo&part=approver'), [decided]);
  assert.deepEqual(await listed(w.head, `view=todo&q=${decided}`), [decided]);
  const { seen } = await desk(w.clerk, fresh ?? '');
  assert.equal((await post(w.clerk, fresh ?? '', 'take', { seen })).status, 200);
  assert.deepEqual(await listed(w.clerk, 'view=mine'), [fresh]);
  assert.deepEqual(await listed(w.head, 'view=mine'), []);
  const { body } = await w.clerk<DeskCounts>('GET', '/api/desk/applications/counts');
  assert.deepEqual([body.views.todo, body.views.mine], [2, 1]);
});

test('what another agency keeps of an application that asked it is what the case says, after every step', async (t) => {
  const w = await world(t);
  const same = async (when: string) => {
    const wrong = await w.house.city.db.rows(sql`
      select * from (select t.agency, t.case_id, c.open, c.paused_at is not null, c.due_at, bool_or(not t.nameless)
        from applications.task t join cases."case" c on c.id = t.case_id where t.agency <> c.agency
        group by t.agency, t.case_id, c.id) meant
      except select agency, case_id, open, paused, due_at, named from applications.asked`);
    assert.deepEqual(wrong, [], when);
    const [{ n } = { n: -1 }] = await w.house.city.db.rows<{ n: number }>(
      sql`select count(*)::int as n from applications.asked k where not exists (
        select from applications.task t where t.case_id = k.case_id and t.agency = k.agency)`,
    );
    assert.equal(n, 0, when);
  };
  await spread(w);
  await same('on their ways');
  const code = await sent(w);
  await toDecision(w, code);
  await same('at the decision');
  assert.equal(await does(w.head, code, 'act', { act: 'grant' }), 'granted');
  await same('at the end');
  const gone = await sent(w);
  await act(w.clerk, gone, 'complete');
  await same('at the review');
  const left = await w.sri('POST', `/api/applications/${gone}/withdraw`, {});
  assert.ok(left.status < 300, left.text);
  await same('withdrawn');
});
