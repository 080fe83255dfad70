import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { createGzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { type TestHouse, testHouse } from '../../../../../test/kit/house.ts';
import { IN_PANJANG, report } from '../../../../../test/kit/people.ts';
import { systemContext } from '../../../../platform/context.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { OpenData } from '../../rules/publishing-contract.ts';
import { columnsFor, type DataRow } from './columns.ts';
import { makeOpenData } from './make.ts';
import { openDataFile } from './serve.ts';
import { writersFor } from './writers.ts';

type Line = Record<string, string>;
type Feature = {
  id: string;
  geometry: { coordinates: number[] } | null;
  properties: Record<string, unknown>;
};

const csvOf = (text: string) => parse(text, { bom: true, columns: true, relax_quotes: false }) as Line[];

async function all(house: TestHouse): Promise<{ csv: Line[]; geo: Feature[]; data: OpenData }> {
  const data = (await house.call<OpenData>('GET', '/api/open-data')).body;
  const csv = csvOf((await house.call('GET', '/data/laporan.csv')).text);
  const geo = (await house.call<{ type: string; features: Feature[] }>('GET', '/data/laporan.geojson')).body;
  assert.equal(geo.type, 'FeatureCollection');
  return { csv, geo: geo.features, data };
}

test('all formats hold the same public reports: hidden ones absent, sensitive places rough, nobody’s name or words', async (t) => {
  const house = await testHouse(t, { now: () => new Date('2026-11-22T18:10:00Z') });
  assert.equal((await house.call('GET', '/data/laporan.csv')).status, 404, 'nothing was made yet');
  const light = await report(house, { reporter: { name: 'Sri Rahayu', phone: '081234567890' } });
  const rough = await report(house, {
    category: 'illegal-parking',
    description: 'Mobil di trotoar sekolah.',
  });
  const nowhere = await report(house, { location: undefined, area: '33.71.03.1005' });
  const hidden = await report(house, { category: 'officer-conduct' });
  assert.equal((await makeOpenData(house.city))?.rows, 3);
  const { csv, geo, data } = await all(house);
  const codes = [light.code, rough.code, nowhere.code];
  assert.deepEqual(
    csv.map(({ code }) => code),
    codes,
  );
  assert.deepEqual(
    geo.map(({ id }) => id),
    codes,
  );
  assert.deepEqual(
    Object.keys(csv[0] ?? {}),
    data.columns.map(({ name }) => name),
  );
  assert.equal(csv[0]?.opened_at, '2026-11-23T01:10:00+07:00', 'in the zone of the city');
  assert.equal(csv[0]?.latitude, String(IN_PANJANG.lat));
  assert.deepEqual(geo[0]?.geometry?.coordinates, [IN_PANJANG.lng, IN_PANJANG.lat], 'longitude first');
  assert.equal(csv[1]?.place_is_rough, 'true');
  assert.notEqual(csv[1]?.latitude, String(IN_PANJANG.lat));
  assert.equal(geo[2]?.geometry, null, 'a thing without a place has a null geometry');
  const whole = JSON.stringify([csv, geo]);
  assert.ok(!whole.includes(hidden.code));
  assert.doesNotMatch(whole, /Sri Rahayu|81234567890|trotoar sekolah|depan pasar/);
  const made = data.exports[0];
  assert.deepEqual([made?.day, made?.rows, made?.open, made?.ended], ['2026-11-23', 3, 3, 0]);
  const total = (await house.call<{ items: unknown[] }>('GET', '/api/complaints')).body.items.length;
  assert.equal(made?.rows, total, 'as many as everybody can see in the list');
});

test('each file is what its checksum says, also packed; it is not sent twice; its day has an address of its own', async (t) => {
  const house = await testHouse(t, { now: () => new Date('2026-11-22T03:00:00Z') });
  await report(house);
  await makeOpenData(house.city);
  const { exports } = (await house.call<OpenData>('GET', '/api/open-data')).body;
  for (const { name, sha256, bytes, packedBytes } of exports[0]?.files ?? []) {
    const plain = await house.call('GET', `/data/${name}`);
    if (name !== 'laporan.parquet') {
      assert.equal(createHash('sha256').update(plain.text).digest('hex'), sha256, name);
      assert.equal(Buffer.byteLength(plain.text), bytes, name);
      assert.equal((await house.call('GET', `/data/2026-11-22/${name}`)).text, plain.text);
    } else assert.equal(plain.headers['content-length'], String(bytes));
    assert.match(String(plain.headers['content-disposition']), /laporan-\w+-2026-11-22\./);
    const again = await house.call('GET', `/data/${name}`, undefined, {
      'if-none-match': String(plain.headers.etag),
    });
    assert.equal(again.status, 304, name);
    const packed = await house.call('GET', `/data/${name}.gz`);
    assert.equal(packed.status, packedBytes === null ? 404 : 200, `${name}.gz`);
    if (packedBytes !== null) assert.equal(packed.headers['content-length'], String(packedBytes));
  }
  for (const path of ['/data/laporan.exe', '/data/2020-01-01/laporan.csv', '/data/..%2f..%2fetc'])
    assert.equal((await house.call('GET', path)).status, 404, path);
  const { body } = await house.call<{ 'dcat:distribution': { 'dcat:downloadURL': string }[] }>(
    'GET',
    '/data.json',
  );
  assert.equal(body['dcat:distribution'].length, 5);
});

const row = (at: number, more: Partial<DataRow> = {}): DataRow => ({
  code: `MGL-${at}`,
  kind: 'pothole',
  kindName: 'Jalan berlubang',
  state: 'closed',
  open: false,
  outcome: 'confirmed',
  mended: true,
  agency: 'dpupr',
  agencyName: 'Dinas PUPR',
  area: null,
  areaName: null,
  point: { lat: -7.5, lng: 110.2 },
  rough: false,
  openedAt: new Date(Date.UTC(2026, 0, 1) + at * 1000),
  answeredAt: null,
  closedAt: new Date('2026-02-01T00:00:00Z'),
  promisedBy: null,
  reopened: 0,
  followers: 0,
  channel: 'portal',
  rating: 4,
  text: '',
  ...more,
});

test('Parquet written in many groups reads back as what was put in', async () => {
  const columns = columnsFor(false);
  const parquet = writersFor({ columns, zone: 'Asia/Jakarta' }).find(
    ({ name }) => name === 'laporan.parquet',
  );
  assert.ok(parquet);
  const rows = Array.from({ length: 45_001 }, (_, at) =>
    row(at, at % 3 === 0 ? { mended: null, point: null } : {}),
  );
  const pieces: Buffer[] = [];
  for (let at = 0; at < rows.length; at += 2000) pieces.push(parquet.add(rows.slice(at, at + 2000)));
  pieces.push(parquet.end());
  assert.ok(pieces.filter(({ length }) => length > 1000).length >= 3, 'it did not wait for the end');
  const bytes = Buffer.concat(pieces);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const read = await parquetReadObjects({ file });
  assert.equal(read.length, rows.length);
  for (const at of [0, 1, 19_999, 20_000, 45_000])
    assert.deepEqual(
      { ...read[at] },
      Object.fromEntries(columns.map(({ name, of }) => [name, of(rows[at] as DataRow)])),
    );
});

test('words of people come only when the city says so, and no spreadsheet runs them', async (t) => {
  const house = await testHouse(t);
  const admin = await house.officer('city-admin');
  const { exports: _, columns: __, ...terms } = (await house.call<OpenData>('GET', '/api/open-data')).body;
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const past = await admin('PUT', '/api/open-data/terms', { ...terms, from: '2020-01-01' });
  assert.equal(past.status, 422);
  const changed = await admin('PUT', '/api/open-data/terms', { ...terms, withText: true, from: today });
  assert.equal(changed.status, 200, changed.text);
  await report(house, { description: '=HYPERLINK("http://jahat.example","klik") telepon 081234567890' });
  await report(house, { description: 'Baris satu\nbaris dua, "kutip"; titik koma.' });
  await makeOpenData(house.city);
  const { csv, geo } = await all(house);
  assert.match(csv[0]?.text ?? '', /^'=HYPERLINK/);
  assert.doesNotMatch(csv[0]?.text ?? '', /081234567890/);
  assert.equal(csv[1]?.text, 'Baris satu\nbaris dua, "kutip"; titik koma.');
  assert.match(String(geo[0]?.properties.text), /^=HYPERLINK/);
});

test('what was cut off is cleaned away, and no more days are kept than the city wants; a shared part stays', async (t) => {
  let now = new Date('2026-11-01T03:00:00Z');
  const house = await testHouse(t, { now: () => now });
  await report(house);
  const { city } = house;
  const put = city.files.put.bind(city.files);
  city.files.put = () => Promise.reject(new Error('the disk is full'));
  await assert.rejects(makeOpenData(city), /disk is full/);
  city.files.put = put;
  for (let day = 0; day < 9; day++) {
    now = new Date(now.getTime() + 86_400_000);
    await makeOpenData(city);
  }
  const { exports } = (await house.call<OpenData>('GET', '/api/open-data')).body;
  assert.equal(exports.length, 7);
  assert.equal(exports[0]?.day, '2026-11-10');
  const left = await city.db.one<{ running: number; parts: number; files: number }>(sql`
    select (select count(*) from complaints.export where state = 'running') as running,
      (select count(*) from complaints.export_part) as parts,
      (select count(distinct file) from complaints.export_part) as files`);
  assert.deepEqual(left, { running: 0, parts: 21, files: 3 }, 'what did not change is kept once');
  assert.equal((await house.call('GET', '/data/2026-11-04/laporan.csv')).status, 200);
});

test('only who manages complaints has them made; two at once make one', async (t) => {
  const house = await testHouse(t);
  await report(house);
  const officer = await house.officer('agency-officer', 'disperkim');
  assert.equal((await officer('POST', '/api/open-data/exports')).status, 403);
  const admin = await house.officer('city-admin');
  assert.equal((await admin('POST', '/api/open-data/exports')).status, 202);
  const both = await Promise.all([makeOpenData(house.city), makeOpenData(house.city)]);
  assert.equal(both.filter((made) => made === undefined).length, 1);
});

test('who hangs up in the middle of a download leaves no file open; made thrice on a day, a day is a day', async (t) => {
  let now = new Date('2026-11-01T03:00:00Z');
  const house = await testHouse(t, { now: () => now });
  await report(house);
  const { city } = house;
  for (let day = 0; day < 3; day++) {
    now = new Date(now.getTime() + 86_400_000);
    for (let turn = 0; turn < 3; turn++) {
      now = new Date(now.getTime() + 60_000);
      await makeOpenData(city);
    }
  }
  const { exports } = (await house.call<OpenData>('GET', '/api/open-data')).body;
  assert.deepEqual(
    exports.map(({ day }) => day),
    ['2026-11-04', '2026-11-03', '2026-11-02'],
    'nine were made, three days are kept',
  );
  const opened: Readable[] = [];
  const get = city.files.get.bind(city.files);
  city.files.get = async (sha256) => {
    await get(sha256);
    // Noise, gzipped, that never ends: what is read of it is up to who reads.
    const endless = new Readable({
      read() {
        this.push(randomBytes(16_384));
      },
    }).pipe(createGzip());
    opened.push(endless);
    return endless;
  };
  const ctx = systemContext(city, 'test');
  for (const name of ['laporan.csv', 'laporan.csv.gz']) {
    const { body } = await openDataFile(ctx, null, name, undefined);
    const stream = body as Readable;
    await once(stream, 'readable');
    assert.ok(stream.read());
    stream.destroy();
    await once(stream, 'close');
  }
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(
    opened.map(({ destroyed }) => destroyed),
    [true, true],
  );
});
