/** What the public side of complaints sends and gets: search, feeds, the frame for other sites, open data, notices. */
import { type Static, Type } from 'typebox';

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD in the zone of the city' });

/** Filters of the public list beyond words, category, area and state. */
export const WIDER_FILTER = {
  agency: Type.Optional(Type.String({ maxLength: 60, description: 'The agency, or one below it' })),
  from: Type.Optional(Day),
  until: Type.Optional(Day),
};

const Marked = Type.Object({
  text: Type.String(),
  /** First and one-behind-last UTF-16 unit of each piece that was looked for, in order. */
  marks: Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 })),
});
/** Where the words that were looked for stand; only in answers to a search. */
export const Found = Type.Object({ title: Marked, snippet: Marked });
export type Found = Static<typeof Found>;
export type Marked = Static<typeof Marked>;

/** How the words were understood; only in answers to a search. */
export const Asked = Type.Object({
  /** No report has these or words like them. */
  unknown: Type.Array(Type.String()),
  /** No report has these; words like them were looked for instead. */
  instead: Type.Array(Type.Object({ asked: Type.String(), meant: Type.Array(Type.String()) })),
});
export type Asked = Static<typeof Asked>;
