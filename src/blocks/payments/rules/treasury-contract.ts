/** What the treasurer's pages ask and get. Amounts are whole rupiah, days are the city's. */
import { type Static, Type } from 'typebox';
import { BankAccount } from './bank-accounts.ts';
import { STATEMENT_LIMIT } from './limits.ts';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Instant = Type.String({ format: 'date-time' });
const Money = Type.Integer();
const Count = Type.Integer({ minimum: 0 });
const Id = Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 });
const Number34 = Type.String({ minLength: 4, maxLength: 40, pattern: '^[A-Za-z0-9 ./-]+$' });
const Reason = Type.String({ minLength: 5, maxLength: 500, pattern: '\\S.{3,}\\S' });

export const Report = Type.Object({
  day: Day,
  at: Instant,
  after: Count,
  upto: Count,
  accounts: Type.Array(
    Type.Object({
      ...{ code: Type.String(), kind: Type.String() },
      ...{ opening: Money, came: Money, went: Money, closing: Money },
    }),
  ),
  received: Type.Array(
    Type.Object({
      ...{
        channel: Type.String(),
        place: Maybe(Type.String()),
        payments: Count,
        amount: Money,
        reversed: Money,
      },
    }),
  ),
  /** Paid, and not shown by any bank yet. */
  pending: Type.Array(
    Type.Object({
      ...{ channel: Type.String(), payments: Count, amount: Money, oldest: Instant },
      ...{ late: Count, lateAmount: Money },
    }),
  ),
  /** At a bank, and not with the treasury yet. */
  atBank: Type.Array(
    Type.Object({
      account: Type.String(),
      bank: Type.String(),
      amount: Money,
      oldest: Day,
      lateAmount: Money,
    }),
  ),
  cash: Type.Array(
    Type.Object({
      ...{
        code: Type.String(),
        amount: Money,
        promised: Money,
        oldest: Maybe(Instant),
        late: Type.Boolean(),
      },
    }),
  ),
  banks: Type.Array(
    Type.Object({
      ...{ account: Type.String(), bank: Type.String(), day: Day, opening: Money, closing: Money },
      ...{ lines: Money, explained: Money, open: Money, missing: Money },
    }),
  ),
  kinds: Type.Array(Type.Object({ kind: Type.String(), count: Count, amount: Money })),
  differences: Type.Array(
    Type.Object({
      ...{ id: Id, kind: Type.String(), account: Maybe(Type.String()), expected: Maybe(Money) },
      ...{ found: Maybe(Money), openedAt: Instant },
    }),
  ),
  slips: Type.Array(
    Type.Object({
      ...{
        number: Type.String(),
        kind: Type.String(),
        source: Type.String(),
        amount: Money,
        proven: Maybe(Day),
      },
    }),
  ),
  /** Where books and ledger do not agree. */
  wrong: Type.Array(Type.Object({ account: Type.String(), ledger: Money, books: Money })),
  zero: Type.Boolean(),
});
export type Report = Static<typeof Report>;

/** Whose hands cash is in. The report itself holds accounts only: it is kept for ever, and names are not. */
const Holder = Type.Object({
  code: Type.String(),
  place: Type.Enum(['hands', 'till', 'transit']),
  name: Type.String(),
});
export type Holder = Static<typeof Holder>;

export const DayReport = Type.Object({
  report: Report,
  holders: Type.Array(Holder),
  closed: Maybe(
    Type.Object({ at: Instant, hash: Type.String(), before: Type.String(), by: Maybe(Type.String()) }),
  ),
});
export type DayReport = Static<typeof DayReport>;
export const DayParams = Type.Object({ day: Day }, strict);
export const DaysView = Type.Object({
  today: Day,
  days: Type.Array(Type.Object({ day: Day, at: Instant, zero: Type.Boolean(), differences: Count })),
});
export type DaysView = Static<typeof DaysView>;

export const AccountsView = Type.Object({
  accounts: Type.Array(Type.Object({ number: Type.String(), content: BankAccount, last: Maybe(Day) })),
});
export type AccountsView = Static<typeof AccountsView>;
export const AccountBody = Type.Object({ number: Number34, account: BankAccount }, strict);

export const StatementBody = Type.Object(
  { account: Number34, file: Type.String({ minLength: 1, maxLength: STATEMENT_LIMIT }) },
  strict,
);
export const ImportView = Type.Object({
  statements: Type.Array(
    Type.Object({ day: Day, sequence: Type.String(), lines: Count, known: Type.Boolean() }),
  ),
  matched: Type.Object({ lines: Count, payments: Count, open: Count }),
});
export type ImportView = Static<typeof ImportView>;
export const StatementsView = Type.Object({
  statements: Type.Array(
    Type.Object({
      ...{ id: Id, account: Type.String(), fromDay: Day, day: Day, format: Type.String(), lines: Count },
      ...{ settled: Count, opening: Money, closing: Money, at: Instant },
    }),
  ),
});
export type StatementsView = Static<typeof StatementsView>;

const DifferenceView = Type.Object({
  ...{
    id: Id,
    kind: Type.String(),
    account: Maybe(Type.String()),
    expected: Maybe(Money),
    found: Maybe(Money),
  },
  openedAt: Instant,
  line: Maybe(Type.Object({ day: Day, reference: Type.String(), text: Type.String() })),
  payment: Maybe(
    Type.Object({ id: Type.String(), code: Type.String(), channel: Type.String(), paidAt: Instant }),
  ),
  closed: Maybe(Type.Object({ at: Instant, as: Type.String(), reason: Maybe(Type.String()) })),
});
export type DifferenceView = Static<typeof DifferenceView>;
export const DifferencesQuery = Type.Object({ closed: Type.Optional(Type.Boolean()) }, strict);
export const DifferencesView = Type.Object({ differences: Type.Array(DifferenceView) });
export type DifferencesView = Static<typeof DifferencesView>;
export const DifferenceParams = Type.Object({ id: Id }, strict);
export const WholeDifference = Type.Object({
  difference: DifferenceView,
  /** What may be done, the most usual first; empty when it is closed. */
  acts: Type.Array(Type.String()),
  history: Type.Array(Type.Object({ at: Instant, how: Type.String(), reason: Type.String() })),
  /** Payments that the line may have paid, or that the bank may have taken back. */
  candidates: Type.Array(
    Type.Object({
      ...{ id: Type.String(), code: Type.String(), channel: Type.String(), amount: Money, paidAt: Instant },
    }),
  ),
});
export type WholeDifference = Static<typeof WholeDifference>;

const Uuid = Type.String({ format: 'uuid' });
export const ActBody = Type.Union([
  Type.Object(
    { how: Type.Enum(['note', 'reverse', 'transfer', 'fee', 'interest', 'foreign']), reason: Reason },
    strict,
  ),
  Type.Object(
    {
      how: Type.Literal('settle'),
      payments: Type.Array(Uuid, { minItems: 1, maxItems: 500 }),
      reason: Reason,
    },
    strict,
  ),
  Type.Object(
    {
      how: Type.Literal('settle'),
      channel: Type.String({ minLength: 2, maxLength: 80 }),
      day: Day,
      reason: Reason,
    },
    strict,
  ),
  Type.Object(
    {
      how: Type.Literal('identify'),
      code: Maybe(Type.String({ minLength: 13, maxLength: 20 })),
      reason: Reason,
    },
    strict,
  ),
  Type.Object({ how: Type.Literal('chargeback'), payment: Uuid, reason: Reason }, strict),
]);
export type ActBody = Static<typeof ActBody>;

export const SlipView = Type.Object({
  number: Type.String(),
  day: Day,
  kind: Type.Enum(['cash', 'transfer']),
  bankAccount: Type.String(),
  bank: Type.String(),
  source: Type.String(),
  /** Who had the cash; null for a transfer. */
  holder: Maybe(Holder),
  amount: Money,
  parts: Type.Array(Type.Object({ kind: Maybe(Type.String()), place: Maybe(Type.String()), amount: Money })),
  fees: Money,
  madeAt: Instant,
  proven: Maybe(Day),
  void: Maybe(Type.Object({ at: Instant, reason: Type.String() })),
});
export type SlipView = Static<typeof SlipView>;
export const SlipsView = Type.Object({
  slips: Type.Array(SlipView),
  cash: Report.properties.cash,
  holders: Type.Array(Holder),
  transfers: Type.Array(
    Type.Object({ id: Id, account: Type.String(), bank: Type.String(), day: Day, amount: Money }),
  ),
  accounts: Type.Array(Type.Object({ number: Type.String(), bank: Type.String() })),
});
export type SlipsView = Static<typeof SlipsView>;
export const SlipBody = Type.Union([
  Type.Object(
    {
      source: Type.String({ pattern: '^cash/[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$', maxLength: 120 }),
      bankAccount: Number34,
      amount: Type.Integer({ minimum: 1, maximum: 9_999_999_999_999 }),
    },
    strict,
  ),
  Type.Object({ transfer: Id }, strict),
]);
export const SlipMade = Type.Object({ number: Type.String() });
export const SlipParams = Type.Object({ number: Type.String({ pattern: '^STS[0-9]{10}$' }) }, strict);
export const ReasonBody = Type.Object({ reason: Reason }, strict);
export const Done = Type.Object({ done: Type.Literal(true) });
