/** What the directory says over HTTP: shapes shared with the browser. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false };

const WordsView = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 200 }),
    en: Type.String({ minLength: 1, maxLength: 200 }),
    jv: Type.String({ minLength: 1, maxLength: 200 }),
    zh: Type.String({ minLength: 1, maxLength: 200 }),
  },
  strict,
);
const PlaceView = Type.Object(
  {
    lat: Type.Number({ minimum: -90, maximum: 90 }),
    lng: Type.Number({ minimum: -180, maximum: 180 }),
  },
  strict,
);
const nullable = <S extends ReturnType<typeof Type.String> | typeof PlaceView>(schema: S) =>
  Type.Union([schema, Type.Null()]);

const Id = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 48 });
const Code = Type.String({ minLength: 1, maxLength: 40 });
const IsoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const AreaView = Type.Object({
  code: Code,
  name: Type.String(),
  kind: Type.String(),
  parent: nullable(Type.String()),
  centroid: PlaceView,
  leaf: Type.Boolean(),
  approximate: Type.Boolean(),
});
export type AreaView = Static<typeof AreaView>;

export const AreasView = Type.Object({
  areas: Type.Array(AreaView),
  /** True while any border is a guess. */
  approximate: Type.Boolean(),
  sources: Type.Array(Type.String()),
  units: Type.Object({
    rw: Type.Union([Type.Integer(), Type.Null()]),
    rt: Type.Union([Type.Integer(), Type.Null()]),
    source: nullable(Type.String()),
  }),
});
export type AreasView = Static<typeof AreasView>;

export const UnitsView = Type.Object({
  units: Type.Array(Type.Object({ rw: Type.String(), rt: Type.String(), name: Type.String() })),
});
export type UnitsView = Static<typeof UnitsView>;

export const UnitCountsView = Type.Object({
  rw: Type.Union([Type.Integer(), Type.Null()]),
  rt: Type.Union([Type.Integer(), Type.Null()]),
  /** `imported`: counted from the list; otherwise who published the totals. */
  source: nullable(Type.String()),
  byArea: Type.Array(Type.Object({ area: Type.String(), rw: Type.Integer(), rt: Type.Integer() })),
});
export type UnitCountsView = Static<typeof UnitCountsView>;

const PostView = Type.Object(
  {
    id: Id,
    name: WordsView,
    kind: Type.Union([Type.Literal('counter'), Type.Literal('unit'), Type.Literal('crew')]),
    place: nullable(PlaceView),
  },
  strict,
);

export const AgencyView = Type.Object({
  id: Id,
  name: WordsView,
  short: Type.String(),
  kind: Type.String(),
  parent: nullable(Type.String()),
  handles: Type.Array(Type.String()),
  areas: Type.Array(Type.String()),
  validFrom: Type.String(),
  closedOn: nullable(Type.String()),
  posts: Type.Array(PostView),
});
export type AgencyView = Static<typeof AgencyView>;
export const AgenciesView = Type.Object({ agencies: Type.Array(AgencyView) });
export type AgenciesView = Static<typeof AgenciesView>;

const short = Type.String({ minLength: 1, maxLength: 60 });
const kind = Type.String({ minLength: 1, maxLength: 40 });
const handles = Type.Array(Id, { maxItems: 60 });
const agencyAreas = Type.Array(Code, { maxItems: 400 });
const posts = Type.Array(PostView, { maxItems: 200 });

export const NewAgencyBody = Type.Object(
  {
    id: Id,
    name: WordsView,
    short,
    kind,
    parent: Type.Optional(nullable(Id)),
    handles: Type.Optional(handles),
    areas: Type.Optional(agencyAreas),
    posts: Type.Optional(posts),
    validFrom: Type.Optional(IsoDate),
  },
  strict,
);
export type NewAgencyBody = Static<typeof NewAgencyBody>;

export const AgencyChangeBody = Type.Object(
  {
    name: Type.Optional(WordsView),
    short: Type.Optional(short),
    kind: Type.Optional(kind),
    parent: Type.Optional(nullable(Id)),
    handles: Type.Optional(handles),
    areas: Type.Optional(agencyAreas),
    posts: Type.Optional(posts),
    closedOn: Type.Optional(nullable(IsoDate)),
  },
  { ...strict, minProperties: 1 },
);
export type AgencyChangeBody = Static<typeof AgencyChangeBody>;

export const ClosedDayView = Type.Object({
  date: Type.String(),
  kind: Type.String(),
  name: WordsView,
  estimated: Type.Boolean(),
  fromPack: Type.Boolean(),
});
export type ClosedDayView = Static<typeof ClosedDayView>;
const Span = Type.Object({ from: Type.String(), to: Type.String() });
export const CalendarView = Type.Object({
  year: Type.Integer(),
  zone: Type.String(),
  week: Type.Array(
    Type.Object({
      day: Type.Integer(),
      from: Type.String(),
      to: Type.String(),
      breaks: Type.Optional(Type.Array(Span)),
    }),
  ),
  closed: Type.Array(ClosedDayView),
});
export type CalendarView = Static<typeof CalendarView>;

export const ClosedDayBody = Type.Object(
  {
    date: IsoDate,
    kind: Type.Union([Type.Literal('public'), Type.Literal('shared-leave'), Type.Literal('local')]),
    name: WordsView,
  },
  strict,
);
export type ClosedDayBody = Static<typeof ClosedDayBody>;

/** The largest GeoJSON file taken over HTTP, in bytes; larger ones go through the command line. */
export const IMPORT_LIMIT = 8 * 1024 * 1024;

export const ImportQuery = Type.Object({
  dryRun: Type.Optional(Type.Boolean()),
  skipRefused: Type.Optional(Type.Boolean()),
  source: Type.Optional(Type.String({ maxLength: 200 })),
});
/** What is inside is judged feature by feature, with better words than a schema has. */
export const ImportBody = Type.Object({ type: Type.String(), features: Type.Array(Type.Unknown()) });

const Named = Type.Object({ code: Type.String(), name: Type.String() });
export const ImportReportView = Type.Object({
  features: Type.Integer(),
  added: Type.Array(Type.String()),
  replaced: Type.Array(Type.String()),
  unchanged: Type.Integer(),
  renamed: Type.Array(Type.Object({ code: Type.String(), from: Type.String(), to: Type.String() })),
  refused: Type.Array(
    Type.Object({
      feature: Type.Integer(),
      area: nullable(Type.String()),
      name: nullable(Type.String()),
      problem: Type.String(),
      found: nullable(Type.String()),
      meant: nullable(Type.String()),
    }),
  ),
  centresMoved: Type.Array(Named),
  stillApproximate: Type.Array(Named),
  areas: Type.Integer(),
  positions: Type.Integer(),
  imported: Type.Boolean(),
});
export type ImportReportView = Static<typeof ImportReportView>;

/** The longest RT/RW list taken over HTTP, in characters: more than the largest regency has. */
export const UNITS_LIMIT = 4_000_000;
export const UnitsBody = Type.Object({ csv: Type.String({ minLength: 1, maxLength: UNITS_LIMIT }) }, strict);
const UnitNumbers = Type.Object({ rw: Type.Integer(), rt: Type.Integer() });
export const UnitReportView = Type.Object({
  rows: Type.Integer(),
  wards: Type.Integer(),
  rw: Type.Integer(),
  rt: Type.Integer(),
  refused: Type.Array(Type.Object({ line: Type.Integer(), problem: Type.String(), found: Type.String() })),
  /** Wards that change, in the order of the file; wards outside the file are never touched. */
  changes: Type.Array(
    Type.Object({
      area: Type.String(),
      name: Type.String(),
      before: UnitNumbers,
      after: UnitNumbers,
      added: Type.Integer(),
      removed: Type.Integer(),
      renamed: Type.Integer(),
    }),
  ),
  unchanged: Type.Integer(),
  imported: Type.Boolean(),
});
export type UnitReportView = Static<typeof UnitReportView>;

export const IdParams = Type.Object({ id: Id });
export const CodeParams = Type.Object({ code: Code });
export const DateParams = Type.Object({ date: IsoDate });
export const YearQuery = Type.Object({ year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })) });
export const MapQuery = Type.Object({
  level: Type.Optional(Type.Union([Type.Literal('leaf'), Type.Literal('district')])),
});
