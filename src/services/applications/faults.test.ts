/** Bad input and bad moments: answers that nobody gives, hands on another's draft, two deeds at once, a service that changes meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  act,
  answers,
  desk,
  own,
  people,
  photoOf,
  post,
  publish,
  SERVICE,
  send,
  sent,
  TRADE,
  toDecision,
  world,
} from '../../../test/kit/applying.ts';
import type { Call } from '../../../test/kit/house.ts';
import { sendFile } from '../../../test/kit/people.ts';
import { trialService } from '../../blocks/definitions/trial.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Draft, MyApplication, OwnPage } from './contract.ts';
import { decideSilent } from './jobs.ts';

const MB = 1024 * 1024;
const helper = (helper_name: unknown) => ({ helpers: [{ helper_name, helper_nik: '3371014101900001' }] });
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

const STRANGE: [what: string, more: Record<string, unknown>][] = [
  ['a text of a megabyte', helper('x'.repeat(MB))],
  ['ten thousand items', { helpers: Array.from({ length: 10_000 }, () => ({ helper_name: 'Siti' })) }],
  ['lists in lists', { helpers: JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`) }],
  ['objects in objects', { helpers: [JSON.parse(deep(2_000))] }],
  ['an object as a number', { width: { toString: 'x' } }],
  ['a name of JavaScript', { helpers: [JSON.parse('{"__proto__": {"x": 1}, "constructor": 1}')] }],
  ['another kind at every place', { goods: 1, width: 'x', roofed: 'ja', opens_on: [], clean: 1 }],
];

test('a day that is too early is told as people write it', async (t) => {
  const w = await world(t);
  const answer = await send(w.sri, { opens_on: '2026-01-02' });
  assert.equal(answer.body.fields?.[0]?.message, 'Paling awal tanggal 3 Maret 2026.');
});

async function begun(call: Call): Promise<Draft> {
  const answer = await call<Draft>('POST', '/api/applications/drafts', { service: SERVICE });
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}

test('answers that are too long, too many or too deep are refused with a sentence, in drafts and when sent, and never with a 500', async (t) => {
  const w = await world(t);
  const draft = await begun(w.sri);
  for (const [what, more] of STRANGE) {
    const refused = await send(w.sri, more);
    assert.ok(
      [400, 413, 422].includes(refused.status),
      `${what}: ${refused.status} ${refused.text.slice(0, 200)}`,
    );
    assert.ok(refused.text.length < 30_000, `${what}: the refusal has ${refused.text.length} letters`);
    const path = `/api/applications/drafts/${draft.id}`;
    const { body: now } = await w.sri<Draft>('GET', path);
    const saved = await w.sri('PUT', path, { answers: answers(more), seen: now.seen });
    assert.ok([200, 400, 413, 422].includes(saved.status), `${what} in a draft: ${saved.status}`);
    // What was kept can be opened again, and the estimate of the fee says what it says to wrong answers.
    assert.equal((await w.sri('GET', path)).status, 200, what);
    const estimate = { service: SERVICE, version: 1, answers: answers(more) };
    assert.ok((await w.sri('POST', '/api/applications/estimate', estimate)).status < 500, what);
  }
  const rows = await w.house.city.db.rows<{ n: number }>(
    sql`select count(*)::int as n from applications.application`,
  );
  assert.deepEqual(rows, [{ n: 0 }]);
  assert.equal(({} as { x?: number }).x, undefined);
});

test('a text with NUL, emoji and turned letters is kept as people read it, and found and opened everywhere', async (t) => {
  // No paper of this service prints the helpers.
  const w = await world(t, { papers: [] as never });
  const strange = 'Bu\u0000di \u202eاحمد\u202c 👩‍👩‍👧 李\u200b';
  const answer = await send(w.sri, helper(strange));
  assert.equal(answer.status, 201, answer.text);
  const mine = await own(w.sri, answer.body.code);
  const said = mine.answers.flatMap(({ items }) => items.flat()).find(({ field }) => field === 'helper_name');
  assert.equal(said?.value, 'Budi احمد 👩‍👩‍👧 李');
  assert.equal((await desk(w.clerk, answer.body.code)).code, answer.body.code);
  const draft = await begun(w.sri);
  const path = `/api/applications/drafts/${draft.id}`;
  assert.equal((await w.sri('PUT', path, { answers: helper(strange), seen: draft.seen })).status, 200);
  assert.equal((await w.sri('GET', path)).status, 200);
});

test('nobody reads, writes, deletes or sends the draft of another citizen, nor takes the file that is in it', async (t) => {
  const w = await world(t);
  const draft = await begun(w.sri);
  const path = `/api/applications/drafts/${draft.id}`;
  const photo = await photoOf(w.sri);
  const filled = answers({ roofed: true, photo: [photo] });
  assert.equal((await w.sri('PUT', path, { answers: filled, seen: draft.seen })).status, 200);
  const strangers: [string, Call][] = [
    ['another citizen', w.budi],
    ['an officer', w.clerk],
    ['nobody', w.house.call],
  ];
  for (const [who, call] of strangers) {
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', { answers: {}, seen: 2 }],
      ['DELETE', undefined],
    ] as const) {
      const { status } = await call(method, path, body);
      assert.ok([401, 403, 404].includes(status), `${who} ${method}: ${status}`);
    }
    const file = await call('GET', `/api/files/${photo}`);
    assert.ok([401, 403, 404].includes(file.status), `${who}: the file ${file.status}`);
  }
  // Under the id of a draft that is not his, his own answers are his own application and the draft stays where it is.
  const body = { service: SERVICE, version: 1, answers: answers(), draft: draft.id };
  const forged = await w.budi<{ code: string }>('POST', '/api/applications', body);
  assert.ok([201, 404, 409].includes(forged.status), forged.text);
  const stolen = await w.budi('POST', '/api/applications', { ...body, answers: filled });
  assert.equal(stolen.status, 422, 'with the file of another');
  const { body: still } = await w.sri<Draft>('GET', path);
  assert.deepEqual(still.answers, filled);
  const own = { ...body, answers: filled };
  const hers = await w.sri<{ code: string }>('POST', '/api/applications', own);
  assert.equal(hers.status, 201, `her own draft can still be sent: ${hers.text}`);
  const { body: list } = await w.budi<OwnPage>('GET', '/api/applications');
  assert.ok(!list.items.some(({ code }) => code === hers.body.code));
});

test('a file that is no photo and no PDF, a broken one and a name that climbs are refused or made harmless', async (t) => {
  const w = await world(t);
  const take = (bytes: string | Buffer, type: string, name: string) =>
    sendFile(
      w.sri,
      '/api/applications/files',
      new Blob([new Uint8Array(Buffer.from(bytes))], { type }),
      name,
    );
  for (const [what, bytes, type, name] of [
    ['a page', '<html><script>alert(1)</script></html>', 'application/pdf', 'surat.pdf'],
    [
      'a drawing that runs',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>',
      'image/svg+xml',
      'a.svg',
    ],
    ['a program', 'MZ\u0090\u0000\u0003', 'image/jpeg', 'foto.jpg'],
    ['an archive', 'PK\u0003\u0004....', 'application/pdf', 'surat.pdf'],
    ['nothing', '', 'image/png', 'kosong.png'],
    ['half a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), 'image/jpeg', 'a.jpg'],
  ] as const)
    await assert.rejects(take(bytes, type, name), /"status":(415|422|400)/, what);
  const pdf = '%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n';
  const id = await take(pdf, 'application/pdf', '../../etc/\u202epasswd\u0000.pdf');
  const shown = await w.sri('GET', `/api/files/${id}`);
  assert.equal(shown.status, 200);
  assert.match(String(shown.headers['content-security-policy']), /sandbox|default-src 'none'/);
  assert.ok(!/\.\.\//.test(String(shown.headers['content-disposition'])));
});

test('however many decide at the same moment, by hand or by silence, one decides and one paper is reserved', async (t) => {
  const w = await world(t);
  for (const silence of [false, true]) {
    const code = await sent(w);
    await toDecision(w, code);
    if (silence) {
      w.time.set('2026-03-05T01:00:00Z');
      Object.assign(w, await people(w.house));
    }
    const other = await w.house.officer('agency-head', TRADE);
    const { seen } = await desk(w.head, code);
    const listed = (call: Call) =>
      call<{ done: unknown[] }>('POST', '/api/desk/approvals', { decisions: [{ code, act: 'grant', seen }] });
    const [byHand, byList, silent] = await Promise.all([
      Promise.all(
        [w.head, other, w.head, other].map((call) => post(call, code, 'act', { seen, act: 'grant' })),
      ),
      Promise.all([w.head, other].map(listed)),
      silence ? decideSilent(w.house.city) : 0,
    ]);
    const won =
      byHand.filter(({ status }) => status === 200).length +
      byList.reduce((sum, { status, text, body }) => {
        assert.equal(status, 200, text);
        return sum + body.done.length;
      }, 0) +
      silent;
    assert.equal(won, 1, `silence ${silence}`);
    assert.ok(byHand.every(({ status }) => status === 200 || status === 409));
    const rows = await w.house.city.db.rows<{ papers: number; decisions: number }>(sql`
      select (select count(*)::int from documents.document where case_code = ${code}) as papers,
        (select count(*)::int from cases.entry e join cases."case" c on c.id = e.case_id
          where c.code = ${code} and e.kind in ('approved', 'silence')) as decisions`);
    assert.deepEqual(rows, [{ papers: 1, decisions: 1 }]);
  }
});

test('an application that runs keeps the texts, the fee, the acts and the paper of its version to the end', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  const before = await own(w.sri, code);
  const fresh = trialService({ from: '2026-03-02' });
  assert.ok(fresh.workflow && fresh.papers?.[0]);
  const words = { id: 'BARU', en: 'NEW', jv: 'ANYAR', zh: '新' };
  const { granted, ...states } = fresh.workflow.states;
  const renamed = Object.fromEntries(
    Object.entries({ ...states, granted }).map(([id, state]) => [
      id,
      { ...state, title: words, says: words },
    ]),
  ) as typeof fresh.workflow.states;
  await publish(w.house, {
    ...fresh,
    title: words,
    fee: { told: words, lines: [{ id: 'place', title: words, amount: '1', basis: words }] },
    workflow: { ...fresh.workflow, states: renamed },
    papers: [{ ...fresh.papers[0], title: words, heading: 'BARU', body: [{ text: 'BARU' }] }],
  });
  assert.equal((await send(w.sri)).body.code, 'applications.version-changed', 'a new one is asked anew');
  await toDecision(w, code);
  assert.equal(await act(w.head, code, 'grant'), 'granted');
  const end = await own(w.sri, code);
  assert.equal(end.fee.total, before.fee.total);
  assert.equal(end.title, before.title);
  const told = JSON.stringify([end, await desk(w.clerk, code)]);
  assert.ok(!told.includes('BARU'), 'no word of the new version');
  assert.deepEqual(
    end.papers.map(({ title }) => title),
    [trialService().papers?.[0]?.title.id],
  );
  const second = await w.sri<MyApplication & { code: string }>('POST', '/api/applications', {
    ...{ service: SERVICE, version: 2, answers: answers() },
  });
  assert.equal(second.status, 201, second.text);
  const { state, fee } = await own(w.sri, second.body.code);
  assert.deepEqual([state.title, fee.total], ['BARU', 1]);
});
