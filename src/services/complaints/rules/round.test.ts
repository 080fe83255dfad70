import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { metres, nearestFirst, orderRound, type RoundStop, shortWay, wayLength } from './round.ts';

const point = fc.record({
  lat: fc.double({ min: -7.52, max: -7.44, noNaN: true }),
  lng: fc.double({ min: 110.19, max: 110.25, noNaN: true }),
});
const stops = (least: number, most: number) =>
  fc
    .array(fc.record({ point, priority: fc.integer({ min: 1, max: 4 }) }), {
      minLength: least,
      maxLength: most,
    })
    .map((all) => all.map((one, index) => ({ ...one, id: String(index) })));
const ids = (way: readonly { id: string }[]) => way.map(({ id }) => id);

test('the way visits every stop once and is never longer than going to the nearest each time', () => {
  fc.assert(
    fc.property(fc.option(point), stops(0, 60), (start, all) => {
      const way = shortWay(start, all);
      assert.deepEqual(ids(way).sort(), ids(all).sort());
      const length = wayLength(
        start,
        way.map((stop) => stop.point),
      );
      const greedy = wayLength(
        start,
        nearestFirst(start, all).map((stop) => stop.point),
      );
      assert.ok(length <= greedy + 0.01, `${length} > ${greedy}`);
    }),
    { numRuns: 60 },
  );
});

test('no part of the way gets shorter by being turned round', () => {
  fc.assert(
    fc.property(point, stops(2, 12), (start, all) => {
      const way = shortWay(start, all);
      const points = way.map((stop) => stop.point);
      const length = wayLength(start, points);
      for (let first = 0; first < points.length; first++)
        for (let last = first + 1; last < points.length; last++) {
          const turned = [
            ...points.slice(0, first),
            ...points.slice(first, last + 1).reverse(),
            ...points.slice(last + 1),
          ];
          assert.ok(wayLength(start, turned) >= length - 0.01);
        }
    }),
    { numRuns: 40 },
  );
});

test('asked for the urgent first, no stop stands before one of a more urgent class, and those without a place come last', () => {
  fc.assert(
    fc.property(point, stops(0, 30), (start, all) => {
      const some: RoundStop[] = all.map((stop, index) => (index % 5 === 4 ? { ...stop, point: null } : stop));
      const way = orderRound(some, { start, urgent: true });
      assert.deepEqual(ids(way).sort(), ids(some).sort());
      const placed = way.filter((stop) => stop.point !== null);
      assert.deepEqual(way.slice(0, placed.length), placed);
      const classes = placed.map((stop) => stop.priority);
      assert.deepEqual(
        classes,
        [...classes].sort((a, b) => a - b),
      );
    }),
    { numRuns: 60 },
  );
});

test('three places on a line are visited along the line', () => {
  const at = (id: string, lng: number): RoundStop => ({ id, point: { lat: -7.48, lng }, priority: 3 });
  const all = [at('far', 110.23), at('near', 110.21), at('middle', 110.22)];
  const way = orderRound(all, { start: { lat: -7.48, lng: 110.2 }, urgent: false });
  assert.deepEqual(ids(way), ['near', 'middle', 'far']);
  assert.ok(Math.abs(metres({ lat: -7.48, lng: 110.2 }, { lat: -7.48, lng: 110.21 }) - 1102.5) < 2);
});
