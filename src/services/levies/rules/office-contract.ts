/** What the pages of the market office ask and get beyond the register. Pure: it also runs in the browser. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Amount = Type.Integer({ minimum: 0 });
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' });

export const TraderParams = Type.Object({ market: Slug, trader: Type.String({ format: 'uuid' }) }, strict);

/** The head of each page of a market. */
export const MarketHead = Type.Object({
  id: Type.String(),
  title: Type.String(),
  agency: Type.String(),
  openedOn: Day,
  stalls: Type.Integer(),
  held: Type.Integer(),
  blocks: Type.Array(Type.Object({ block: Type.String(), stalls: Type.Integer() })),
  /** Kinds and classes that are in the books already. */
  forms: Type.Array(Type.Object({ kind: Type.String(), class: Type.String() })),
  /** May this officer change the register, the tariffs? */
  manages: Type.Boolean(),
  relieves: Type.Boolean(),
});
export type MarketHead = Static<typeof MarketHead>;

const Debt = { owed: Amount, bills: Type.Integer(), oldest: Maybe(Day) };

export const StallView = Type.Object({
  id: Type.Integer(),
  market: Type.String(),
  marketTitle: Type.String(),
  name: Type.String(),
  payCode: Type.String(),
  openedOn: Day,
  manages: Type.Boolean(),
  today: Day,
  forms: Type.Array(
    Type.Object({ since: Day, kind: Type.String(), class: Type.String(), areaM2: Type.Number() }),
  ),
  holders: Type.Array(
    Type.Object({
      trader: Type.String(),
      name: Type.String(),
      since: Day,
      until: Maybe(Day),
      /** What he owes for this stall, then everything. */
      ...Debt,
      all: Amount,
    }),
  ),
});
export type StallView = Static<typeof StallView>;

export const TraderView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  phone: Maybe(Type.String()),
  market: Type.String(),
  marketTitle: Type.String(),
  ...Debt,
  late: Amount,
  credit: Amount,
  stalls: Type.Array(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      since: Day,
      until: Maybe(Day),
      ...Debt,
    }),
  ),
  payments: Type.Array(
    Type.Object({
      code: Type.String(),
      way: Type.String(),
      amount: Amount,
      at: Type.String({ format: 'date-time' }),
      reversed: Type.Boolean(),
    }),
  ),
});
export type TraderView = Static<typeof TraderView>;

export const SwapBody = Type.Object(
  { stall: Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 }), since: Day },
  strict,
);

export const CalendarView = Type.Object({
  closed: Type.Array(
    Type.Object({
      id: Type.Integer(),
      block: Maybe(Type.String()),
      from: Day,
      to: Day,
      reason: Type.String(),
    }),
  ),
  reliefs: Type.Array(
    Type.Object({
      id: Type.Integer(),
      block: Maybe(Type.String()),
      stall: Maybe(Type.String()),
      from: Day,
      to: Day,
      basisPoints: Type.Integer(),
      article: Type.String(),
      reason: Type.String(),
      reference: Type.String(),
      by: Type.String(),
    }),
  ),
});
export type CalendarView = Static<typeof CalendarView>;

export const RegisterBody = Type.Object({ text: Type.String({ minLength: 1, maxLength: 200_000 }) }, strict);

const RULES = [
  'columns',
  'block',
  'number',
  'kind',
  'class',
  'area',
  'since',
  'phone',
  'twice',
  'name',
  'too-many',
] as const;
export type RegisterRule = (typeof RULES)[number];

export const RegisterCheck = Type.Object({
  rows: Type.Integer(),
  fresh: Type.Integer(),
  known: Type.Integer(),
  traders: Type.Integer(),
  faults: Type.Array(Type.Object({ line: Type.Integer(), rule: Type.Enum([...RULES]) })),
  /** The first of the rows that are new, as they were understood. */
  sample: Type.Array(
    Type.Object({
      line: Type.Integer(),
      name: Type.String(),
      form: Type.String(),
      trader: Type.String(),
      since: Day,
    }),
  ),
});
export type RegisterCheck = Static<typeof RegisterCheck>;
