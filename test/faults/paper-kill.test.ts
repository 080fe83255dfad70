/** kill -9 between the decision and its paper: after the restart each paper is made once, under the number that the decision took. */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { MyApplication, Sent } from '../../src/services/applications/contract.ts';
import type { DeskApplication } from '../../src/services/applications/rules/desk-contract.ts';
import { type Call, caller, type TestHouse } from '../kit/house.ts';
import { PANJANG } from '../kit/people.ts';
import * as processes from '../kit/processes.ts';
import { until } from '../kit/until.ts';
import { citizen } from '../scopes/things.ts';

const SERVICE = 'waste-bank';
const PAPERS = 10;
const ANSWERS = {
  member_kind: 'household',
  applicant_name: 'Warga Contoh',
  people: 4,
  phone: '081200000000',
  ward: PANJANG,
  member_address: 'Jalan Contoh 1',
  pickup: false,
  kinds: ['plastic', 'paper'],
  kilograms: 10,
};

const pendopo = processes.pendopoOfFile();
const { dataDir } = pendopo;
const ask = <Row>(text: string) => processes.askDatabase<Row>(dataDir, 'pendopo_magelang', text);

async function clerk(): Promise<Call> {
  const wish = { ...processes.demoAccount(dataDir, 'petugas.dlh'), as: 'token' };
  const answer = await pendopo.running().call()<{ token: string }>('POST', '/api/session/officer', wish);
  assert.equal(answer.status, 200, answer.text);
  const { port } = pendopo.running();
  return caller(port, `magelang.localhost:${port}`, { authorization: `Bearer ${answer.body.token}` });
}

async function somebody() {
  const { port } = pendopo.running();
  const host = `magelang.localhost:${port}`;
  return citizen({ call: caller(port, host), port, host } as TestHouse, 'warga.contoh@example.id');
}

type Decision = { code: string; key: string; seen: number };

async function decide(call: Call, { code, key, seen }: Decision): Promise<boolean> {
  const body = { seen, act: 'enrol' };
  const headers = { 'idempotency-key': key };
  const answer = await call('POST', `/api/desk/applications/${code}/act`, body, headers).catch(
    () => undefined,
  );
  if (answer && answer.status < 500) assert.equal(answer.status, 200, answer.text);
  return answer?.status === 200;
}

type Row = {
  case_code: string;
  number: string;
  code: string;
  state: string;
  sha256: string | null;
  reserved_at: Date;
  issued_at: Date | null;
};
const documents = () =>
  ask<Row>(`select case_code, number, code, state, sha256, reserved_at, issued_at from documents.document
    where service = '${SERVICE}' order by seq`);

test('when the app is killed between decisions and their papers, each paper is made once after the restart', async () => {
  const [before] = await ask<{ last: number }>(
    `select coalesce(max(seq), 0)::int as last from documents.document where service = '${SERVICE}'`,
  );
  const known = new Set((await documents()).map((row) => row.case_code));
  const sri = await somebody();
  const own = (rows: Row[]) => rows.filter((row) => !known.has(row.case_code));
  const form = await sri<{ version: number }>('GET', `/api/applications/forms/${SERVICE}`);
  const officer = await clerk();
  const decisions: Decision[] = [];
  for (let at = 0; at < PAPERS; at += 1) {
    const body = { service: SERVICE, version: form.body.version, answers: ANSWERS };
    const sent = await sri<Sent>('POST', '/api/applications', body);
    assert.equal(sent.status, 201, sent.text);
    const { code } = sent.body;
    const { body: shown } = await officer<DeskApplication>('GET', `/api/desk/applications/${code}`);
    decisions.push({ code, key: randomUUID(), seen: shown.seen });
  }

  const answered = decisions.map((one) => decide(officer, one));
  await Promise.any(answered.map(async (one) => (await one) || Promise.reject(new Error('cut off'))));
  await pendopo.killed();
  const killed = Date.now();
  const outcome = await Promise.all(answered);
  await pendopo.reopen();
  // The database ends with the app that it belongs to, so what the kill left is read after the restart.
  const left = own(await documents());
  for (const [at, { code }] of decisions.entries())
    assert.ok(!outcome[at] || left.some((row) => row.case_code === code), `${code} was acknowledged`);

  const again = await clerk();
  // Who got no answer tries again under the same key: what was decided is not decided twice.
  for (const one of decisions) assert.ok(await decide(again, one), one.code);
  const made = await until(
    'every paper is made',
    async () => {
      const rows = own(await documents());
      return rows.length === PAPERS && rows.every(({ state }) => state === 'issued') && rows;
    },
    { seconds: 90, everyMs: 200 },
  );

  assert.deepEqual(made.map((row) => row.case_code).sort(), decisions.map(({ code }) => code).sort());
  assert.ok(
    made.some(({ reserved_at, issued_at }) => +reserved_at < killed && issued_at && +issued_at > killed),
    'at least one decision stood before the kill and its paper did not',
  );
  for (const { case_code, number, code } of left)
    assert.ok(
      made.some((row) => row.case_code === case_code && row.number === number && row.code === code),
      `${case_code} keeps its number ${number}`,
    );
  const first = (before?.last ?? 0) + 1;
  assert.deepEqual(
    made.map(({ number }) => Number(number.split('/')[0])),
    Array.from({ length: PAPERS }, (_, at) => first + at),
    'no number is lost or given twice',
  );
  const codes = decisions.map(({ code }) => `'${code}'`).join(',');
  const [counted] = await ask<{ events: number; audits: number; entries: number }>(`select
    (select count(*)::int from (select type, subject from platform.event
      union all select type, subject from platform.outbox) e
      where type = 'documents.document.issued' and subject in (${codes})) as events,
    (select count(*)::int from platform.audit a join documents.document d on d.id::text = a.subject
      where a.action = 'documents.document.issued' and d.case_code in (${codes})) as audits,
    (select count(*)::int from cases.entry e join cases."case" c on c.id = e.case_id
      where c.code in (${codes}) and e.kind = 'approved') as entries`);
  assert.deepEqual(counted, { events: PAPERS, audits: PAPERS, entries: PAPERS });
  const told = await until(
    'everybody is told',
    async () => {
      const rows = await ask<{ subject: string; n: number }>(`select subject, count(*)::int as n
        from notices.notice where subject in (${codes}) and template = 'applications.notice.approved' group by 1`);
      return rows.length === PAPERS && rows;
    },
    { seconds: 60, everyMs: 200 },
  );
  assert.ok(
    told.every(({ n }) => n === 1),
    'and told once',
  );

  const reader = await somebody();
  for (const { case_code, sha256, code } of made) {
    const { body } = await reader<MyApplication>('GET', `/api/applications/${case_code}`);
    assert.equal(body.papers.length, 1);
    const { body: verified } = await reader<{ standing: string; sha256: string }>(
      'GET',
      `/api/documents/verify/${code}`,
    );
    assert.deepEqual([verified.standing, verified.sha256], ['valid', sha256]);
    const file = await fetchBytes(body.papers[0]?.href ?? '', reader.token);
    assert.equal(createHash('sha256').update(file).digest('hex'), sha256, 'the file is the one on record');
    assert.equal(file.toString('latin1').match(/\/Type \/Sig\b/g)?.length, 1, 'signed once');
  }
});

async function fetchBytes(path: string, token: string): Promise<Buffer> {
  const { port } = pendopo.running();
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const headers = { host: `magelang.localhost:${port}`, authorization: `Bearer ${token}` };
    request({ host: '127.0.0.1', port, path, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => resolve(Buffer.concat(chunks)));
      incoming.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}
