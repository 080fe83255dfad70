/** Centres of areas: the balance point of a border, or, where that lies outside (a crescent), a point well inside. */
import {
  type Area,
  boxOfArea,
  inArea,
  type LngLat,
  polygonsOf,
  type Ring,
  round6,
} from '../../shared/geo.ts';

/** Rows tried across the box when the balance point lies outside. */
const ROWS = 15;

/** A point in degrees that lies inside the area: its balance point if that does, else the middle of its widest row. */
export function pointInside(area: Area): LngLat {
  const balance = balancePoint(area);
  if (inArea(balance, area)) return balance;
  return widestRow(area) ?? (polygonsOf(area)[0]?.[0]?.[0] as LngLat);
}

function balancePoint(area: Area): LngLat {
  let [x, y, weight] = [0, 0, 0];
  for (const ring of polygonsOf(area).flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1] as LngLat, ring[i] as LngLat];
      const cross = ax * by - bx * ay;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
      weight += cross;
    }
  }
  return [round6(x / (3 * weight)), round6(y / (3 * weight))];
}

function widestRow(area: Area): LngLat | undefined {
  const box = boxOfArea(area);
  if (!box) return undefined;
  const [, south, , north] = box;
  const rings = polygonsOf(area).flat();
  let best: { width: number; point: LngLat } | undefined;
  for (let row = 1; row <= ROWS; row++) {
    const lat = south + ((north - south) * row) / (ROWS + 1);
    const crossings = rings.flatMap((ring) => crossingsOf(ring, lat)).sort((a, b) => a - b);
    for (let i = 1; i < crossings.length; i += 2) {
      const [from, to] = [crossings[i - 1] as number, crossings[i] as number];
      const point: LngLat = [round6((from + to) / 2), round6(lat)];
      if (to - from > (best?.width ?? 0) && inArea(point, area)) best = { width: to - from, point };
    }
  }
  return best?.point;
}

function crossingsOf(ring: Ring, lat: number): number[] {
  const found: number[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1] as LngLat, ring[i] as LngLat];
    if (ay > lat !== by > lat) found.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
  }
  return found;
}
