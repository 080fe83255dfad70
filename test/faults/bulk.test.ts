/** Kill the app in the middle of one act on many cases: after the restart it goes on, and every case has it once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenLight } from '../kit/people.ts';
import * as processes from '../kit/processes.ts';
import { until } from '../kit/until.ts';

const CASES = 150;
const pendopo = processes.pendopoOfFile();
const { dataDir } = pendopo;

async function bearer(): Promise<Record<string, string>> {
  const { body } = await pendopo.running().call()<{ token: string }>('POST', '/api/session/officer', {
    ...processes.demoAccount(dataDir, 'petugas.disperkim'),
    as: 'token',
  });
  return { authorization: `Bearer ${body.token}` };
}

test('a run that was killed between two cases goes on after the restart, and does every case once', async () => {
  const items: { code: string; version: number }[] = [];
  for (let index = 0; index < CASES; index++) {
    const report = brokenLight({ description: `Lampu jalan padam, tiang nomor ${index + 1}.` });
    const { status, body, text } = await pendopo.running().call()<{ code: string }>(
      'POST',
      '/api/complaints',
      report,
    );
    assert.equal(status, 201, text);
    items.push({ code: body.code, version: 1 });
  }
  const who = await bearer();
  const order = { act: 'answer', text: 'Regu lampu jalan datang besok pagi.' };
  const made = await pendopo.running().call()<{ id: string }>(
    'POST',
    '/api/desk/bulk',
    { order, items },
    who,
  );
  assert.equal(made.status, 201, made.text);
  type Run = { state: string; done: number; refused: number };
  const state = async () =>
    (await pendopo.running().call()<Run>('GET', `/api/desk/bulk/${made.body.id}`, undefined, who)).body;
  await until('some cases are done', async () => (await state()).done >= 20, { everyMs: 5 });
  await pendopo.killed();
  await pendopo.reopen();
  const [cut] = await processes.askDatabase<{ entries: number }>(
    dataDir,
    'pendopo_magelang',
    "select count(*)::int as entries from cases.entry where kind = 'answered'",
  );
  const before = cut?.entries ?? 0;
  assert.ok(before >= 20 && before <= CASES);
  await until('the run is over', async () => (await state()).state === 'done', { seconds: 60 });
  const { done, refused } = await state();
  assert.deepEqual({ done, refused }, { done: CASES, refused: 0 });
  const rows = await processes.askDatabase<{ entries: number; events: number }>(
    dataDir,
    'pendopo_magelang',
    `select (select count(*)::int from cases.entry e where e.case_id = c.id and e.kind = 'answered') as entries,
      (select count(*)::int from platform.audit a where a.subject = c.code
        and a.action = 'complaints.complaint.answered') as events
    from cases."case" c where c.code in (${items.map(({ code }) => `'${code}'`).join(',')})`,
  );
  assert.equal(rows.length, CASES);
  assert.ok(
    rows.every(({ entries, events }) => entries === 1 && events === 1),
    'one answer and one line of audit each',
  );
});
