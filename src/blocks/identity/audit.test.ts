import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { auditActions } from '../../platform/audit/words.ts';
import { change } from '../../platform/change.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { localDate } from '../../shared/time.ts';
import type { AuditKinds, AuditList } from './rules/audit-contract.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Rooms that name the step of a case and let one place write it. */
const STEPS = [
  ['services/complaints/', 'complaints.complaint'],
  ['services/applications/', 'applications.application'],
] as const;

/** Every action that some room writes, as far as its name stands in one piece. */
function writtenActions(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
    if (!/\.ts$/.test(file) || /\.test\.ts$|test-kit/.test(file)) continue;
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [, action] of text.matchAll(/action: '([a-z-]+\.[a-z-]+\.[a-z-]+)'/g)) found.add(action ?? '');
    const steps = STEPS.find(([folder]) => file.includes(folder))?.[1];
    if (steps) for (const [, done] of text.matchAll(/\bdone: '([a-z-]+)'/g)) found.add(`${steps}.${done}`);
  }
  return [...found].sort();
}

test('every action that is written to the audit log has words and stands in the list to choose from', async (t) => {
  const house = await testHouse(t);
  const known = new Set(auditActions().flatMap(({ actions }) => actions));
  const written = writtenActions();
  assert.ok(written.length > 40);
  assert.deepEqual(
    written.filter((action) => !known.has(action)),
    [],
  );
  const auditor = await house.officer('auditor');
  const kinds = await auditor<AuditKinds>('GET', '/api/audit/kinds', undefined, { 'accept-language': 'en' });
  const complaint = kinds.body.items.find(({ id }) => id === 'complaints.complaint');
  assert.equal(complaint?.title, 'Citizen report');
  assert.equal(
    complaint?.actions.find(({ id }) => id === 'complaints.complaint.closed')?.title,
    'Report closed',
  );
});

test('an entry says who in which role did what to what, and what is different, in the reader’s language', async (t) => {
  const house = await testHouse(t);
  const admin = await house.officer('city-admin');
  const agency = { id: 'dinas-uji', short: 'Uji', kind: 'dinas' };
  const name = { id: 'Dinas Uji', en: 'Office of Trials', jv: 'Dinas Uji', zh: '测试局' };
  assert.equal((await admin('POST', '/api/agencies', { ...agency, name })).status, 201);
  assert.equal((await admin('PATCH', '/api/agencies/dinas-uji', { short: 'Ujian' })).status, 200);
  const worker = await house.officer('agency-officer', 'dinas-uji');
  const latest = async (action: string, language: string) =>
    (
      await admin<AuditList>('GET', `/api/audit?action=${action}&limit=1`, undefined, {
        'accept-language': language,
      })
    ).body.items[0]?.words;
  const changed = await latest('directory.agency.updated', 'id');
  assert.equal(changed?.action, 'Perangkat daerah diubah');
  assert.equal(changed?.actor.role, 'Admin kota');
  assert.deepEqual(changed?.thing, { name: 'Dinas Uji', path: '/office/admin/perangkat-daerah' });
  assert.deepEqual(
    changed?.fields.find((field) => field.name === 'Nama singkat'),
    { name: 'Nama singkat', before: 'Uji', after: 'Ujian' },
  );
  const given = await latest('identity.grant.given', 'en');
  assert.equal(given?.thing.path, `/office/admin/petugas?petugas=${worker.id}`);
  const fields = Object.fromEntries(given?.fields.map((field) => [field.name, field.after]) ?? []);
  assert.equal(fields.Agency, 'Office of Trials');
  assert.equal(given?.actor.kind, 'System');
});

test('the log is narrowed by day, by name, by kind of actor and by kind of thing', async (t) => {
  let at = Date.parse('2026-11-20T16:30:00Z');
  const house = await testHouse(t, { now: () => new Date(at) });
  const admin = await house.officer('city-admin');
  assert.equal((await admin('POST', '/api/officers', { username: 'petang', name: 'Petang' })).status, 201);
  // Midnight in the city (UTC+7) is 17:00 in UTC.
  at = Date.parse('2026-11-20T17:05:00Z');
  assert.equal((await admin('POST', '/api/officers', { username: 'pagi', name: 'Pagi' })).status, 201);
  const count = async (filter: string) =>
    (await admin<AuditList>('GET', `/api/audit?action=identity.officer&actorKind=officer&${filter}`)).body
      .items.length;
  assert.equal(await count(''), 2);
  assert.equal(await count('toDay=2026-11-20'), 1);
  assert.equal(await count('fromDay=2026-11-21'), 1);
  assert.equal(await count('fromDay=2026-11-22'), 0);
  assert.equal(await count('who=PETUGAS'), 2);
  assert.equal(await count('who=%25'), 0);
  assert.equal(await count(`actor=${admin.id}`), 2);
  assert.equal((await admin('GET', '/api/audit?fromDay=besok')).status, 422);
});

test('the file holds the same entries, runs no formula, and its taking is itself in the log', async (t) => {
  const house = await testHouse(t);
  const auditor = await house.officer('auditor');
  const ctx = systemContext(house.city, 'test');
  await change(ctx, async (tx) =>
    tx.audit({ action: 'directory.areas.imported', subject: house.city.slug, after: { source: '=1+1' } }),
  );
  const file = await auditor('GET', '/api/audit/export?action=directory.areas&language=en');
  assert.equal(file.status, 200);
  assert.match(String(file.headers['content-type']), /^text\/csv/);
  assert.match(
    String(file.headers['content-disposition']),
    new RegExp(`attachment; filename="audit-.*-${localDate(ctx.now, house.city.zone)}.csv"`),
  );
  const lines = file.text.replace(/^\uFEFF/, '').split('\r\n');
  assert.equal(
    lines[0],
    'Time,Kind of actor,Name,Role,Action,About,Change,Code of the action,Code of the thing,Trace number',
  );
  assert.match(lines[1] ?? '', /,System,,,Borders imported,/);
  assert.match(lines[1] ?? '', /Source: =1\+1/);
  const [kept] = await house.city.db.rows<{ after: Record<string, unknown> }>(
    sql`select after from platform.audit where action = 'identity.audit.exported' and actor_id = ${auditor.id}`,
  );
  assert.equal(kept?.after.action, 'directory.areas');
  assert.equal(typeof kept?.after.rows, 'number');
});

test('a file of more entries than one reading holds is whole, and holds none twice', async (t) => {
  const house = await testHouse(t);
  const auditor = await house.officer('auditor');
  await change(systemContext(house.city, 'test'), async (tx) => {
    for (let number = 0; number < 1_203; number++)
      tx.audit({ action: 'files.file.removed', subject: `f-${number}` });
  });
  const file = await auditor('GET', '/api/audit/export?action=files.file.removed');
  const codes = [...file.text.matchAll(/,(f-\d+),/g)].map(([, code]) => code);
  assert.equal(codes.length, 1_203);
  assert.equal(new Set(codes).size, 1_203);
});
