/** What a paper is: a title and blocks of text with placeholders, written by the city's own staff. Data only. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false };

/** No paper is written by hand with more; a template that grows beyond is a mistake or an attack. */
export const PAPER_LIMITS = {
  blocks: 200,
  items: 100,
  columns: 8,
  text: 4000,
  /** Characters of the whole paper after its placeholders were filled. */
  total: 60_000,
  placeholders: 400,
  expression: 500,
  pages: 20,
} as const;

const Text = Type.String({ maxLength: PAPER_LIMITS.text });
const when = Type.Optional(
  Type.String({
    maxLength: PAPER_LIMITS.expression,
    description: 'An expression; the block is left out when it answers false, null or nothing.',
  }),
);
const Items = Type.Array(Text, { minItems: 1, maxItems: PAPER_LIMITS.items });

const Paragraph = Type.Object(
  {
    paragraph: Text,
    align: Type.Optional(Type.Union([Type.Literal('left'), Type.Literal('center'), Type.Literal('justify')])),
    strong: Type.Optional(Type.Boolean()),
    when,
  },
  { ...strict, description: 'A paragraph. A line break in it begins a new line.' },
);
const PlainText = Type.Object(
  { text: Text, when },
  { ...strict, description: 'The same as a paragraph without a wish for its look.' },
);
const Heading = Type.Object(
  { heading: Text, when },
  { ...strict, description: 'A heading inside the paper.' },
);
const Fields = Type.Object(
  {
    fields: Type.Array(Type.Object({ label: Text, value: Text }, strict), {
      minItems: 1,
      maxItems: PAPER_LIMITS.items,
    }),
    when,
  },
  { ...strict, description: 'Rows of label : value, set under one another.' },
);
const List = Type.Object(
  { list: Items, when },
  { ...strict, description: 'A numbered list. An item that fills with several lines becomes several items.' },
);
const Table = Type.Object(
  {
    table: Type.Object(
      {
        head: Type.Array(Text, { minItems: 1, maxItems: PAPER_LIMITS.columns }),
        rows: Type.Array(Type.Array(Text, { minItems: 1, maxItems: PAPER_LIMITS.columns }), {
          maxItems: PAPER_LIMITS.items,
        }),
      },
      strict,
    ),
    when,
  },
  { ...strict, description: 'A table with a row of heads.' },
);
const TableOver = Type.Object(
  {
    table: Type.Object(
      {
        over: Type.String({ minLength: 1, maxLength: 80 }),
        columns: Type.Array(Type.Object({ title: Text, value: Text }, strict), {
          minItems: 1,
          maxItems: PAPER_LIMITS.columns,
        }),
      },
      strict,
    ),
    when,
  },
  { ...strict, description: 'A table with a row for each thing of a list; `value` is filled once for each.' },
);
const Line = Type.Object({ line: Type.Literal(true), when }, { ...strict, description: 'A thin line.' });
const Note = Type.Object({ note: Text, when }, { ...strict, description: 'A remark in small print.' });

export const Block = Type.Union([Paragraph, PlainText, Heading, Fields, List, Table, TableOver, Line, Note]);
export type Block = Static<typeof Block>;

const Words = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 200 }),
    en: Type.String({ minLength: 1, maxLength: 200 }),
    jv: Type.String({ minLength: 1, maxLength: 200 }),
    zh: Type.String({ minLength: 1, maxLength: 200 }),
  },
  strict,
);

/**
 * A template as a service's definition carries it. The paper itself is Indonesian, as official papers are; the title in
 * four languages is what the page for verifying shows. Texts may hold `{{ expression }}`; what the expression means is
 * decided by whoever fills the template, and nothing here evaluates it.
 */
export const PaperTemplate = Type.Object(
  {
    title: Words,
    /** The title as it is printed; otherwise the Indonesian one. */
    heading: Type.Optional(Text),
    body: Type.Array(Block, { minItems: 1, maxItems: PAPER_LIMITS.blocks }),
  },
  strict,
);
export type PaperTemplate = Static<typeof PaperTemplate>;
