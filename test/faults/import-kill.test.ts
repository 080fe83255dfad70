/** kill -9 in the middle of an import from the office: it goes on by itself, and every row is there once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportTask } from '../../src/services/complaints/rules/import-contract.ts';
import { type Call, caller } from '../kit/house.ts';
import { IN_PANJANG } from '../kit/people.ts';
import * as processes from '../kit/processes.ts';
import { until } from '../kit/until.ts';

const ROWS = 24_000;
const FILES = '/api/complaints/imports/files';
const pendopo = processes.pendopoOfFile();
const { dataDir } = pendopo;

async function administrator(): Promise<Call> {
  const wish = { ...processes.demoAccount(dataDir, 'admin'), as: 'token' };
  const answer = await pendopo.running().call()<{ token: string }>('POST', '/api/session/officer', wish);
  assert.equal(answer.status, 200, answer.text);
  const { port } = pendopo.running();
  return caller(port, `magelang.localhost:${port}`, { authorization: `Bearer ${answer.body.token}` });
}

test('an import whose server is killed goes on after the restart, and brings each row once', async () => {
  const admin = await administrator();
  const rows = Array.from(
    { length: ROWS },
    (_, at) =>
      `R${at},2024-03-05T09:15:00,Lampu jalan,Lampu mati nomor ${at},${IN_PANJANG.lat},${IN_PANJANG.lng}`,
  );
  const form = new FormData();
  form.append(
    'file',
    new Blob([['Nomor,Tanggal masuk,Kategori,Uraian,Lintang,Bujur', ...rows].join('\n')]),
    'x.csv',
  );
  const written = new Request('http://form.example', { method: 'POST', body: form });
  const sent = await admin<{ id: string }>('POST', FILES, new Uint8Array(await written.arrayBuffer()), {
    'content-type': written.headers.get('content-type') ?? '',
  });
  assert.equal(sent.status, 201, sent.text);
  const asked = await admin<ImportTask>('POST', `${FILES}/${sent.body.id}/tasks`, { what: 'import' });
  assert.equal(asked.status, 202, asked.text);
  const settled = async () => {
    const [run] = await processes.askDatabase<{ done: number; state: string }>(
      dataDir,
      'pendopo_magelang',
      'select done, state from complaints.import_run',
    );
    return run ?? { done: 0, state: 'none' };
  };
  const cut = await until(
    'some of it is written',
    async () => {
      const { done, state } = await settled();
      return done >= 2000 && { done, state };
    },
    { seconds: 60, everyMs: 10 },
  );
  await pendopo.killed();
  assert.ok(cut.done < ROWS && cut.state === 'running', 'it was killed in the middle');
  await pendopo.reopen();
  const again = await administrator();
  const ended = await until(
    'the import is done',
    async () => {
      const { body } = await again<ImportTask>('GET', `/api/complaints/imports/tasks/${asked.body.id}`);
      assert.notEqual(body.state, 'failed');
      return body.state === 'done' && body;
    },
    { seconds: 120, everyMs: 200 },
  );
  assert.deepEqual([ended.report?.rows, ended.report?.imported], [ROWS, ROWS]);
  const [found] = await processes.askDatabase<{ cases: number; ids: number }>(
    dataDir,
    'pendopo_magelang',
    'select count(*)::int as cases, count(distinct external_id)::int as ids from complaints.import_case i join cases."case" c on c.id = i.case_id',
  );
  assert.deepEqual(found, { cases: ROWS, ids: ROWS });
});
