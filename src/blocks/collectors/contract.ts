/** What collectors' phones, their office and whoever holds a receipt ask and get. Amounts are whole rupiah. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Instant = Type.String({ format: 'date-time' });
const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const Amount = Type.Integer({ minimum: 0, maximum: 9_999_999_999_999 });
const Hash = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' });
const Id = Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 });
const Signed = Type.String({ minLength: 1, maxLength: 1200 });

export const DeviceState = Type.Enum(['asked', 'approved', 'blocked', 'frozen']);
export type DeviceState = Static<typeof DeviceState>;
const Alarm = Type.Enum(['late', 'limit']);

export const NewDevice = Type.Object(
  { publicKey: Type.String({ pattern: '^[A-Za-z0-9_-]{87}$' }), label: Line(60) },
  strict,
);
/** The city's word to a phone: who it is, and what time it is. */
const Contact = {
  device: Id,
  state: DeviceState,
  /** What is cash in hand as far as the city knows, since when, and how much may be. */
  cash: Type.Integer(),
  since: Maybe(Instant),
  limit: Maybe(Amount),
  alarm: Maybe(Alarm),
  /** Of it: declared as deposits that nobody counted yet. */
  waiting: Amount,
  /** Up to this number all entries arrived; the first that are missing before the last one. */
  whole: Type.Integer(),
  last: Type.Integer(),
  missing: Type.Array(Type.Integer()),
  now: Instant,
};
export const ContactView = Type.Object(Contact);
export type ContactView = Static<typeof ContactView>;

export const DeviceQuery = Type.Object({ device: Id }, strict);
const Part = Type.Object({
  what: Type.String(),
  article: Type.String(),
  /** The rate in words. */
  rate: Type.String(),
  bills: Type.Integer(),
  open: Amount,
  from: Day,
  to: Day,
});
export const StopView = Type.Object({
  code: Type.String(),
  place: Type.String(),
  part: Type.String(),
  name: Type.String(),
  holder: Type.String(),
  /** Stops of one debtor share what is owed. */
  debtor: Type.Integer(),
  owed: Amount,
  late: Amount,
  credit: Amount,
  bills: Type.Integer(),
  parts: Type.Array(Part),
  /** What the QR of the stall says, for whoever pays without cash; null where the city has no bank. */
  qris: Maybe(Type.String()),
});
export type StopView = Static<typeof StopView>;
export const RoundView = Type.Object({
  ...Contact,
  day: Day,
  stops: Type.Array(StopView),
});
export type RoundView = Static<typeof RoundView>;

export const EntriesBody = Type.Object(
  { device: Id, entries: Type.Array(Signed, { maxItems: 200 }) },
  strict,
);
const Taken = Type.Enum(['booked', 'refused', 'noted', 'unreadable', 'forged']);
export type Taken = Static<typeof Taken>;
export const EntriesView = Type.Object({
  ...Contact,
  /** In the order of what was sent. */
  taken: Type.Array(Taken),
});
export type EntriesView = Static<typeof EntriesView>;

export const DeviceParams = Type.Object({ id: Id }, strict);
export const BlockBody = Type.Object(
  {
    as: Type.Enum(['lost', 'stolen', 'retired']),
    /** Since when it was gone; now when it is left out. */
    since: Type.Optional(Instant),
  },
  strict,
);
export const DepositParams = Type.Object({ hash: Hash }, strict);
export const AcceptBody = Type.Object({ counted: Amount, note: Type.String({ maxLength: 300 }) }, strict);
export const CloseBody = Type.Object({ note: Line(300) }, strict);
export const LimitBody = Type.Object(
  {
    agency: Line(60),
    collector: Maybe(Type.String({ format: 'uuid' })),
    since: Day,
    amount: Type.Integer({ minimum: 1, maximum: 9_999_999_999_999 }),
  },
  strict,
);
export const ReceiptBody = Type.Object({ receipt: Signed }, strict);
export const Done = Type.Object({ done: Type.Literal(true) });

/** What stands in one entry, for the office. */
const EntryView = Type.Object({
  hash: Type.String(),
  number: Type.String(),
  seq: Type.Integer(),
  kind: Type.Enum(['receipt', 'void', 'deposit', 'note']),
  stop: Maybe(Type.String()),
  amount: Maybe(Amount),
  at: Instant,
  deviceAt: Instant,
  toldAt: Instant,
  standing: Type.Enum(['booked', 'refused', 'noted']),
  voided: Type.Boolean(),
});
export type EntryView = Static<typeof EntryView>;
const NoteKind = Type.Enum(['closed', 'refused', 'absent', 'wrong']);

export const DeskView = Type.Object({
  now: Instant,
  collectors: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      agency: Type.String(),
      agencyName: Type.String(),
      cash: Type.Integer(),
      since: Maybe(Instant),
      limit: Maybe(Amount),
      alarm: Maybe(Alarm),
    }),
  ),
  devices: Type.Array(
    Type.Object({
      id: Id,
      collector: Type.String(),
      agency: Type.String(),
      label: Type.String(),
      state: DeviceState,
      blockedAs: Maybe(Type.Enum(['lost', 'stolen', 'retired'])),
      blockedAt: Maybe(Instant),
      askedAt: Instant,
      seenAt: Maybe(Instant),
      /** Seconds; 0 when it is right. */
      wrongBy: Type.Integer(),
      last: Type.Integer(),
      missing: Type.Array(Type.Integer()),
    }),
  ),
  deposits: Type.Array(
    Type.Object({
      hash: Type.String(),
      number: Type.String(),
      collector: Type.String(),
      agency: Type.String(),
      amount: Amount,
      to: Type.Enum(['office', 'bank']),
      reference: Type.String(),
      at: Instant,
      state: Type.Enum(['waiting', 'accepted', 'withdrawn']),
      counted: Maybe(Amount),
      note: Type.String(),
      acceptedAt: Maybe(Instant),
      acceptedBy: Maybe(Type.String()),
    }),
  ),
  /** What collectors wrote down since the day began, the newest first; at most some hundred. */
  today: Type.Array(
    Type.Intersect([
      EntryView,
      Type.Object({ collector: Type.String(), note: Maybe(NoteKind), words: Type.String() }),
    ]),
  ),
  differences: Type.Array(
    Type.Object({
      id: Id,
      device: Id,
      collector: Type.String(),
      kind: Type.Enum(['fork', 'chain', 'blocked', 'void', 'short', 'over', 'clock']),
      at: Instant,
      closed: Type.Boolean(),
      note: Type.String(),
      /** What it is about: both contents of a copied phone's number, the receipt, the deposit. */
      entries: Type.Array(EntryView),
    }),
  ),
});
export type DeskView = Static<typeof DeskView>;

export const CheckView = Type.Object({
  /** `unreadable`: no receipt of ours; `forged`: nobody's phone signed it; `waiting`: genuine, and not told to the city yet. */
  state: Type.Enum(['genuine', 'waiting', 'voided', 'refused', 'forged', 'unreadable']),
  number: Maybe(Type.String()),
  amount: Maybe(Amount),
  at: Maybe(Instant),
  stop: Maybe(Type.String()),
  /** For the page of what was paid. */
  code: Maybe(Type.String()),
});
export type CheckView = Static<typeof CheckView>;
export const ReadInView = Type.Object({ standing: Type.Enum(['booked', 'refused', 'noted']) });
