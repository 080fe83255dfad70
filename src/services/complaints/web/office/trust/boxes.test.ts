import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { between, changed, largeEnough, moved, resized, undone } from './boxes.ts';

const point = fc.record({
  x: fc.double({ min: -2, max: 2, noNaN: true }),
  y: fc.double({ min: -2, max: 2, noNaN: true }),
});

test('however a box is drawn, moved and resized, it stays inside the picture', () => {
  fc.assert(
    fc.property(point, point, fc.array(fc.tuple(fc.boolean(), point)), (a, b, steps) => {
      let box = between(a, b);
      if (!largeEnough(box)) return;
      for (const [size, by] of steps) box = size ? resized(box, by) : moved(box, by);
      assert.ok(box.x >= 0 && box.y >= 0 && box.w > 0 && box.h > 0);
      assert.ok(box.x + box.w <= 1.000001 && box.y + box.h <= 1.000001, JSON.stringify(box));
    }),
  );
});

test('a box drawn from any corner to any other is the same, and a slip of the finger is none', () => {
  assert.deepEqual(between({ x: 0.5, y: 0.5 }, { x: 0.25, y: 0.25 }), { x: 0.25, y: 0.25, w: 0.25, h: 0.25 });
  assert.equal(largeEnough(between({ x: 0.5, y: 0.5 }, { x: 0.503, y: 0.9 })), false);
});

test('undo goes back step by step and stops at the beginning', () => {
  const one = { x: 0, y: 0, w: 0.5, h: 0.5 };
  let sheet = { boxes: [] as (typeof one)[], before: [] as (typeof one)[][] };
  sheet = changed(changed(sheet, [one]), [one, one]);
  assert.equal(undone(sheet).boxes.length, 1);
  assert.equal(undone(undone(undone(sheet))).boxes.length, 0);
});
