/** Works out what an imported file would change, before anything is changed: what the preview shows and the import does. */
import { type BBox, inArea, polygonsOf } from '../../shared/geo.ts';
import { codeOf, kemendagriCity, kindFor, parentFor, propertiesOf, standIns } from './import-codes.ts';
import { pointInside } from './interior.ts';
import { type ImportProblem, readAreaCollection } from './rules/geojson.ts';
import type { Place } from './shape.ts';
import type { AreaRow } from './store-areas.ts';

export type Refused = {
  /** Place in the file, from 0; -1 for the file as a whole. */
  feature: number;
  area: string | null;
  name: string | null;
  /** The sentence stands under the text key `directory.import.<problem>`. */
  problem: ImportProblem['code'];
  found: string | null;
  meant: string | null;
};

export type ImportReport = {
  features: number;
  /** Codes the city did not have. */
  added: string[];
  /** Codes whose border (or name) is replaced. */
  replaced: string[];
  unchanged: number;
  renamed: { code: string; from: string; to: string }[];
  refused: Refused[];
  /** The file's own centre lay outside the border; another point inside was taken. */
  centresMoved: { code: string; name: string }[];
  /** Leaves that still have a guessed border after this import. */
  stillApproximate: { code: string; name: string }[];
  areas: number;
  positions: number;
  imported: boolean;
};

export type ImportPlan = { report: ImportReport; write: AreaRow[] };

type Given = { city: { bbox: BBox }; stored: readonly AreaRow[]; source: string; at: Date };

export function planImport(input: unknown, { city, stored, source, at }: Given): ImportPlan {
  const collection = (input ?? {}) as { features?: unknown };
  const features = Array.isArray(collection.features) ? (collection.features as unknown[]) : [];
  const before = new Map(stored.map((row) => [row.code, row]));
  const { areas, problems } = readFeatures(input, features, city.bbox, [...before.keys()]);

  const known = new Set([...before.keys(), ...areas.map(({ code }) => code)]);
  const properties = new Map(features.map((feature) => [codeOf(feature), propertiesOf(feature)]));
  const after = new Map(before);
  const report: ImportReport = {
    features: features.length,
    added: [],
    replaced: [],
    unchanged: 0,
    renamed: [],
    refused: problems,
    centresMoved: [],
    stillApproximate: [],
    areas: 0,
    positions: 0,
    imported: false,
  };
  const changed = new Set<string>();
  for (const { code, name, geometry } of areas) {
    const old = before.get(code);
    const given = properties.get(code) ?? {};
    const parent = old?.parent ?? parentFor(code, given, known);
    const centre = givenCentre(given);
    const fits = centre && inArea([centre.lng, centre.lat], geometry);
    if (centre && !fits) report.centresMoved.push({ code, name });
    report.positions += polygonsOf(geometry)
      .flat()
      .reduce((sum, ring) => sum + ring.length, 0);
    if (old && !old.approximate && old.name === name && sameShape(old.geometry, geometry)) {
      report.unchanged += 1;
      continue;
    }
    if (!old) report.added.push(code);
    else report.replaced.push(code);
    if (old && old.name !== name) report.renamed.push({ code, from: old.name, to: name });
    const [lng, lat] = centre && fits ? [centre.lng, centre.lat] : pointInside(geometry);
    after.set(code, {
      code,
      name,
      kind: old?.kind ?? kindFor(code, parent),
      parent,
      centroid: { lat, lng },
      geometry,
      approximate: false,
      source,
      importedAt: at,
      fromPack: false,
    });
    changed.add(code);
  }
  dropGuessesOfParents(after, changed);
  const parents = new Set([...after.values()].map(({ parent }) => parent));
  report.areas = after.size;
  report.stillApproximate = [...after.values()]
    .filter((row) => row.approximate && !parents.has(row.code))
    .map(({ code, name }) => ({ code, name }));
  return { report, write: [...changed].map((code) => after.get(code) as AreaRow) };
}

/** Checks the file by the rules; codes that are not Kemendagri's go through under stand-ins. */
function readFeatures(input: unknown, features: readonly unknown[], bbox: BBox, codes: readonly string[]) {
  const [west, south, east, north] = bbox;
  const box = { west, south, east, north };
  const ofCity = codes.length > 0 ? codes : features.map(codeOf).filter((code) => code !== '');
  const own = kemendagriCity(ofCity);
  const stood = own ? undefined : standIns(features);
  const { areas, problems } = readAreaCollection(
    stood && features.length > 0 ? { ...(input as object), features: stood.features } : input,
    { code: own ?? stood?.city ?? '', bbox: box },
  );
  const back = (code: string | undefined) =>
    code === undefined ? undefined : (stood?.original.get(code) ?? code);
  return {
    areas: areas.map(({ code, name, geometry }) => ({ code: back(code) as string, name, geometry })),
    problems: problems.map(
      ({ code, feature, params }): Refused => ({
        feature,
        area: back(params.area) ?? null,
        name: params.name ?? null,
        problem: code,
        found: params.found ?? null,
        meant: params.meant ?? null,
      }),
    ),
  };
}

function givenCentre({ lat, lng }: Record<string, unknown>): Place | undefined {
  return typeof lat === 'number' && typeof lng === 'number' && Math.abs(lat) <= 90 && Math.abs(lng) <= 180
    ? { lat, lng }
    : undefined;
}

function sameShape(a: unknown, b: unknown): boolean {
  const parts = (shape: unknown) => {
    const { type, coordinates } = shape as { type: string; coordinates: unknown };
    return JSON.stringify([type, coordinates]);
  };
  return a !== null && parts(a) === parts(b);
}

/** An area that now holds others is drawn from them: its own guessed border would only contradict theirs. */
function dropGuessesOfParents(after: Map<string, AreaRow>, changed: Set<string>): void {
  for (const { parent } of [...after.values()]) {
    const row = parent === null ? undefined : after.get(parent);
    if (!row?.approximate || row.geometry === null) continue;
    after.set(row.code, { ...row, geometry: null });
    changed.add(row.code);
  }
}
