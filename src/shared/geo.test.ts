/** Distances, containment and slips of the hand. Places are rounded coordinates of Indonesian cities. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Area,
  boxOf,
  boxOfArea,
  coarsen,
  growBox,
  inArea,
  inBox,
  isLngLat,
  type LngLat,
  metresBetween,
  placeInRing,
  pointSlip,
  polygonsOf,
  round6,
} from './geo.ts';

const magelang: LngLat = [110.22, -7.48];
const magelangBox = [110.19, -7.52, 110.24, -7.44] as const;

test('distances agree with known ones', () => {
  const rows: [LngLat, LngLat, number][] = [
    [magelang, magelang, 0],
    // One degree of a meridian on the mean sphere of the IUGG: 2πR / 360.
    [[110, 0], [110, 1], 111_195],
    [[0, 0], [180, 0], 20_015_115],
    // Jakarta to Jayapura, about 3,780 km.
    [[106.83, -6.18], [140.7, -2.53], 3_777_000],
  ];
  for (const [a, b, metres] of rows) {
    assert.ok(Math.abs(metresBetween(a, b) - metres) <= metres * 0.002, `${a} ${b}: ${metresBetween(a, b)}`);
    assert.equal(metresBetween(a, b), metresBetween(b, a));
  }
});

/** A square with a square hole, and a second square apart from it. */
const square: LngLat[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];
const hole: LngLat[] = [
  [4, 4],
  [4, 6],
  [6, 6],
  [6, 4],
  [4, 4],
];
const other: LngLat[] = [
  [20, 0],
  [22, 0],
  [22, 2],
  [20, 2],
  [20, 0],
];
const area: Area = { type: 'MultiPolygon', coordinates: [[square, hole], [other]] };

test('a point is inside an area with holes and parts, edges and corners included', () => {
  const rows: [LngLat, boolean][] = [
    [[1, 1], true],
    [[5, 5], false],
    [[4, 5], true],
    [[0, 5], true],
    [[10, 10], true],
    [[21, 1], true],
    [[15, 1], false],
    [[-1, 0], false],
    [[11, 10], false],
  ];
  for (const [point, inside] of rows) assert.equal(inArea(point, area), inside, point.join());
  assert.equal(inArea([1, 1], { type: 'Polygon', coordinates: [] }), false);
  assert.equal(placeInRing([5, 0], square), 'edge');
  assert.deepEqual(boxOfArea(area), [0, 0, 22, 10]);
  assert.equal(polygonsOf({ type: 'Polygon', coordinates: [square] }).length, 1);
});

test('every point lies in exactly one half of a split square, or on the cut', () => {
  const left: LngLat[] = [
    [0, 0],
    [5, 0],
    [3, 10],
    [0, 10],
    [0, 0],
  ];
  const right: LngLat[] = [
    [5, 0],
    [10, 0],
    [10, 10],
    [3, 10],
    [5, 0],
  ];
  const inside = fc.double({ min: 0.001, max: 9.999, noNaN: true });
  fc.assert(
    fc.property(inside, inside, (x, y) => {
      const places = [left, right].map((ring) => placeInRing([x, y], ring));
      assert.ok(places.includes('edge') || places.filter((place) => place === 'inside').length === 1);
    }),
  );
});

test('boxes hold their edge, grow in metres, and need a point', () => {
  assert.equal(boxOf([]), undefined);
  assert.deepEqual(
    boxOf([
      [1, 2],
      [-1, 5],
    ]),
    [-1, 2, 1, 5],
  );
  assert.ok(inBox([110.19, -7.52], magelangBox));
  const grown = growBox(magelangBox, 1000);
  assert.ok(Math.abs(metresBetween([grown[0], -7.52], [magelangBox[0], -7.52]) - 1000) < 15);
  assert.ok(Math.abs(metresBetween([110.19, grown[1]], [110.19, magelangBox[1]]) - 1000) < 1);
});

test('the slip that explains a point outside of the city is named with the point that was meant', () => {
  const rows: [LngLat, string][] = [
    [[-7.48, 110.22], 'swapped'],
    [[7.48, 110.22], 'swapped'],
    [[110.22, 7.48], 'lat-sign'],
    [[-110.22, -7.48], 'lng-sign'],
    [[-110.22, 7.48], 'both-signs'],
  ];
  for (const [point, slip] of rows)
    assert.deepEqual(pointSlip(point, magelangBox), { slip, meant: magelang });
  assert.equal(pointSlip(magelang, magelangBox), undefined);
  assert.equal(pointSlip([114.8, -3.4], magelangBox), undefined);
});

test('only two finite numbers on the globe are a point', () => {
  for (const point of [
    [110, -7],
    [180, 90],
    [-180, -90],
  ])
    assert.ok(isLngLat(point));
  for (const point of [
    [181, 0],
    [0, 91],
    [Number.NaN, 0],
    ['110', -7],
    [1],
    [1, 2, 3],
    null,
    { lng: 1, lat: 2 },
  ])
    assert.ok(!isLngLat(point), JSON.stringify(point));
});

test('a coarse point is near, the same for neighbours in a cell, and gives away nothing when asked again', () => {
  const anyPoint = fc.tuple(
    fc.double({ min: 95, max: 141, noNaN: true }),
    fc.double({ min: -11, max: 6, noNaN: true }),
  );
  fc.assert(
    fc.property(anyPoint, fc.integer({ min: 50, max: 2000 }), (point, metres) => {
      const coarse = coarsen(point, metres);
      assert.ok(metresBetween(point, coarse) <= metres * 0.75 + 1);
      assert.deepEqual(coarsen(coarse, metres), coarse);
    }),
  );
  assert.throws(() => coarsen(magelang, 0), RangeError);
  assert.equal(round6(110.12345678), 110.123457);
});
