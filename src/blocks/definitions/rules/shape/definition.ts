/** A service of the city as data: what the citizen reads, fills in and gets, and what the officer does, in one definition. */
import Type, { type Static } from 'typebox';
import { Form } from './form.ts';
import { Fee, Paper } from './papers.ts';
import { Duty, Feel, FieldName, Id, IsoDate, Limit, strict, Words } from './pieces.ts';
import { Workflow } from './workflow.ts';

/**
 * The components of a service standard (Permenpan RB 15/2014) that are told in words. The other ones come from the parts that run:
 * requirements from `requirements`, time from `workflow.promise`, fee from `fee`.
 */
const Standard = strict({
  procedure: Type.Array(Words, { minItems: 2, maxItems: 12 }),
  product: Words,
  complaints: Words,
  legalBasis: Type.Array(strict({ title: Words, source: Type.Optional(Type.String({ maxLength: 300 })) }), {
    minItems: 1,
    maxItems: 12,
  }),
  facilities: Words,
  competence: Words,
  supervision: Words,
  staff: Words,
  guarantee: Words,
  safety: Words,
  evaluation: Words,
});
export type Standard = Static<typeof Standard>;

const Requirement = strict({
  id: Id,
  title: Words,
  /** Where to get it, how it must look. */
  help: Type.Optional(Words),
  /** The upload or field of the form that meets it; without it, it is shown at the counter or at the visit. */
  field: Type.Optional(FieldName),
  /** For whom: the same expression as in the form, and in words for the reader of the page. */
  when: Type.Optional(Feel),
  whenTold: Type.Optional(Words),
});
export type Requirement = Static<typeof Requirement>;

const audiences = ['person', 'business', 'organisation'] as const;

export const Definition = strict({
  id: Id,
  /** First day on which this version holds. */
  from: IsoDate,
  /** What changed, for the public history of the procedure. */
  change: Words,
  title: Words,
  /** One sentence: what it is and for whom. */
  summary: Words,
  /** A pillar of `pillars.yaml`. */
  pillar: Id,
  /** Life events of `life-events.yaml`, the one it belongs to most first. */
  events: Type.Optional(Type.Array(Id, { uniqueItems: true })),
  /** Other words that people search for, slang and abbreviations too. */
  keywords: Type.Array(Type.String({ minLength: 2, maxLength: 60 }), { minItems: 1, maxItems: 40 }),
  audience: Type.Array(Type.Enum([...audiences]), { minItems: 1, uniqueItems: true }),
  agency: Duty,
  /** online: the form can be filled in here; information: the procedure is told, and carried out elsewhere. */
  channel: Type.Enum(['online', 'information']),
  /** Told instead of the form for `information`: where to go. */
  where: Type.Optional(Words),
  standard: Standard,
  requirements: Type.Array(Requirement, { maxItems: 40 }),
  /** Only for `information`, where no workflow holds it. */
  time: Type.Optional(Limit),
  fee: Fee,
  form: Type.Optional(Form),
  workflow: Type.Optional(Workflow),
  papers: Type.Optional(Type.Array(Paper, { maxItems: 6 })),
  /** The summary in very plain short sentences, for easy reading. */
  easy: Type.Array(Words, { minItems: 3, maxItems: 12 }),
  /** Targets that the command center compares with what happens. */
  targets: Type.Optional(
    strict({
      onTimePercent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      satisfaction: Type.Optional(Type.Number({ minimum: 25, maximum: 100 })),
    }),
  ),
});
export type Definition = Static<typeof Definition>;
