/** What the browser sends and gets about ready answers. */
import { type Static, Type } from 'typebox';
import { TEMPLATE_ACTS } from './templates.ts';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const IsoDate = Type.String({ format: 'date', description: 'YYYY-MM-DD in the city’s zone' });
const Id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', minLength: 1, maxLength: 60 });
const Named = Type.Object({ id: Type.String(), name: Type.String() });

/** Words in Indonesian, and in the other languages where somebody wrote them. */
const someWords = (longest: number) =>
  Type.Object(
    {
      id: Type.String({ minLength: 2, maxLength: longest, pattern: '\\S' }),
      en: Type.Optional(Type.String({ maxLength: longest })),
      jv: Type.Optional(Type.String({ maxLength: longest })),
      zh: Type.Optional(Type.String({ maxLength: longest })),
    },
    strict,
  );

const FieldName = Type.String({
  pattern: '^[a-z][a-z0-9 -]{0,39}$',
  description: 'As it stands between the braces: small letters, digits, spaces',
});
const Field = Type.Object(
  {
    name: FieldName,
    kind: Type.Enum(['text', 'date', 'choice']),
    label: someWords(80),
    choices: Type.Optional(Type.Array(someWords(120), { minItems: 1, maxItems: 12 })),
  },
  strict,
);

const Content = {
  acts: Type.Array(Type.Enum([...TEMPLATE_ACTS]), { minItems: 1, maxItems: 4, uniqueItems: true }),
  categories: Type.Array(Type.String({ maxLength: 60 }), {
    maxItems: 60,
    uniqueItems: true,
    description: 'Empty: for every category',
  }),
  title: someWords(120),
  text: someWords(1500),
  fields: Type.Array(Field, { maxItems: 8 }),
};

export const TemplateParams = Type.Object({ id: Id });
/** A new template of the city (`agency` null) or of one agency. */
export const NewTemplate = Type.Object(
  {
    agency: Maybe(Type.String({ maxLength: 60 })),
    from: Type.Optional(IsoDate),
    ...Content,
  },
  strict,
);
export type NewTemplate = Static<typeof NewTemplate>;

/** Another version, from today or a later day; `seen` is the stamp that the screen showed. */
export const TemplateChange = Type.Object(
  { seen: Type.String({ maxLength: 100 }), from: Type.Optional(IsoDate), ...Content },
  strict,
);
export type TemplateChange = Static<typeof TemplateChange>;
export const RetireTemplate = Type.Object({ seen: Type.String({ maxLength: 100 }) }, strict);
export const TemplateSaved = Type.Object({ id: Type.String() });

export const TemplateView = Type.Object({
  id: Type.String(),
  agency: Maybe(Named),
  ...Content,
  /** First day of this version. */
  from: Type.String(),
  retiredOn: Maybe(Type.String()),
  fromPack: Type.Boolean(),
  stamp: Type.String(),
  /** May the caller change it? */
  mine: Type.Boolean(),
  uses: Type.Object({ month: Type.Integer(), total: Type.Integer() }),
});
export type TemplateView = Static<typeof TemplateView>;
export const TemplatesView = Type.Object({
  today: Type.String(),
  /** Where the caller may add one: null is the whole city. */
  places: Type.Array(Maybe(Named)),
  templates: Type.Array(TemplateView),
});
export type TemplatesView = Static<typeof TemplatesView>;

export const OfferQuery = Type.Object({ act: Type.Enum([...TEMPLATE_ACTS]) });
/** What can be put into one act on one case: titles and questions in the officer's language. */
export const OfferedTemplates = Type.Object({
  /** The reporter's language, in which the text is put in where it exists. */
  language: Type.String(),
  templates: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      agency: Maybe(Named),
      /** As it will be put in, fields still in braces. */
      text: Type.String(),
      textLanguage: Type.String(),
      fields: Type.Array(
        Type.Object({
          name: Type.String(),
          kind: Type.Enum(['text', 'date', 'choice']),
          label: Type.String(),
          choices: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
});
export type OfferedTemplates = Static<typeof OfferedTemplates>;

/** What the officer wrote for the free fields: text, a day as YYYY-MM-DD, or the number of the choice. */
const Values = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 }), {
  maxProperties: 8,
});
export const FillTemplate = Type.Object({ act: Type.Enum([...TEMPLATE_ACTS]), values: Values }, strict);
export type FillTemplate = Static<typeof FillTemplate>;
export const FillParams = Type.Object({
  code: Type.String({ minLength: 3, maxLength: 40 }),
  id: Id,
});
export const FilledTemplate = Type.Object({
  text: Type.String(),
  language: Type.String(),
  /** The reporter's language was not there, so the text is Indonesian. */
  fellBack: Type.Boolean(),
  /** Fields for which the case has nothing: a gap stands in the text. */
  missing: Type.Array(Type.String()),
});
export type FilledTemplate = Static<typeof FilledTemplate>;
