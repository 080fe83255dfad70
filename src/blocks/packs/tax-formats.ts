/** The shape of `taxes.yaml`: local taxes with their rates, deadlines and penalties, each with its article and first day. */
import Type, { type Static } from 'typebox';
import { Id, IsoDate, strict, Words } from './pieces.ts';

const Rupiah = Type.Integer({ minimum: 0, maximum: 9_999_999_999_999 });
const Share = Type.Integer({ minimum: 0, maximum: 10_000 });
const law = { from: IsoDate, what: Words, article: Words };
const DayOfMonth = Type.Integer({ minimum: 1, maximum: 28 });
/** Of a value up to so many rupiah; the last one has no end. */
const Step = strict({ upTo: Type.Optional(Rupiah), basisPoints: Share });

export const TaxesFile = strict({
  taxes: Type.Array(
    strict({
      id: Id,
      /** filed: by the taxpayer each month; assessed: by the city; yearly: land and buildings. */
      way: Type.Enum(['filed', 'assessed', 'yearly']),
      /** What an assessment is worked out from. */
      measure: Type.Optional(Type.Enum(['billboard', 'water'])),
      title: Words,
      ...law,
      basisPoints: Type.Optional(Share),
      /** Turnover of a month below which nothing is levied. */
      threshold: Type.Optional(Rupiah),
    }),
  ),
  filing: Type.Array(
    strict({
      ...law,
      /** Days of the following month. */
      fileBy: DayOfMonth,
      payBy: DayOfMonth,
      /** For each return that is late. */
      lateFee: Rupiah,
    }),
  ),
  late: Type.Array(
    strict({ ...law, basisPoints: Share, capMonths: Type.Integer({ minimum: 1, maximum: 60 }) }),
  ),
  shortfall: Type.Array(
    strict({
      ...law,
      /** short: too little was filed; missing: nothing was; more: found after an assessment. */
      kind: Type.Enum(['short', 'missing', 'more']),
      basisPoints: Share,
      /** Months are counted up to so many; absent: once. */
      capMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
    }),
  ),
  assessing: Type.Array(strict({ ...law, payWithinDays: Type.Integer({ minimum: 1, maximum: 365 }) })),
  land: Type.Array(
    strict({
      ...law,
      /** Taken off the value of land and building of one object of each taxpayer (NJOPTKP). */
      free: Rupiah,
      /** The share of the value that is taxed, by value (UU 1/2022 art. 40: 20 to 100 %). */
      ratios: Type.Array(Step, { minItems: 1 }),
      /** The rate, by value. */
      rates: Type.Array(Step, { minItems: 1 }),
      minimum: Rupiah,
      /** 'MM-DD' of the year. */
      due: Type.String({ pattern: '^\\d{2}-\\d{2}$', description: 'day' }),
    }),
  ),
  billboards: Type.Array(
    strict({
      ...law,
      /** Rental value for a square metre and day. */
      road: Id,
      value: Rupiah,
      /** Added where it is lit. */
      lit: Share,
    }),
  ),
  water: Type.Array(strict({ ...law, use: Id, value: Rupiah })),
  disputes: Type.Array(
    strict({
      ...law,
      fileWithinMonths: Type.Integer({ minimum: 1, maximum: 24 }),
      decideWithinMonths: Type.Integer({ minimum: 1, maximum: 36 }),
      /** Of what was not paid before an objection that is refused. */
      refused: Share,
      expiryYears: Type.Integer({ minimum: 1, maximum: 20 }),
    }),
  ),
});
export type TaxRules = Static<typeof TaxesFile>;
