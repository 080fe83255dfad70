/** Who may read the directory and who may change it, over HTTP. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import type { AgenciesView, AreasView, CalendarView, ImportReportView, UnitCountsView } from './contract.ts';

const words = (text: string) => ({ id: text, en: text, jv: text, zh: text });
const day = { date: '2026-11-24', kind: 'local', name: words('Hari jadi') };
const agency = { id: 'uji', name: words('Uji'), short: 'Uji', kind: 'dinas' };
const collection = { type: 'FeatureCollection', features: [] };
const writes: [method: string, path: string, body?: unknown][] = [
  ['POST', '/api/agencies', agency],
  ['PATCH', '/api/agencies/uji', { short: 'Uji 2' }],
  ['POST', '/api/calendar/closed-days', day],
  ['DELETE', '/api/calendar/closed-days/2026-11-24'],
  ['POST', '/api/areas/import?dryRun=true', collection],
  ['POST', '/api/areas/units/import?dryRun=true', { csv: 'kode,rw,rt,nama\n33.71.01.1007,1,1,\n' }],
];

test('anyone reads areas, borders, agencies and the calendar; borders are not sent twice', async (t) => {
  const { call } = await testHouse(t);
  const areas = await call<AreasView>('GET', '/api/areas');
  assert.equal(areas.body.areas.length, 20);
  assert.equal(areas.body.approximate, true);
  const agencies = await call<AgenciesView>('GET', '/api/agencies');
  assert.ok(agencies.body.agencies.every(({ closedOn }) => closedOn === null));
  const year = await call<CalendarView>('GET', '/api/calendar?year=2026');
  assert.ok(year.body.closed.some(({ date }) => date === '2026-08-17'));

  const counts = await call<UnitCountsView>('GET', '/api/areas/units');
  assert.deepEqual([counts.status, counts.body.byArea], [200, []]);
  assert.equal(counts.body.rw, areas.body.units.rw);

  const map = await call<{ features: unknown[] }>('GET', '/api/areas.geojson');
  assert.equal(map.body.features.length, 17);
  const again = await call('GET', '/api/areas.geojson', undefined, {
    'if-none-match': String(map.headers.etag),
  });
  assert.deepEqual([again.status, again.text], [304, '']);
});

test('strangers and ordinary officers change nothing, the city administrator does', async (t) => {
  const { call, officer } = await testHouse(t);
  const [worker, admin] = [await officer('agency-officer', 'disperkim'), await officer('city-admin')];
  for (const [method, path, body] of writes) {
    assert.equal((await call(method, path, body)).status, 401, `${method} ${path} as a stranger`);
    assert.equal((await worker(method, path, body)).status, 403, `${method} ${path} as an officer`);
    const done = await admin(method, path, body);
    assert.ok(done.status < 300, `${method} ${path} as the administrator: ${done.text}`);
  }
});

test('wrong input names the field or says what to mend', async (t) => {
  const { officer } = await testHouse(t);
  const admin = await officer('city-admin');
  const english = { 'accept-language': 'en' };
  const parent = await admin('POST', '/api/agencies', { ...agency, parent: 'nobody' }, english);
  assert.equal(parent.status, 422);
  assert.match(parent.text, /Parent agency names an agency that does not exist/);
  const missing = await admin(
    'POST',
    '/api/calendar/closed-days',
    { ...day, name: { ...words('x'), zh: '' } },
    english,
  );
  assert.match(missing.text, /Name \(Mandarin\) is too short/);
  assert.equal(
    (await admin('POST', '/api/calendar/closed-days', { ...day, date: '2026-02-30' })).status,
    422,
  );
  assert.equal((await admin('GET', '/api/areas/nowhere/units')).status, 404);
  const empty = await admin<ImportReportView>('POST', '/api/areas/import', collection);
  assert.deepEqual([empty.body.imported, empty.body.refused[0]?.problem], [false, 'no-features']);
  const csv = await admin('POST', '/api/areas/units/import', { csv: 'x' }, english);
  assert.match(csv.text, /column names/);
  const broken = await admin('POST', '/api/areas/units/import', { csv: 'kode,rw\n33,1\n"33,2\n' }, english);
  assert.equal(broken.status, 422);
  assert.match(broken.text, /near line \d/);
});
