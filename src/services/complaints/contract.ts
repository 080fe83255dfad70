/** What the browser and other programs send to the complaint service and get back. Words come in the language of the request. */
import { type Static, Type } from 'typebox';
import { ATTRIBUTE_TYPES } from './rules/attributes.ts';
import { Closing, closeFields } from './rules/closing-contract.ts';
import { Asked, Found, WIDER_FILTER } from './rules/publishing-contract.ts';
import { OwnVerdict } from './rules/trust-contract.ts';
import { WorkView } from './rules/work-contract.ts';

const strict = { additionalProperties: false } as const;
const Words = Type.String();
const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const STATES = [
  'received',
  'assigned',
  'in-progress',
  'waiting',
  'reopened',
  'closed',
  'rejected',
  'merged',
] as const;
/** Where a complaint stands. `merged`: another case speaks for it. `waiting`: for the reporter's answer, the clock is paused. */
export const State = Type.Enum(STATES);
export type State = (typeof STATES)[number];

export const OUTCOMES = [
  'awaiting',
  'confirmed',
  'silent',
  'disputed',
  'not-mended',
  'rejected',
  'unanswered',
  'unknown',
] as const;
/**
 * What became of a closed case. `awaiting`: the city says it is mended, the reporter has not spoken; `confirmed` by the
 * reporter; `silent`: nobody spoke in time; `disputed`: somebody who reported it says not yet; `unanswered`: the reporter
 * did not answer a question; `unknown`: closed without a statement.
 */
export const Outcome = Type.Enum(OUTCOMES);
export type Outcome = (typeof OUTCOMES)[number];

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

const Point = Type.Object(
  {
    lat: Type.Number({ minimum: -90, maximum: 90 }),
    lng: Type.Number({ minimum: -180, maximum: 180 }),
  },
  strict,
);
const Named = Type.Object({ id: Type.String(), name: Words });
const FileId = Type.String({ format: 'uuid' });
const Files = Type.Array(FileId, { maxItems: 5, uniqueItems: true });
const Photo = Type.Object({
  id: FileId,
  width: Type.Integer(),
  height: Type.Integer(),
  /** For `/api/files/:id?key=`: only in the reporter's own view, where the photo may not be public. */
  key: Type.Optional(Type.String()),
  /** Only at the desk: how it stands before the public, where it is not simply shown. */
  state: Type.Optional(Type.Enum(['held', 'hidden', 'redacted'])),
  /** Only at the desk: the photo as it was sent, where that is another one or may only be looked at on record. */
  original: Type.Optional(FileId),
});
export type Photo = Static<typeof Photo>;

/** What a category asks beyond words and place; types as in Open311 GeoReport v2. */
const Question = Type.Object({
  code: Type.String(),
  type: Type.Enum(ATTRIBUTE_TYPES),
  required: Type.Boolean(),
  label: Words,
  hint: Maybe(Words),
  /** Of the two kinds of lists; empty for the others. */
  values: Type.Array(Type.Object({ key: Type.String(), name: Words })),
});
export type Question = Static<typeof Question>;

export const Category = Type.Object({
  id: Type.String(),
  title: Words,
  hint: Words,
  group: Type.String(),
  groupTitle: Words,
  /** The report page first offers the emergency number. */
  hazard: Type.Boolean(),
  keywords: Type.Array(Type.String()),
  /** Working days promised until completion. */
  days: Type.Integer(),
  attributes: Type.Array(Question),
});
export type Category = Static<typeof Category>;
export const Categories = Type.Object({
  emergency: Type.Object({
    number: Type.String(),
    title: Words,
    /** Where a text holds one of these, people may be in danger now: the number is offered at once. */
    words: Type.Array(Type.String()),
  }),
  categories: Type.Array(Category),
});
export type Categories = Static<typeof Categories>;

export const NewComplaint = Type.Object(
  {
    /** The intake counts it, after trimming, so that a short one is named together with the other wrong fields. */
    description: Type.String({ maxLength: 4000, description: 'At least 10 characters' }),
    category: Type.String({ minLength: 1, maxLength: 60 }),
    location: Type.Optional(
      Type.Object(Point.properties, {
        ...strict,
        description: 'Either `location` or `area` must be given; 422 `location-or-area` without both',
      }),
    ),
    area: Type.Optional(
      Type.String({
        maxLength: 40,
        description:
          'Code of the ward (`GET /api/areas`), for who knows the place but not the point. Either `location` or `area` must be given',
      }),
    ),
    place: Type.Optional(
      Type.String({ maxLength: 200, description: 'Landmark or address in the reporter’s words' }),
    ),
    photos: Type.Optional(Files),
    reporter: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(Type.String({ minLength: 2, maxLength: 100 })),
          phone: Type.Optional(Type.String({ minLength: 6, maxLength: 20 })),
          email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
        },
        strict,
      ),
    ),
    anonymous: Type.Optional(
      Type.Boolean({
        description:
          'Nobody, the city’s officers included, learns who reports; the receipt still allows two-way talk',
      }),
    ),
    confidential: Type.Optional(
      Type.Boolean({
        description:
          'Nothing of the report is public, and only officers named for it may look at who reports, each look written down. Not together with `anonymous`',
      }),
    ),
    sameAs: Type.Optional(
      Type.String({
        maxLength: 40,
        description:
          'Code of a public report that says the same: this one joins it and hears what becomes of that one',
      }),
    ),
    attributes: Type.Optional(
      Type.Record(
        Type.String({ maxLength: 60 }),
        Type.Union([
          Type.String({ maxLength: 1000 }),
          Type.Array(Type.String({ maxLength: 200 }), { maxItems: 30 }),
        ]),
        { description: 'Answers to the questions of the category, by the code of the question' },
      ),
    ),
    language: Type.Optional(
      Type.Enum(['id', 'en', 'jv', 'zh'], {
        description: 'The language in which the reporter wants to hear back',
      }),
    ),
  },
  {
    ...strict,
    description:
      'Either `location` or `area` must be given. With both, the point decides, or the area where borders are only guessed.',
  },
);
export type NewComplaint = Static<typeof NewComplaint>;

export const Received = Type.Object({
  code: Type.String(),
  /** Secret of the reporter: whoever holds it may answer, reopen and rate. Shown once, and never to an officer again. */
  receipt: Type.String({ description: '7K3F-QM2X-0D9T-8WNC; case, spaces and dashes do not matter' }),
  state: State,
  agency: Maybe(Named),
  area: Maybe(Type.Object({ code: Type.String(), name: Words })),
  openedAt: Instant,
  dueAt: Maybe(Instant),
  /** Code of the report that it joined, as `sameAs` asked. */
  joined: Type.Optional(Type.String()),
});
export type Received = Static<typeof Received>;

/** What is known of a report while it is written. */
export const Draft = Type.Object(
  {
    text: Type.Optional(Type.String({ maxLength: 4000 })),
    category: Type.Optional(Type.String({ maxLength: 60 })),
    location: Type.Optional(Point),
    photos: Type.Optional(Files),
  },
  strict,
);
export type Draft = Static<typeof Draft>;

export const CategorySuggestions = Type.Object({
  categories: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Words,
      /** 0 … 1 over all categories. */
      confidence: Type.Number(),
      /** The words of the text that decided. */
      words: Type.Array(Type.String()),
      agency: Maybe(Named),
    }),
  ),
});
export type CategorySuggestions = Static<typeof CategorySuggestions>;

export const Entry = Type.Object({
  id: Type.Integer(),
  at: Instant,
  /** received, assigned, taken, handed-over, asked, replied, answered, noted, closed, rejected, reopened, rated, priority, resumed */
  kind: Type.String(),
  visibility: Type.Union([Type.Literal('public'), Type.Literal('reporter'), Type.Literal('internal')]),
  /** Who, as the audience may see it: an agency for officers, `reporter` or `system`; desk views add the officer's name. */
  by: Type.Object({
    kind: Type.String(),
    agency: Maybe(Named),
    name: Type.Optional(Type.String()),
  }),
  text: Maybe(Type.String()),
  photos: Type.Array(Photo),
  /** How many more photos there are that the audience may not see. */
  concealed: Type.Integer(),
  /** Facts of the step, e.g. {from, to} agencies or {score}. */
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type Entry = Static<typeof Entry>;

const Common = {
  code: Type.String(),
  category: Named,
  state: State,
  title: Type.String(),
  area: Maybe(Type.Object({ code: Type.String(), name: Words })),
  agency: Maybe(Named),
  /** Coarsened or null where the category is sensitive. */
  point: Maybe(Point),
  openedAt: Instant,
  closedAt: Maybe(Instant),
  dueAt: Maybe(Instant),
  late: Type.Boolean(),
  paused: Type.Boolean(),
  photo: Maybe(Photo),
  /** False: closed, and not mended. Null while open, and where nobody said either. */
  mended: Maybe(Type.Boolean()),
  /** Null while open or merged. */
  outcome: Maybe(Outcome),
};

export const PublicItem = Type.Object({ ...Common, found: Type.Optional(Found) });
export type PublicItem = Static<typeof PublicItem>;

/** Answers to the questions of the category, in words. */
const AttributeWords = Type.Array(Type.Object({ code: Type.String(), label: Words, value: Type.String() }));

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
/** Public reports that likely speak of the same thing as a draft. */
export const Twins = Type.Object({
  twins: Type.Array(
    Type.Object({
      ...Common,
      description: Type.String(),
      followers: Type.Integer(),
      /** 0 … 1 */
      likeness: Type.Number(),
      metres: Maybe(Type.Integer()),
      samePhoto: Type.Boolean(),
    }),
  ),
});
export type Twins = Static<typeof Twins>;

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

export const VIEWS = [
  'todo',
  'mine',
  'new',
  'late',
  'waiting',
  'to-my-unit',
  'handed-down',
  'back-and-forth',
  'follow-up',
  'escalated',
  'closed',
  'all',
] as const;
export const DeskQuery = Type.Object({
  /** todo: open and not waiting; mine: taken by me; new: not yet taken; late: past due; waiting: for the reporter; to-my-unit, handed-down: by disposition; back-and-forth: the coordinator decides; escalated: to the caller by name; follow-up: closed, but disputed or planned for a day that has come; closed; all */
  view: Type.Optional(Type.Enum(VIEWS)),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  category: Type.Optional(Type.String({ maxLength: 60 })),
  area: Type.Optional(Type.String({ maxLength: 40 })),
  agency: Type.Optional(Type.String({ maxLength: 60 })),
  priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export type DeskQuery = Static<typeof DeskQuery>;

export const DeskItem = Type.Object({
  ...Common,
  priority: Type.Integer(),
  channel: Type.String(),
  assignee: Maybe(Named),
  version: Type.Integer(),
  reopened: Type.Integer(),
  /** Code of the report that it is a task of. */
  taskOf: Maybe(Type.String()),
  /** The internal deadline of who it was handed down to. */
  innerDue: Maybe(Instant),
  /** Sent back and forth between agencies: the coordinator decides. */
  disputed: Type.Boolean(),
});
export type DeskItem = Static<typeof DeskItem>;
export const DeskPage = Type.Object({ items: Type.Array(DeskItem), next: Maybe(Type.String()) });
export type DeskPage = Static<typeof DeskPage>;
export const DeskCounts = Type.Record(Type.String(), Type.Integer());
export type DeskCounts = Static<typeof DeskCounts>;

export const DeskComplaint = Type.Object({
  ...DeskItem.properties,
  description: Type.String(),
  place: Maybe(Type.String()),
  photos: Type.Array(Photo),
  timeline: Type.Array(Entry),
  rating: Maybe(Type.Integer()),
  closing: Maybe(Closing),
  completeBy: Maybe(Instant),
  anonymous: Type.Boolean(),
  /** Only officers named for it may look at who reported. */
  confidential: Type.Boolean(),
  looks: Type.Integer(),
  hasReporter: Type.Boolean(),
  language: Type.String(),
  visibility: Type.String(),
  attributes: AttributeWords,
  /** The case that it was merged into, and the one that speaks for both in the end (through others, perhaps). */
  mergedInto: Maybe(Type.String()),
  speaksFor: Maybe(Type.String()),
  /** What was merged into it, directly (`into` is its own code) or through others. */
  merged: Type.Array(
    Type.Object({ code: Type.String(), title: Type.String(), into: Type.String(), openedAt: Instant }),
  ),
  /** Actions open to the caller now: assign, take, hand-over, ask, answer, note, close, reject, priority, reopen, reporter */
  may: Type.Array(Type.String()),
  work: WorkView,
  /** Exact point for officers, also where the public one is coarsened. */
  exactPoint: Maybe(Point),
});
export type DeskComplaint = Static<typeof DeskComplaint>;

/** Every action names the version it saw: if somebody was faster, the answer is 409 and nothing is overwritten. */
const seen = { version: Type.Integer({ minimum: 1 }) };
const Sentence = Type.String({ minLength: 2, maxLength: 4000 });
/** Id of the ready answer with which the words began, for counting. */
const began = { template: Type.Optional(Type.String({ maxLength: 60 })) };
export const Assign = Type.Object(
  {
    ...seen,
    agency: Type.String({ maxLength: 60 }),
    category: Type.Optional(Type.String({ maxLength: 60 })),
    priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  strict,
);
export const Take = Type.Object(seen, strict);
export const HandOver = Type.Object(
  {
    ...seen,
    officer: Type.String({ format: 'uuid' }),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  strict,
);
export const Ask = Type.Object({ ...seen, ...began, text: Sentence }, strict);
export const Answer = Type.Object(
  { ...seen, ...began, text: Sentence, photos: Type.Optional(Files) },
  strict,
);
export const Note = Type.Object({ ...seen, text: Sentence, photos: Type.Optional(Files) }, strict);
export const Close = Type.Object({ ...seen, ...began, text: Sentence, ...closeFields }, strict);
export const Reject = Type.Object(
  { ...seen, ...began, reason: Type.String({ minLength: 10, maxLength: 2000 }) },
  strict,
);
export const Priority = Type.Object({ ...seen, priority: Type.Integer({ minimum: 1, maximum: 4 }) }, strict);
export const DeskReopen = Type.Object(
  { ...seen, reason: Type.String({ minLength: 5, maxLength: 2000 }) },
  strict,
);
const Into = Type.String({
  minLength: 3,
  maxLength: 40,
  description: 'Code of the case that goes on for both',
});
export const Merge = Type.Object({ ...seen, into: Into }, strict);
export const Unmerge = Type.Object(seen, strict);
export type Merge = Static<typeof Merge>;
export type Unmerge = Static<typeof Unmerge>;
export type Assign = Static<typeof Assign>;
export type HandOver = Static<typeof HandOver>;
export type Ask = Static<typeof Ask>;
export type Answer = Static<typeof Answer>;
export type Note = Static<typeof Note>;
export type Close = Static<typeof Close>;
export type Reject = Static<typeof Reject>;
export type Priority = Static<typeof Priority>;
export type DeskReopen = Static<typeof DeskReopen>;

/** Who reported: only for officers with `complaints.read-reporter`; each look is written to the history. */
export const Reporter = Type.Object({
  name: Maybe(Type.String()),
  phone: Maybe(Type.String()),
  email: Maybe(Type.String()),
});
export type Reporter = Static<typeof Reporter>;
/** Colleagues to whom a case can be handed over. */
export const Colleagues = Type.Object({ officers: Type.Array(Named) });
export type Colleagues = Static<typeof Colleagues>;
/** An officer types what a citizen says at the counter or by telephone. */
export const CounterComplaint = Type.Object(
  { ...NewComplaint.properties, channel: Type.Union([Type.Literal('walk-in'), Type.Literal('phone')]) },
  strict,
);
export type CounterComplaint = Static<typeof CounterComplaint>;

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
};

/** Answer to every act: where the case stands now. */
export const Done = Type.Object({ code: Type.String(), state: State, version: Type.Integer() });
export type Done = Static<typeof Done>;
export const Following = Type.Object({ following: Type.Boolean() });
export const MyQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 100 })) });
