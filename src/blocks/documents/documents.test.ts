import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import {
  CASE,
  issuePaper as issued,
  paperRequest as request,
  reservePaper as reserve,
} from '../../../test/kit/papers.ts';
import { readPdf, signatureOf } from '../../../test/kit/pdf.ts';
import { until } from '../../../test/kit/until.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Problem } from '../../shared/errors.ts';
import {
  documentsOf,
  forgetHolder,
  getDocument,
  renderPreview,
  reserveDocument,
  revokeDocument,
  serveDocument,
} from './api.ts';
import { tellExpiring } from './expiring.ts';
import { issueDocument } from './issue.ts';
import type { Sheet } from './paper/sheet.ts';
import { fileOf } from './serve.ts';
import { findDocument } from './store.ts';
import { verifyDocument } from './verify.ts';

const at = (iso: string) => {
  const clock = { now: new Date(iso) };
  return { clock, now: () => clock.now };
};

const refused = (status: number, code: string) => (error: unknown) =>
  (error as Problem).status === status && (error as Problem).code === code;

const eventsOf = async (city: City, type: string) =>
  city.db.rows<{ subject: string; payload: Record<string, unknown> }>(
    sql`
    select subject, payload from (
      select 1 as turn, position as place, type, subject, payload from platform.event
      union all select 2, seq, type, subject, payload from platform.outbox) as every
    where type = ${type} order by turn, place`,
  );

test('a paper goes from the decision to a signed file whose hash is on record', async (t) => {
  const { now } = at('2026-11-22T03:00:00Z');
  const city = await testCity(t, { now });
  const { id, code, number } = await reserve(city);
  assert.equal(number, '001/660/DLH/XI/2026');
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal((await verifyDocument(systemContext(city, 'test'), code)).standing, 'pending');
  await assert.rejects(serveDocument(city, id), refused(409, 'documents.not-yet'));

  await issueDocument(city, id);
  const reply = await serveDocument(city, id);
  const pdf = reply.body as Buffer;
  assert.match(reply.headers['content-disposition'] ?? '', /001-660-DLH-XI-2026\.pdf/);
  const seen = await verifyDocument(systemContext(city, 'test'), code.toLowerCase());
  assert.equal(seen.standing, 'valid');
  assert.equal(seen.sha256, createHash('sha256').update(pdf).digest('hex'));
  assert.equal(seen.holder, 'S*** R***** C*****');
  assert.equal(seen.signing, 'demo');
  assert.ok(signatureOf(pdf).cms.length > 1000);
  assert.ok(readPdf(pdf).find(/\/Type \/Sig\b/).length === 1);
  const [told] = await eventsOf(city, 'documents.document.issued');
  assert.deepEqual(told, { subject: CASE, payload: { document: id, service: 'permits', number } });

  // Any other file, be it by one sign, has another hash than the one on record.
  const altered = Buffer.from(pdf);
  altered[200] = (altered[200] ?? 0) ^ 1;
  const other = createHash('sha256').update(altered).digest('hex');
  assert.notEqual(other, seen.sha256);
  // The file itself finds its paper; one that was altered finds none.
  assert.equal((await verifyDocument(systemContext(city, 'test'), seen.sha256 ?? '')).number, number);
  await assert.rejects(
    verifyDocument(systemContext(city, 'test'), other),
    refused(404, 'documents.unknown-code'),
  );

  const list = await documentsOf(city, CASE);
  assert.deepEqual(
    list.map((one) => [one.id, one.state]),
    [[id, 'issued']],
  );
  assert.ok(!JSON.stringify(list).includes('Siti') && !('sheetSealed' in (list[0] as object)));
});

test('whatever kills the job, and how often it runs, there is one paper, one record and one event', async (t) => {
  const { now } = at('2026-11-22T03:00:00Z');
  const city = await testCity(t, { now });
  const { id } = await reserve(city);
  const puts: string[] = [];
  const { put } = city.files;
  const dying = (when: 'before' | 'after') => ({
    ...city,
    files: {
      ...city.files,
      async put(bytes: Buffer) {
        if (when === 'after') puts.push(await put(bytes));
        throw new Error('killed');
      },
    },
  });
  await assert.rejects(issueDocument(dying('before'), id), /killed/);
  await assert.rejects(issueDocument(dying('after'), id), /killed/);
  assert.equal((await findDocument(city.db, id))?.state, 'reserved');

  // Killed after the file was kept: the next attempt keeps the same bytes under the same name.
  await Promise.all([issueDocument(city, id), issueDocument(city, id), issueDocument(city, id)]);
  await issueDocument(city, id);
  const row = await findDocument(city.db, id);
  assert.equal(row?.state, 'issued');
  assert.deepEqual(puts, [row?.stored]);
  assert.equal((await eventsOf(city, 'documents.document.issued')).length, 1);
  assert.equal(row?.sheetSealed, null, 'what was needed for drawing is gone');
});

test('the job of a decision runs by itself, and a rolled-back decision leaves no number, paper or job', async (t) => {
  const { now } = at('2026-11-22T03:00:00Z');
  const city = await testCity(t, { now });
  const ctx = systemContext(city, 'test');
  await assert.rejects(
    change(ctx, async (tx) => {
      await reserveDocument(ctx, tx, request());
      throw new Error('the decision failed');
    }),
    /the decision failed/,
  );
  const made = await reserve(city);
  assert.equal(made.number, '001/660/DLH/XI/2026', 'no number was lost');
  const jobs = await city.db.rows<{ task: string; payload: { id: string } }>(
    sql`select task, payload from platform.job_outbox where task = 'documents.issue'`,
  );
  assert.deepEqual(jobs, [{ task: 'documents.issue', payload: { id: made.id } }]);
});

test('numbers have no gaps and no doubles, however many decide at once, and begin anew each year', async (t) => {
  const { clock, now } = at('2026-12-31T10:00:00Z');
  const city = await testCity(t, { now });
  const all = await Promise.all(
    Array.from({ length: 24 }, async (_, at) => {
      const ctx = systemContext(city, 'test');
      return change(ctx, async (tx) => {
        const made = await reserveDocument(ctx, tx, request());
        if (at % 4 === 0) throw new Error('changed his mind');
        return made.number;
      }).catch(() => undefined);
    }),
  );
  const numbers = all.filter((one) => one !== undefined).toSorted();
  const wanted = Array.from({ length: 18 }, (_, at) => `${String(at + 1).padStart(3, '0')}/660/DLH/XII/2026`);
  assert.deepEqual(numbers, wanted);
  assert.equal(
    (await reserve(city, { agency: 'dinkes' })).number,
    '001/660/DINKES/XII/2026',
    'each agency counts for itself',
  );
  assert.equal((await reserve(city, { series: { id: 'lain', code: '1' } })).number, '001/1/DLH/XII/2026');
  // Eight in the evening in UTC is the next year in Indonesia.
  clock.now = new Date('2026-12-31T20:00:00Z');
  assert.equal((await reserve(city)).number, '001/660/DLH/I/2027');
});

test('a paper can name its own number, which is taken last', async (t) => {
  const { now } = at('2026-11-22T03:00:00Z');
  const city = await testCity(t, { now });
  const asked: string[] = [];
  const { paper } = request();
  const made = await reserve(city, {
    paper: { ...paper, body: [{ paragraph: 'Surat nomor {{ number }}.' }] },
    evaluate: (expression, number) => {
      asked.push(number);
      return expression === 'number' ? number : '';
    },
  });
  assert.equal(asked.at(-1), made.number);
  const row = await findDocument(city.db, made.id);
  assert.ok(row?.sheetSealed);
  const kept = JSON.parse(open(city, row.sheetSealed)) as Sheet;
  assert.deepEqual(kept.paper.body, [{ paragraph: 'Surat nomor 001/660/DLH/XI/2026.' }]);
});

test('a revoked paper says so, when and why; it cannot be revoked twice', async (t) => {
  const { clock, now } = at('2026-11-22T03:00:00Z');
  const city = await testCity(t, { now });
  const { id, code, number } = await issued(city);
  const ctx = () => systemContext(city, 'test');
  await assert.rejects(revokeDocument(ctx(), id, { reason: '  x ' }), refused(422, 'platform.invalid'));
  clock.now = new Date('2026-11-25T03:00:00Z');
  await revokeDocument(ctx(), id, { reason: 'Pohon ternyata dilindungi.' });
  const seen = await verifyDocument(ctx(), code);
  assert.deepEqual(
    [seen.standing, seen.revokedAt, seen.revokedReason],
    ['revoked', '2026-11-25T03:00:00.000Z', 'Pohon ternyata dilindungi.'],
  );
  assert.equal((await eventsOf(city, 'documents.document.revoked'))[0]?.payload.number, number);
  await assert.rejects(
    revokeDocument(ctx(), id, { reason: 'Sekali lagi' }),
    refused(409, 'documents.already-revoked'),
  );
});

test('a paper revoked before it was made is made nevertheless, and is known as revoked', async (t) => {
  const city = await testCity(t);
  const { id, code } = await reserve(city);
  await revokeDocument(systemContext(city, 'test'), id, { reason: 'Salah ketik nama.' });
  await issueDocument(city, id);
  const seen = await verifyDocument(systemContext(city, 'test'), code);
  assert.equal(seen.standing, 'revoked');
  assert.ok(seen.sha256);
});

test('an expired paper, one that does not hold yet and one that another took the place of say so', async (t) => {
  const { clock, now } = at('2026-11-22T03:00:00Z');
  const city = await testCity(t, { now });
  const standing = async (code: string) => (await verifyDocument(systemContext(city, 'test'), code)).standing;
  const first = await issued(city, { validFrom: '2026-11-23', validUntil: '2026-11-30' });
  assert.equal(await standing(first.code), 'not-yet-valid');
  clock.now = new Date('2026-11-30T16:59:00Z');
  assert.equal(await standing(first.code), 'valid', 'its last day lasts until midnight of the city');
  clock.now = new Date('2026-11-30T17:01:00Z');
  assert.equal(await standing(first.code), 'expired');
  const next = await reserve(city, { replaces: first.code });
  assert.equal(await standing(first.code), 'expired', 'a paper that is not made yet replaces nothing');
  await issueDocument(city, next.id);
  const seen = await verifyDocument(systemContext(city, 'test'), first.code);
  assert.deepEqual([seen.standing, seen.replacedBy], ['replaced', next.number]);
  await assert.rejects(
    reserve(city, { replaces: '0000-0000-0000-0000' }),
    refused(404, 'documents.not-found'),
  );
});

test('an unknown code is told nothing, however it is written', async (t) => {
  const city = await testCity(t);
  for (const code of ['0000-0000-0000-0000', 'x', "' or 1=1 --", '%', '7'.repeat(60)])
    await assert.rejects(
      verifyDocument(systemContext(city, 'test'), code),
      refused(404, 'documents.unknown-code'),
      code,
    );
  await assert.rejects(
    getDocument(city, '00000000-0000-4000-8000-000000000000'),
    refused(404, 'documents.not-found'),
  );
});

test('a file that was altered or lost in the store is not handed out', async (t) => {
  const city = await testCity(t);
  const { id } = await issued(city);
  const row = await findDocument(city.db, id);
  assert.ok(row?.stored);
  const stream = await city.files.get(row.stored);
  assert.ok(stream);
  const kept = await buffer(stream);
  assert.ok(!kept.includes('%PDF'), 'the store holds nothing that can be read');
  const forged = {
    ...city,
    files: {
      ...city.files,
      get: async () =>
        (await import('node:stream')).Readable.from([
          Buffer.concat([kept.subarray(0, -1), Buffer.from([0])]),
        ]),
    },
  };
  await assert.rejects(fileOf(forged as City, row));
  await city.files.remove(row.stored);
  await assert.rejects(serveDocument(city, id), refused(404, 'documents.not-found'));
});

test('a paper that ends soon is told once for each of its days of reminder', async (t) => {
  const { clock, now } = at('2026-11-01T03:00:00Z');
  const city = await testCity(t, { now });
  const made = await issued(city, { validUntil: '2026-12-31', remindDays: [30, 7] });
  const revoked = await issued(city, { validUntil: '2026-12-31', remindDays: [30] });
  await revokeDocument(systemContext(city, 'test'), revoked.id, { reason: 'Tidak berlaku lagi.' });
  const told: number[] = [];
  for (const day of ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-24', '2026-12-25', '2027-01-01']) {
    clock.now = new Date(`${day}T03:00:00Z`);
    told.push(await tellExpiring(city));
  }
  assert.deepEqual(told, [0, 1, 0, 1, 0, 0]);
  const events = await eventsOf(city, 'documents.document.expiring');
  assert.deepEqual(
    events.map(({ payload }) => [payload.document, payload.days, payload.validUntil]),
    [
      [made.id, 30, '2026-12-31'],
      [made.id, 7, '2026-12-31'],
    ],
  );
});

test('a template that cannot be filled, or a paper too long, fails the decision and not the job', async (t) => {
  const city = await testCity(t);
  const { paper } = request();
  await assert.rejects(
    reserve(city, {
      evaluate: () => {
        throw new Error('unknown name');
      },
    }),
    /body\/0\/paragraph: expression/,
  );
  const long = {
    ...paper,
    body: Array.from({ length: 200 }, () => ({ list: Array.from({ length: 40 }, () => 'x') })),
  };
  await assert.rejects(reserve(city, { paper: long }), /too-many-pages/);
  await assert.rejects(reserve(city, { series: { id: 'a', code: '1', pattern: '{seq}' } }), RangeError);
  assert.equal((await reserve(city)).number.slice(0, 3), '001');
});

test('a preview is a paper without a number that says what it is', async (t) => {
  const city = await testCity(t);
  const { agency, paper, evaluate } = request();
  const pdf = await renderPreview(systemContext(city, 'test'), { agency, paper, evaluate });
  const read = readPdf(pdf);
  assert.ok(read.find(/\/Type \/Page\n/).length === 1);
  assert.equal(read.find(/\/ByteRange|\/Type \/Sig\b/).length, 0);
  assert.equal((await documentsOf(city, CASE)).length, 0);
  assert.equal((await reserve(city)).number.slice(0, 3), '001', 'looking takes no number');
});

test('when a citizen is forgotten, the record of his paper names nobody and the paper still holds', async (t) => {
  const city = await testCity(t);
  const { code } = await issued(city);
  await city.db.transaction((tx) => forgetHolder(tx, CASE));
  const seen = await verifyDocument(systemContext(city, 'test'), code);
  assert.deepEqual([seen.standing, seen.holder], ['valid', null]);
});

test('the queue makes a reserved paper by itself', async (t) => {
  const city = await testCity(t, { background: true });
  const { code } = await reserve(city);
  await until('the paper is made', async () => {
    return (await verifyDocument(systemContext(city, 'test'), code)).standing === 'valid';
  });
});
