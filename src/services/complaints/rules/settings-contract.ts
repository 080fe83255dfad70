/** What administrators see and change of the city's own rules for complaints: everything with the date from which it holds. */
import { type Static, Type } from 'typebox';
import { ATTRIBUTE_TYPES } from './attributes.ts';

const strict = { additionalProperties: false } as const;
const FourWords = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 200 }),
    en: Type.String({ minLength: 1, maxLength: 200 }),
    jv: Type.String({ minLength: 1, maxLength: 200 }),
    zh: Type.String({ minLength: 1, maxLength: 200 }),
  },
  strict,
);
const IsoDate = Type.String({ format: 'date', description: 'YYYY-MM-DD in the city’s zone' });
const Id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', minLength: 1, maxLength: 60 });
const Named = Type.Object({ id: Type.String(), name: Type.String() });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** A question of the category, beyond words and place. */
const AttributeSchema = Type.Object(
  {
    code: Id,
    type: Type.Enum([...ATTRIBUTE_TYPES]),
    required: Type.Boolean(),
    label: FourWords,
    hint: Type.Optional(FourWords),
    values: Type.Optional(
      Type.Array(Type.Object({ key: Id, name: FourWords }, strict), { minItems: 1, maxItems: 60 }),
    ),
  },
  strict,
);

/** What a category says; the same when it is read and when it is written. */
const Content = {
  title: FourWords,
  hint: FourWords,
  group: Id,
  groupTitle: FourWords,
  keywords: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 }),
  /** Duty of government it belongs to: by it the routing table finds the agency. */
  agencyKind: Type.String({ minLength: 1, maxLength: 60 }),
  /** Class of the promise: one of the completion clocks. */
  clock: Type.String({ minLength: 1, maxLength: 60 }),
  priority: Type.Integer({ minimum: 1, maximum: 4 }),
  public: Type.Union([Type.Boolean(), Type.Literal('coarse')]),
  hazard: Type.Boolean(),
  attributes: Type.Optional(Type.Array(AttributeSchema, { maxItems: 30 })),
};

/** A category of the city's own, or another version of one. `agency` routes it from the same day. */
export const CategoryChange = Type.Object(
  {
    ...Content,
    agency: Type.Optional(Type.String({ maxLength: 60 })),
    /** First day on which it holds: today (the default) or later. The past stays as it was. */
    from: Type.Optional(IsoDate),
    /** Stamp of what the caller's screen showed, null for a new one: 409 if it has changed since. */
    seen: Type.Optional(Maybe(Type.String({ maxLength: 60 }))),
  },
  strict,
);
export type CategoryChange = Static<typeof CategoryChange>;
export const CategoryParams = Type.Object({ id: Id });
export const CategorySaved = Type.Object({ id: Type.String(), from: IsoDate });
export const CategoryEnded = Type.Object({ id: Type.String(), retiredOn: IsoDate });

export const CategoryVersion = Type.Object({
  from: IsoDate,
  /** False: the city wrote it, and no pack changes it. */
  fromPack: Type.Boolean(),
  ...Content,
});
export type CategoryVersion = Static<typeof CategoryVersion>;

export const CategoryRecord = Type.Object({
  id: Type.String(),
  /** Of everything below `versions`; to be sent back as `seen`. */
  stamp: Type.String(),
  /** Since when nobody can choose it; null while it can be chosen, or will be from the day of its first version. */
  retiredOn: Maybe(IsoDate),
  /** The oldest first. */
  versions: Type.Array(CategoryVersion),
  /** Where a report without a known ward goes today, why, and the areas whose reports go elsewhere. */
  route: Type.Object({
    agency: Maybe(Named),
    by: Type.Union([Type.Literal('rule'), Type.Literal('kind'), Type.Literal('fallback')]),
    elsewhere: Type.Array(
      Type.Object({ area: Type.Object({ code: Type.String(), name: Type.String() }), agency: Named }),
    ),
  }),
});
export type CategoryRecord = Static<typeof CategoryRecord>;

export const ComplaintSettings = Type.Object({
  /** The city's date, by which "in force" is meant. */
  today: IsoDate,
  categories: Type.Array(CategoryRecord),
  groups: Type.Array(Type.Object({ id: Type.String(), title: FourWords })),
  kinds: Type.Array(Named),
  /** Promises of completion that a category can have. */
  clocks: Type.Array(
    Type.Object({
      id: Type.String(),
      days: Type.Integer(),
      unit: Type.Union([Type.Literal('days'), Type.Literal('working-days')]),
      source: Type.String(),
    }),
  ),
});
export type ComplaintSettings = Static<typeof ComplaintSettings>;
