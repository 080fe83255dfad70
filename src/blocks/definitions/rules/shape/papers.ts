/** Fee and papers of a service: what it costs, and what the applicant holds in hand at the end. */
import Type, { type Static } from 'typebox';
import { Feel, FieldName, Id, Span, strict, Words } from './pieces.ts';

const FeeLine = strict({
  id: Id,
  title: Words,
  /** Whole rupiah, from the answers. */
  amount: Feel,
  when: Type.Optional(Feel),
  /** The article that sets it. */
  basis: Words,
});
export type FeeLine = Static<typeof FeeLine>;

/** Without lines the service is free. `told` is what the public page says before anything is answered. */
export const Fee = strict({ told: Words, lines: Type.Optional(Type.Array(FeeLine, { maxItems: 20 })) });
export type Fee = Static<typeof Fee>;

/** Text of a paper. `{{ … }}` holds an expression over the answers, `number`, `issued_on`, `valid_until`, `fee`, `visit`, `reviews`. */
const Text = Type.String({ minLength: 1, maxLength: 4000 });

/** By the key that says what kind of block it is. */
export const BLOCKS = {
  text: strict({ text: Text, when: Type.Optional(Feel) }),
  heading: strict({ heading: Text, when: Type.Optional(Feel) }),
  fields: strict({
    fields: Type.Array(strict({ label: Text, value: Text }), { minItems: 1, maxItems: 40 }),
    when: Type.Optional(Feel),
  }),
  list: strict({ list: Type.Array(Text, { minItems: 1, maxItems: 40 }), when: Type.Optional(Feel) }),
  table: strict({
    table: strict({
      /** A repeated section of the form; columns read the fields of one item. */
      over: FieldName,
      columns: Type.Array(strict({ title: Text, value: Text }), { minItems: 1, maxItems: 8 }),
    }),
    when: Type.Optional(Feel),
  }),
};
const Block = Type.Union([BLOCKS.text, BLOCKS.heading, BLOCKS.fields, BLOCKS.list, BLOCKS.table]);
export type Block = Static<typeof Block>;

export const Paper = strict({
  id: Id,
  title: Words,
  /** Title as printed, in Indonesian, the language of official papers (UU 24/2009 art. 27). */
  heading: Text,
  /** Code in the number series of letters, such as `503.5`. */
  code: Type.String({ pattern: '^[A-Za-z0-9.-]{1,24}$' }),
  body: Type.Array(Block, { minItems: 1, maxItems: 60 }),
  /** Without validity or `until` it holds until it is revoked. */
  validity: Type.Optional(Span),
  /** A date out of the answers, such as the last day of an event. */
  until: Type.Optional(Feel),
  /** Days before the end on which the holder is reminded. */
  remind: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 365 }), { uniqueItems: true })),
  revocable: Type.Optional(Type.Boolean()),
});
export type Paper = Static<typeof Paper>;
