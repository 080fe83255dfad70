import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type Area, inArea, type LngLat, placeInRing, polygonsOf, type Ring } from '../../../shared/geo.ts';
import { readCityPack } from '../../packs/api.ts';
import { type AreaSeed, approximateCells } from './cells.ts';
import { readAreaCollection } from './geojson.ts';
import { indexAreas, locate } from './locate.ts';

const box = { south: -7.6, west: 110, north: -7.4, east: 110.3 };
const packs = fileURLToPath(new URL('../../../../packs', import.meta.url));

const seed = (code: string, lat: number, lng: number, parent: string | null = null): AreaSeed => ({
  code,
  parent,
  centroid: { lat, lng },
});
const centroidOf = ({ centroid: { lat, lng } }: AreaSeed): LngLat => [lng, lat];

function assertSound(area: Area) {
  for (const rings of polygonsOf(area)) {
    for (const ring of rings) {
      assert.ok(ring.length >= 4, 'a ring has at least three corners');
      assert.deepEqual(ring[0], ring.at(-1), 'a ring is closed');
      const corners = ring.slice(1).map(String);
      assert.equal(new Set(corners).size, corners.length, 'no corner stands twice');
    }
    assert.ok(twiceArea(rings[0] as Ring) > 0, 'outer rings run counter-clockwise');
  }
}

function twiceArea(ring: Ring): number {
  return ring.slice(1).reduce((sum, [x, y], index) => {
    const [px, py] = ring[index] as LngLat;
    return sum + px * y - x * py;
  }, 0);
}

const scattered = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 59 }), fc.integer({ min: 1, max: 39 })), {
    minLength: 1,
    maxLength: 40,
    selector: String,
  })
  .map((places) => places.map(([x, y], index) => seed(`a${index}`, -7.6 + y * 0.005, 110 + x * 0.005)));

test('cells: wherever the centroids stand, each cell is sound and holds its own centroid and no other', () => {
  fc.assert(
    fc.property(scattered, (areas) => {
      const cells = approximateCells(areas, box);
      assert.equal(cells.length, areas.length);
      cells.forEach(({ geometry }, index) => {
        assertSound(geometry);
        areas.forEach((area, other) => {
          const place = placeInRing(centroidOf(area), polygonsOf(geometry)[0]?.[0] as Ring);
          assert.equal(place === 'inside', other === index);
        });
      });
    }),
    { numRuns: 150 },
  );
});

test('cells: cells of neighbours do not overlap and stay inside the city box', () => {
  fc.assert(
    fc.property(
      scattered,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (areas, x, y) => {
        const point: LngLat = [110 + 0.3 * x, -7.6 + 0.2 * y];
        const cells = approximateCells(areas, box);
        const holding = cells.filter(
          ({ geometry }) => placeInRing(point, polygonsOf(geometry)[0]?.[0] as Ring) === 'inside',
        );
        assert.ok(holding.length <= 1);
        for (const [lng, lat] of cells.flatMap(({ geometry }) => polygonsOf(geometry).flat(2)) as LngLat[]) {
          assert.ok(lng >= 110 - 1e-6 && lng <= 110.3 + 1e-6 && lat >= -7.6 - 1e-6 && lat <= -7.4 + 1e-6);
        }
      },
    ),
  );
});

test('cells: neighbours share edges corner by corner, so that borders are drawn once', () => {
  const cells = approximateCells(
    [seed('w', -7.5, 110.1), seed('e', -7.5, 110.14), seed('n', -7.46, 110.12)],
    box,
  );
  const edges = cells.map(({ geometry }) => {
    const ring = polygonsOf(geometry)[0]?.[0] as Ring;
    return ring
      .slice(1)
      .map((to, index) => ({ forth: `${ring[index]}>${to}`, back: `${to}>${ring[index]}` }));
  });
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    const shared = edges[a]?.filter(({ back }) => edges[b]?.some(({ forth }) => forth === back));
    assert.equal(shared?.length, 1);
  }
});

test('cells: a parent is the outline of its leaves', () => {
  const areas = [seed('p', -7.5, 110.12), seed('p.1', -7.5, 110.1, 'p'), seed('p.2', -7.5, 110.14, 'p')];
  const [parent, one, two] = approximateCells(areas, box);
  assert.ok(parent && one && two);
  assert.equal(parent.geometry.type, 'Polygon');
  assertSound(parent.geometry);
  const sum = [one, two].reduce(
    (all, { geometry }) => all + twiceArea(polygonsOf(geometry)[0]?.[0] as Ring),
    0,
  );
  assert.ok(Math.abs(twiceArea(polygonsOf(parent.geometry)[0]?.[0] as Ring) - sum) < 1e-9);
});

test('cells: two areas on one centroid, or a centroid outside the box, are refused by name', () => {
  assert.throws(
    () => approximateCells([seed('a', -7.5, 110.1), seed('b', -7.5, 110.1)], box),
    /b has the same centroid|a has the same centroid/,
  );
  assert.throws(() => approximateCells([seed('a', 7.5, 110.1)], box), /centroid of a lies outside/);
});

for (const slug of ['magelang', 'banjar']) {
  test(`cells: every area of ${slug} gets a sound cell, and its leaves hold their centroids`, async () => {
    const { areas, city } = await readCityPack(packs, slug);
    const parents = new Set(areas.map(({ parent }) => parent));
    const cells = approximateCells(areas, city.bbox);
    cells.forEach(({ geometry }, index) => {
      const area = areas[index] as AreaSeed;
      assertSound(geometry);
      if (!parents.has(area.code)) assert.ok(inArea(centroidOf(area), geometry), area.code);
    });
  });
}

const real = fileURLToPath(
  new URL('../../../../../shared/data/boundaries/kota_magelang_kelurahan.geojson', import.meta.url),
);
const skip = existsSync(real) ? false : 'the real borders are not on this machine';
if (skip)
  console.log(
    'SKIPPED LOUDLY: approximate cells were not compared with real borders; the data folder is absent.',
  );

test('cells: the real centroids of Kota Magelang fall into their approximate cells', { skip }, async () => {
  const { areas, city } = await readCityPack(packs, 'magelang');
  const file = JSON.parse(readFileSync(real, 'utf8'));
  const wards = readAreaCollection(file, { code: city.code, bbox: city.bbox });
  assert.deepEqual(wards.problems, []);
  const parent = new Map(areas.map((area) => [area.code, area.parent]));
  const index = indexAreas(
    approximateCells(areas, city.bbox).map((cell) => ({ ...cell, parent: parent.get(cell.code) ?? null })),
  );
  const found = file.features.filter(({ properties: { kode, lat, lng } }: RealWard) => {
    const place = locate([lng, lat], index, 0);
    return place !== 'outside' && place.code === kode;
  });
  const { covered, right } = compare(wards.areas, index, city.bbox);
  console.log(
    `${found.length} of ${file.features.length} real ward centroids fall into their approximate cell; the cells cover ` +
      `${(covered * 100).toFixed(1)} % of the real city, ${(right * 100).toFixed(1)} % of it with the right ward.`,
  );
  assert.equal(found.length, 17);
  assert.ok(covered > 0.97 && right > 0.7);
});

type RealWard = { properties: { kode: string; lat: number; lng: number } };

/** Shares of a fine grid over the real city that the cells cover, and name rightly. */
function compare(
  wards: readonly { code: string; geometry: Area }[],
  index: ReturnType<typeof indexAreas>,
  bbox: typeof box,
) {
  const steps = 100;
  let [inside, covered, right] = [0, 0, 0];
  for (let i = 0; i < steps * steps; i++) {
    const point: LngLat = [
      bbox.west + ((bbox.east - bbox.west) * ((i % steps) + 0.5)) / steps,
      bbox.south + ((bbox.north - bbox.south) * (Math.floor(i / steps) + 0.5)) / steps,
    ];
    const ward = wards.find(({ geometry }) => inArea(point, geometry));
    if (!ward) continue;
    const guess = locate(point, index, 0);
    inside++;
    if (guess !== 'outside') covered++;
    if (guess !== 'outside' && guess.code === ward.code) right++;
  }
  return { covered: covered / inside, right: right / inside };
}
