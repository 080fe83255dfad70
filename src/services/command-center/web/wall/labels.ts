/** Where the names of wards stand on the wall's map: over the marks, not on one another, and where they cover least. Pure. */
import type { Size } from '../projection.ts';

/** Places are shares of width and height from the top left. */
export type Place = { x: number; y: number };
export type Label = { name: string; lines: string[]; at: { x: number; y: number } };

/** Average width of a letter and height of a line, as parts of the letters' size. */
const LETTER = 0.54;
const LINE = 1.1;
/** Lines up and down from the middle of the ward that may be tried; further off it would name the neighbour. */
const STEPS = [0, -0.7, 0.7];
/** A longer name stands in two lines if it has two words. */
const LONG = 10;

type Rect = { left: number; top: number; right: number; bottom: number };

function inLines(name: string): string[] {
  const words = name.split(' ');
  if (name.length <= LONG || words.length < 2) return [name];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}

const touch = (a: Rect, b: Rect) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Names with the middle of their block in pixels; `letter` is the size of the letters in pixels. A name that finds no
 * room is left out. Earlier areas have the first choice.
 */
export function placeLabels(
  areas: readonly { name: string; place: Place }[],
  marks: readonly Place[],
  { width, height }: Size,
  letter: number,
): Label[] {
  const taken: Rect[] = [];
  const dots = marks.map(({ x, y }) => ({ x: x * width, y: y * height }));
  return areas.flatMap(({ name, place }): Label[] => {
    const lines = inLines(name);
    const half = {
      x: (Math.max(...lines.map((line) => line.length)) * letter * LETTER) / 2,
      y: (lines.length * letter * LINE) / 2,
    };
    let best: { cost: number; x: number; y: number; rect: Rect } | undefined;
    for (const step of STEPS) {
      const x = Math.min(width - half.x, Math.max(half.x, place.x * width));
      const y = place.y * height + step * letter;
      const rect = { left: x - half.x, right: x + half.x, top: y - half.y, bottom: y + half.y };
      if (rect.top < 0 || rect.bottom > height || taken.some((other) => touch(rect, other))) continue;
      const covered = dots.filter(
        (dot) => dot.x > rect.left && dot.x < rect.right && dot.y > rect.top && dot.y < rect.bottom,
      ).length;
      const cost = covered + Math.abs(step) / 2;
      if (!best || cost < best.cost) best = { cost, x, y, rect };
    }
    if (!best) return [];
    taken.push(best.rect);
    return [{ name, lines, at: { x: best.x, y: best.y } }];
  });
}
