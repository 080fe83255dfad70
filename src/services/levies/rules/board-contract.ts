/** What the board of a market and the income of several are asked for and answer. Pure: it also runs in the browser. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);
const Sum = Type.Object({ amount: Type.Integer(), count: Type.Integer() });

/** Open amounts: not due yet, late for a month, three months, a year, longer. */
const Ages = Type.Array(Type.Integer());

export const BoardView = Type.Object({
  day: Day,
  at: Type.String({ format: 'date-time' }),
  stalls: Type.Integer(),
  held: Type.Integer(),
  /** The market as a whole is closed today. */
  closed: Type.Boolean(),
  closedBlocks: Type.Array(Type.String()),
  daily: Sum,
  monthly: Sum,
  income: Type.Array(Type.Object({ way: Type.String(), ...Sum.properties })),
  target: Maybe(Type.Integer()),
  blocks: Type.Array(
    Type.Object({
      block: Type.String(),
      stalls: Type.Integer(),
      owing: Type.Integer(),
      late: Type.Integer(),
      open: Type.Integer(),
    }),
  ),
  ages: Ages,
  /** Collectors of the agency who have cash in hand. */
  collectors: Type.Array(
    Type.Object({
      name: Type.String(),
      cash: Type.Integer(),
      since: Maybe(Type.String({ format: 'date-time' })),
      alarm: Type.Boolean(),
    }),
  ),
});
export type BoardView = Static<typeof BoardView>;

export const IncomeQuery = Type.Object({ from: Day, to: Day }, strict);
export const IncomeView = Type.Object({
  from: Day,
  to: Day,
  markets: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      /** Of the whole span; null where no target holds on any of its days. */
      target: Maybe(Type.Integer()),
      yearly: Maybe(Type.Integer()),
      days: Type.Array(Type.Object({ day: Day, way: Type.String(), amount: Type.Integer() })),
      ages: Ages,
      /** May this officer set its target? */
      targets: Type.Boolean(),
    }),
  ),
});
export type IncomeView = Static<typeof IncomeView>;

export const TargetBody = Type.Object(
  { since: Day, amount: Type.Integer({ minimum: 0, maximum: 9_999_999_999_999 }) },
  strict,
);
