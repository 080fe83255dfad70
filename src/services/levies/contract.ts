/** What the pages of the market levies ask and get. Amounts are whole rupiah, days are the city's. */
import { type Static, Type } from 'typebox';
import { LineView, WayView } from '../../blocks/payments/contract.ts';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Instant = Type.String({ format: 'date-time' });
const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' });
const Amount = Type.Integer({ minimum: 0, maximum: 9_999_999_999_999 });
const WordsShape = Type.Object({ id: Line(200), en: Line(200), jv: Line(200), zh: Line(200) }, strict);
const Area = Type.Number({ exclusiveMinimum: 0, maximum: 99_999, multipleOf: 0.01 });
const Period = Type.Enum(['daily', 'monthly']);

export const CodeParams = Type.Object({ code: Type.String({ pattern: '^[0-9 .-]{13,20}$' }) }, strict);
/** The page lists at most so many open bills. */
export const MOST_BILLS = 400;
export const AccountQuery = Type.Object(
  { most: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_BILLS })) },
  strict,
);
export const MarketParams = Type.Object({ market: Slug }, strict);
export const StallParams = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 }) }, strict);

const BillView = Type.Object({
  code: Type.String(),
  kind: Type.String(),
  /** The stall it is for. */
  stall: Type.String(),
  market: Type.String(),
  from: Day,
  to: Day,
  due: Day,
  amount: Amount,
  open: Amount,
  late: Type.Boolean(),
  lines: Type.Array(LineView),
});
export type BillView = Static<typeof BillView>;

export const StallAccount = Type.Object({
  code: Type.String(),
  market: Type.String(),
  stall: Type.String(),
  /** In part only; empty when nobody holds it. */
  holder: Type.String(),
  owed: Amount,
  late: Amount,
  credit: Amount,
  bills: Type.Integer(),
  open: Type.Array(BillView),
  payments: Type.Array(
    Type.Object({
      code: Type.String(),
      way: Type.String(),
      amount: Amount,
      at: Instant,
      reversed: Type.Boolean(),
    }),
  ),
  ways: Type.Array(WayView),
});
export type StallAccount = Static<typeof StallAccount>;

const MarketView = Type.Object({
  id: Slug,
  title: Type.String(),
  agency: Type.String(),
  openedOn: Day,
  closedOn: Maybe(Day),
});
export const MarketsView = Type.Object({ markets: Type.Array(MarketView) });
export type MarketsView = Static<typeof MarketsView>;
export const NewMarket = Type.Object(
  { id: Slug, title: Line(80), agency: Line(60), area: Maybe(Line(40)), openedOn: Day },
  strict,
);

const form = { kind: Slug, class: Line(20), areaM2: Area };
const trader = Type.Object(
  {
    name: Line(120),
    phone: Type.Optional(Type.String({ maxLength: 40 })),
    language: Type.Optional(Type.Enum(['id', 'en', 'jv', 'zh'])),
  },
  strict,
);
export const NewStallBody = Type.Object(
  { block: Line(20), number: Line(20), ...form, since: Day, trader: Type.Optional(trader) },
  strict,
);
export const NewStallView = Type.Object({
  id: Type.Integer(),
  payCode: Type.String(),
  trader: Maybe(Type.String()),
});
export const FormBody = Type.Object({ ...form, since: Day }, strict);
export const HolderBody = Type.Object(
  { since: Day, trader: Type.Union([trader, Type.Object({ id: Type.String({ format: 'uuid' }) }, strict)]) },
  strict,
);
export const LeaveBody = Type.Object({ until: Day }, strict);
export const Done = Type.Object({ done: Type.Literal(true) });

export const StallsQuery = Type.Object(
  {
    after: Type.Optional(Type.String({ maxLength: 60 })),
    /** A block, a stall, a code, words of a name, a telephone number or its last four digits. */
    q: Type.Optional(Type.String({ maxLength: 80 })),
    block: Type.Optional(Type.String({ maxLength: 20 })),
  },
  strict,
);
export const StallsView = Type.Object({
  stalls: Type.Array(
    Type.Object({
      id: Type.Integer(),
      block: Type.String(),
      number: Type.String(),
      payCode: Type.String(),
      kind: Maybe(Type.String()),
      class: Maybe(Type.String()),
      areaM2: Maybe(Type.Number()),
      holder: Maybe(Type.Object({ id: Type.String(), name: Type.String() })),
      /** What the holder owes, for all his stalls. */
      owed: Amount,
      late: Amount,
    }),
  ),
  /** Where the next page begins; null on the last. */
  next: Maybe(Type.String()),
});
export type StallsView = Static<typeof StallsView>;

export const TariffBody = Type.Object(
  {
    ...{ kind: Slug, class: Line(20), period: Period, unit: Type.Enum(['m2', 'stall']), amount: Amount },
    ...{ since: Day, what: WordsShape, article: WordsShape },
  },
  strict,
);
export const TariffsView = Type.Object({
  tariffs: Type.Array(
    Type.Object({
      ...{ kind: Type.String(), class: Type.String(), period: Period, unit: Type.Enum(['m2', 'stall']) },
      ...{ amount: Amount, since: Day, until: Maybe(Day), what: Type.String(), article: Type.String() },
    }),
  ),
});
export type TariffsView = Static<typeof TariffsView>;

export const ClosedBody = Type.Object(
  { block: Maybe(Line(20)), from: Day, to: Day, reason: Line(200) },
  strict,
);
export const ReliefBody = Type.Object(
  {
    block: Maybe(Line(20)),
    stall: Maybe(Type.Integer({ minimum: 1 })),
    from: Day,
    to: Day,
    basisPoints: Type.Integer({ minimum: 1, maximum: 10_000 }),
    what: WordsShape,
    article: WordsShape,
    reason: Type.Optional(Type.String({ maxLength: 200 })),
    reference: Type.Optional(Type.String({ maxLength: 80 })),
  },
  strict,
);
export const RunBody = Type.Object({ period: Period, day: Day }, strict);
export const RunView = Type.Object({ bills: Type.Integer(), amount: Amount, withoutTariff: Type.Integer() });
export const RunsView = Type.Object({
  runs: Type.Array(Type.Object({ period: Period, day: Day, ...RunView.properties, doneAt: Instant })),
});
export type RunsView = Static<typeof RunsView>;
