/** What the public side of complaints sends and gets: search, feeds, the frame for other sites, open data, notices. */
import { type Static, Type } from 'typebox';

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD in the zone of the city' });

/** Filters of the public list beyond words, category, area and state. */
export const WIDER_FILTER = {
  agency: Type.Optional(Type.String({ maxLength: 60, description: 'The agency, or one below it' })),
  from: Type.Optional(Day),
  until: Type.Optional(Day),
};

const Marked = Type.Object({
  text: Type.String(),
  /** First and one-behind-last UTF-16 unit of each piece that was looked for, in order. */
  marks: Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 })),
});
/** Where the words that were looked for stand; only in answers to a search. */
export const Found = Type.Object({ title: Marked, snippet: Marked });
export type Found = Static<typeof Found>;
export type Marked = Static<typeof Marked>;

/** How the words were understood; only in answers to a search. */
export const Asked = Type.Object({
  /** No report has these or words like them. */
  unknown: Type.Array(Type.String()),
  /** No report has these; words like them were looked for instead. */
  instead: Type.Array(Type.Object({ asked: Type.String(), meant: Type.Array(Type.String()) })),
});
export type Asked = Static<typeof Asked>;

const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });
const terms = {
  /** SPDX name where there is one. */
  licence: Type.String({ minLength: 2, maxLength: 60 }),
  licenceName: Type.String({ minLength: 2, maxLength: 200 }),
  licenceUrl: Type.String({ format: 'uri', maxLength: 300 }),
  /** Whether the public text of each report is included. */
  withText: Type.Boolean(),
  /** How many days' files are kept. */
  keep: Type.Integer({ minimum: 1, maximum: 90 }),
};
export const DataTerms = Type.Object(terms, { additionalProperties: false });
export type DataTerms = Static<typeof DataTerms>;
export const DataTermsChange = Type.Object({ ...terms, from: Day }, { additionalProperties: false });

const DataExport = Type.Object({
  day: Type.String(),
  madeAt: Instant,
  rows: Type.Integer(),
  open: Type.Integer(),
  ended: Type.Integer(),
  licence: Type.String(),
  files: Type.Array(
    Type.Object({
      name: Type.String(),
      bytes: Type.Integer(),
      /** Of the same file under `….gz`; null where there is none. */
      packedBytes: Type.Union([Type.Integer(), Type.Null()]),
      sha256: Type.String(),
    }),
  ),
});
export type DataExport = Static<typeof DataExport>;

/** What there is of open data, the newest first. */
export const OpenData = Type.Object({
  ...terms,
  columns: Type.Array(
    Type.Object({
      name: Type.String(),
      /** text, integer, number, boolean or instant */
      type: Type.String(),
    }),
  ),
  exports: Type.Array(DataExport),
});
export type OpenData = Static<typeof OpenData>;
export const OpenDataDesk = Type.Object({
  ...OpenData.properties,
  /** Since when files are being made; null while none are. */
  running: Type.Union([Instant, Type.Null()]),
});
export type OpenDataDesk = Static<typeof OpenDataDesk>;
