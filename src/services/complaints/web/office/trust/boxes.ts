/** Boxes over a picture, in parts of its width and height: drawing, moving, resizing, taking back. Pure. */
import type { Box } from '../../../rules/trust-contract.ts';

export type Point = { x: number; y: number };
/** Smaller ones are a slip of the finger. */
const LEAST = 0.012;

const within = (value: number, most = 1) => Math.min(most, Math.max(0, value));

/** The box between two corners, inside the picture. */
export function between(a: Point, b: Point): Box {
  const [x, y] = [within(Math.min(a.x, b.x)), within(Math.min(a.y, b.y))];
  return { x, y, w: within(Math.max(a.x, b.x)) - x, h: within(Math.max(a.y, b.y)) - y };
}

export function largeEnough({ w, h }: Box): boolean {
  return w >= LEAST && h >= LEAST;
}

export function moved(box: Box, by: Point): Box {
  return { ...box, x: within(box.x + by.x, 1 - box.w), y: within(box.y + by.y, 1 - box.h) };
}

export function resized(box: Box, by: Point): Box {
  return {
    ...box,
    w: Math.min(1 - box.x, Math.max(LEAST, box.w + by.x)),
    h: Math.min(1 - box.y, Math.max(LEAST, box.h + by.y)),
  };
}

/** What was, what is, and what the next "undo" brings back. */
export type Sheet = { boxes: Box[]; before: Box[][] };
const DEPTH = 100;

export function changed({ boxes, before }: Sheet, next: Box[]): Sheet {
  return { boxes: next, before: [...before, boxes].slice(-DEPTH) };
}

export function undone({ boxes, before }: Sheet): Sheet {
  return { boxes: before.at(-1) ?? boxes, before: before.slice(0, -1) };
}
