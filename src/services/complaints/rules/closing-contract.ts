/** What the browser and other programs send and get about the end of a case. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Named = Type.Object({ id: Type.String(), name: Type.String() });
const FileId = Type.String({ format: 'uuid' });
const IsoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Why = Type.String({ minLength: 10, maxLength: 500 });

/** Where and when the device took a photo, as the device says. */
export const Shot = Type.Object(
  {
    photo: FileId,
    at: Type.Optional(Instant),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    lng: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    /** Metres by which the position may be wrong. */
    accuracy: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
  },
  strict,
);
export type Shot = Static<typeof Shot>;

/** What a close says beyond its words and photos. */
export const closeFields = {
  /** Whether it is mended. Left out, the case is closed without a statement and never counted as mended. */
  mended: Type.Optional(Type.Boolean()),
  /** Proof from the place. Without one, `withoutPhoto` must say why; the public sees that. */
  photos: Type.Optional(Type.Array(FileId, { maxItems: 5, uniqueItems: true })),
  withoutPhoto: Type.Optional(Why),
  shots: Type.Optional(Type.Array(Shot, { maxItems: 5 })),
  /** The device's own clock at sending, by which the times of `shots` are put right. */
  deviceTime: Type.Optional(Instant),
  /** Why the photo was not taken at the place, or why nobody can tell; the public sees it. */
  whyAway: Type.Optional(Why),
  /** Why it is not mended: one of `GET /api/complaints/closing-reasons`. */
  reason: Type.Optional(Type.String({ maxLength: 60 })),
  /** Whose it is, where the reason asks for that. */
  authority: Type.Optional(Type.String({ minLength: 2, maxLength: 120 })),
  /** The day for which it is planned, later than today. */
  plannedFor: Type.Optional(IsoDate),
};

/** `place`: taken near enough; `elsewhere`; `unplaced`: nobody knows where; `unmeasured`: the report has no point; `none`. */
export const PROOFS = ['place', 'elsewhere', 'unplaced', 'unmeasured', 'none'] as const;
export type Proof = (typeof PROOFS)[number];

/** How a case was closed, as everybody may see it. */
export const Closing = Type.Object({
  at: Instant,
  reason: Maybe(Named),
  authority: Maybe(Type.String()),
  plannedFor: Maybe(IsoDate),
  proof: Type.Enum(PROOFS),
  /** Between the place of the photo and the point of the report. */
  metres: Maybe(Type.Integer()),
  takenAt: Maybe(Instant),
  whyAway: Maybe(Type.String()),
  withoutPhoto: Maybe(Type.String()),
  /** How many of those who reported say that it is mended, and that it is not. */
  confirmed: Type.Integer(),
  denied: Type.Integer(),
  /** A head has looked at the "not yet" of somebody else who reported it. */
  reviewed: Type.Boolean(),
  /** Somebody denies it, or the day of the plan has come, and no head has looked since. */
  wantsLook: Type.Boolean(),
  /** When silence settles it; null unless somebody's word is awaited. */
  silentAt: Maybe(Instant),
  /** Until when who reported may speak. */
  until: Instant,
  /** What the caller has said as one who reported; null for nothing yet. */
  said: Maybe(Type.Boolean()),
});
export type Closing = Static<typeof Closing>;

export const ClosingReasons = Type.Object({
  reasons: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      asks: Maybe(Type.Union([Type.Literal('date'), Type.Literal('authority')])),
    }),
  ),
  /** A photo from farther away needs a word of why; as much of its own inaccuracy is taken into account. */
  metres: Type.Integer(),
  accuracy: Type.Integer(),
});
export type ClosingReasons = Static<typeof ClosingReasons>;

/** The word of somebody who reported it. "Not yet" needs words. */
export const Verdict = Type.Union([
  Type.Object({ mended: Type.Literal(true) }, strict),
  Type.Object(
    {
      mended: Type.Literal(false),
      reason: Type.String({ minLength: 5, maxLength: 2000 }),
      photos: Type.Optional(Type.Array(FileId, { maxItems: 5, uniqueItems: true })),
    },
    strict,
  ),
]);
export type Verdict = Static<typeof Verdict>;

export const Uphold = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    text: Type.String({ minLength: 10, maxLength: 2000 }),
    /** Another day, where one was planned: the case comes back to the follow-up then. */
    plannedFor: Type.Optional(IsoDate),
  },
  strict,
);
export type Uphold = Static<typeof Uphold>;
