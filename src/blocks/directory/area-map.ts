/** The borders as one small GeoJSON file for the map in the browser, made once per change of the directory. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { City } from '../../platform/city.ts';
import { type Area as Geometry, polygonsOf, type Ring } from '../../shared/geo.ts';
import { type Areas, areas } from './areas.ts';
import { outlineOf } from './outline.ts';
import { simplifyAreas } from './simplify.ts';

/** A phone on a weak network loads this before it can draw the city. */
const BUDGET = 60 * 1024;
/** Degrees; about 3 metres. Doubled until the file fits. */
const FINEST = 0.00003;
/** Coordinates pack about 4.5 times; more text than this need not be packed to know that it is too much. */
const HOPELESS = 5 * BUDGET;
const COARSEST = 0.002;

export type AreaMap = { etag: string; json: Buffer; gzip: Buffer };
/** `leaf`: wards and villages; `district`: the topmost areas, drawn from what lies in them. */
export type MapLevel = 'leaf' | 'district';

const compress = promisify(gzip);

export function areaMap(city: City, level: MapLevel): Promise<AreaMap> {
  return city.cache.get(`directory.area-map.${level}`, ['directory'], async () =>
    drawMap(await areas(city), level),
  );
}

/** Thins the borders just as far as the budget asks. */
export async function drawMap(tree: Areas, level: MapLevel): Promise<AreaMap> {
  for (let tolerance = FINEST; ; tolerance *= 2) {
    const json = Buffer.from(JSON.stringify(collection(tree, level, tolerance)));
    const coarser = tolerance < COARSEST;
    if (coarser && json.length > HOPELESS) continue;
    const packed = await compress(json, { level: 9 });
    if (coarser && packed.length > BUDGET) continue;
    const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
    return { etag, json, gzip: packed };
  }
}

function collection(tree: Areas, level: MapLevel, tolerance: number) {
  const drawn = tree.leaves().filter(({ code }) => tree.shape(code));
  const shapes = simplifyAreas(
    drawn.map(({ code }) => tree.shape(code) as Geometry),
    tolerance,
  );
  const byCode = new Map(drawn.map(({ code }, index) => [code, shapes[index] as Geometry]));
  const shown = level === 'leaf' ? drawn : tree.all().filter(({ parent }) => parent === null);
  const features = shown.flatMap(({ code, name, kind, parent }) => {
    const below = [...tree.subtree(code)].flatMap((each) => byCode.get(each) ?? []);
    const geometry = byCode.get(code) ?? outlineOf(below.flatMap(outerRings)) ?? tree.shape(code);
    if (!geometry) return [];
    const approximate = [...tree.subtree(code)].some((each) => {
      const area = tree.find(each);
      return area?.leaf === true && area.approximate;
    });
    return [{ type: 'Feature', id: code, properties: { code, name, kind, parent, approximate }, geometry }];
  });
  return { type: 'FeatureCollection', approximate: tree.approximate, features };
}

function outerRings(area: Geometry): Ring[] {
  return polygonsOf(area).flatMap(([outer]) => (outer ? [outer] : []));
}
