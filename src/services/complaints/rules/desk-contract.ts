/** The officer's desk: lists, a case with all that was said in it, and the acts on it. */
import { type Static, Type } from 'typebox';
import {
  AttributeWords,
  Common,
  Entry,
  Files,
  Instant,
  Maybe,
  Named,
  Photo,
  Point,
  strict,
} from './case-contract.ts';
import { Closing, closeFields } from './closing-contract.ts';
import { WorkView } from './work-contract.ts';

export const VIEWS = [
  'todo',
  'mine',
  'new',
  'late',
  'waiting',
  'to-my-unit',
  'handed-down',
  'back-and-forth',
  'follow-up',
  'escalated',
  'closed',
  'all',
] as const;
export const DeskQuery = Type.Object({
  /** todo: open and not waiting; mine: taken by me; new: not yet taken; late: past due; waiting: for the reporter; to-my-unit, handed-down: by disposition; back-and-forth: the coordinator decides; escalated: to the caller by name; follow-up: closed, but disputed or planned for a day that has come; closed; all */
  view: Type.Optional(Type.Enum(VIEWS)),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  category: Type.Optional(Type.String({ maxLength: 60 })),
  area: Type.Optional(Type.String({ maxLength: 40 })),
  agency: Type.Optional(Type.String({ maxLength: 60 })),
  priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export type DeskQuery = Static<typeof DeskQuery>;

export const DeskItem = Type.Object({
  ...Common,
  priority: Type.Integer(),
  channel: Type.String(),
  assignee: Maybe(Named),
  version: Type.Integer(),
  reopened: Type.Integer(),
  /** Code of the report that it is a task of. */
  taskOf: Maybe(Type.String()),
  /** The internal deadline of who it was handed down to. */
  innerDue: Maybe(Instant),
  /** Sent back and forth between agencies: the coordinator decides. */
  disputed: Type.Boolean(),
});
export type DeskItem = Static<typeof DeskItem>;
export const DeskPage = Type.Object({ items: Type.Array(DeskItem), next: Maybe(Type.String()) });
export type DeskPage = Static<typeof DeskPage>;
export const DeskCounts = Type.Record(Type.String(), Type.Integer());
export type DeskCounts = Static<typeof DeskCounts>;

export const DeskComplaint = Type.Object({
  ...DeskItem.properties,
  description: Type.String(),
  place: Maybe(Type.String()),
  photos: Type.Array(Photo),
  timeline: Type.Array(Entry),
  rating: Maybe(Type.Integer()),
  closing: Maybe(Closing),
  completeBy: Maybe(Instant),
  anonymous: Type.Boolean(),
  /** Only officers named for it may look at who reported. */
  confidential: Type.Boolean(),
  looks: Type.Integer(),
  hasReporter: Type.Boolean(),
  language: Type.String(),
  visibility: Type.String(),
  /** How the public reads the words of a public report: `withheld` not at all, `masked` with parts dotted out. */
  publicWords: Type.Enum(['open', 'masked', 'withheld']),
  attributes: AttributeWords,
  /** The case that it was merged into, and the one that speaks for both in the end (through others, perhaps). */
  mergedInto: Maybe(Type.String()),
  speaksFor: Maybe(Type.String()),
  /** What was merged into it, directly (`into` is its own code) or through others. */
  merged: Type.Array(
    Type.Object({ code: Type.String(), title: Type.String(), into: Type.String(), openedAt: Instant }),
  ),
  /** Actions open to the caller now: assign, take, hand-over, ask, answer, note, close, reject, priority, reopen, reporter */
  may: Type.Array(Type.String()),
  work: WorkView,
  /** Exact point for officers, also where the public one is coarsened. */
  exactPoint: Maybe(Point),
});
export type DeskComplaint = Static<typeof DeskComplaint>;

/** Every action names the version it saw: if somebody was faster, the answer is 409 and nothing is overwritten. */
const seen = { version: Type.Integer({ minimum: 1 }) };
const Sentence = Type.String({ minLength: 2, maxLength: 4000 });
/** Id of the ready answer with which the words began, for counting. */
const began = { template: Type.Optional(Type.String({ maxLength: 60 })) };
export const Assign = Type.Object(
  {
    ...seen,
    agency: Type.String({ maxLength: 60 }),
    category: Type.Optional(Type.String({ maxLength: 60 })),
    priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  strict,
);
export const Take = Type.Object(seen, strict);
export const HandOver = Type.Object(
  {
    ...seen,
    officer: Type.String({ format: 'uuid' }),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  strict,
);
export const Ask = Type.Object({ ...seen, ...began, text: Sentence }, strict);
export const Answer = Type.Object(
  { ...seen, ...began, text: Sentence, photos: Type.Optional(Files) },
  strict,
);
export const Note = Type.Object({ ...seen, text: Sentence, photos: Type.Optional(Files) }, strict);
export const Close = Type.Object({ ...seen, ...began, text: Sentence, ...closeFields }, strict);
export const Reject = Type.Object(
  { ...seen, ...began, reason: Type.String({ minLength: 10, maxLength: 2000 }) },
  strict,
);
export const Priority = Type.Object({ ...seen, priority: Type.Integer({ minimum: 1, maximum: 4 }) }, strict);
export const DeskReopen = Type.Object(
  { ...seen, reason: Type.String({ minLength: 5, maxLength: 2000 }) },
  strict,
);
const Into = Type.String({
  minLength: 3,
  maxLength: 40,
  description: 'Code of the case that goes on for both',
});
export const Merge = Type.Object({ ...seen, into: Into }, strict);
export const Unmerge = Type.Object(seen, strict);
export type Merge = Static<typeof Merge>;
export type Unmerge = Static<typeof Unmerge>;
export type Assign = Static<typeof Assign>;
export type HandOver = Static<typeof HandOver>;
export type Ask = Static<typeof Ask>;
export type Answer = Static<typeof Answer>;
export type Note = Static<typeof Note>;
export type Close = Static<typeof Close>;
export type Reject = Static<typeof Reject>;
export type Priority = Static<typeof Priority>;
export type DeskReopen = Static<typeof DeskReopen>;

/** Who reported: only for officers with `complaints.read-reporter`; each look is written to the history. */
export const Reporter = Type.Object({
  name: Maybe(Type.String()),
  phone: Maybe(Type.String()),
  email: Maybe(Type.String()),
});
export type Reporter = Static<typeof Reporter>;
/** Colleagues to whom a case can be handed over. */
export const Colleagues = Type.Object({ officers: Type.Array(Named) });
export type Colleagues = Static<typeof Colleagues>;
