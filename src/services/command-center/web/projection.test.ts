/** Places on the wall's map lie where the map draws them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Areas, Box } from '../../../web/kit/map/types.ts';
import { areasBox, fitOf, placeIn, viewOf } from './projection.ts';

const box: Box = [110.19, -7.52, 110.24, -7.43];

test('a view has the shape of the panel and the city in its middle', () => {
  const view = viewOf(box, { width: 800, height: 600 });
  const middle = placeIn(view, { lng: (box[0] + box[2]) / 2, lat: (box[1] + box[3]) / 2 });
  assert.ok(Math.abs(middle.x - 0.5) < 1e-6 && Math.abs(middle.y - 0.5) < 1e-3);
  const [northWest, southEast] = [
    placeIn(view, { lng: box[0], lat: box[3] }),
    placeIn(view, { lng: box[2], lat: box[1] }),
  ];
  assert.ok(Math.abs(northWest.y * 600 - 16) < 0.01, 'the narrower side keeps the margin of 16 pixels');
  assert.ok(Math.abs(southEast.y * 600 - 584) < 0.01);
  assert.ok(northWest.x > 0.02 && southEast.x < 0.98);
});

test('the box of a city holds all its areas; a city without areas has none', () => {
  const ring = [
    [110.19, -7.52],
    [110.24, -7.43],
    [110.2, -7.5],
    [110.19, -7.52],
  ];
  const areas: Areas = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { code: '1', name: 'A' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
    ],
  };
  assert.deepEqual(areasBox(areas), box);
  assert.equal(areasBox({ type: 'FeatureCollection', features: [] }), undefined);
});

test('a map that is moved to fit stands where one that opens on the box would', () => {
  const size = { width: 400, height: 300 };
  const { lng, lat, zoom } = fitOf(box, size);
  const view = viewOf(box, size);
  const middle = placeIn(view, { lng, lat });
  assert.ok(Math.abs(middle.x - 0.5) < 1e-9 && Math.abs(middle.y - 0.5) < 1e-9);
  assert.ok(Math.abs((400 / (512 * 2 ** zoom)) * 360 - (view[2] - view[0])) < 1e-9);
});
