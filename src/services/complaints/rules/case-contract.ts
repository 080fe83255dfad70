/** The parts that every view of a complaint is made of: its state, place, photos and timeline. */
import { type Static, Type } from 'typebox';

export const strict = { additionalProperties: false } as const;
export const Words = Type.String();
export const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });
export const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
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

export const Point = Type.Object(
  {
    lat: Type.Number({ minimum: -90, maximum: 90 }),
    lng: Type.Number({ minimum: -180, maximum: 180 }),
  },
  strict,
);
export const Named = Type.Object({ id: Type.String(), name: Words });
const FileId = Type.String({ format: 'uuid' });
export const Files = Type.Array(FileId, { maxItems: 5, uniqueItems: true });
export const Photo = Type.Object({
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
  /** On the desk: a step of the officer who reads it. */
  own: Type.Optional(Type.Literal(true)),
  text: Maybe(Type.String()),
  photos: Type.Array(Photo),
  /** How many more photos there are that the audience may not see. */
  concealed: Type.Integer(),
  /** Facts of the step, e.g. {from, to} agencies or {score}. */
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type Entry = Static<typeof Entry>;

/** What the public page, the desk and a list of twins all show of a case. */
export const Common = {
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

/** Answers to the questions of the category, in words. */
export const AttributeWords = Type.Array(
  Type.Object({ code: Type.String(), label: Words, value: Type.String() }),
);
