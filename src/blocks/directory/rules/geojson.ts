/** Reads borders that a city imports as GeoJSON (RFC 7946), and says what must be mended before they can be trusted. */
import {
  type Area,
  type BBox,
  growBox,
  inBox,
  type LngLat,
  placeInRing,
  pointSlip,
  polygonsOf,
  type Ring,
} from '../../../shared/geo.ts';

/** Each code has a sentence with the remedy under the text key `directory.import.<code>`. */
export const importProblemCodes = [
  'not-a-collection',
  'no-features',
  'too-many-positions',
  'code-missing',
  'code-form',
  'code-foreign',
  'code-unknown',
  'code-twice',
  'name-missing',
  'geometry-missing',
  'geometry-type',
  'position-invalid',
  'ring-short',
  'ring-open',
  'hole-outside',
  'swapped',
  'lat-sign',
  'lng-sign',
  'both-signs',
  'outside-city',
] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];

export type ImportProblem = {
  code: ImportProblemCode;
  /** Place in `features`, from 0; -1 for the file as a whole. */
  feature: number;
  /** For the sentence: the area's code and name as far as known, the value found, the value meant. */
  params: { area?: string; name?: string; found?: string; meant?: string };
};

export type ImportedArea = { code: string; name: string; parent: string | null; geometry: Area };

/** What the file is checked against. `codes`: the areas the city already knows; others are then refused. */
export type ImportCity = {
  code: string;
  bbox: { south: number; west: number; north: number; east: number };
  codes?: ReadonlySet<string>;
};

/** A regency's villages with fine borders stay far below; beyond it something else was chosen by mistake. */
const mostPositions = 3_000_000;
/** Real borders may pass the box that a pack gives: metres. */
const margin = 5_000;

/**
 * Checks a FeatureCollection whose features carry `kode` and `nama` (or `code` and `name`) and a Polygon or
 * MultiPolygon, holes welcome, altitudes dropped. All problems are returned at once; `areas` holds only sound ones.
 * Import only when `problems` is empty.
 */
export function readAreaCollection(
  input: unknown,
  city: ImportCity,
): { areas: ImportedArea[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const collection = input as { type?: unknown; features?: unknown } | null;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features)) {
    return { areas: [], problems: [{ code: 'not-a-collection', feature: -1, params: {} }] };
  }
  if (collection.features.length === 0) problems.push({ code: 'no-features', feature: -1, params: {} });
  const areas: ImportedArea[] = [];
  const seen = new Set<string>();
  let positions = 0;
  for (const [feature, item] of collection.features.entries()) {
    const own: ImportProblem[] = [];
    const { area: code, name } = readNames(item, feature, city, own);
    const say = (problem: ImportProblemCode, params: ImportProblem['params'] = {}) =>
      own.push({ code: problem, feature, params: { area: code, name, ...params } });
    if (code && seen.has(code)) say('code-twice');
    if (code) seen.add(code);
    const geometry = readGeometry((item as { geometry?: unknown } | null)?.geometry, say);
    if (geometry) {
      positions += polygonsOf(geometry)
        .flat()
        .reduce((sum, ring) => sum + ring.length, 0);
      checkPlace(geometry, city, say);
    }
    if (positions > mostPositions) {
      return {
        areas: [],
        problems: [{ code: 'too-many-positions', feature: -1, params: { found: String(positions) } }],
      };
    }
    if (own.length === 0 && geometry && code && name)
      areas.push({ code, name, parent: parentOf(code), geometry });
    problems.push(...own);
  }
  return { areas, problems };
}

/** 33.71.01.1003 → 33.71.01; a district has none inside its city. */
function parentOf(code: string): string | null {
  const parts = code.split('.');
  return parts.length === 4 ? parts.slice(0, 3).join('.') : null;
}

function readNames(item: unknown, feature: number, city: ImportCity, problems: ImportProblem[]) {
  const properties = (item as { properties?: Record<string, unknown> | null } | null)?.properties ?? {};
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  const area = text(properties.kode) || text(properties.code) || undefined;
  const name = text(properties.nama) || text(properties.name) || undefined;
  const say = (code: ImportProblemCode) =>
    problems.push({ code, feature, params: { area, name, meant: city.code } });
  if (!area) say('code-missing');
  else if (!/^\d{2}\.\d{2}\.\d{2}(\.\d{4})?$/.test(area)) say('code-form');
  else if (!area.startsWith(`${city.code}.`)) say('code-foreign');
  else if (city.codes && !city.codes.has(area)) say('code-unknown');
  if (!name) say('name-missing');
  return { area, name };
}

type Say = (code: ImportProblemCode, params?: ImportProblem['params']) => void;

function readGeometry(geometry: unknown, say: Say): Area | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (!geometry) return void say('geometry-missing');
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return void say('geometry-type', { found: String(type) });
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return void say('geometry-missing');
  const read: Ring[][] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return void say('geometry-missing');
    const rings: Ring[] = [];
    for (const ring of polygon) {
      const sound = readRing(ring, say);
      if (!sound) return undefined;
      rings.push(sound);
    }
    const [outer, ...holes] = rings as [Ring, ...Ring[]];
    // Judged by most corners: digitised holes often touch the outer border.
    const strayed = holes.some(
      (hole) => hole.filter((corner) => placeInRing(corner, outer) === 'outside').length * 2 > hole.length,
    );
    if (strayed) return void say('hole-outside');
    read.push(rings);
  }
  if (type === 'Polygon') return { type, coordinates: read[0] as Ring[] };
  return { type, coordinates: read };
}

/** An open ring is refused, not closed: it mostly means that the file was cut off. */
function readRing(ring: unknown, say: Say): Ring | undefined {
  if (!Array.isArray(ring)) return void say('geometry-missing');
  const corners: LngLat[] = [];
  for (const position of ring) {
    const [lng, lat] = Array.isArray(position) ? (position as unknown[]) : [];
    if (!isDegrees(lng) || !isDegrees(lat)) {
      return void say('position-invalid', { found: JSON.stringify(position)?.slice(0, 60) });
    }
    corners.push([lng, lat]);
  }
  const [first, last] = [corners[0], corners.at(-1)];
  if (!first || !last || corners.length < 4) return void say('ring-short', { found: String(corners.length) });
  if (first[0] !== last[0] || first[1] !== last[1]) return void say('ring-open', { found: last.join(', ') });
  return corners;
}

/** Latitudes up to 180 pass here, so that swapped coordinates of Indonesia can be named as what they are. */
const isDegrees = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 180;

/** Names the one slip of the hand that explains why most corners lie elsewhere. */
function checkPlace(geometry: Area, city: ImportCity, say: Say) {
  const { south, west, north, east } = city.bbox;
  const box: BBox = growBox([west, south, east, north], margin);
  const corners = polygonsOf(geometry).flat(2) as LngLat[];
  const outside = corners.filter((corner) => !inBox(corner, box));
  const example = outside[0];
  if (!example) return;
  const slips = outside.map((corner) => pointSlip(corner, box));
  const first = slips[0];
  if (first && outside.length * 2 > corners.length && slips.every((slip) => slip?.slip === first.slip))
    say(first.slip, { found: example.join(', '), meant: first.meant.join(', ') });
  else say('outside-city', { found: example.join(', ') });
}
