/** Names of wards on the wall's map: readable, near their ward, beside the marks where they can be. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeLabels } from './labels.ts';

const size = { width: 400, height: 400 };
const LETTER = 20;

test('a name stands in the middle of its ward; a long one in two lines', () => {
  const areas = [{ name: 'Jurangombo Selatan', place: { x: 0.5, y: 0.5 } }];
  const [label] = placeLabels(areas, [], size, LETTER);
  assert.deepEqual(label, {
    name: 'Jurangombo Selatan',
    lines: ['Jurangombo', 'Selatan'],
    at: { x: 200, y: 200 },
  });
});

test('a name moves off a mark by less than a line', () => {
  const areas = [{ name: 'Wates', place: { x: 0.5, y: 0.5 } }];
  const [label] = placeLabels(
    areas,
    [
      { x: 0.5, y: 0.49 },
      { x: 0.51, y: 0.49 },
    ],
    size,
    LETTER,
  );
  assert.equal(label?.at.y, 200 + 0.7 * LETTER);
});

test('names never lie on one another: the later one is left out', () => {
  const areas = ['Wates', 'Cacaban'].map((name) => ({ name, place: { x: 0.5, y: 0.5 } }));
  assert.deepEqual(
    placeLabels(areas, [], size, 60).map(({ name }) => name),
    ['Wates'],
  );
});

test('a name at the edge is moved in, and one outside is left out', () => {
  const [label] = placeLabels([{ name: 'Wates', place: { x: 0.01, y: 0.5 } }], [], size, LETTER);
  assert.ok((label?.at.x ?? 0) > 20);
  assert.deepEqual(placeLabels([{ name: 'Wates', place: { x: 0.5, y: 1.2 } }], [], size, LETTER), []);
});
