/** The holder of a paper that ends soon is told once for each of its days, with the way to apply again. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { citizen } from '../../../test/scopes/things.ts';
import { findCase } from '../../blocks/cases/api.ts';
import { withdrawService } from '../../blocks/definitions/api.ts';
import { publishPack } from '../../blocks/definitions/load.ts';
import { trialService } from '../../blocks/definitions/trial.ts';
import { reserveDocument, revokeDocument } from '../../blocks/documents/api.ts';
import { tellExpiring } from '../../blocks/documents/expiring.ts';
import { issueDocument } from '../../blocks/documents/issue.ts';
import { change } from '../../platform/change.ts';
import { systemContext } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import { sql } from '../../platform/db/sql.ts';
import { catchUp } from '../../platform/events/subscriber.ts';
import { endingPapers, remind } from './remind.ts';
import { insertPaper } from './store-papers.ts';

async function world(t: TestContext) {
  let now = new Date('2026-03-02T02:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const { city } = house;
  const definition = trialService();
  await publishPack(systemContext(city, 'test'), {
    services: [{ definition, dir: definition.id, digest: randomUUID() }],
  });
  city.cache.clear();
  const sri = await citizen(house, 'sri@example.id');
  // The reader takes its place in the feed before anything happens.
  await catchUp(city, endingPapers);
  const answers = {
    ...{ goods: 'food', width: 2.5, roofed: false, opens_on: '2026-03-10', clean: true },
    helpers: [{ helper_name: 'Siti', helper_nik: '3371014101900001' }],
  };
  const body = { service: definition.id, version: 1, answers };
  const { code } = (await sri<{ code: string }>('POST', '/api/applications', body)).body;
  const row = await findCase(city, code);
  assert.ok(row?.agency, JSON.stringify(row));
  const paper = async (days: number[]) => {
    const ctx = systemContext(city, 'test');
    const reserved = await change(ctx, async (tx) => {
      const made = await reserveDocument(ctx, tx, {
        ...{ service: definition.id, caseCode: code, agency: row.agency ?? '', holder: 'Sri Contoh' },
        ...{
          series: { id: '510', code: '510' },
          evaluate: () => '',
          validUntil: '2026-12-31',
          remindDays: days,
        },
        paper: {
          title: { id: 'Izin', en: 'Permit', jv: 'Izin', zh: '许可' },
          heading: 'SURAT IZIN',
          body: [{ paragraph: 'Contoh.' }],
        },
      });
      await insertPaper(tx, { case_id: row.id, paper: 'permit', document: made.id, at: ctx.now });
      return made;
    });
    await issueDocument(city, reserved.id);
    return reserved;
  };
  const hear = async () => {
    await city.hub.drain();
    while ((await catchUp(city, endingPapers)) > 0);
  };
  const notices = async () => {
    const rows = await city.db.rows<{ template: string; params: Buffer }>(
      sql`select template, params from notices.notice where template like 'applications.notice.paper-ends%'
        order by created_at`,
    );
    return rows.map(({ template, params }) => ({
      template,
      params: JSON.parse(open(city, params)) as Record<string, string>,
    }));
  };
  const at = (day: string) => {
    now = new Date(`${day}T03:00:00Z`);
  };
  const again = async () => (await sri<{ code: string }>('POST', '/api/applications', body)).body.code;
  return { city, code, service: definition.id, paper, hear, notices, at, again };
}

test('an event that comes twice, and a job that runs twice, make one notice', async (t) => {
  const { city, service, paper, hear, notices, at } = await world(t);
  const { id, number } = await paper([30, 7]);
  at('2026-12-01');
  assert.equal(await tellExpiring(city), 1);
  await hear();
  const ctx = systemContext(city, 'test');
  const again = { document: id, service, number, validUntil: '2026-12-31', days: 30 };
  const row = await city.db.one<{ subject: string }>(
    sql`select subject from platform.event where type = 'documents.document.expiring'`,
  );
  await change(ctx, async (tx) =>
    tx.emit({ type: 'documents.document.expiring', subject: row.subject, payload: again }),
  );
  await hear();
  assert.deepEqual([await remind(city, 50), await remind(city, 50)], [1, 0]);
  const [one, ...more] = await notices();
  assert.deepEqual(more, []);
  assert.equal(one?.template, 'applications.notice.paper-ends');
  assert.equal(one.params.number, number);
  assert.equal(one.params.link, `/layanan/${service}/ajukan`);
  assert.match(one.params.until ?? '', /31 Desember 2026/);
  at('2026-12-24');
  assert.equal(await tellExpiring(city), 1);
  await hear();
  assert.equal(await remind(city, 50), 1, 'and again on the next of its days');
});

test('nobody is reminded of a paper that was taken back, nor of one that is no paper of an application', async (t) => {
  const { city, paper, hear, notices, at } = await world(t);
  const { id } = await paper([30]);
  at('2026-12-01');
  await tellExpiring(city);
  await change(systemContext(city, 'test'), async (tx) =>
    tx.emit({
      type: 'documents.document.expiring',
      subject: 'MGL-000-000-000',
      payload: { document: randomUUID(), service: 'other', number: '1', validUntil: '2026-12-31', days: 30 },
    }),
  );
  await hear();
  await revokeDocument(systemContext(city, 'test'), id, { reason: 'Tidak berlaku lagi.' });
  assert.equal(await remind(city, 50), 0);
  assert.deepEqual(await notices(), []);
});

test('of a service that is no longer offered the notice says whom to ask', async (t) => {
  const { city, code, service, paper, hear, notices, at } = await world(t);
  await paper([30]);
  at('2026-12-01');
  await withdrawService(systemContext(city, 'test'), {
    ...{ service, from: '2026-12-01' },
    why: { id: 'Ditutup.', en: 'Closed.', jv: 'Katutup.', zh: '已关闭。' },
  });
  city.cache.clear();
  await tellExpiring(city);
  await hear();
  assert.equal(await remind(city, 50), 1);
  const [one] = await notices();
  assert.equal(one?.template, 'applications.notice.paper-ends-closed');
  assert.equal(one.params.link, `/permohonan/${code}`);
});

test('whoever applied again is told that the newer application is known', async (t) => {
  const { city, service, paper, hear, notices, at, again } = await world(t);
  await paper([30]);
  const later = await again();
  at('2026-12-01');
  assert.equal(await tellExpiring(city), 1);
  await hear();
  assert.equal(await remind(city, 50), 1);
  const [one] = await notices();
  assert.equal(one?.template, 'applications.notice.paper-ends-again');
  assert.equal(one.params.later, later);
  assert.equal(one.params.link, `/layanan/${service}/ajukan`);
});
