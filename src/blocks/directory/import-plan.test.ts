/** What an imported file would change, with real borders where they are at hand. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BBox } from '../../shared/geo.ts';
import { readCityPack } from '../packs/api.ts';
import { drawMap } from './area-map.ts';
import { areaTree } from './areas.ts';
import { planImport } from './import-plan.ts';
import { areasAfterLoad } from './pack-areas.ts';
import type { AreaRow } from './store-areas.ts';

const root = join(import.meta.dirname, '../../..');
const borders = join(root, '../shared/data/boundaries');
const at = new Date('2026-11-22T03:00:00Z');

type Properties = { kode: string; nama: string; lat: number; lng: number };
const realFile = (name: string) => JSON.parse(readFileSync(join(borders, name), 'utf8'));

async function cityOf(slug: string): Promise<{ stored: AreaRow[]; bbox: BBox }> {
  const pack = await readCityPack(join(root, 'packs'), slug);
  const { west, south, east, north } = pack.city.bbox;
  return { stored: areasAfterLoad([], pack).write, bbox: [west, south, east, north] };
}

function after(stored: readonly AreaRow[], write: readonly AreaRow[]): AreaRow[] {
  return [...new Map([...stored, ...write].map((row) => [row.code, row])).values()];
}

const square = (west: number, south: number, size: number) => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];
const feature = (kode: string, nama: string, coordinates: unknown, more = {}) => ({
  type: 'Feature',
  properties: { kode, nama, ...more },
  geometry: { type: 'Polygon', coordinates },
});

for (const { slug, file, areas, moved } of [
  { slug: 'magelang', file: 'kota_magelang_kelurahan.geojson', areas: 17, moved: 0 },
  { slug: 'banjar', file: 'kab_banjar_desa_kelurahan.geojson', areas: 290, moved: 8 },
]) {
  const path = join(borders, file);
  const skip = existsSync(path) ? false : `SKIPPED: the real borders are not at ${path}`;
  if (skip) console.log(skip);
  test(`the ${areas} real borders of ${slug} are imported whole and every centre lies in its own area`, {
    skip,
  }, async () => {
    const { stored, bbox } = await cityOf(slug);
    const collection = realFile(file);
    const { report, write } = planImport(collection, { city: { bbox }, stored, source: file, at });
    assert.deepEqual(report.refused, []);
    assert.equal(report.added.length + report.replaced.length, areas);
    assert.equal(report.centresMoved.length, moved);
    assert.deepEqual(report.stillApproximate, []);

    const tree = areaTree(after(stored, write), bbox);
    assert.equal(tree.leaves().length, areas);
    assert.equal(tree.approximate, false);
    for (const area of tree.leaves()) assert.deepEqual(tree.locate(area.centroid), { code: area.code });
    const given = collection.features.map(
      (each: { properties: Properties }) => each.properties,
    ) as Properties[];
    const own = given.filter((each) => {
      const found = tree.locate(each);
      return 'code' in found && found.code === each.kode;
    });
    assert.equal(own.length, areas - moved);

    const again = planImport(collection, { city: { bbox }, stored: after(stored, write), source: file, at });
    assert.deepEqual([again.report.unchanged, again.write.length], [areas, 0]);

    for (const level of ['leaf', 'district'] as const) {
      const map = await drawMap(tree, level);
      assert.ok(map.gzip.length <= 60 * 1024, `${level}: ${map.gzip.length} bytes`);
      const drawn = JSON.parse(map.json.toString()).features.length;
      assert.equal(
        drawn,
        level === 'leaf' ? areas : tree.all().filter(({ parent }) => parent === null).length,
      );
    }
  });
}

test('one bad border is named and the sound ones are planned', async () => {
  const { stored, bbox } = await cityOf('magelang');
  const features = [
    feature('33.71.01.1007', 'Magersari', square(110.21, -7.5, 0.01)),
    feature('33.71.01.1008', 'Jurangombo Utara', [
      [
        [-7.5, 110.21],
        [-7.49, 110.21],
        [-7.49, 110.22],
        [-7.5, 110.21],
      ],
    ]),
  ];
  const { report, write } = planImport(
    { type: 'FeatureCollection', features },
    { city: { bbox }, stored, source: 'x', at },
  );
  assert.deepEqual(
    report.refused.map(({ area, problem }) => [area, problem]),
    [['33.71.01.1008', 'swapped']],
  );
  assert.deepEqual(
    write.map(({ code }) => code),
    ['33.71.01.1007'],
  );
  assert.equal(report.stillApproximate.length, 16);
  // The square reaches into the guessed cells of neighbours with lower codes; the real border decides.
  const tree = areaTree(after(stored, write), bbox);
  for (const lng of [110.2101, 110.215, 110.2199])
    for (const lat of [-7.4999, -7.495, -7.4901])
      assert.deepEqual(tree.locate({ lat, lng }), { code: '33.71.01.1007' });
});

test('a city abroad imports its neighbourhoods under its own codes', () => {
  const bbox: BBox = [-71.2, 42.2, -70.9, 42.4];
  const features = [
    feature('D1', 'North', square(-71.1, 42.3, 0.05)),
    feature('D1.7', 'Charlestown', square(-71.1, 42.3, 0.02)),
    feature('Back Bay', 'Back Bay', square(-71.05, 42.3, 0.02), { induk: 'D1' }),
    feature('', 'Nameless', square(-71.0, 42.3, 0.02)),
    feature('far', 'Far away', square(10, 50, 1)),
  ];
  const { report, write } = planImport(
    { type: 'FeatureCollection', features },
    { city: { bbox }, stored: [], source: 'x', at },
  );
  assert.deepEqual(
    write.map(({ code, parent, kind }) => [code, parent, kind]),
    [
      ['D1', null, 'district'],
      ['D1.7', 'D1', 'neighbourhood'],
      ['Back Bay', 'D1', 'neighbourhood'],
    ],
  );
  assert.deepEqual(
    report.refused.map(({ area, problem }) => [area, problem]),
    [
      [null, 'code-missing'],
      ['far', 'outside-city'],
    ],
  );
  const tree = areaTree(write, bbox);
  assert.deepEqual(tree.locate({ lat: 42.31, lng: -71.09 }), { code: 'D1.7' });
  assert.deepEqual(tree.locate({ lat: 42.345, lng: -71.06 }), { code: 'D1' });
  assert.deepEqual(tree.locate({ lat: 0, lng: 0 }), { outside: true });
});

test('what is no collection at all is refused as a whole', () => {
  for (const input of [null, [], 'text', { type: 'Feature' }]) {
    const { report, write } = planImport(input, {
      city: { bbox: [0, 0, 1, 1] },
      stored: [],
      source: 'x',
      at,
    });
    assert.deepEqual([report.refused[0]?.problem, write.length], ['not-a-collection', 0]);
  }
});

test('a city without areas knows only inside and outside of its box', () => {
  const tree = areaTree([], [0, 0, 1, 1]);
  assert.deepEqual(tree.locate({ lat: 0.5, lng: 0.5 }), { code: null });
  assert.deepEqual(tree.locate({ lat: 2, lng: 0.5 }), { outside: true });
  assert.equal(tree.name('x'), 'x');
});

test('guessed borders send nobody away who stands inside the box', async () => {
  const { stored, bbox } = await cityOf('magelang');
  const tree = areaTree(stored, bbox);
  assert.equal(tree.approximate, true);
  for (const lng of [bbox[0], bbox[2]])
    for (const lat of [bbox[1], bbox[3]]) assert.ok('code' in tree.locate({ lat, lng }));
  assert.deepEqual(tree.locate({ lat: bbox[3] + 0.1, lng: bbox[0] }), { outside: true });
  assert.ok(tree.within('33.71.01', tree.get('33.71.01.1003').centroid));
  assert.ok(!tree.within('33.71.02', tree.get('33.71.01.1003').centroid));
});
