/** Points are found fast, and exactly as the rule finds them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Area, LngLat } from '../../shared/geo.ts';
import { createLocator } from './locator.ts';
import { approximateCells } from './rules/cells.ts';
import { indexAreas, locate } from './rules/locate.ts';

const box = { west: 110.2, south: -7.5, east: 110.24, north: -7.44 };
const coordinate = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
const place = (margin: number) =>
  fc.record({
    lng: coordinate(box.west - margin, box.east + margin),
    lat: coordinate(box.south - margin, box.north + margin),
  });

test('the grid answers as the rule does, inside, on borders and outside', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(place(-0.001), { minLength: 2, maxLength: 25, selector: ({ lng }) => lng.toFixed(3) }),
      fc.array(place(0.01), { maxLength: 20 }),
      (centres, points) => {
        const seeds = centres.map((centroid, index) => ({ code: `a${index}`, parent: null, centroid }));
        const areas = approximateCells(seeds, box).map((cell) => ({ ...cell, parent: null }));
        const locator = createLocator(areas);
        const index = indexAreas(areas);
        const corners = areas.flatMap(({ geometry }) => geometry.coordinates[0] as LngLat[]);
        for (const point of [...points.map(({ lng, lat }): LngLat => [lng, lat]), ...corners]) {
          const expected = locate(point, index, 250);
          assert.equal(locator(point, 250), expected === 'outside' ? undefined : expected.code);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a hole belongs to what lies in it', () => {
  const square = (from: number, to: number): LngLat[] => [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
    [from, from],
  ];
  const around: Area = { type: 'Polygon', coordinates: [square(0, 0.09), square(0.03, 0.06)] };
  const locator = createLocator([
    { code: 'around', parent: null, geometry: around },
    { code: 'within', parent: null, geometry: { type: 'Polygon', coordinates: [square(0.03, 0.06)] } },
  ]);
  assert.equal(locator([0.045, 0.045], 0), 'within');
  assert.equal(locator([0.01, 0.01], 0), 'around');
  assert.equal(locator([0.2, 0.2], 100), undefined);
});

test('a city without areas locates nothing', () => {
  assert.equal(createLocator([])([110.2, -7.4], 1000), undefined);
});
