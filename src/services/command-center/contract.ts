/** What the wall and the command-center page read: figures, agencies and lists, each with its own source, time and health. */
import { type Static, Type } from 'typebox';

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });

/** fresh; stale: the last known, too old or its renewal failed; dead: nothing that may be shown. */
export const Health = Type.Enum(['fresh', 'stale', 'dead']);
export type Health = Static<typeof Health>;

const Sourced = {
  /** The module that answers for it. */
  source: Type.String(),
  /** When it was read; null when it never could be. */
  at: Maybe(Instant),
  /** Seconds after which it counts as stale. */
  freshFor: Type.Integer(),
  health: Health,
};

export const Figure = Type.Object({
  name: Type.String(),
  unit: Type.String(),
  /** Null: unknown, or nothing to count yet if the health is not `dead`. Never to be shown as 0. */
  value: Maybe(Type.Number()),
  ...Sourced,
});
export type Figure = Static<typeof Figure>;

/** null: unknown, because that figure is dead; the others of the row still stand. */
export const AgencyRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  short: Type.String(),
  open: Maybe(Type.Integer()),
  late: Maybe(Type.Integer()),
  /** Median minutes from report to first answer, last 30 days. */
  minutes: Maybe(Type.Integer()),
});
export type AgencyRow = Static<typeof AgencyRow>;
export const AgencyTable = Type.Object({ ...Sourced, rows: Type.Array(AgencyRow) });
export type AgencyTable = Static<typeof AgencyTable>;

export const WallCase = Type.Object({
  code: Type.String(),
  kind: Type.String(),
  state: Type.String(),
  area: Maybe(Type.String({ description: 'code of the ward' })),
  areaName: Maybe(Type.String()),
  agency: Maybe(Type.String()),
  point: Maybe(Type.Object({ lat: Type.Number(), lng: Type.Number() })),
  openedAt: Instant,
  dueAt: Maybe(Instant),
});
export type WallCase = Static<typeof WallCase>;
export const CaseList = Type.Object({ ...Sourced, items: Type.Array(WallCase) });
export type CaseList = Static<typeof CaseList>;

export const BoardView = Type.Object({
  name: Type.String(),
  /** Live topic that moves the lists between two readings. */
  topic: Type.String(),
  /** Titles of the kinds of case; a kind that is not here must not be shown. */
  kinds: Type.Record(Type.String(), Type.String()),
  newest: CaseList,
  /** By the promise that runs out next, overdue ones first. */
  due: CaseList,
  places: CaseList,
});
export type BoardView = Static<typeof BoardView>;

export const Overview = Type.Object({
  /** The server's clock, so that a wall with a wrong clock still shows the city's time. */
  at: Instant,
  city: Type.Object({ name: Type.String(), zone: Type.String(), fictional: Type.Boolean() }),
  figures: Type.Array(Figure),
  agencies: AgencyTable,
  boards: Type.Array(BoardView),
  /** Short names of all agencies, for live messages that carry an id. */
  agencyNames: Type.Record(Type.String(), Type.String()),
});
export type Overview = Static<typeof Overview>;

export const OverviewQuery = Type.Object({ kiosk: Type.Optional(Type.String({ maxLength: 200 })) });
