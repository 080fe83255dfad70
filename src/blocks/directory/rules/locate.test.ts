import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Area, inArea, type LngLat } from '../../../shared/geo.ts';
import { indexAreas, locate, metresToBorder } from './locate.ts';

const square = (west: number, south: number, size: number, hole?: LngLat[]): Area => {
  const ring: LngLat[] = [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: hole ? [ring, hole] : [ring] };
};
const hole: LngLat[] = [
  [110.002, -7.498],
  [110.002, -7.496],
  [110.004, -7.496],
  [110.004, -7.498],
  [110.002, -7.498],
];
const index = indexAreas([
  { code: '33.71.01', parent: null, geometry: square(110, -7.5, 0.03) },
  { code: '33.71.01.1001', parent: '33.71.01', geometry: square(110, -7.5, 0.01, hole) },
  { code: '33.71.01.1002', parent: '33.71.01', geometry: square(110.01, -7.5, 0.01) },
]);

test('locate: a point inside a ward gives the ward, not its district', () => {
  assert.deepEqual(locate([110.005, -7.495], index), { code: '33.71.01.1001', metres: 0 });
});
test('locate: where no ward is drawn, the district answers', () => {
  assert.deepEqual(locate([110.025, -7.495], index), { code: '33.71.01', metres: 0 });
  assert.deepEqual(locate([110.003, -7.497], index), { code: '33.71.01', metres: 0 });
});
test('locate: a point on a shared border always falls to the same ward', () => {
  assert.deepEqual(locate([110.01, -7.495], index), { code: '33.71.01.1001', metres: 0 });
});
test('locate: just outside, the nearest ward within the tolerance is suggested with its distance', () => {
  const found = locate([109.999, -7.495], index, 250);
  assert.ok(found !== 'outside');
  assert.equal(found.code, '33.71.01.1001');
  assert.ok(Math.abs(found.metres - 110.2) < 1, `${found.metres}`);
});
test('locate: beyond the tolerance, and without areas, the answer is outside', () => {
  assert.equal(locate([109.99, -7.495], index, 250), 'outside');
  assert.equal(locate([110.005, 7.495], index), 'outside');
  assert.equal(locate([110.005, -7.495], []), 'outside');
});
test('locate: agrees with a plain search for any point', () => {
  const degree = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
  fc.assert(
    fc.property(degree(109.98, 110.05), degree(-7.52, -7.45), (lng, lat) => {
      const point: LngLat = [lng, lat];
      const found = locate(point, index, 200);
      const holding = index.filter(({ geometry }) => inArea(point, geometry));
      if (holding.length > 0)
        return assert.ok(
          found !== 'outside' && found.metres === 0 && holding.some(({ code }) => code === found.code),
        );
      const ways = index.filter(({ leaf }) => leaf).map(({ geometry }) => metresToBorder(point, geometry));
      const nearest = Math.min(...ways);
      if (found === 'outside') assert.ok(nearest > 200);
      else assert.equal(found.metres, nearest);
    }),
  );
});
