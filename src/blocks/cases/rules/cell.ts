/** Map cells: web-mercator tiles in Z-order, so that every tile of any zoom is one range of numbers. Pure. */

/** Cells are tiles of this zoom, about 300 m wide at the equator. */
export const CELL_ZOOM = 17;
/** Web Mercator ends here; beyond it lies no city. */
const MAX_LAT = 85.05112878;

function interleave(x: number, y: number): number {
  let code = 0;
  let bit = 1;
  for (let at = 0; at < CELL_ZOOM; at++) {
    if (x & (1 << at)) code += bit;
    if (y & (1 << at)) code += bit * 2;
    bit *= 4;
  }
  return code;
}

/** Tile column and row of a point at a zoom, as in every slippy map. */
function tileOf(point: { lat: number; lng: number }, zoom: number): { x: number; y: number } {
  const size = 2 ** zoom;
  const lat = (Math.max(-MAX_LAT, Math.min(MAX_LAT, point.lat)) * Math.PI) / 180;
  const clamp = (n: number) => Math.max(0, Math.min(size - 1, Math.floor(n)));
  return {
    x: clamp(((point.lng + 180) / 360) * size),
    y: clamp(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * size),
  };
}

/** The Z-order number of the cell that holds the point. */
export function cellOf(point: { lat: number; lng: number }): number {
  const { x, y } = tileOf(point, CELL_ZOOM);
  return interleave(x, y);
}

/** The number of the tile of a lower zoom that holds the cell. */
export function parentCell(cell: number, zoom: number): number {
  return Math.floor(cell / 4 ** (CELL_ZOOM - zoom));
}

/** The middle of a tile given by its Z-order number at a zoom. */
export function middleOf(tile: number, zoom: number): { lat: number; lng: number } {
  let x = 0;
  let y = 0;
  let rest = tile;
  for (let at = 0; at < zoom; at++) {
    const pair = rest % 4;
    x += (pair & 1) * 2 ** at;
    y += (pair >> 1) * 2 ** at;
    rest = Math.floor(rest / 4);
  }
  const size = 2 ** zoom;
  return {
    lng: ((x + 0.5) / size) * 360 - 180,
    lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + 0.5)) / size))) * 180) / Math.PI,
  };
}

export type TileRange = { from: number; to: number };

/**
 * The tiles at `zoom` (≤ CELL_ZOOM) that touch the box, as Z-order numbers at that zoom, joined into ranges.
 * A box wider than `most` tiles on a side is cut to the tiles around its middle.
 */
export function tileRanges(
  box: { west: number; south: number; east: number; north: number },
  zoom: number,
  most = 24,
): TileRange[] {
  const a = tileOf({ lat: box.north, lng: box.west }, zoom);
  const b = tileOf({ lat: box.south, lng: box.east }, zoom);
  const cut = (from: number, to: number) => {
    if (to - from < most) return [from, to] as const;
    const middle = Math.floor((from + to) / 2);
    return [middle - most / 2, middle + most / 2 - 1] as const;
  };
  const [x0, x1] = cut(a.x, b.x);
  const [y0, y1] = cut(a.y, b.y);
  const numbers: number[] = [];
  for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) numbers.push(interleave(x, y));
  numbers.sort((one, other) => one - other);
  const ranges: TileRange[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges;
}
