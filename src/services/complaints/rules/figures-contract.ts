/** The public figures, as the browser and other programs get them. */
import { type Static, Type } from 'typebox';

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Month = Type.String({
  pattern: '^\\d{4}-(0[1-9]|1[0-2])$',
  description: 'YYYY-MM in the zone of the city',
});

export const FiguresQuery = Type.Object({
  /** The first and the last month, both counted; by default the last twelve. */
  from: Type.Optional(Month),
  until: Type.Optional(Month),
  /** The agency, or one below it. */
  agency: Type.Optional(Type.String({ maxLength: 60 })),
  category: Type.Optional(Type.String({ maxLength: 60 })),
});
export type FiguresQuery = Static<typeof FiguresQuery>;

const Counts = {
  received: Type.Integer(),
  /** Said to be mended: confirmed by who reported it, nobody spoke in time, still waiting for a word, denied by somebody. */
  confirmed: Type.Integer(),
  silent: Type.Integer(),
  awaiting: Type.Integer(),
  disputed: Type.Integer(),
  notMended: Type.Integer(),
  /** Closed because a question was not answered, or without a statement. */
  unanswered: Type.Integer(),
  unknown: Type.Integer(),
  rejected: Type.Integer(),
  merged: Type.Integer(),
  reopened: Type.Integer(),
  /** All that was closed, whatever was said; without refused and merged ones. */
  closed: Type.Integer(),
  /** Said to be mended, and proven by a photo from the place. */
  claimed: Type.Integer(),
  atPlace: Type.Integer(),
  /** Closed before the promised time. */
  kept: Type.Integer(),
  medianDays: Maybe(Type.Number()),
};
const Standing = { open: Type.Integer(), late: Type.Integer() };

export const FigureRow = Type.Object({
  key: Type.String(),
  name: Type.String(),
  ...Counts,
  /** Now, whenever it was reported. */
  ...Standing,
});
export type FigureRow = Static<typeof FigureRow>;

export const Figures = Type.Object({
  from: Month,
  until: Month,
  all: FigureRow,
  agencies: Type.Array(FigureRow),
  categories: Type.Array(FigureRow),
  /** Without what is open now. */
  months: Type.Array(Type.Object({ month: Month, ...Counts })),
  /** False while cases of the past are still being counted. */
  complete: Type.Boolean(),
});
export type Figures = Static<typeof Figures>;
