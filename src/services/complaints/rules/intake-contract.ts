/** What a report is made of while it is written and sent: categories with their questions, the draft, its twins, the receipt. */
import { type Static, Type } from 'typebox';
import { ATTRIBUTE_TYPES } from './attributes.ts';
import { Common, Files, Instant, Maybe, Named, Point, State, strict, Words } from './case-contract.ts';

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
          phone: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
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
  /** Nobody is known who could be reached: the receipt is the only way to talk. */
  anonymous: Type.Optional(Type.Literal(true)),
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

export const SortingQuery = Type.Object({
  /** Only this one, with the agency that would get the case under it. */
  category: Type.Optional(Type.String({ maxLength: 60 })),
});
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

/** An officer types what a citizen says at the counter or by telephone. */
export const CounterComplaint = Type.Object(
  { ...NewComplaint.properties, channel: Type.Union([Type.Literal('walk-in'), Type.Literal('phone')]) },
  strict,
);
export type CounterComplaint = Static<typeof CounterComplaint>;
