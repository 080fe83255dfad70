/** DOOR for the browser: the form of a service in one language, with its expressions ready to run, and what people answer. */
import Type, { type Static, type TSchema } from 'typebox';
import { languages } from '../../shared/languages.ts';
import type { FeelAst } from './rules/feel/ast.ts';
import { FIELD_TYPES, FILE_KINDS } from './rules/shape/form.ts';

const strict = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** A FEEL expression as the compiler left it; `rules/feel/evaluate.ts` runs it. */
export const Formula = Type.Unsafe<FeelAst>({ type: 'object' });

export const FieldView = strict({
  id: Type.String(),
  type: Type.Enum([...FIELD_TYPES]),
  title: Type.String(),
  help: Type.Optional(Type.String()),
  required: Type.Boolean(),
  when: Type.Optional(Formula),
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
  decimals: Type.Optional(Type.Integer()),
  unit: Type.Optional(Type.String()),
  earliest: Type.Optional(Formula),
  latest: Type.Optional(Formula),
  options: Type.Optional(Type.Array(strict({ value: Type.String(), title: Type.String() }))),
  accepts: Type.Optional(Type.Array(Type.Enum([...FILE_KINDS]))),
  megabytes: Type.Optional(Type.Integer()),
  reuse: Type.Optional(Type.String()),
  /** A paper of the service writes the answer: it has to be in signs that papers can write. */
  printed: Type.Optional(Type.Boolean()),
});
export type FieldView = Static<typeof FieldView>;

export const SectionView = strict({
  id: Type.String(),
  title: Type.String(),
  intro: Type.Optional(Type.String()),
  when: Type.Optional(Formula),
  repeat: Type.Optional(strict({ min: Type.Integer(), max: Type.Integer(), item: Type.String() })),
  fields: Type.Array(FieldView),
});
export type SectionView = Static<typeof SectionView>;

export const CheckView = strict({
  id: Type.String(),
  must: Formula,
  message: Type.String(),
  field: Type.Optional(Type.String()),
});
export type CheckView = Static<typeof CheckView>;

export const FormView = strict({
  service: Type.String(),
  version: Type.Integer(),
  sections: Type.Array(SectionView),
  checks: Type.Array(CheckView),
});
export type FormView = Static<typeof FormView>;

export type Place = { lat: number; lng: number; address: string };
/** One answer; which kind of value says the type of its field. Uploads are lists of file ids. */
export type Answer = string | number | boolean | string[] | Place | null;
/** Answers of one item of a repeated section. */
export type ItemAnswers = { [field: string]: Answer | undefined };
/** Fields by their id; a repeated section by its id, as a list. */
export type Answers = { [name: string]: Answer | ItemAnswers[] | undefined };
/** Days (`YYYY-MM-DD`) that expressions know: today in the city, and the day of sending. */
export type Facts = { today: string; applied_on: string };

/** `path` is `stall_width` or `heirs/0/nik`; the sentence is `definitions.fault.<rule>` (pages) or `definitions.rule.<rule>` (server); for `check` the `message` of the check that `params.check` names. */
export type Fault = { path: string; rule: string; params?: Record<string, string | number> };

export const ServiceParams = strict({ id: Type.String({ maxLength: 48 }) });
export const FormQuery = strict({
  /** Absent: the version in force today. */
  version: Type.Optional(Type.Integer({ minimum: 1 })),
  language: Type.Optional(Type.Enum([...languages])),
});

export const SCHEMA_PARTS = ['service', 'form', 'workflow', 'papers', 'pillars', 'life-events'] as const;
export const SchemaParams = strict({ part: Type.Enum([...SCHEMA_PARTS]) });
