/** What the public side of complaints sends and gets: search, feeds, the frame for other sites, open data, notices. */
import { type Static, Type } from 'typebox';

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD in the zone of the city' });

/** Filters of the public list beyond words, category, area and state. */
export const WIDER_FILTER = {
  agency: Type.Optional(Type.String({ maxLength: 60, description: 'The agency, or one below it' })),
  from: Type.Optional(Day),
  until: Type.Optional(Day),
};

const Marked = Type.Object({
  text: Type.String(),
  /** First and one-behind-last UTF-16 unit of each piece that was looked for, in order. */
  marks: Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 })),
});
/** Where the words that were looked for stand; only in answers to a search. */
export const Found = Type.Object({ title: Marked, snippet: Marked });
export type Found = Static<typeof Found>;
export type Marked = Static<typeof Marked>;

/** How the words were understood; only in answers to a search. */
export const Asked = Type.Object({
  /** No report has these or words like them. */
  unknown: Type.Array(Type.String()),
  /** No report has these; words like them were looked for instead. */
  instead: Type.Array(Type.Object({ asked: Type.String(), meant: Type.Array(Type.String()) })),
});
export type Asked = Static<typeof Asked>;

const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });
const terms = {
  /** SPDX name where there is one. */
  licence: Type.String({ minLength: 2, maxLength: 60 }),
  licenceName: Type.String({ minLength: 2, maxLength: 200 }),
  licenceUrl: Type.String({ format: 'uri', maxLength: 300 }),
  /** Whether the public text of each report is included. */
  withText: Type.Boolean(),
  /** How many days' files are kept. */
  keep: Type.Integer({ minimum: 1, maximum: 90 }),
};
export const DataTerms = Type.Object(terms, { additionalProperties: false });
export type DataTerms = Static<typeof DataTerms>;
export const DataTermsChange = Type.Object({ ...terms, from: Day }, { additionalProperties: false });

const DataExport = Type.Object({
  day: Type.String(),
  madeAt: Instant,
  rows: Type.Integer(),
  open: Type.Integer(),
  ended: Type.Integer(),
  licence: Type.String(),
  files: Type.Array(
    Type.Object({
      name: Type.String(),
      bytes: Type.Integer(),
      /** Of the same file under `….gz`; null where there is none. */
      packedBytes: Type.Union([Type.Integer(), Type.Null()]),
      sha256: Type.String(),
    }),
  ),
});
export type DataExport = Static<typeof DataExport>;

/** What there is of open data, the newest first. */
export const OpenData = Type.Object({
  ...terms,
  columns: Type.Array(
    Type.Object({
      name: Type.String(),
      /** text, integer, number, boolean or instant */
      type: Type.String(),
    }),
  ),
  exports: Type.Array(DataExport),
});
export type OpenData = Static<typeof OpenData>;
export const OpenDataDesk = Type.Object({
  ...OpenData.properties,
  /** Since when files are being made; null while none are. */
  running: Type.Union([Instant, Type.Null()]),
});
export type OpenDataDesk = Static<typeof OpenDataDesk>;

export const PACES = ['at-once', 'daily', 'weekly'] as const;
const Pace = Type.Enum(PACES);
export type Pace = (typeof PACES)[number];
const NEAREST = 200;
const FARTHEST = 3000;

/** What somebody wants to hear of: one report, or what is new in an area or around a point, of a category or of all. */
const Wish = Type.Object(
  {
    code: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
    area: Type.Optional(Type.String({ maxLength: 40 })),
    category: Type.Optional(Type.String({ maxLength: 60 })),
    near: Type.Optional(
      Type.Object(
        {
          lat: Type.Number({ minimum: -90, maximum: 90 }),
          lng: Type.Number({ minimum: -180, maximum: 180 }),
          metres: Type.Integer({ minimum: NEAREST, maximum: FARTHEST }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type Wish = Static<typeof Wish>;

const wish = { wish: Wish, pace: Pace };
export const NewSubscription = Type.Object(wish, { additionalProperties: false });
export type NewSubscription = Static<typeof NewSubscription>;
/** Without an account: a letter goes to the address, and nothing else happens before its link is followed. */
export const NewMailSubscription = Type.Object(
  {
    ...wish,
    email: Type.String({ format: 'email', maxLength: 200 }),
    language: Type.Optional(Type.Enum(['id', 'en', 'jv', 'zh'])),
  },
  { additionalProperties: false },
);
export type NewMailSubscription = Static<typeof NewMailSubscription>;

const Key = Type.String({ minLength: 20, maxLength: 200 });
export const SubscriptionToken = Type.Object({ token: Key }, { additionalProperties: false });
export const SubscriptionKey = Type.Object({ key: Key }, { additionalProperties: false });
const change = {
  id: Type.String({ format: 'uuid' }),
  /** null ends it. */
  pace: Type.Union([Pace, Type.Null()]),
};
export const SubscriptionChange = Type.Object(change, { additionalProperties: false });
export type SubscriptionChange = Static<typeof SubscriptionChange>;
export const KeyedSubscriptionChange = Type.Object({ key: Key, ...change }, { additionalProperties: false });

export const Subscription = Type.Object({
  id: Type.String(),
  pace: Pace,
  code: Type.Union([Type.String(), Type.Null()]),
  area: Type.Union([Type.Object({ code: Type.String(), name: Type.String() }), Type.Null()]),
  category: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  metres: Type.Union([Type.Integer(), Type.Null()]),
  since: Instant,
});
export type Subscription = Static<typeof Subscription>;
export const Subscriptions = Type.Object({
  items: Type.Array(Subscription),
  /** Opens the same list again; null for accounts. */
  key: Type.Union([Type.String(), Type.Null()]),
  /** As much of the address as its owner needs to know it; null for accounts. */
  address: Type.Union([Type.String(), Type.Null()]),
});
export type Subscriptions = Static<typeof Subscriptions>;

const MaybeNumber = Type.Union([Type.Number(), Type.Null()]);
/** Shares of fewer closed cases than this say nothing of an agency, and are not given. */
export const LEAST_CLOSED = 10;
export const LeagueQuery = Type.Object({
  months: Type.Optional(Type.Union([Type.Literal(3), Type.Literal(12)], { default: 12 })),
});
export const LeagueRow = Type.Object({
  agency: Type.String(),
  name: Type.String(),
  received: Type.Integer(),
  closed: Type.Integer(),
  /** Hours from the report to the first answer, the middle one; null where fewer than `least` were answered. */
  hoursToAnswer: MaybeNumber,
  /** Parts of 1; null where fewer than `least` were closed. `mended`: said by the city and denied by nobody who reported it. */
  kept: MaybeNumber,
  mended: MaybeNumber,
  reopened: MaybeNumber,
});
export type LeagueRow = Static<typeof LeagueRow>;
export const League = Type.Object({
  from: Type.String(),
  until: Type.String(),
  least: Type.Integer(),
  rows: Type.Array(LeagueRow),
});
export type League = Static<typeof League>;
