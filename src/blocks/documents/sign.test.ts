import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { issuePaper, reservePaper } from '../../../test/kit/papers.ts';
import { signatureOf } from '../../../test/kit/pdf.ts';
import { systemContext } from '../../platform/context.ts';
import { sql, trusted } from '../../platform/db/sql.ts';
import { revokeDocument, serveDocument } from './api.ts';
import type { SignedView, ToSignView } from './rules/sign-contract.ts';
import { type BsreSimulator, startBsreSimulator } from './simulator/simulator.ts';
import { findDocument } from './store.ts';
import { verifyDocument } from './verify.ts';

const NIK = '3399010101800001';
const PASSPHRASE = 'kata-sandi-Rahasia-77x';
const DOOR = { user: 'pendopo', password: 'pintu' };
const AGENCY = 'dlh';

type Setting = {
  house: TestHouse;
  service: BsreSimulator;
  head: Call & { id: string };
  list: (call?: Call) => Promise<ToSignView['documents']>;
  sign: (ids: string[], more?: Record<string, string>, call?: Call) => ReturnType<Call>;
};

async function opened(t: Parameters<typeof testHouse>[0]): Promise<Setting> {
  const service = await startBsreSimulator(DOOR, { [NIK]: PASSPHRASE });
  t.after(() => service.stop());
  const house = await testHouse(t, {
    env: {
      PENDOPO_BSRE_URL: service.url,
      PENDOPO_BSRE_USER: DOOR.user,
      PENDOPO_BSRE_PASSWORD: DOOR.password,
    },
  });
  const head = await house.officer('agency-head', AGENCY);
  return {
    house,
    service,
    head,
    list: async (call = head) => (await call<ToSignView>('GET', '/api/documents/to-sign')).body.documents,
    sign: (ids, more = {}, call = head) =>
      call(
        'POST',
        '/api/documents/sign',
        { ids, nik: NIK, passphrase: PASSPHRASE, ...more },
        { 'idempotency-key': `tanda-${ids[0]}` },
      ),
  };
}

/** Every row of every table of the city, as text. */
async function everythingWritten({ city }: TestHouse): Promise<string> {
  const tables = await city.db.rows<{ name: string }>(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const all = await Promise.all(
    tables.map(({ name }) =>
      city.db.rows<{ row: string }>(sql`select t::text as row from ${trusted(name)} as t`),
    ),
  );
  return all
    .flat()
    .map(({ row }) => row)
    .join('\n');
}

test('a paper waits for its officer, who signs it with a passphrase that stays nowhere', async (t) => {
  const { house, service, list, sign } = await opened(t);
  const { city } = house;
  const { id, code, number } = await reservePaper(city);
  const [first] = await list();
  assert.deepEqual([first?.id, first?.number], [id, number]);
  const ctx = systemContext(city, 'test');
  assert.equal((await verifyDocument(ctx, code)).standing, 'pending');
  assert.equal((await findDocument(city.db, id))?.state, 'awaiting-signature', 'no job signs it');

  const answer = await sign([id]);
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(answer.body, { signed: [id], left: 0, stopped: null });
  assert.equal(service.calls.signed, 1);
  const seen = await verifyDocument(ctx, code);
  assert.deepEqual([seen.standing, seen.signing], ['valid', 'bsre']);
  const pdf = (await serveDocument(city, id)).body as Buffer;
  assert.ok(signatureOf(pdf).cms.length > 1000);
  const written = await everythingWritten(house);
  assert.ok(written.includes(number), 'the search finds what is there');
  assert.ok(!written.includes(PASSPHRASE) && !written.includes(NIK));
  assert.ok(!(await list()).some((one) => one.id === id));
  // The same request again signs nothing twice.
  assert.deepEqual((await sign([id])).body, { signed: [], left: 0, stopped: null });
  assert.equal(service.calls.signed, 1);
});

test('a wrong passphrase is tried once, whatever the number of papers, and signs none', async (t) => {
  const { house, service, list, sign } = await opened(t);
  const made = await Promise.all([
    reservePaper(house.city),
    reservePaper(house.city),
    reservePaper(house.city),
  ]);
  const ids = made.map(({ id }) => id);
  const answer = await sign(ids, { passphrase: 'salah' });
  assert.equal(answer.status, 422);
  assert.deepEqual(
    ((answer.body as { fields: unknown }).fields as { path: string; rule: string }[]).map(
      ({ path, rule }) => [path, rule],
    ),
    [['passphrase', 'wrong-passphrase']],
  );
  assert.ok(!answer.text.includes('"salah"'), 'what was typed is not sent back');
  assert.deepEqual(service.calls, { signed: 0, refused: 1 });
  assert.equal((await list()).length, 3);
  assert.equal((await sign(ids, { nik: '123456789012345x' })).status, 422);
  assert.equal(service.calls.refused, 1, 'a NIK that is none goes nowhere');
});

test('a service that is away, broken or answers an unsigned file leaves the paper waiting', async (t) => {
  const { house, service, list, sign } = await opened(t);
  const { id } = await reservePaper(house.city);
  for (const how of ['broken', 'unsigned'] as const) {
    service.misbehave(how);
    assert.deepEqual((await sign([id], { nik: `${NIK} ` })).body, { signed: [], left: 1, stopped: 'broken' });
  }
  await service.stop();
  assert.deepEqual((await sign([id], { nik: ` ${NIK}` })).body, {
    signed: [],
    left: 1,
    stopped: 'unreachable',
  });
  assert.equal((await list()).length, 1);
  assert.equal((await findDocument(house.city.db, id))?.state, 'awaiting-signature');
});

test('nobody signs for another agency, and whoever acts for the head signs in his own name', async (t) => {
  const { house, head, list, sign } = await opened(t);
  const { id } = await reservePaper(house.city);
  const stranger = await house.officer('agency-head', 'dinkes');
  const clerk = await house.officer('agency-officer', AGENCY);
  assert.deepEqual(await list(stranger), []);
  assert.equal((await stranger('GET', `/api/documents/to-sign/${id}`)).status, 404);
  assert.deepEqual((await sign([id], {}, stranger)).body, { signed: [], left: 0, stopped: null });
  assert.equal((await clerk('GET', '/api/documents/to-sign')).status, 403);
  assert.equal(
    (await head('GET', `/api/documents/to-sign/${id}`)).headers['content-type'],
    'application/pdf',
  );

  const admin = await house.officer('city-admin');
  const acting = {
    ...{
      capacity: 'plt',
      title: 'Kepala Dinas Lingkungan Hidup',
      name: 'Petugas Pengganti',
      rank: '',
      nip: '',
    },
    ...{ officer: stranger.id, validFrom: '2020-01-01', validUntil: '' },
  };
  assert.equal(
    (await admin('POST', `/api/documents/letterhead/agencies/${AGENCY}/signatories`, acting)).status,
    204,
  );
  assert.equal((await list(stranger)).length, 1);
  const { body } = await sign([id], {}, stranger);
  assert.deepEqual((body as SignedView).signed, [id]);
  assert.equal((await findDocument(house.city.db, id))?.signerName, 'Petugas Pengganti');
});

test('a paper that was revoked while it waited is not signed any more', async (t) => {
  const { house, service, list, sign } = await opened(t);
  const { id } = await reservePaper(house.city);
  await revokeDocument(systemContext(house.city, 'test'), id, { reason: 'Permohonan ditarik.' });
  assert.deepEqual(await list(), []);
  assert.deepEqual((await sign([id])).body, { signed: [], left: 0, stopped: null });
  assert.equal(service.calls.signed, 0);
});

test('made-up papers go to a signing service on this machine only', async (t) => {
  const house = await testHouse(t, {
    env: {
      PENDOPO_BSRE_URL: 'https://esign.example.go.id',
      PENDOPO_BSRE_USER: 'a',
      PENDOPO_BSRE_PASSWORD: 'b',
    },
  });
  const { code } = await issuePaper(house.city);
  assert.equal((await verifyDocument(systemContext(house.city, 'test'), code)).signing, 'demo');
});
