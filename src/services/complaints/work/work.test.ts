import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Call, testHouse } from '../../../../test/kit/house.ts';
import { photo, report } from '../../../../test/kit/people.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { PublicComplaint } from '../contract.ts';
import type { DeskComplaint, DeskPage } from '../rules/desk-contract.ts';
import type { Below, Pairs } from '../rules/work-contract.ts';

type Problem = { code: string; detail: string; fields?: { path: string; rule: string }[] };
const at = (code: string) => `/api/desk/complaints/${code}`;

async function shown(desk: Call, code: string): Promise<DeskComplaint> {
  const answer = await desk<DeskComplaint>('GET', at(code));
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

async function act(desk: Call, code: string, name: string, more: Record<string, unknown> = {}) {
  const { version } = await shown(desk, code);
  return desk<Problem & { task: string }>('POST', `${at(code)}/${name}`, { version, ...more });
}

async function done(desk: Call, code: string, name: string, more: Record<string, unknown> = {}) {
  const answer = await act(desk, code, name, more);
  assert.equal(answer.status, 200, `${name} ${code}: ${answer.text}`);
  return answer.body;
}

async function listed(desk: Call, view: string): Promise<string[]> {
  const answer = await desk<DeskPage>('GET', `/api/desk/complaints?view=${view}&limit=100`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body.items.map(({ code }) => code);
}

/** In the pack of Magelang, Disperkim has a division and, below that, a technical unit. */
const UNIT = 'disperkim-pju';
const CREW = 'disperkim-upt-lampu';

test('a case goes down the line with instructions, each level sees the chain, and comes back up with a reason', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', 'disperkim');
  const division = await house.officer('agency-head', UNIT);
  const unit = await house.officer('agency-head', CREW);
  const worker = await house.officer('agency-officer', CREW);
  const { code } = await report(house);
  const promised = (await shown(head, code)).completeBy;
  const { units } = (await head<Below>('GET', `${at(code)}/below`)).body;
  assert.deepEqual(units.map(({ id }) => id).sort(), ['disperkim', UNIT, CREW].sort());
  const inCrew = units.find(({ id }) => id === CREW)?.officers.map(({ id }) => id) ?? [];
  assert.deepEqual(
    inCrew.toSorted(),
    [unit.id, worker.id].sort(),
    'who works there, and none of the chiefs above',
  );
  await done(head, code, 'dispose', { agency: UNIT, instruction: 'Mohon ditindaklanjuti.', days: 3 });
  assert.ok((await listed(head, 'handed-down')).includes(code));
  assert.deepEqual(await listed(division, 'to-my-unit'), [code]);
  await done(division, code, 'dispose', { agency: CREW, instruction: 'Cek panel di tiang.', days: 2 });
  assert.deepEqual(await listed(division, 'to-my-unit'), [], 'it went on');
  await done(unit, code, 'dispose', {
    agency: CREW,
    officer: worker.id,
    instruction: 'Ganti lampunya.',
    days: 1,
  });
  assert.deepEqual(await listed(worker, 'to-my-unit'), [code]);
  const down = await shown(worker, code);
  assert.deepEqual([down.agency?.id, down.assignee?.id, down.state], [CREW, worker.id, 'in-progress']);
  assert.deepEqual(
    down.work.chain.map((one) => [one.from.id, one.to.id, one.officer !== null, one.endedAt]),
    [
      ['disperkim', UNIT, false, null],
      [UNIT, CREW, false, null],
      [CREW, CREW, true, null],
    ],
  );
  assert.equal(down.completeBy, promised, 'the promise to the citizen stays');
  assert.ok(down.innerDue && promised && down.innerDue < promised);
  assert.equal((await act(worker, code, 'send-up', { reason: 'no' })).status, 422);
  await done(worker, code, 'send-up', { reason: 'Tangga dipakai regu lain.' });
  await done(unit, code, 'send-up', { reason: 'Bukan jaringan kami.' });
  const up = await shown(division, code);
  assert.deepEqual([up.agency?.id, up.assignee, up.state], [UNIT, null, 'assigned']);
  assert.deepEqual(
    up.work.chain.map((one) => [one.outcome, one.reason]),
    [
      [null, null],
      ['returned', 'Bukan jaringan kami.'],
      ['returned', 'Tangga dipakai regu lain.'],
    ],
  );
  assert.equal((await unit('GET', at(code))).status, 403, 'it is no longer theirs');
  const open = (await house.call<PublicComplaint>('GET', `/api/complaints/${code}`)).body;
  assert.ok(
    open.timeline.every(({ kind }) => kind !== 'handed-down' && kind !== 'sent-up'),
    'instructions are internal',
  );
});

test('handing down reaches only what lies below, only who works there, and only for who triages', async (t) => {
  const house = await testHouse(t);
  const head = await house.officer('agency-head', 'disperkim');
  const officer = await house.officer('agency-officer', 'disperkim');
  const elsewhere = await house.officer('agency-officer', 'dlh');
  const { code } = await report(house);
  const given = { instruction: 'Mohon ditangani.', days: 2 };
  for (const [body, path] of [
    [{ ...given, agency: 'dlh' }, 'agency'],
    [{ ...given, agency: 'setda' }, 'agency'],
    [{ ...given, agency: 'disperkim' }, 'officer'],
    [{ ...given, agency: UNIT, officer: elsewhere.id }, 'officer'],
    [{ ...given, agency: UNIT, days: 0 }, 'days'],
    [{ ...given, agency: UNIT, instruction: '    ' }, 'instruction'],
  ] as const) {
    const answer = await act(head, code, 'dispose', body);
    assert.deepEqual([answer.status, answer.body.fields?.[0]?.path], [422, path], answer.text);
  }
  assert.equal((await act(officer, code, 'dispose', { ...given, agency: UNIT })).status, 403);
  assert.equal(
    (await act(head, code, 'send-up', { reason: 'Salah alamat.' })).status,
    409,
    'nothing to give back',
  );
  const { version } = await shown(head, code);
  const both = await Promise.all(
    [UNIT, CREW].map((agency) => head('POST', `${at(code)}/dispose`, { version, agency, ...given })),
  );
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409], 'the second is told');
  assert.equal((await shown(head, code)).work.chain.length, 1);
});

test('an internal deadline that has passed is marked; a case that leaves the agency or ends has no chain any more', async (t) => {
  const clock = { now: new Date('2026-11-23T03:00:00Z') };
  const house = await testHouse(t, { now: () => clock.now });
  const first = await house.officer('agency-head', 'disperkim');
  const { code } = await report(house);
  await done(first, code, 'dispose', { agency: UNIT, instruction: 'Mohon ditangani.', days: 1 });
  clock.now = new Date('2026-11-25T03:00:00Z');
  const head = await house.officer('agency-head', 'disperkim');
  assert.equal((await shown(head, code)).work.chain[0]?.late, true);
  const page = await head<DeskPage>('GET', '/api/desk/complaints?view=todo');
  assert.ok((page.body.items.find((one) => one.code === code)?.innerDue ?? '') < clock.now.toISOString());
  await done(head, code, 'assign', { agency: 'dlh' });
  const coordinator = await house.officer('complaints-coordinator');
  assert.deepEqual(
    (await shown(coordinator, code)).work.chain.map(({ outcome, late }) => [outcome, late]),
    [['moved', false]],
  );
});

test('a report that needs several agencies waits for all of them, and the public sees one report with their steps', async (t) => {
  const house = await testHouse(t);
  const lights = await house.officer('agency-head', 'disperkim');
  const waste = await house.officer('agency-head', 'dlh');
  const picture = await photo(house);
  const { code } = await report(house, { photos: [picture] });
  await done(lights, code, 'take');
  const given = {
    agency: 'dlh',
    task: 'Angkut ranting',
    instruction: 'Ranting menutup lampu, mohon diangkut.',
    days: 3,
  };
  const { task } = await done(lights, code, 'open-task', given);
  const part = await shown(waste, task);
  assert.deepEqual([part.state, part.agency?.id, part.taskOf], ['assigned', 'dlh', code]);
  assert.match(part.work.parent?.description ?? '', /Lampu jalan/);
  assert.equal(part.work.parent?.within, false);
  assert.equal((await waste('GET', at(code))).status, 403, 'the report itself is not theirs');
  assert.equal((await waste('GET', `/api/files/${picture}`)).status, 200, 'its photos are');
  assert.ok((await listed(waste, 'new')).includes(task));
  const refused = await act(lights, code, 'close', {
    text: 'Selesai.',
    withoutPhoto: 'Kamera sedang rusak.',
  });
  assert.deepEqual([refused.status, refused.body.code], [409, 'complaints.tasks-open']);
  assert.ok(refused.body.detail.includes(task), 'it says which');
  assert.equal(
    (await act(waste, task, 'ask', { text: 'Di mana letaknya?' })).status,
    409,
    'a task has no reporter',
  );
  assert.equal((await act(waste, task, 'open-task', { ...given, agency: 'dishub' })).status, 409);
  await done(waste, task, 'take');
  const proof = await photo(house, '#123456');
  await done(waste, task, 'close', {
    text: 'Ranting sudah diangkut.',
    photos: [proof],
    mended: true,
    whyAway: 'GPS tidak berfungsi di gang sempit.',
  });
  const after = await shown(lights, code);
  assert.deepEqual(
    after.work.tasks.map(({ state, open }) => [state, open]),
    [['closed', false]],
  );
  assert.ok(after.timeline.some(({ kind, data }) => kind === 'task-done' && data.left === 0));
  const box = await house.city.db.rows<{ template: string }>(
    sql`select template from notices.notice where subject = ${code} and recipient_kind = 'officer'`,
  );
  assert.ok(
    box.some(({ template }) => template === 'complaints.notice.tasks-done'),
    'who has the report is told',
  );
  await done(lights, code, 'close', { text: 'Lampu menyala.', withoutPhoto: 'Kamera sedang rusak.' });
  const reopened = await act(waste, task, 'reopen', { reason: 'Masih ada sisa.' });
  assert.deepEqual([reopened.status, reopened.body.code], [409, 'complaints.report-ended']);
  const open = (await house.call<PublicComplaint>('GET', `/api/complaints/${code}`)).body;
  const step = open.timeline.find(({ kind }) => kind === 'task-closed');
  assert.deepEqual(
    [step?.by.agency?.id, step?.text, step?.photos.length],
    ['dlh', 'Ranting sudah diangkut.', 1],
  );
  assert.equal((await house.call('GET', `/api/complaints/${task}`)).status, 404, 'a task is no report');
  const list = (await house.call<{ items: { code: string }[] }>('GET', '/api/complaints')).body.items;
  assert.deepEqual(
    list.map((one) => one.code),
    [code],
  );
  assert.ok(!(await house.call('GET', '/open311/v2/requests.json?jurisdiction_id=')).text.includes(task));
  const counted = await house.city.db.one<{ count: number }>(
    sql`select count(*) as count from cases."case" where service = 'complaints'`,
  );
  assert.equal(counted.count, 1, 'counted once');
});

test('tasks follow a report that is merged into another, and come back with it', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const [one, other] = [await report(house), await report(house)];
  await done(desk, one.code, 'take');
  await done(desk, other.code, 'take');
  const { task } = await done(desk, other.code, 'open-task', {
    agency: 'dlh',
    task: 'Angkut ranting',
    instruction: 'Mohon diangkut.',
    days: 3,
  });
  await done(desk, other.code, 'merge', { into: one.code });
  assert.deepEqual(
    (await shown(desk, one.code)).work.tasks.map(({ code, under }) => [code, under]),
    [[task, other.code]],
  );
  const closing = { text: 'Selesai.', withoutPhoto: 'Kamera sedang rusak.' };
  assert.equal((await act(desk, one.code, 'close', closing)).body.code, 'complaints.tasks-open');
  await done(desk, task, 'take');
  await done(desk, task, 'close', closing);
  assert.ok((await shown(desk, one.code)).timeline.some(({ kind }) => kind === 'task-done'));
  await done(desk, other.code, 'unmerge');
  assert.deepEqual((await shown(desk, one.code)).work.tasks, []);
  assert.deepEqual(
    (await shown(desk, other.code)).work.tasks.map(({ code, under }) => [code, under]),
    [[task, null]],
  );
  await done(desk, one.code, 'close', closing);
});

test('who sends a case back must say why, and then only the coordinator decides; the decision binds until new facts', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const lights = await house.officer('agency-head', 'disperkim');
  const waste = await house.officer('agency-head', 'dlh');
  const { code } = await report(house);
  await done(lights, code, 'assign', { agency: 'dlh' });
  const silent = await act(waste, code, 'assign', { agency: 'disperkim' });
  assert.deepEqual([silent.status, silent.body.fields?.[0]?.path], [422, 'note']);
  await done(waste, code, 'assign', { agency: 'disperkim', note: 'Tiangnya milik Disperkim.' });
  const worn = await shown(desk, code);
  assert.equal(worn.disputed, true);
  assert.deepEqual(
    worn.timeline.flatMap(({ kind, by }) => (kind === 'assigned' || kind === 'noted' ? [by.agency?.id] : [])),
    ['disperkim', 'dlh', 'dlh'],
    'each step bears the agency that sent it, not the one that got it',
  );
  assert.deepEqual([worn.work.dispute?.why, worn.work.dispute?.decided], ['back-and-forth', null]);
  assert.deepEqual(await listed(desk, 'back-and-forth'), [code]);
  const again = await act(lights, code, 'assign', { agency: 'dlh', note: 'Tetap bukan kami.' });
  assert.deepEqual([again.status, again.body.code], [409, 'complaints.back-and-forth']);
  assert.match(again.body.detail, /koordinator/);
  for (const agency of ['disperkim', UNIT]) {
    const still = await act(lights, code, 'assign', { agency });
    assert.deepEqual([still.status, still.body.code], [409, 'complaints.back-and-forth'], `nor to ${agency}`);
  }
  const decision = { agency: 'dlh', reason: 'Dahan di atas lampu urusan DLH.' };
  assert.equal((await act(lights, code, 'decide', decision)).status, 403, 'no agency decides for another');
  const own = { ...decision, agency: 'disperkim' };
  assert.equal((await act(lights, code, 'decide', own)).status, 403, 'nor for itself');
  await done(desk, code, 'decide', decision);
  const settled = await shown(waste, code);
  assert.deepEqual([settled.agency?.id, settled.work.dispute?.decided?.agency.id], ['dlh', 'dlh']);
  assert.equal(settled.disputed, false);
  const bound = await act(waste, code, 'assign', { agency: 'disperkim', note: 'Bukan urusan kami.' });
  assert.deepEqual([bound.status, bound.body.code], [409, 'complaints.decided']);
  assert.equal((await act(desk, code, 'decide', decision)).body.code, 'complaints.nothing-to-decide');
  await done(waste, code, 'new-facts', { facts: 'Tiang itu milik PLN, ada nomornya.' });
  assert.equal((await shown(desk, code)).work.dispute?.decided, null);
  await done(desk, code, 'decide', { agency: 'disperkim', reason: 'Disperkim berhubungan dengan PLN.' });
  const pairs = (await desk<Pairs>('GET', '/api/desk/back-and-forth')).body;
  assert.deepEqual(
    pairs.pairs.map(({ from, to, sent, back }) => [from.id, to.id, sent, back]),
    [
      ['dlh', 'disperkim', 1, 1],
      ['disperkim', 'dlh', 1, 0],
    ],
  );
  assert.deepEqual(pairs.waiting, []);
  const apart = await house.officer('agency-head', 'dishub');
  const seen = async (call: Call) => (await call<Pairs>('GET', '/api/desk/back-and-forth')).body.pairs.length;
  assert.deepEqual([await seen(lights), await seen(apart)], [2, 0], 'an agency sees its own pairs');
});

test('three changes of agency within the days of the setting are too many, decisions from above not counted', async (t) => {
  const clock = { now: new Date('2026-11-02T03:00:00Z') };
  const house = await testHouse(t, { now: () => clock.now });
  const { code } = await report(house);
  await done(await house.officer('agency-head', 'disperkim'), code, 'assign', { agency: 'dlh' });
  clock.now = new Date('2026-12-07T03:00:00Z');
  await done(await house.officer('agency-head', 'dlh'), code, 'assign', { agency: 'dishub' });
  await done(await house.officer('agency-head', 'dishub'), code, 'assign', { agency: 'bpbd' });
  const desk = await house.officer('complaints-coordinator');
  assert.equal((await shown(desk, code)).disputed, false, 'the first move is longer ago than thirty days');
  await done(desk, code, 'assign', { agency: 'dinkes' });
  assert.equal((await shown(desk, code)).disputed, false, 'the coordinator may move it');
  await done(await house.officer('agency-head', 'dinkes'), code, 'assign', { agency: 'dinsos' });
  const worn = await shown(desk, code);
  assert.deepEqual([worn.disputed, worn.work.dispute?.why], [true, 'many']);
  const quiet = await report(house);
  await house.city.db.run(sql`insert into platform.setting (key, value)
    values ('complaints.back-and-forth', '{"days": 30, "changes": 1}'::jsonb)`);
  await done(await house.officer('agency-head', 'disperkim'), quiet.code, 'assign', { agency: 'dlh' });
  assert.equal((await shown(desk, quiet.code)).work.dispute?.why, 'many', 'the city may be stricter');
});

test('whatever is done in whatever order, every open case lies in exactly one agency, and acts agree with what was offered', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const offices = ['disperkim', 'dlh', 'dishub'];
  const heads = new Map<string, Call>();
  for (const office of [...offices, UNIT, CREW])
    heads.set(office, await house.officer('agency-head', office));
  const note = 'Alasan yang cukup panjang.';
  const bodies: Record<string, (roll: number, code: string) => Record<string, unknown>> = {
    assign: (roll) => ({ agency: offices[roll % 3], note }),
    take: () => ({}),
    dispose: (roll) => ({ agency: roll % 2 ? UNIT : CREW, instruction: note, days: 2 }),
    'send-up': () => ({ reason: note }),
    'open-task': (roll) => ({ agency: offices[roll % 3], task: 'Bagian uji', instruction: note, days: 2 }),
    merge: (_roll, other) => ({ into: other }),
    unmerge: () => ({}),
    close: () => ({ text: note, withoutPhoto: note }),
    reject: () => ({ reason: note }),
    reopen: () => ({ reason: note }),
    decide: (roll) => ({ agency: offices[roll % 3], reason: note }),
    'new-facts': () => ({ facts: note }),
  };
  const names = Object.keys(bodies);
  const step = fc.record({
    which: fc.nat({ max: 5 }),
    what: fc.nat({ max: names.length - 1 }),
    who: fc.nat({ max: 2 }),
    roll: fc.nat({ max: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      const codes = [(await report(house)).code, (await report(house)).code];
      for (const { which, what, who, roll } of steps) {
        const code = codes[which % codes.length] ?? assert.fail();
        const seen = await shown(desk, code);
        const own = heads.get(seen.agency?.id ?? '');
        const caller = who === 0 || !own ? desk : own;
        const offered = (await shown(caller, code)).may;
        const name = names[what] ?? 'take';
        const other = codes[roll % codes.length] ?? code;
        const answer = await caller<Problem & { task?: string }>('POST', `${at(code)}/${name}`, {
          version: seen.version,
          ...bodies[name]?.(roll, other),
        });
        if (answer.status === 200) assert.ok(offered.includes(name), `${name} was done but not offered`);
        else assert.ok([409, 422, 403, 404].includes(answer.status), `${name}: ${answer.text}`);
        if (answer.body.task) codes.push(answer.body.task);
      }
      for (const code of codes) {
        const seen = await shown(desk, code);
        const row = await house.city.db.one<{
          open: boolean;
          agency: string | null;
          chain: string | null;
        }>(sql`
          select c.open, c.agency, (select d.to_agency from complaints.disposition d where d.case_id = c.id
            and d.ended_at is null order by d.id desc limit 1) as chain from cases."case" c where c.code = ${code}`);
        if (!row.open) continue;
        assert.ok(row.agency, `${code} belongs to nobody`);
        assert.equal(row.chain ?? row.agency, row.agency, `${code}: the chain ends where the case lies`);
        const inboxes = await Promise.all(
          [...heads].map(async ([office, call]) => {
            const page = await call<DeskPage>(
              'GET',
              `/api/desk/complaints?view=all&q=${code}&agency=${office}`,
            );
            return page.body.items.some((one) => one.code === code && one.agency?.id === office)
              ? office
              : null;
          }),
        );
        assert.deepEqual(inboxes.filter(Boolean), [seen.agency?.id], `${code} lies on one desk`);
      }
      for (const code of codes) {
        const { state, work } = await shown(desk, code);
        if (state === 'closed' || state === 'rejected')
          assert.ok(
            work.tasks.every((task) => !task.open),
            `${code} ended before its tasks`,
          );
      }
    }),
    { numRuns: 12 },
  );
});
