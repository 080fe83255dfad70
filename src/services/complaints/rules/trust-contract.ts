/** Shapes of flags, moderation, confidential reporters and the settings for them, for the server and the browser. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD in the city’s zone' });
const Code = Type.String({ minLength: 3, maxLength: 40 });
const Id = Type.String({ format: 'uuid' });
const Named = Type.Object({ id: Type.String(), name: Type.String() });

export const PARTS = ['report', 'text', 'entry', 'photo'] as const;
/** report: all of it; text: the description; entry: words of one step of the timeline; photo: one picture. */
export type Part = (typeof PARTS)[number];
const PartKind = Type.Enum(PARTS, { 'x-label': 'part' });
export const FACE_STATES = ['shown', 'held', 'hidden', 'masked', 'redacted'] as const;
export type FaceState = (typeof FACE_STATES)[number];
export const DECISIONS = ['show', 'hide', 'mask', 'redact'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What anybody may say is wrong; the last two come from the house itself. */
export const FLAG_REASONS = ['defamation', 'personal-data', 'hoax', 'abuse', 'spam'] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];
export const REVIEW_REASONS = [...FLAG_REASONS, 'photo-check', 'objection'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];
/** Why a part is hidden, masked or redacted. */
export const DECISION_REASONS = [...FLAG_REASONS, 'other'] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];
/** Why a confidential reporter is looked at. */
export const LOOK_REASONS = ['contact', 'facts', 'safety', 'court'] as const;
export type LookReason = (typeof LOOK_REASONS)[number];

const Ref = Type.String({
  maxLength: 40,
  description: 'Id of the photo or of the step; empty for the others',
});

export const Flag = Type.Object(
  {
    kind: PartKind,
    ref: Type.Optional(Ref),
    reason: Type.Enum(FLAG_REASONS),
    note: Type.Optional(
      Type.String({ maxLength: 500, description: 'What is wrong, for the officer who looks' }),
    ),
  },
  { ...strict, description: 'Who flags stays unknown, to the officers too' },
);
export type Flag = Static<typeof Flag>;
export const Flagged = Type.Object({ flagged: Type.Boolean() });

export const MOST_BOXES = 100;
/** In parts of the picture's width and height, so that it holds for every size of it. */
const Box = Type.Object(
  {
    x: Type.Number({ minimum: 0, maximum: 1 }),
    y: Type.Number({ minimum: 0, maximum: 1 }),
    w: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
    h: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
  },
  strict,
);
export type Box = Static<typeof Box>;
const Span = Type.Object(
  { from: Type.Integer({ minimum: 0, maximum: 4000 }), to: Type.Integer({ minimum: 1, maximum: 4000 }) },
  strict,
);

export const Moderate = Type.Object(
  {
    kind: PartKind,
    ref: Type.Optional(Ref),
    decision: Type.Enum(DECISIONS),
    seen: Type.Integer({
      minimum: 0,
      description: 'Version of the part that the screen showed; 0 before the first decision',
    }),
    reason: Type.Optional(Type.Enum(DECISION_REASONS)),
    note: Type.Optional(Type.String({ maxLength: 1000, description: 'The reporter reads it' })),
    boxes: Type.Optional(Type.Array(Box, { minItems: 1, maxItems: MOST_BOXES })),
    masks: Type.Optional(Type.Array(Span, { minItems: 1, maxItems: 200 })),
  },
  strict,
);
export type Moderate = Static<typeof Moderate>;
export const Moderated = Type.Object({
  code: Type.String(),
  state: Type.Enum(FACE_STATES),
  version: Type.Integer(),
});
export type Moderated = Static<typeof Moderated>;

const Picture = Type.Object({ id: Id, width: Type.Integer(), height: Type.Integer() });
const Verdict = Type.Object({
  review: Id,
  at: Instant,
  by: Maybe(Named),
  decision: Type.Enum(DECISIONS),
  reason: Maybe(Type.String()),
  note: Maybe(Type.String()),
});
/** One part of a report as its moderators see it. */
export const FacePart = Type.Object({
  kind: Type.Enum(PARTS),
  ref: Type.String(),
  state: Type.Enum(FACE_STATES),
  version: Type.Integer(),
  /** Words as they were written; null for photos. */
  text: Maybe(Type.String()),
  /** Words as the public reads them. */
  publicText: Maybe(Type.String()),
  photo: Maybe(Picture),
  publicPhoto: Maybe(Picture),
  boxes: Type.Array(Box),
  /** The open review of it. */
  review: Maybe(
    Type.Object({
      id: Id,
      reasons: Type.Array(Type.String()),
      flags: Type.Integer(),
      openedAt: Instant,
      objection: Maybe(Type.String()),
      notes: Type.Array(Type.String()),
      /** False for who decided what the reporter objects to. */
      mine: Type.Boolean(),
    }),
  ),
  last: Maybe(Verdict),
});
export type FacePart = Static<typeof FacePart>;
export const CaseParts = Type.Object({
  code: Type.String(),
  title: Type.String(),
  parts: Type.Array(FacePart),
});
export type CaseParts = Static<typeof CaseParts>;

const REVIEW_VIEWS = ['waiting', 'objections', 'decided'] as const;
export const ReviewQuery = Type.Object({
  view: Type.Optional(Type.Enum(REVIEW_VIEWS)),
  reason: Type.Optional(Type.Enum(REVIEW_REASONS)),
  kind: Type.Optional(PartKind),
  cursor: Type.Optional(Type.String({ maxLength: 100 })),
});
export type ReviewQuery = Static<typeof ReviewQuery>;
export const ReviewItem = Type.Object({
  id: Id,
  code: Type.String(),
  title: Type.String(),
  category: Named,
  agency: Maybe(Named),
  area: Maybe(Type.String()),
  part: FacePart,
  decided: Maybe(Verdict),
});
export type ReviewItem = Static<typeof ReviewItem>;
export const ReviewPage = Type.Object({ items: Type.Array(ReviewItem), next: Maybe(Type.String()) });
export type ReviewPage = Static<typeof ReviewPage>;
export const ReviewCounts = Type.Object({
  waiting: Type.Integer(),
  objections: Type.Integer(),
  /** Of those that wait, by reason. */
  reasons: Type.Record(Type.String(), Type.Integer()),
});
export type ReviewCounts = Static<typeof ReviewCounts>;

export const Objection = Type.Object(
  { review: Id, text: Type.String({ minLength: 10, maxLength: 2000 }) },
  strict,
);
export type Objection = Static<typeof Objection>;
/** What was decided on a reporter's words or photos, as the reporter reads it. */
export const OwnVerdict = Type.Object({
  review: Id,
  at: Instant,
  kind: Type.Enum(PARTS),
  decision: Type.Enum(DECISIONS),
  reason: Maybe(Type.String()),
  note: Maybe(Type.String()),
  /** none: may object once; open: another officer will look; decided: that officer has. */
  objection: Type.Enum(['none', 'open', 'decided']),
});
export type OwnVerdict = Static<typeof OwnVerdict>;

export const Look = Type.Object({ reason: Type.Enum(LOOK_REASONS) }, strict);
export type Look = Static<typeof Look>;
export const PhotoParams = Type.Object({ code: Code, photo: Id });

export const Confidant = Type.Object({
  id: Id,
  officer: Named,
  /** Null for the whole city. */
  agency: Maybe(Named),
  from: Day,
  until: Maybe(Day),
  appointedBy: Maybe(Type.String()),
  appointedAt: Instant,
  ended: Type.Boolean(),
});
export type Confidant = Static<typeof Confidant>;
export const Confidants = Type.Object({ confidants: Type.Array(Confidant) });
export type Confidants = Static<typeof Confidants>;
export const Appoint = Type.Object(
  {
    officer: Id,
    agency: Type.Optional(Type.String({ maxLength: 60, description: 'Left out for the whole city' })),
    from: Day,
    until: Type.Optional(Day),
  },
  strict,
);
export type Appoint = Static<typeof Appoint>;
export const Appointed = Type.Object({ id: Id });
export const ConfidantParams = Type.Object({ id: Id });

export const SCREEN_RULES = [
  'nik',
  'phone',
  'email',
  'number',
  'plate',
  'account',
  'profanity',
  'accusation',
] as const;
export type ScreenRule = (typeof SCREEN_RULES)[number];
export const SCREEN_ACTIONS = ['pass', 'queue', 'hold'] as const;
const Action = Type.Enum(SCREEN_ACTIONS);
export const PHOTO_HOLDS = ['none', 'some', 'all'] as const;
export const TrustRules = Type.Object(
  {
    rules: Type.Object(
      {
        nik: Action,
        phone: Action,
        email: Action,
        number: Action,
        plate: Action,
        account: Action,
        profanity: Action,
        accusation: Action,
      },
      strict,
    ),
    photos: Type.Object(
      {
        /** Which photos wait until an officer has looked. */
        hold: Type.Enum(PHOTO_HOLDS),
        categories: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 }),
        anonymous: Type.Boolean(),
      },
      strict,
    ),
  },
  strict,
);
export type TrustRules = Static<typeof TrustRules>;
export const TrustSettings = Type.Object({
  today: Day,
  /** In force today. */
  now: TrustRules,
  /** Versions that begin on a later day. */
  later: Type.Array(Type.Object({ from: Day, value: TrustRules })),
  /** Another one as soon as anything about the rules is another. */
  stamp: Type.String(),
});
export type TrustSettings = Static<typeof TrustSettings>;
export const TrustChange = Type.Object(
  {
    from: Day,
    value: TrustRules,
    /** Stamp of what the caller's screen showed: 409 if it has changed since. */
    seen: Type.String({ maxLength: 100 }),
  },
  strict,
);
export type TrustChange = Static<typeof TrustChange>;
export const TrustChanged = Type.Object({ from: Day });
