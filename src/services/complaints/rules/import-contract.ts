/** Requests and answers of the import pages. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0 });
const Counts = Type.Record(Type.String(), Count);
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) =>
  Type.Union([one, Type.Null()]);

/** The largest table that the page takes, in bytes; the command takes any size. */
export const IMPORT_BYTES = 256 * 1024 * 1024;
/** Days that a file without an import is kept. */
export const KEEP_DAYS = 7;

export const ImportId = Type.Object({ id: Type.String({ format: 'uuid' }) }, strict);

export const ImportReport = Type.Object({
  file: Type.String(),
  encoding: Type.String(),
  delimiter: Type.String(),
  rows: Count,
  imported: Count,
  open: Count,
  closed: Count,
  known: Count,
  setAside: Type.Array(Type.Object({ reason: Type.String(), count: Count })),
  repaired: Type.Array(Type.Object({ how: Type.String(), count: Count })),
  missing: Type.Object({
    categories: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), rows: Count })),
    agencies: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), rows: Count })),
  }),
  judged: Type.Object({
    compared: Count,
    bothOnTime: Count,
    bothLate: Count,
    onlyTheirsOnTime: Counts,
    onlyOursOnTime: Counts,
    silent: Count,
  }),
  /** Imports of the same table that were cut off under another mapping: what they brought in stands, and counts as known. */
  left: Type.Optional(Type.Array(Type.Object({ run: Type.String(), imported: Count }))),
});
export type ImportReport = Static<typeof ImportReport>;

export const ImportTask = Type.Object({
  id: Type.String(),
  what: Type.Enum(['try', 'import', 'undo']),
  file: nullable(Type.String()),
  fileName: Type.String(),
  run: nullable(Type.String()),
  state: Type.Enum(['waiting', 'running', 'done', 'failed']),
  /** Share of the work that is done, 0 to 1; null while nothing is known. */
  share: nullable(Type.Number()),
  /** Who asked for it. */
  by: Type.String(),
  askedAt: Type.String(),
  endedAt: nullable(Type.String()),
  report: nullable(ImportReport),
  undone: nullable(Type.Object({ undone: Count, kept: Count })),
  /** Code of what went wrong: a text `complaints.import.failed.<code>`. */
  problem: nullable(Type.String()),
});
export type ImportTask = Static<typeof ImportTask>;

export const ImportRun = Type.Object({
  id: Type.String(),
  source: Type.String(),
  file: Type.String(),
  /** `left`: cut off, and the same table begun anew with another mapping. */
  state: Type.Enum(['running', 'done', 'undone', 'left']),
  rows: Count,
  imported: Count,
  known: Count,
  setAside: Count,
  /** False when the rows that were set aside have been deleted since. */
  asideKept: Type.Boolean(),
  undone: Count,
  kept: Count,
  startedAt: Type.String(),
  endedAt: nullable(Type.String()),
});
export type ImportRun = Static<typeof ImportRun>;

const ImportFileLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  bytes: Count,
  uploadedAt: Type.String(),
  /** The day after which it is deleted. */
  goneAfter: Type.String(),
});
export const ImportsView = Type.Object({
  files: Type.Array(ImportFileLine),
  active: nullable(ImportTask),
  runs: Type.Array(ImportRun),
});
export type ImportsView = Static<typeof ImportsView>;

export const PreviewRow = Type.Object({
  line: Count,
  id: Type.String(),
  /** As read: an instant in UTC, or null. */
  openedAt: nullable(Type.String()),
  openedText: Type.String(),
  closedAt: nullable(Type.String()),
  category: nullable(Type.String()),
  agency: nullable(Type.String()),
  area: nullable(Type.String()),
  point: nullable(Type.Object({ lat: Type.Number(), lng: Type.Number() })),
  words: Type.String(),
  reason: nullable(Type.String()),
  detail: Type.String(),
});
export type PreviewRow = Static<typeof PreviewRow>;

/** What may be wrong with a mapping: a text `complaints.import.fault.<code>`. */
export const FAULTS = [
  'shape',
  'zone',
  'time-format',
  'half-a-place',
  'closed-words',
  'on-time-words',
  'no-column',
] as const;
export type FaultCode = (typeof FAULTS)[number];

export const MappingView = Type.Object({
  mapping: Type.Record(Type.String(), Type.Unknown()),
  /** `path`: where in the mapping. `detail`: the column or pattern that is meant, '' for none. */
  faults: Type.Array(
    Type.Object({
      path: Type.String(),
      code: Type.Enum(FAULTS),
      detail: Type.String(),
      problem: Type.String({ description: 'In English, as the command line says it' }),
    }),
  ),
  preview: Type.Array(PreviewRow),
});
export type MappingView = Static<typeof MappingView>;

export const ImportFileView = Type.Object({
  ...ImportFileLine.properties,
  ...MappingView.properties,
  encoding: Type.Enum(['utf-8', 'windows-1252', 'utf-16le']),
  delimiter: Type.String(),
  zone: Type.String(),
  rows: Count,
  header: Type.Array(Type.String()),
  sample: Type.Array(Type.Object({ line: Count, values: Type.Array(Type.String()) })),
  words: Type.Record(Type.String(), Type.Array(Type.Object({ word: Type.String(), count: Count }))),
  /** What is going on in this city, with this file or another. */
  active: nullable(ImportTask),
  /** The last trial or import of this file. */
  last: nullable(ImportTask),
});
export type ImportFileView = Static<typeof ImportFileView>;

/** The mapping as the page has it, or as YAML that the command takes too. */
export const MappingChange = Type.Object(
  {
    mapping: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    yaml: Type.Optional(Type.String({ maxLength: 200_000 })),
  },
  strict,
);
export const ReadAnew = Type.Object(
  {
    encoding: Type.Enum(['utf-8', 'windows-1252', 'utf-16le']),
    delimiter: Type.Enum([',', ';', '\t', '|']),
  },
  strict,
);
export const TaskWish = Type.Object({ what: Type.Enum(['try', 'import']) }, strict);

export const AsideRow = Type.Object({
  line: Count,
  reason: Type.String(),
  detail: Type.String(),
  fields: Type.Record(Type.String(), Type.String()),
});
export type AsideRow = Static<typeof AsideRow>;
export const AsideQuery = Type.Object({ after: Type.Optional(Count) }, strict);
export const AsideRows = Type.Object({ rows: Type.Array(AsideRow), next: nullable(Count) });
export type AsideRows = Static<typeof AsideRows>;
