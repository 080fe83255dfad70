import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Areas } from '../../../../../web/kit/map/types.ts';
import { outlineOf } from './outline.ts';

const square = (code: string, west: number): Areas['features'][number] => ({
  type: 'Feature',
  properties: { code, name: code },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, -7.5],
        [west + 0.02, -7.5],
        [west + 0.02, -7.48],
        [west, -7.48],
        [west, -7.5],
      ],
    ],
  },
});
const areas: Areas = { type: 'FeatureCollection', features: [square('1.1', 110.2), square('1.2', 110.22)] };

test('the ward is drawn whole, its neighbour beside it, and the point inside', () => {
  const drawn = outlineOf(areas, '1.1', [{ lng: 110.21, lat: -7.49, label: '1' }]);
  assert.ok(drawn);
  assert.match(drawn.own, /^M[\d.]+ [\d.]+L.*Z$/);
  assert.equal(drawn.others.length, 1);
  const [point] = drawn.points;
  assert.ok(point && Math.abs(point.x - 160) < 1 && Math.abs(point.y - 110) < 1, 'in the middle');
  const numbers = drawn.own.match(/[\d.]+/g)?.map(Number) ?? [];
  assert.ok(numbers.every((value) => value >= 13 && value <= 320));
});

test('without a known ward the surroundings of the points are drawn, and nothing where there is nothing', () => {
  assert.ok(outlineOf(areas, undefined, [{ lng: 110.21, lat: -7.49, label: '1' }]));
  assert.equal(outlineOf(areas, undefined, []), undefined);
});
