/** The directory on a real database: loading twice, changes by hand, imports and their history. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/db/sql.ts';
import { addWorkingDays } from '../../shared/working-time.ts';
import { readCityPack } from '../packs/api.ts';
import {
  addClosedDay,
  agencies,
  areas,
  calendar,
  closedDays,
  createAgency,
  importAreas,
  importUnits,
  loadDirectory,
  removeClosedDay,
  unitCounts,
  units,
  updateAgency,
} from './api.ts';
import { readAreaHistory } from './store-areas.ts';

const packs = join(import.meta.dirname, '../../../packs');
const words = (text: string) => ({ id: text, en: text, jv: text, zh: text });

async function open(t: TestContext) {
  const city = await testCity(t);
  return { city, ctx: systemContext(city, 'directory.test'), pack: await readCityPack(packs, 'magelang') };
}

const border = (kode: string, nama: string) => ({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { kode, nama },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [110.22, -7.5],
            [110.225, -7.5],
            [110.225, -7.495],
            [110.22, -7.495],
            [110.22, -7.5],
          ],
        ],
      },
    },
  ],
});

test('loading the same pack again changes nothing', async (t) => {
  const { city, ctx, pack } = await open(t);
  await loadDirectory(ctx, pack);
  assert.deepEqual(await loadDirectory(ctx, pack), { agencies: 0, areas: 0, calendar: 0, totals: 0 });
  const tree = await areas(city);
  assert.equal(tree.leaves().length, 17);
  for (const area of tree.leaves()) assert.deepEqual(tree.locate(area.centroid), { code: area.code });
});

test('an agency that was changed by hand is left alone by the pack, one that left the pack is closed', async (t) => {
  const { city, ctx, pack } = await open(t);
  await loadDirectory(ctx, pack);
  const [first, ...others] = pack.agencies;
  const last = others.at(-1);
  assert.ok(first && last);
  await updateAgency(ctx, first.id, { short: 'Baru' });
  const smaller = { ...pack, agencies: others.filter(({ id }) => id !== last.id) };
  await loadDirectory(ctx, smaller);
  const tree = await agencies(city);
  assert.equal(tree.get(first.id).short, 'Baru');
  assert.equal(tree.get(first.id).closedOn, null);
  assert.notEqual(tree.get(last.id).closedOn, null);
  await loadDirectory(ctx, pack);
  assert.equal((await agencies(city)).get(last.id).closedOn, null);
});

test('a new agency is seen at once, and its parent must exist and not lie below it', async (t) => {
  const { city, ctx } = await open(t);
  await createAgency(ctx, { id: 'uji', name: words('Uji'), short: 'Uji', kind: 'dinas' });
  await createAgency(ctx, {
    id: 'uji-bawah',
    name: words('Bawah'),
    short: 'B',
    kind: 'dinas',
    parent: 'uji',
  });
  assert.deepEqual([...(await agencies(city)).subtree('uji')], ['uji', 'uji-bawah']);
  const refusal = (rule: string) => (error: { fields?: { rule: string }[] }) =>
    error.fields?.[0]?.rule === rule;
  await assert.rejects(updateAgency(ctx, 'uji', { parent: 'uji-bawah' }), refusal('below-itself'));
  await assert.rejects(updateAgency(ctx, 'uji', { parent: 'nobody' }), refusal('unknown-agency'));
  await assert.rejects(updateAgency(ctx, 'uji', { areas: ['99'] }), refusal('unknown-area'));
  await assert.rejects(createAgency(ctx, { id: 'uji', name: words('Uji'), short: 'U', kind: 'dinas' }), {
    code: 'directory.agency-exists',
  });
  const lines = await city.db.rows<{ action: string }>(
    sql`select action from platform.audit where subject = 'uji'`,
  );
  assert.deepEqual(
    lines.map(({ action }) => action),
    ['directory.agency.created'],
  );
});

test('an import replaces the guess, keeps it in the history, and survives the next load', async (t) => {
  const { city, ctx, pack } = await open(t);
  await loadDirectory(ctx, pack);
  const collection = border('33.71.01.1007', 'Magersari Baru');
  const dry = await importAreas(ctx, collection, { dryRun: true });
  assert.deepEqual([dry.imported, dry.replaced], [false, ['33.71.01.1007']]);
  assert.equal((await areas(city)).get('33.71.01.1007').approximate, true);

  const report = await importAreas(ctx, collection, { source: 'Peta resmi' });
  assert.equal(report.imported, true);
  await loadDirectory(ctx, pack);
  const area = (await areas(city)).get('33.71.01.1007');
  assert.deepEqual([area.name, area.approximate, area.source], ['Magersari Baru', false, 'Peta resmi']);
  assert.deepEqual((await areas(city)).locate({ lat: -7.4975, lng: 110.2225 }), { code: '33.71.01.1007' });
  const history = await readAreaHistory(city.db, '33.71.01.1007');
  assert.deepEqual(
    history.map(({ name, approximate, replacedBy }) => [name, approximate, replacedBy]),
    [['Magersari', true, 'Peta resmi']],
  );
  await city.hub.drain();
  const events = await city.db.rows<{ type: string }>(
    sql`select type from platform.event where type like 'directory.areas%'`,
  );
  assert.deepEqual(events, [{ type: 'directory.areas.imported' }]);
});

test('a file with a refused area imports nothing unless the sound ones are asked for', async (t) => {
  const { city, ctx, pack } = await open(t);
  await loadDirectory(ctx, pack);
  const { features } = border('33.71.01.1007', 'Magersari');
  const mixed = {
    type: 'FeatureCollection',
    features: [...features, ...border('99.71.01.1007', 'Asing').features],
  };
  assert.equal((await importAreas(ctx, mixed)).imported, false);
  assert.equal((await areas(city)).get('33.71.01.1007').approximate, true);
  assert.equal((await importAreas(ctx, mixed, { skipRefused: true })).imported, true);
  assert.equal((await areas(city)).get('33.71.01.1007').approximate, false);
});

test('a closed day moves due times, and one that the city opens again stays open after the next load', async (t) => {
  const { city, ctx, pack } = await open(t);
  await loadDirectory(ctx, pack);
  const monday = new Date('2026-11-23T03:00:00Z');
  const due = async () => addWorkingDays(monday, 1, await calendar(city)).toISOString();
  assert.equal(await due(), '2026-11-24T09:00:00.000Z');
  await addClosedDay(ctx, { date: '2026-11-24', kind: 'local', name: words('Hari jadi') });
  assert.equal(await due(), '2026-11-25T09:00:00.000Z');
  await assert.rejects(addClosedDay(ctx, { date: '2026-11-24', kind: 'local', name: words('Lagi') }), {
    code: 'directory.day-already-closed',
  });
  await removeClosedDay(ctx, '2026-11-24');
  assert.equal(await due(), '2026-11-24T09:00:00.000Z');

  await removeClosedDay(ctx, '2026-12-24');
  await loadDirectory(ctx, pack);
  const december = (await closedDays(city, 2026)).filter(({ date }) => date >= '2026-12');
  assert.deepEqual(
    december.map(({ date }) => date),
    ['2026-12-25'],
  );
  await assert.rejects(removeClosedDay(ctx, '2026-12-24'), { code: 'directory.day-not-closed' });
  await assert.rejects(addClosedDay(ctx, { date: '2026-02-30', kind: 'local', name: words('Tidak ada') }));
});

test('RT and RW are imported from CSV, counted, and refused by line', async (t) => {
  const { city, ctx, pack } = await open(t);
  await loadDirectory(ctx, pack);
  assert.deepEqual((await unitCounts(city)).rw, pack.areaTotals?.rw ?? null);
  const csv = 'Kode;RW;RT;Nama\n33.71.01.1007;1;01;Sidosari\n33.71.01.1007;1;2;\n33.71.01.1008;2;1;Timur\n';
  const report = await importUnits(ctx, csv);
  assert.deepEqual([report.imported, report.wards, report.rw, report.rt], [true, 2, 2, 3]);
  assert.deepEqual(
    (await units(city, '33.71.01.1007')).map(({ rw, rt }) => `${rw}/${rt}`),
    ['001/', '001/001', '001/002'],
  );
  const { rw, rt, source } = await unitCounts(city);
  assert.deepEqual([rw, rt, source], [2, 3, 'imported']);

  const bad = await importUnits(
    ctx,
    'kode,rw,rt,nama\n99,1,1,\n33.71.01,1,1,\n33.71.01.1007,x,1,\n33.71.01.1007,1,1,\n33.71.01.1007,01,01,\n',
  );
  assert.deepEqual(
    bad.refused.map(({ line, problem }) => [line, problem]),
    [
      [2, 'unknown-area'],
      [3, 'not-a-ward'],
      [4, 'bad-number'],
      [6, 'repeated'],
    ],
  );
  assert.equal(bad.imported, false);
  assert.equal((await units(city, '33.71.01.1007')).length, 3);
  await assert.rejects(importUnits(ctx, 'nothing\nuseful'), { code: 'directory.csv-unreadable' });
});

test('an import of RT and RW says beforehand what changes, leaves other wards alone, and does nothing twice', async (t) => {
  const { city, ctx, pack } = await open(t);
  await loadDirectory(ctx, pack);
  const first = 'kode,rw,rt,nama\n33.71.01.1007,1,1,\n33.71.01.1007,1,2,\n33.71.01.1008,1,1,\n';
  assert.equal((await importUnits(ctx, first)).imported, true);
  const again = await importUnits(ctx, first);
  assert.deepEqual([again.imported, again.changes, again.unchanged], [false, [], 2]);
  const second = 'kode,rw,rt,nama\n33.71.01.1007,1,1,Sidosari\n33.71.01.1007,2,1,\n';
  const dry = await importUnits(ctx, second, { dryRun: true });
  assert.deepEqual(dry.changes, [
    {
      area: '33.71.01.1007',
      name: (await areas(city)).get('33.71.01.1007').name,
      before: { rw: 1, rt: 2 },
      after: { rw: 2, rt: 2 },
      added: 2,
      removed: 1,
      renamed: 1,
    },
  ]);
  assert.equal((await unitCounts(city)).rt, 3);
  assert.equal((await importUnits(ctx, second)).imported, true);
  const { byArea } = await unitCounts(city);
  assert.deepEqual(byArea, [
    { area: '33.71.01.1007', rw: 2, rt: 2 },
    { area: '33.71.01.1008', rw: 1, rt: 1 },
  ]);
});

test('history may be added to and never changed', async (t) => {
  const { city } = await open(t);
  await assert.rejects(city.db.run(sql`delete from directory.area_history`), /permission denied/);
});
