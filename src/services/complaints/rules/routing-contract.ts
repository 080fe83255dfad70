/** What administrators see and change of routing and of the lengths of promises; everything with the date from which it holds. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const IsoDate = Type.String({ format: 'date', description: 'YYYY-MM-DD in the city’s zone' });
const Named = Type.Object({ id: Type.String(), name: Type.String() });
const Place = Type.Object({ code: Type.String(), name: Type.String() });
const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'HH:MM' });
const Id = Type.String({ minLength: 1, maxLength: 60 });

export const DAY_KINDS = [
  'working-days',
  'closed-days',
  'holidays',
  'working-hours',
  'outside-working-hours',
] as const;

/** At which times a line holds; everything that is said must be met. */
export const Moments = Type.Object(
  {
    days: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
        minItems: 1,
        uniqueItems: true,
        description: '1 Monday … 7 Sunday; a shift past midnight belongs to the day on which it begins',
      }),
    ),
    hours: Type.Optional(
      Type.Object(
        { from: ClockTime, to: ClockTime },
        { ...strict, description: 'To (excluded) before from (included) goes past midnight' },
      ),
    ),
    calendar: Type.Optional(Type.Enum([...DAY_KINDS])),
  },
  { ...strict, minProperties: 1 },
);
export type Moments = Static<typeof Moments>;

export const RouteLineView = Type.Object({
  id: Type.Integer(),
  /** Of these two one is named; neither: the desk that gets what nobody else does. */
  category: Maybe(Type.String()),
  kind: Maybe(Type.String()),
  area: Maybe(Place),
  agency: Named,
  from: IsoDate,
  /** Last day. */
  until: Maybe(IsoDate),
  /** First day on which it no longer holds, because the city ended it. */
  endedOn: Maybe(IsoDate),
  when: Maybe(Moments),
  why: Maybe(Type.String()),
  fromPack: Type.Boolean(),
});
export type RouteLineView = Static<typeof RouteLineView>;

const By = Type.Enum(['rule', 'kind', 'fallback']);
export const RoutingView = Type.Object({
  today: IsoDate,
  now: Type.String(),
  lines: Type.Array(RouteLineView),
  kinds: Type.Array(Named),
  /** Where a report without a known ward goes at this moment. */
  categories: Type.Array(
    Type.Object({ ...Named.properties, kind: Type.String(), agency: Maybe(Named), by: By }),
  ),
});
export type RoutingView = Static<typeof RoutingView>;

export const ExplainQuery = Type.Object(
  {
    category: Id,
    area: Type.Optional(Type.String({ maxLength: 40 })),
    date: Type.Optional(IsoDate),
    time: Type.Optional(ClockTime),
  },
  { ...strict, description: 'Day and time are the city’s; what is absent is as it is now' },
);
export type ExplainQuery = Static<typeof ExplainQuery>;
export const Explained = Type.Object({
  at: Type.String(),
  agency: Maybe(Named),
  by: By,
  /** Every line that speaks of the category, by precedence. `beaten` would hold, but another goes before it. */
  considered: Type.Array(
    Type.Object({
      line: RouteLineView,
      by: By,
      verdict: Type.Enum(['wins', 'beaten', 'not-here', 'not-now', 'not-yet', 'over']),
    }),
  ),
});
export type Explained = Static<typeof Explained>;

export const NewRoute = Type.Object(
  {
    category: Type.Optional(Id),
    kind: Type.Optional(Id),
    area: Type.Optional(Type.String({ maxLength: 40 })),
    agency: Id,
    from: Type.Optional(IsoDate),
    until: Type.Optional(IsoDate),
    when: Type.Optional(Moments),
    why: Type.String({ minLength: 5, maxLength: 300 }),
  },
  { ...strict, description: 'Either `category` or `kind` must be given; `from` is today if absent' },
);
export type NewRoute = Static<typeof NewRoute>;
export const RouteParams = Type.Object({ id: Type.Integer({ minimum: 1 }) });
export const EndRoute = Type.Object({ from: Type.Optional(IsoDate) }, strict);
export type EndRoute = Static<typeof EndRoute>;
export const RouteSaved = Type.Object({ id: Type.Integer() });

const Unit = Type.Enum(['working-days', 'days']);
export const ClockView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Enum(['step', 'completion', 'silence']),
  /** Of everything below `versions`; to be sent back as `seen`. */
  stamp: Type.String(),
  versions: Type.Array(
    Type.Object({
      from: IsoDate,
      days: Type.Integer(),
      unit: Unit,
      source: Type.String(),
      fromPack: Type.Boolean(),
    }),
  ),
});
export type ClockView = Static<typeof ClockView>;
export const ClocksView = Type.Object({ today: IsoDate, clocks: Type.Array(ClockView) });
export type ClocksView = Static<typeof ClocksView>;
export const ClockParams = Type.Object({ id: Id });
export const ClockChange = Type.Object(
  {
    days: Type.Integer({ minimum: 1, maximum: 366 }),
    unit: Unit,
    from: Type.Optional(IsoDate),
    source: Type.String({
      minLength: 5,
      maxLength: 300,
      description: 'The decision or regulation it follows',
    }),
    seen: Type.String({ maxLength: 60 }),
  },
  strict,
);
export type ClockChange = Static<typeof ClockChange>;
export const ClockSaved = Type.Object({ id: Type.String(), from: IsoDate });
