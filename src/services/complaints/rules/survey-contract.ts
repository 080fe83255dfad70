/** The satisfaction survey (SKM), as the browser and other programs send and get it. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Id = Type.String({ minLength: 1, maxLength: 48 });
const Named = Type.Object({ id: Type.String(), title: Type.String() });

export const SurveyForm = Type.Object({
  id: Type.String(),
  /** Of the version; to be sent back. */
  from: Type.String(),
  source: Type.String(),
  elements: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      question: Type.String(),
      /** Of the scores 1 to 4, in that order. */
      answers: Type.Array(Type.String()),
    }),
  ),
  profile: Type.Array(Type.Object({ ...Named.properties, choices: Type.Array(Named) })),
});
export type SurveyForm = Static<typeof SurveyForm>;

export const SurveyAnswers = Type.Object(
  {
    survey: Id,
    from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    /** Score by element; what is left out was skipped. At least one. */
    answers: Type.Record(Id, Type.Integer({ minimum: 1, maximum: 4 })),
    /** Freely told, kept as a count only. */
    profile: Type.Optional(Type.Record(Id, Id)),
  },
  strict,
);
export type SurveyAnswers = Static<typeof SurveyAnswers>;
export const SurveyDone = Type.Object({ answered: Type.Integer() });

export const SatisfactionRow = Type.Object({
  key: Type.String(),
  name: Type.String(),
  respondents: Type.Integer(),
  /** Closed in these months: who could have been asked, and how many of them make a sample (Krejcie and Morgan). */
  population: Type.Integer(),
  sample: Type.Integer(),
  /** Null below the least number of respondents. */
  index: Maybe(Type.Number()),
  quality: Maybe(Type.Enum(['A', 'B', 'C', 'D'])),
  /** Mean per element with the number of answers; empty below the least number. */
  elements: Type.Array(
    Type.Object({ id: Type.String(), title: Type.String(), mean: Maybe(Type.Number()), n: Type.Integer() }),
  ),
});
export type SatisfactionRow = Static<typeof SatisfactionRow>;

export const Satisfaction = Type.Object({
  from: Type.String(),
  until: Type.String(),
  source: Type.String(),
  /** Fewer respondents are not shown: one of them could be known, and the figure would mislead. */
  minimum: Type.Integer(),
  all: SatisfactionRow,
  agencies: Type.Array(SatisfactionRow),
});
export type Satisfaction = Static<typeof Satisfaction>;
