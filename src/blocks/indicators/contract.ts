/** What the figures look like over HTTP. */
import { type Static, Type } from 'typebox';

const value = Type.Union([Type.Number(), Type.Null()]);
const cutNames = ['agency', 'area', 'category', 'day'] as const;
const CutName = Type.Union(cutNames.map((name) => Type.Literal(name)));

const ReadingView = Type.Object({
  name: Type.String(),
  unit: Type.String(),
  /** Null: unknown, never to be shown as 0. */
  value,
  cuts: Type.Array(Type.Object({ key: Type.Union([Type.String(), Type.Null()]), value })),
  source: Type.String(),
  /** ISO instant of the reading; null when it could never be read. */
  at: Type.Union([Type.String(), Type.Null()]),
  freshFor: Type.Integer(),
  stale: Type.Boolean(),
  failed: Type.Boolean(),
});

export const IndicatorsQuery = Type.Object({
  /** Comma-separated; all of them when absent. */
  names: Type.Optional(Type.String({ maxLength: 2000 })),
  cut: Type.Optional(CutName),
  kiosk: Type.Optional(Type.String({ maxLength: 200 })),
});
export const IndicatorsView = Type.Object({ indicators: Type.Array(ReadingView) });
export type IndicatorsView = Static<typeof IndicatorsView>;

export const HistoryParams = Type.Object({ name: Type.String({ minLength: 3, maxLength: 120 }) });
export const HistoryQuery = Type.Object({
  cut: Type.Optional(CutName),
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 730 })),
  kiosk: Type.Optional(Type.String({ maxLength: 200 })),
});
export const HistoryView = Type.Object({
  name: Type.String(),
  unit: Type.String(),
  days: Type.Array(
    Type.Object({ date: Type.String(), key: Type.Union([Type.String(), Type.Null()]), value }),
  ),
});
export type HistoryView = Static<typeof HistoryView>;
