/** What the list of arrears and its letters are asked for and answer. Pure: it also runs in the browser. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);
const StageShape = Type.Enum(['reminder', 'warning', 'strd']);
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' });
const PartShape = Type.Object({ due: Day, amount: Type.Integer() });

export const DemandParams = Type.Object(
  { market: Slug, demand: Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 }) },
  strict,
);

export const ArrearsView = Type.Object({
  today: Day,
  /** May this officer agree to instalments? */
  decides: Type.Boolean(),
  traders: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      late: Type.Integer(),
      bills: Type.Integer(),
      oldest: Day,
      days: Type.Integer(),
      /** The last letter; null: none yet. */
      letter: Maybe(
        Type.Object({ id: Type.Integer(), stage: StageShape, day: Day, penalty: Type.Integer() }),
      ),
      plan: Maybe(
        Type.Object({
          agreedOn: Day,
          reference: Type.String(),
          holds: Type.Boolean(),
          parts: Type.Array(PartShape),
        }),
      ),
    }),
  ),
});
export type ArrearsView = Static<typeof ArrearsView>;

export const LetterView = Type.Object({
  number: Type.String(),
  stage: StageShape,
  day: Day,
  city: Type.String(),
  agency: Type.String(),
  market: Type.String(),
  name: Type.String(),
  stalls: Type.Array(Type.String()),
  lateSince: Day,
  late: Type.Integer(),
  bills: Type.Integer(),
  penalty: Type.Integer(),
  article: Type.String(),
  basisPoints: Type.Integer(),
  lines: Type.Array(
    Type.Object({ months: Type.Integer(), principal: Type.Integer(), bills: Type.Integer() }),
  ),
  payCode: Maybe(Type.String()),
});
export type LetterView = Static<typeof LetterView>;

export const PlanBody = Type.Object(
  {
    dues: Type.Array(Day, { minItems: 2, maxItems: 12 }),
    reference: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  },
  strict,
);
