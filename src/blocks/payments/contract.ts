/** DOOR: what pages of several services show of payments. */
import { type Static, Type } from 'typebox';

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);

const Amount = Type.Integer({ minimum: 0, maximum: 9_999_999_999_999 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** How the amount of a line came about. */
export const LineView = Type.Object({
  what: Type.String(),
  article: Type.String(),
  rate: Type.Union([
    Type.Object({
      kind: Type.Literal('each'),
      amount: Amount,
      unit: Type.String(),
      per: Type.Enum(['day', 'month', 'once']),
    }),
    Type.Object({ kind: Type.Literal('share'), basisPoints: Type.Integer(), off: Type.Boolean() }),
    Type.Object({ kind: Type.Literal('monthly'), basisPoints: Type.Integer(), capMonths: Type.Integer() }),
  ]),
  from: Day,
  until: Maybe(Day),
  quantity: Maybe(Type.Number()),
  /** Days that count, of so many. */
  days: Maybe(Type.Tuple([Type.Integer(), Type.Integer()])),
  /** What a share is taken of. */
  of: Maybe(Amount),
  months: Maybe(Type.Integer()),
  capped: Type.Boolean(),
  amount: Type.Integer(),
});
export type LineView = Static<typeof LineView>;

/** One bank's ways to pay a number. */
export const WayView = Type.Object({
  /** The bank, as an order names it. */
  id: Type.String(),
  bank: Type.String(),
  /** A made-up bank: nobody's money moves. */
  fictional: Type.Boolean(),
  /** What the QR says. */
  qris: Maybe(Type.String()),
  /** The virtual account, as it is typed. */
  va: Maybe(Type.String()),
});
export type WayView = Static<typeof WayView>;
