/** Where a place of the city lies on a map box on the screen: the same Mercator that the map draws. Pure. */
import type { Areas, Box } from '../../../web/kit/map/types.ts';

export type Size = { width: number; height: number };

/** Margin that the map keeps round the box it opens with, in pixels. */
const PADDING = 16;

const mercator = (lat: number) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;

const latitude = (value: number) => (Math.atan(Math.exp((value * Math.PI) / 180)) * 360) / Math.PI - 90;

/** West, south, east, north of all areas; undefined when there is none. */
export function areasBox(areas: Areas): Box | undefined {
  const box: Box = [180, 90, -180, -90];
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [lng, lat] = part;
    if (typeof lng === 'number' && typeof lat === 'number') {
      box[0] = Math.min(box[0], lng);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lng);
      box[3] = Math.max(box[3], lat);
    } else for (const inner of part) visit(inner);
  };
  for (const area of areas.features) visit(area.geometry.coordinates);
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
}

/** The box that a map of this size shows when it opens on `box`. */
export function viewOf([west, south, east, north]: Box, { width, height }: Size): Box {
  const [bottom, top] = [mercator(south), mercator(north)];
  const scale = Math.min((width - 2 * PADDING) / (east - west), (height - 2 * PADDING) / (top - bottom));
  const [x, y] = [(west + east) / 2, (bottom + top) / 2];
  const [dx, dy] = [width / 2 / scale, height / 2 / scale];
  return [x - dx, latitude(y - dy), x + dx, latitude(y + dy)];
}

/** Width in pixels of the whole world at zoom 0. */
const WORLD = 512;

/** Where a map of this size must stand to show the whole box. */
export function fitOf(box: Box, size: Size): { lng: number; lat: number; zoom: number } {
  const [west, south, east, north] = viewOf(box, size);
  const middle = (mercator(south) + mercator(north)) / 2;
  return {
    lng: (west + east) / 2,
    lat: latitude(middle),
    zoom: Math.log2((size.width * 360) / (WORLD * (east - west))),
  };
}

/** Share of width and height (0 to 1, from the top left) of a place in a view. */
export function placeIn([west, south, east, north]: Box, { lng, lat }: { lng: number; lat: number }) {
  const [bottom, top] = [mercator(south), mercator(north)];
  return { x: (lng - west) / (east - west), y: (top - mercator(lat)) / (top - bottom) };
}
