/** An account of the city at a bank, as data: which channels pay into it, what the bank keeps, and how its file is read. Pure. */
import { type Static, Type } from 'typebox';
import { CsvProfile } from './statements/csv.ts';

const closed = { additionalProperties: false } as const;
const words = Type.Array(Type.String({ minLength: 2, maxLength: 60 }), { maxItems: 12 });

const Fee = Type.Object(
  {
    from: Type.String({ format: 'date' }),
    /** Of each payment, in hundredths of a percent, a half rounded up; and a fixed part. */
    basisPoints: Type.Integer({ minimum: 0, maximum: 10_000 }),
    each: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  },
  closed,
);

export const BankAccount = Type.Object(
  {
    bank: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
    rkud: Type.Boolean({ description: 'Is it the account of the regional treasury itself?' }),
    /** Within how many days after a payment the bank pays it out. */
    days: Type.Integer({ minimum: 0, maximum: 14 }),
    channels: Type.Array(
      Type.Object(
        {
          channel: Type.String({ minLength: 2, maxLength: 80 }),
          /** What stands in a line that pays out a whole day of this channel. */
          words,
          fees: Type.Array(Fee, { maxItems: 50 }),
        },
        closed,
      ),
      { maxItems: 20 },
    ),
    /** What stands in a line that carries money on to the treasury, and in one of the bank's own fees. */
    transferWords: words,
    feeWords: words,
    csv: Type.Union([Type.Null(), CsvProfile]),
  },
  closed,
);
export type BankAccount = Static<typeof BankAccount>;

/** The account number as statements of any format agree on it; a bank code before a slash is left out. */
export const accountNumber = (text: string): string =>
  (text.split('/').at(-1) ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
