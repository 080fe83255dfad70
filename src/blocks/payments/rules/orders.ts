/** What a payer's page asks and gets when it pays chosen bills at once. Amounts are whole rupiah. Pure. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Code = Type.String({ pattern: '^[0-9]{13}$' });
const Id = Type.String({ format: 'uuid' });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);

export const OrderWay = Type.Enum(['qris', 'va']);
export type OrderWay = Static<typeof OrderWay>;

export const OrderParams = Type.Object({ id: Id }, strict);
export const NewOrder = Type.Object(
  {
    /** Made by the payer's device and kept: sent again, it is the same order. */
    id: Id,
    /** The number on the stall, or of a bill: whose debts these are. */
    code: Code,
    bills: Type.Array(Code, { minItems: 1, maxItems: 400, uniqueItems: true }),
    bank: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
    way: OrderWay,
  },
  strict,
);
export type NewOrder = Static<typeof NewOrder>;

/** `changed`: the bills are no longer what they were, so a new one is needed. `expired`: its time is over. */
export const ORDER_STATES = [
  'open',
  'paid',
  'expired',
  'changed',
  'cancelled',
  'replaced',
  'refused',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const OrderView = Type.Object({
  id: Id,
  code: Code,
  amount: Type.Integer(),
  bills: Type.Integer(),
  bank: Type.String(),
  fictional: Type.Boolean(),
  way: OrderWay,
  state: Type.Enum(ORDER_STATES),
  until: Type.String({ format: 'date-time' }),
  /** What the QR says; for this amount only. */
  qris: Maybe(Type.String()),
  /** The virtual account, as it is typed. */
  va: Maybe(Type.String()),
  /** The numbers of the receipts, once it is paid. */
  receipts: Type.Array(Type.String()),
});
export type OrderView = Static<typeof OrderView>;

export type OrderFacts = {
  ended: 'cancelled' | 'replaced' | 'refused' | null;
  until: Date;
  amount: number;
  /** What is open of its bills now. */
  open: number;
  paid: boolean;
};

/** How an order stands. Paid comes first: money that came late came all the same. */
export function orderState({ ended, until, amount, open, paid }: OrderFacts, now: Date): OrderState {
  if (paid) return 'paid';
  if (ended) return ended;
  if (until <= now) return 'expired';
  return open === amount ? 'open' : 'changed';
}
