/** What an object is like, as far as its tax is worked out from it. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Size = Type.Number({ minimum: 0, maximum: 9_999_999, multipleOf: 0.01 });
const Price = Type.Integer({ minimum: 0, maximum: 999_999_999 });

export const LandForm = Type.Object(
  {
    kind: Type.Literal('land'),
    landM2: Size,
    /** Taxable value of a square metre (NJOP). */
    landPrice: Price,
    buildingM2: Size,
    buildingPrice: Price,
    /** The one object of its holder from which the free amount (NJOPTKP) is taken. */
    free: Type.Boolean(),
  },
  strict,
);
export const BillboardForm = Type.Object(
  {
    kind: Type.Literal('billboard'),
    width: Size,
    height: Size,
    faces: Type.Integer({ minimum: 1, maximum: 8 }),
    road: Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' }),
    lit: Type.Boolean(),
  },
  strict,
);
const WaterForm = Type.Object(
  { kind: Type.Literal('water'), use: Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' }) },
  strict,
);
const PlainForm = Type.Object({ kind: Type.Literal('plain') }, strict);
export const ObjectForm = Type.Union([LandForm, BillboardForm, WaterForm, PlainForm]);

export type LandForm = Static<typeof LandForm>;
export type BillboardForm = Static<typeof BillboardForm>;
export type ObjectForm = Static<typeof ObjectForm>;
