/** Thinned borders stay whole: neighbours keep sharing them, and districts can be drawn from them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Area, LngLat, Ring } from '../../shared/geo.ts';
import { outlineOf } from './outline.ts';
import { simplifyAreas } from './simplify.ts';

/** A wavy border from south to north at `lng`, shared by the area to its left and the one to its right. */
const wave = Array.from({ length: 41 }, (_, step): LngLat => [110 + Math.sin(step) * 1e-5, -7 + step * 1e-3]);
const left: Ring = [...wave, [109.9, -6.96], [109.9, -7], wave[0] as LngLat];
const right: Ring = [[110.1, -7], [110.1, -6.96], ...wave.toReversed(), [110.1, -7]];
const areaOf = (ring: Ring): Area => ({ type: 'Polygon', coordinates: [ring] });
const ringOf = (area: Area | undefined) => area?.coordinates[0] as Ring;
const points = (ring: Ring) => new Set(ring.map((point) => point.join(' ')));

test('a border that two areas share is thinned once, for both', () => {
  const [a, b] = simplifyAreas([areaOf(left), areaOf(right)], 5e-5) as [Area, Area];
  assert.ok(ringOf(a).length < 10, `${ringOf(a).length} corners are left`);
  const other = points(ringOf(b));
  const shared = new Set([...points(ringOf(a))].filter((point) => other.has(point)));
  assert.ok(shared.size >= 2);
  for (const point of points(ringOf(a))) {
    const lng = Number(point.split(' ')[0]);
    if (lng > 109.95) assert.ok(shared.has(point), `${point} is on one side only`);
  }
});

test('rings stay closed and have at least four corners however coarse the grid', () => {
  for (const tolerance of [1e-5, 1e-3, 1]) {
    for (const area of simplifyAreas([areaOf(left), areaOf(right)], tolerance)) {
      const ring = ringOf(area);
      assert.ok(ring.length >= 4);
      assert.deepEqual(ring[0], ring.at(-1));
    }
  }
});

test('an outline drops what lies between neighbours', () => {
  const outline = outlineOf(simplifyAreas([areaOf(left), areaOf(right)], 5e-5).map(ringOf));
  assert.equal(outline?.type, 'Polygon');
  const inner = ringOf(outline).filter(
    ([lng, lat]) => Math.abs(lng - 110) < 0.01 && lat > -6.999 && lat < -6.961,
  );
  assert.deepEqual(inner, []);
});

test('parts that touch in one corner stay two rings', () => {
  const square = (x: number, y: number): Ring => [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ];
  const outline = outlineOf([square(0, 0), square(1, 1)]);
  assert.equal(outline?.type, 'MultiPolygon');
  assert.equal(outline?.coordinates.length, 2);
  assert.equal(outlineOf([]), undefined);
});
