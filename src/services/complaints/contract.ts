/** What the public pages and the reporter send to the complaint service and get back. Words come in the language of the request. */
import { type Static, Type } from 'typebox';
import {
  AttributeWords,
  Common,
  Entry,
  Files,
  Maybe,
  type Outcome,
  Photo,
  State,
  strict,
} from './rules/case-contract.ts';
import { Closing } from './rules/closing-contract.ts';
import { Asked, Found, WIDER_FILTER } from './rules/publishing-contract.ts';
import { OwnVerdict } from './rules/trust-contract.ts';

const Code = Type.String({
  minLength: 3,
  maxLength: 40,
  description: 'MGL-482-193-762; case, spaces and dashes do not matter',
});
export const CodeParams = Type.Object({ code: Code });
export const ReporterHeaders = Type.Object({
  'x-receipt': Type.Optional(
    Type.String({
      maxLength: 100,
      description:
        'The receipt of the report, given once to its reporter: who sends it is answered as the reporter. A citizen signed in as the reporter needs none',
    }),
  ),
});
export const ClosingHeaders = Type.Object({
  ...ReporterHeaders.properties,
  'x-closing-key': Type.Optional(
    Type.String({
      maxLength: 40,
      description:
        'From the link that came with the news of a closing: who sends it may say whether it is mended, and answer the survey',
    }),
  ),
});

export const PublicItem = Type.Object({ ...Common, found: Type.Optional(Found) });
export type PublicItem = Static<typeof PublicItem>;

export const PublicComplaint = Type.Object({
  ...Common,
  /** '' where it is withheld. */
  description: Type.String(),
  /** The words are being looked at, or were taken off the public pages. */
  withheld: Type.Boolean(),
  place: Maybe(Type.String()),
  photos: Type.Array(Photo),
  /** How many more photos there are that the public may not see. */
  concealed: Type.Integer(),
  timeline: Type.Array(Entry),
  rating: Maybe(Type.Integer()),
  /** The last time that an officer closed it; for a merged one, of the case that speaks for it. Null while that is open. */
  closing: Maybe(Closing),
  followers: Type.Integer(),
  attributes: AttributeWords,
  /** Code of the case that goes on for this one; null while it stands by itself. */
  mergedInto: Maybe(Type.String()),
  /** How many other reports of the same thing were joined to it. */
  same: Type.Integer(),
  /** The reporter's own view only: the city knows them, the public and most officers do not. */
  confidential: Type.Boolean(),
  /** The reporter's own view only: how often an officer looked at who they are. */
  looks: Type.Integer(),
  /** The reporter's own view only: what was taken off the public pages, and why. */
  moderated: Type.Array(OwnVerdict),
  /** What the caller may do: `reply`, `reopen`, `rate` with the receipt or as the signed-in reporter; `follow`, `unfollow` for citizens. */
  may: Type.Array(Type.String()),
  mine: Type.Boolean(),
});
export type PublicComplaint = Static<typeof PublicComplaint>;

export const PublicQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  category: Type.Optional(Type.String({ maxLength: 60 })),
  area: Type.Optional(Type.String({ maxLength: 40 })),
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed')])),
  ...WIDER_FILTER,
  cursor: Type.Optional(Type.String({ maxLength: 100 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
});
export type PublicQuery = Static<typeof PublicQuery>;
export const PublicPage = Type.Object({
  items: Type.Array(PublicItem),
  next: Maybe(Type.String()),
  asked: Type.Optional(Asked),
});
export type PublicPage = Static<typeof PublicPage>;

/** Map box: west,south,east,north in degrees and the zoom of the screen. */
export const MapQuery = Type.Object({
  bbox: Type.String({ pattern: '^-?\\d+(\\.\\d+)?(,-?\\d+(\\.\\d+)?){3}$' }),
  zoom: Type.Number({ minimum: 0, maximum: 22 }),
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed')])),
  category: Type.Optional(Type.String({ maxLength: 60 })),
});
export type MapQuery = Static<typeof MapQuery>;
export const MapBox = Type.Object({
  /** Groups of many cases: place, how many, how many of them still open. */
  clusters: Type.Array(
    Type.Object({ lat: Type.Number(), lng: Type.Number(), count: Type.Integer(), open: Type.Integer() }),
  ),
  points: Type.Array(
    Type.Object({
      code: Type.String(),
      lat: Type.Number(),
      lng: Type.Number(),
      state: State,
      category: Type.String(),
      late: Type.Boolean(),
      mended: Maybe(Type.Boolean()),
    }),
  ),
});
export type MapBox = Static<typeof MapBox>;

export const Reply = Type.Object(
  { text: Type.String({ minLength: 2, maxLength: 4000 }), photos: Type.Optional(Files) },
  strict,
);
export type Reply = Static<typeof Reply>;
export const Reopen = Type.Object(
  { reason: Type.String({ minLength: 5, maxLength: 2000 }), photos: Type.Optional(Files) },
  strict,
);
export type Reopen = Static<typeof Reopen>;
/** Scale of the satisfaction survey (Permenpan 14/2017): 1 not good … 4 very good. */
export const Rating = Type.Object(
  { score: Type.Integer({ minimum: 1, maximum: 4 }), text: Type.Optional(Type.String({ maxLength: 1000 })) },
  strict,
);
export type Rating = Static<typeof Rating>;

/** Payload of live messages on `complaints.public`, `complaints.desk` and `complaints.wall`. No personal data. */
export type LiveComplaint = {
  code: string;
  category: string;
  state: State;
  area: string | null;
  agency: string | null;
  point: { lat: number; lng: number } | null;
  priority: number;
  openedAt: string;
  dueAt: string | null;
  /** Both as in the lists; absent where the step says nothing about how the case ended. */
  mended?: boolean | null;
  outcome?: Outcome | null;
};

/** Answer to every act: where the case stands now. */
export const Done = Type.Object({ code: Type.String(), state: State, version: Type.Integer() });
export type Done = Static<typeof Done>;
export const Following = Type.Object({ following: Type.Boolean() });
export const MyQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 100 })) });
