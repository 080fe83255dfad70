/** The form of a service: sections with fields, some of them only when an expression holds, some repeated. */
import Type, { type Static } from 'typebox';
import { Feel, FieldName, Id, strict, Words } from './pieces.ts';

/** What a field can be. `place` is an address with a point on the map; `statement` is a sentence that must be ticked. */
export const FIELD_TYPES = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'time',
  'choice',
  'choices',
  'yes-no',
  'statement',
  'nik',
  'nib',
  'phone',
  'email',
  'ward',
  'place',
  'upload',
] as const;

/** Kinds of file. What is meant is what the bytes are, not what the name says. */
export const FILE_KINDS = ['photo', 'pdf'] as const;

const Option = strict({ value: FieldName, title: Words });

export const Field = strict({
  id: FieldName,
  type: Type.Enum([...FIELD_TYPES]),
  title: Words,
  /** What people get wrong here, and an example. */
  help: Type.Optional(Words),
  /** Obligatory unless false. A field that is not asked (`when`) is never obligatory. */
  required: Type.Optional(Type.Boolean()),
  when: Type.Optional(Feel),
  /** number, money: smallest and largest value; text: number of characters; choices, upload: how many. */
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
  /** number: digits after the comma, 0 when absent. */
  decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 4 })),
  /** number: `m²`, `orang`. */
  unit: Type.Optional(Words),
  /** date: earliest and latest, as an expression that gives a date: `today + duration("P7D")`. */
  earliest: Type.Optional(Feel),
  latest: Type.Optional(Feel),
  options: Type.Optional(Type.Array(Option, { minItems: 2, maxItems: 60 })),
  /** upload */
  accepts: Type.Optional(Type.Array(Type.Enum([...FILE_KINDS]), { minItems: 1, uniqueItems: true })),
  megabytes: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  /**
   * What the city already knows of the applicant under this name (`name`, `nik`, `address`, `birth_date`, …) stands in the
   * field, to be changed freely: from the account, else from the last application that was sent.
   */
  reuse: Type.Optional(FieldName),
});
export type Field = Static<typeof Field>;

const Section = strict({
  id: FieldName,
  title: Words,
  intro: Type.Optional(Words),
  when: Type.Optional(Feel),
  /** The section is filled in several times; expressions read it as a list under its id. */
  repeat: Type.Optional(
    strict({
      min: Type.Integer({ minimum: 0, maximum: 50 }),
      max: Type.Integer({ minimum: 1, maximum: 50 }),
      /** One of them: "ahli waris". */
      item: Words,
    }),
  ),
  fields: Type.Array(Field, { minItems: 1, maxItems: 40 }),
});
export type Section = Static<typeof Section>;

/** A rule over several fields. `must` is an expression that has to be true; `message` says what to do when it is not. */
const Check = strict({ id: Id, must: Feel, message: Words, field: Type.Optional(FieldName) });
export type Check = Static<typeof Check>;

export const Form = strict({
  sections: Type.Array(Section, { minItems: 1, maxItems: 30 }),
  checks: Type.Optional(Type.Array(Check, { maxItems: 40 })),
});
export type Form = Static<typeof Form>;
