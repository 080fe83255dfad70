/** One city as the rest of the house sees it: the base pack with the city's own pack laid over it. */
import { join } from 'node:path';
import type { NotMendedReason, ProofRule, Survey } from './closing-formats.ts';
import type {
  Agency,
  AgencyKind,
  AnswerTemplate,
  Areas,
  Category,
  CategoryGroup,
  City,
  Clock,
  Demo,
  PackCalendar,
  PackFiles,
  PackManifest,
  PackPoint,
  Role,
  Routing,
  Screening,
} from './formats.ts';
import type { Rung } from './ladder-formats.ts';
import { PackError } from './problems.ts';
import type { ReadPack } from './read-pack.ts';
import type { TaxRules } from './tax-formats.ts';

/** A district or a ward; `parent` is null for a district. */
export type PackArea = {
  code: string;
  name: string;
  kind: 'district' | 'kelurahan' | 'desa' | 'desa-adat';
  parent: string | null;
  centroid: PackPoint;
  /** True: the borders are guessed from centroids, so geometry may only suggest. */
  approximate: boolean;
};

export type CityPack = {
  /** Where it was read, the base pack first, for the parts of a pack that other blocks read. */
  folders: string[];
  base: PackManifest;
  pack: PackManifest;
  city: City;
  areas: PackArea[];
  areasSource: string;
  areaTotals: Areas['totals'];
  /** Versions of one id are told apart by `from`; see `inForce`. */
  roles: Role[];
  agencyKinds: AgencyKind[];
  groups: CategoryGroup[];
  categories: Category[];
  /** Words of danger, in any language, as people write them; the city's own after the base's. */
  hazardWords: string[];
  /** Words by which a look of an officer is asked for; the city's own after the base's. */
  screening: Required<Screening>;
  clocks: Clock[];
  closing: { proof: ProofRule[]; reasons: NotMendedReason[] };
  surveys: Survey[];
  /** Ready answers of the whole city. */
  templates: AnswerTemplate[];
  /** Who hears of promises that run out. */
  ladder: Rung[];
  calendar: PackCalendar;
  /** Local taxes: rates, deadlines and penalties by date. */
  taxes: TaxRules;
  agencies: Agency[];
  routing: Routing;
  demo: Demo;
};

const versionKey = (item: { id: string; from?: string }) => `${item.id}@${item.from ?? ''}`;

/** The city's entries replace the base's entries of the same key and keep their place; new ones follow. */
function overlay<T>(base: readonly T[], own: readonly T[], key: (item: T) => string): T[] {
  const merged = new Map(base.map((item) => [key(item), item]));
  for (const item of own) merged.set(key(item), item);
  return [...merged.values()];
}

function flatAreas(file: Areas): PackArea[] {
  const { approximate } = file;
  return file.districts.flatMap(({ wards = [], code, name, centroid }) => [
    { code, name, kind: 'district' as const, parent: null, centroid, approximate },
    ...wards.map((ward) => ({ ...ward, parent: code, approximate })),
  ]);
}

function overlayCalendar(base: PackCalendar, own: PackCalendar | undefined): PackCalendar {
  if (!own) return base;
  return {
    ...base,
    weeks: overlay(base.weeks, own.weeks, (week) => week.from),
    names: { ...base.names, ...own.names },
    closed: overlay(base.closed, own.closed, (day) => day.date),
  };
}

function overlayClosing(base: CityPack['closing'], own: CityPack['closing']): CityPack['closing'] {
  return {
    proof: overlay(base.proof, own.proof, (rule) => rule.from),
    reasons: overlay(base.reasons, own.reasons, versionKey),
  };
}

/** Of each list, by what an entry is about and its first day. */
function overlayTaxes(base: TaxRules, own: TaxRules | undefined): TaxRules {
  if (!own) return base;
  const key = (one: { from: string; id?: string; kind?: string; road?: string; use?: string }) =>
    `${one.id ?? one.kind ?? one.road ?? one.use ?? ''}@${one.from}`;
  return {
    taxes: overlay(base.taxes, own.taxes, key),
    filing: overlay(base.filing, own.filing, key),
    late: overlay(base.late, own.late, key),
    shortfall: overlay(base.shortfall, own.shortfall, key),
    assessing: overlay(base.assessing, own.assessing, key),
    land: overlay(base.land, own.land, key),
    billboards: overlay(base.billboards, own.billboards, key),
    water: overlay(base.water, own.water, key),
    disputes: overlay(base.disputes, own.disputes, key),
  };
}

/** All words of both, each once. */
export function mergeScreening(...files: (Screening | undefined)[]): Required<Screening> {
  const all = (list: keyof Screening) => [...new Set(files.flatMap((file) => file?.[list] ?? []))];
  return {
    profanity: all('profanity'),
    animals: all('animals'),
    companions: all('companions'),
    accusations: all('accusations'),
    titles: all('titles'),
  };
}

/** Lays a city pack over the base pack. Both must have passed `readPack`. Throws `PackError` when a needed file is missing. */
export function mergePacks(base: ReadPack, own: ReadPack): CityPack {
  const need = <N extends keyof PackFiles>(pack: ReadPack, file: N): PackFiles[N] => {
    const value = pack.files[file];
    if (value) return value as PackFiles[N];
    throw new PackError([
      {
        code: 'file-missing',
        file: join(pack.dir, file),
        line: 0,
        column: 0,
        path: '',
        problem: 'The file is missing.',
        remedy: `Add ${file}; copy it from another pack of the same kind and change it.`,
      },
    ]);
  };
  const categories = need(base, 'complaints/categories.yaml');
  const ownCategories = own.files['complaints/categories.yaml'];
  const areas = need(own, 'areas.yaml');
  const baseDemo = base.files['demo.yaml'];
  const ownDemo = own.files['demo.yaml'];
  return {
    folders: [base.dir, own.dir],
    base: need(base, 'pack.yaml'),
    pack: need(own, 'pack.yaml'),
    city: need(own, 'city.yaml'),
    areas: flatAreas(areas),
    areasSource: areas.source,
    areaTotals: areas.totals,
    roles: overlay(need(base, 'roles.yaml').roles, own.files['roles.yaml']?.roles ?? [], versionKey),
    agencyKinds: overlay(
      need(base, 'agency-kinds.yaml').kinds,
      own.files['agency-kinds.yaml']?.kinds ?? [],
      versionKey,
    ),
    groups: overlay(categories.groups, ownCategories?.groups ?? [], versionKey),
    categories: overlay(categories.categories, ownCategories?.categories ?? [], versionKey),
    hazardWords: [...new Set([categories, ownCategories].flatMap((file) => file?.hazardWords ?? []))],
    screening: mergeScreening(
      base.files['complaints/screening.yaml'],
      own.files['complaints/screening.yaml'],
    ),
    clocks: overlay(
      need(base, 'complaints/clocks.yaml').clocks,
      own.files['complaints/clocks.yaml']?.clocks ?? [],
      versionKey,
    ),
    closing: overlayClosing(
      need(base, 'complaints/closing.yaml'),
      own.files['complaints/closing.yaml'] ?? { proof: [], reasons: [] },
    ),
    surveys: overlay(
      need(base, 'complaints/survey.yaml').surveys,
      own.files['complaints/survey.yaml']?.surveys ?? [],
      versionKey,
    ),
    templates: overlay(
      base.files['complaints/templates.yaml']?.templates ?? [],
      own.files['complaints/templates.yaml']?.templates ?? [],
      versionKey,
    ),
    ladder: overlay(
      need(base, 'complaints/ladder.yaml').ladder,
      own.files['complaints/ladder.yaml']?.ladder ?? [],
      versionKey,
    ),
    taxes: overlayTaxes(need(base, 'taxes.yaml'), own.files['taxes.yaml']),
    calendar: overlayCalendar(need(base, 'calendar.yaml'), own.files['calendar.yaml']),
    agencies: need(own, 'agencies.yaml').agencies,
    routing: need(own, 'routing.yaml'),
    demo: {
      officers: [...(baseDemo?.officers ?? []), ...(ownDemo?.officers ?? [])],
      residents: [...(baseDemo?.residents ?? []), ...(ownDemo?.residents ?? [])],
      reports: [...(baseDemo?.reports ?? []), ...(ownDemo?.reports ?? [])],
      often: [...(baseDemo?.often ?? []), ...(ownDemo?.often ?? [])],
      replies: [...(baseDemo?.replies ?? []), ...(ownDemo?.replies ?? [])],
    },
  };
}

/** The versions in force on a date (ISO, city's zone): for each id the latest `from` not after it. */
export function inForce<T extends { id: string; from: string }>(items: readonly T[], date: string): T[] {
  const latest = new Map<string, T>();
  for (const item of items) {
    const known = latest.get(item.id);
    if (item.from <= date && (!known || known.from <= item.from)) latest.set(item.id, item);
  }
  return [...latest.values()];
}
