import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { polygonsOf } from '../../../shared/geo.ts';
import { readCityPack } from '../../packs/api.ts';
import { readAreaCollection } from './geojson.ts';

const city = { code: '33.71', bbox: { south: -7.506, west: 110.1989, north: -7.4335, east: 110.2375 } };
const ring = [
  [110.21, -7.48],
  [110.22, -7.48],
  [110.22, -7.47],
  [110.21, -7.47],
  [110.21, -7.48],
];
const properties = { kode: '33.71.03.1004', nama: 'Magelang' };

const feature = (over: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
  ...over,
});
const polygon = (...coordinates: unknown[]) => feature({ geometry: { type: 'Polygon', coordinates } });
const read = (...features: unknown[]) => readAreaCollection({ type: 'FeatureCollection', features }, city);
const codes = (...features: unknown[]) => read(...features).problems.map(({ code }) => code);

test('geojson: a sound ward is read with code, name and district', () => {
  const { areas, problems } = read(feature());
  assert.deepEqual(problems, []);
  assert.deepEqual(
    areas.map(({ code, name, parent }) => ({ code, name, parent })),
    [{ code: '33.71.03.1004', name: 'Magelang', parent: '33.71.03' }],
  );
});
test('geojson: holes, several parts and altitudes are welcome', () => {
  const hole = [
    [110.213, -7.477, 380],
    [110.213, -7.474, 380],
    [110.216, -7.474, 380],
    [110.213, -7.477, 380],
  ];
  const many = feature({ geometry: { type: 'MultiPolygon', coordinates: [[ring, hole], [ring]] } });
  const { areas, problems } = read(many);
  assert.deepEqual(problems, []);
  const geometry = areas[0]?.geometry;
  assert.ok(geometry);
  assert.deepEqual(polygonsOf(geometry)[0]?.[1]?.[0], [110.213, -7.477]);
});

const turned = (change: (corner: number[]) => number[]) => polygon(ring.map(change));
const wrong: [name: string, expected: string, feature: unknown][] = [
  ['a lost minus', 'lat-sign', turned(([lng, lat]) => [lng as number, -(lat as number)])],
  ['swapped coordinates', 'swapped', turned(([lng, lat]) => [lat as number, lng as number])],
  ['another city by place', 'outside-city', turned(([lng, lat]) => [(lng as number) + 1, lat as number])],
  ['an open ring', 'ring-open', polygon(ring.slice(0, -1))],
  ['a ring of two corners', 'ring-short', polygon(ring.slice(0, 2))],
  ['a position of text', 'position-invalid', polygon([['110', '-7'], ...ring])],
  [
    'a hole elsewhere',
    'hole-outside',
    polygon(
      ring,
      ring.map(([lng, lat]) => [(lng as number) + 0.1, lat as number]),
    ),
  ],
  ['a line', 'geometry-type', feature({ geometry: { type: 'LineString', coordinates: ring } })],
  ['no geometry', 'geometry-missing', feature({ geometry: null })],
  ['no code', 'code-missing', feature({ properties: { nama: 'Magelang' } })],
  ['a code of another form', 'code-form', feature({ properties: { ...properties, kode: '3371031004' } })],
  [
    'a code of another city',
    'code-foreign',
    feature({ properties: { ...properties, kode: '33.08.03.1004' } }),
  ],
  ['no name', 'name-missing', feature({ properties: { kode: properties.kode, nama: ' ' } })],
];
for (const [name, expected, item] of wrong) {
  test(`geojson: ${name} is named as ${expected}`, () => {
    const { areas, problems } = read(item);
    assert.deepEqual(
      problems.map(({ code }) => code),
      [expected],
    );
    assert.deepEqual(areas, []);
  });
}
test('geojson: a slip shows what was found and what was probably meant', () => {
  const problem = read(turned(([lng, lat]) => [lat as number, lng as number])).problems[0];
  assert.deepEqual(problem?.params, {
    area: '33.71.03.1004',
    name: 'Magelang',
    found: '-7.48, 110.21',
    meant: '110.21, -7.48',
  });
});
test('geojson: a code twice, and a code the city does not know, are refused', () => {
  assert.deepEqual(codes(feature(), feature()), ['code-twice']);
  const known = readAreaCollection(
    { type: 'FeatureCollection', features: [feature()] },
    { ...city, codes: new Set(['33.71.01']) },
  );
  assert.deepEqual(
    known.problems.map(({ code }) => code),
    ['code-unknown'],
  );
});
test('geojson: an empty file and a file of something else are refused', () => {
  assert.deepEqual(codes(), ['no-features']);
  for (const other of [null, 7, 'text', [], {}, feature(), { type: 'FeatureCollection' }]) {
    assert.deepEqual(
      readAreaCollection(other, city).problems.map(({ code }) => code),
      ['not-a-collection'],
    );
  }
});
test('geojson: no input whatever makes the reader throw', () => {
  fc.assert(
    fc.property(
      fc.anything(),
      fc.anything(),
      (geometry, names) => void read({ geometry, properties: names }, geometry),
    ),
  );
});

const folder = fileURLToPath(new URL('../../../../../shared/data/boundaries/', import.meta.url));
const packs = fileURLToPath(new URL('../../../../packs', import.meta.url));
const skip = existsSync(folder) ? false : 'the real borders are not on this machine';
if (skip)
  console.log('SKIPPED LOUDLY: the GeoJSON reader was not tried on real borders; the data folder is absent.');

for (const [slug, file, count] of [
  ['magelang', 'kota_magelang_kelurahan', 17],
  ['magelang', 'kota_magelang_kecamatan', 3],
  ['banjar', 'kab_banjar_kecamatan', 20],
  ['banjar', 'kab_banjar_desa_kelurahan', 290],
] as const) {
  test(`geojson: the real ${file} is read whole`, { skip }, async () => {
    const { city: own } = await readCityPack(packs, slug);
    const { areas, problems } = readAreaCollection(
      JSON.parse(readFileSync(`${folder}${file}.geojson`, 'utf8')),
      own,
    );
    assert.deepEqual(problems, []);
    assert.equal(areas.length, count);
  });
}
