/** A city without a pack of its own: the base pack's roles, categories, clocks and calendar, and one agency for everything. */
import { join, relative, resolve } from 'node:path';
import { type CityPack, mergeScreening, readCityPack, readPack } from '../../blocks/packs/api.ts';
import type { Words } from '../../shared/languages.ts';
import { isZone } from '../../shared/zone.ts';
import { PACKS } from '../demo.ts';
import { PERMISSIONS } from '../modules.ts';
import { WrongUse } from './errors.ts';

export type PlainCity = {
  slug: string;
  name?: string | undefined;
  zone?: string | undefined;
  prefix?: string | undefined;
  centre?: string | undefined;
  bbox?: string | undefined;
  agency?: string | undefined;
  emergency?: string | undefined;
  /** false leaves the base pack's public holidays out: they are Indonesia's. */
  holidays: boolean;
};

const FROM = '2000-01-01';
const DESK: Words = { id: 'Meja pengaduan', en: 'Complaints desk', jv: 'Meja pawartos', zh: '投诉受理台' };

const same = (text: string): Words => ({ id: text, en: text, jv: text, zh: text });

function numbers(text: string | undefined, count: number, example: string): number[] {
  const parts = (text ?? '').split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (parts.length !== count || parts.some((part) => !Number.isFinite(part)))
    throw new WrongUse(`Give ${example}, in degrees, separated by commas. Found: ${text}`);
  return parts;
}

function boxOf(text: string | undefined) {
  const [west = 0, south = 0, east = 0, north = 0] = numbers(
    text,
    4,
    '--bbox west,south,east,north, e.g. --bbox 110.19,-7.51,110.24,-7.43',
  );
  if (
    west >= east ||
    south >= north ||
    Math.abs(west) > 180 ||
    Math.abs(east) > 180 ||
    Math.abs(south) > 85 ||
    Math.abs(north) > 85
  )
    throw new WrongUse('--bbox is west,south,east,north: west smaller than east, south smaller than north.');
  return { west, south, east, north };
}

function centreOf(text: string | undefined, box: ReturnType<typeof boxOf>) {
  const [lat = 0, lng = 0] = numbers(text, 2, '--centre lat,lng, e.g. --centre -7.47,110.22');
  if (lat < box.south || lat > box.north || lng < box.west || lng > box.east)
    throw new WrongUse('--centre is lat,lng and must lie in --bbox. Are the two numbers in the wrong order?');
  return { lat, lng };
}

/** Checks what was typed; throws WrongUse with the remedy. */
function cityOf(given: PlainCity) {
  const missing = (['name', 'zone', 'prefix', 'centre', 'bbox'] as const).filter((key) => !given[key]);
  if (missing.length > 0)
    throw new WrongUse(`A city without a pack also needs ${missing.map((key) => `--${key}`).join(', ')}.`);
  const { name = '', zone = '', prefix = '' } = given;
  if (!isZone(zone))
    throw new WrongUse(`"${zone}" is not an IANA time zone. Examples: Asia/Jakarta, Asia/Makassar.`);
  if (!/^[A-Z]{3}$/.test(prefix))
    throw new WrongUse('--prefix begins the codes of reports: three capital letters.');
  const bbox = boxOf(given.bbox);
  const emergency = given.emergency ?? '112';
  if (!/^\d{2,8}$/.test(emergency)) throw new WrongUse('--emergency is a telephone number of 2 to 8 digits.');
  return {
    slug: given.slug,
    name: same(name),
    zone,
    prefix,
    fictional: false,
    bbox,
    centre: centreOf(given.centre, bbox),
    emergency: { number: emergency, title: same(emergency) },
  };
}

/** The pack of a city that is described on the command line alone. */
export async function plainCityPack(given: PlainCity): Promise<CityPack> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(given.slug) || given.slug.length > 48)
    throw new WrongUse(
      'The short name of a city is small letters, digits and single hyphens, e.g. kota-baru.',
    );
  const city = cityOf(given);
  const { files } = await readPack(`${PACKS}/base`);
  const {
    categories,
    groups,
    hazardWords = [],
  } = files['complaints/categories.yaml'] ?? { categories: [], groups: [] };
  const calendar = files['calendar.yaml'] as CityPack['calendar'];
  const base = files['pack.yaml'] as CityPack['base'];
  return {
    folders: [join(PACKS, 'base')],
    base,
    pack: { ...base, name: given.slug, kind: 'city' },
    // What only the pack of an Indonesian government says (its code, its province) is not known of this one.
    city: city as CityPack['city'],
    areas: [],
    areasSource: '',
    areaTotals: undefined,
    roles: files['roles.yaml']?.roles ?? [],
    agencyKinds: files['agency-kinds.yaml']?.kinds ?? [],
    groups,
    categories,
    hazardWords,
    screening: mergeScreening(files['complaints/screening.yaml']),
    clocks: files['complaints/clocks.yaml']?.clocks ?? [],
    closing: files['complaints/closing.yaml'] ?? { proof: [], reasons: [] },
    surveys: files['complaints/survey.yaml']?.surveys ?? [],
    templates: files['complaints/templates.yaml']?.templates ?? [],
    ladder: files['complaints/ladder.yaml']?.ladder ?? [],
    taxes: files['taxes.yaml'] as CityPack['taxes'],
    calendar: given.holidays ? calendar : { ...calendar, closed: [] },
    agencies: [
      {
        id: 'complaints-desk',
        from: FROM,
        name: given.agency ? same(given.agency) : DESK,
        short: given.agency ?? DESK.id,
        kind: 'secretariat',
        handles: [],
        posts: [],
      },
    ],
    routing: { fallback: 'complaints-desk', kinds: [], rules: [] },
    demo: { officers: [], residents: [], reports: [], replies: [] },
  };
}

/** The pack in a folder anywhere, laid over the house's own base pack. */
export function packIn(folder: string): Promise<CityPack> {
  return readCityPack(PACKS, relative(PACKS, resolve(folder)), { permissions: PERMISSIONS });
}
