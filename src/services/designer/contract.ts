/** What the designer's pages send and get back. Words of faults come in the language of the request. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });
export const ServiceId = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 48 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** The files of a service, as they stand in a pack. */
export const FILES = ['service.yaml', 'form.yaml', 'workflow.yaml', 'papers.yaml'] as const;
export type FileName = (typeof FILES)[number];
export const MOST_CHARACTERS = 200_000;
const FileText = Type.String({ maxLength: MOST_CHARACTERS });
export const FileTexts = Type.Object(
  {
    'service.yaml': FileText,
    'form.yaml': Type.Optional(FileText),
    'workflow.yaml': Type.Optional(FileText),
    'papers.yaml': Type.Optional(FileText),
  },
  strict,
);
export type FileTexts = Static<typeof FileTexts>;

export const DraftState = Type.Enum(['writing', 'asked', 'published', 'dropped']);
export const DraftItem = Type.Object({
  id: Type.String({ format: 'uuid' }),
  service: Type.String(),
  title: Type.String(),
  state: DraftState,
  /** Null for a new service. */
  base: Maybe(Type.Integer()),
  changedBy: Maybe(Type.String()),
  changedAt: Instant,
});
export const ServiceItem = Type.Object({
  service: Type.String(),
  title: Type.String(),
  version: Type.Integer(),
  from: Type.String(),
  source: Type.Enum(['pack', 'designer']),
  /** Since or from when it is no longer offered. */
  withdrawn: Maybe(Type.String()),
  draft: Maybe(Type.String({ format: 'uuid' })),
});
export const Desk = Type.Object({
  today: Type.String(),
  services: Type.Array(ServiceItem),
  drafts: Type.Array(DraftItem),
  /** Folders of the pack that could not be taken over. */
  folders: Type.Array(Type.Object({ place: Type.String(), problem: Type.String(), remedy: Type.String() })),
});
export type Desk = Static<typeof Desk>;

/** `service`: the id that the draft will have; `like`: the service it is begun from, its own or another's; absent: the example. */
export const NewDraft = Type.Object({ service: ServiceId, like: Type.Optional(ServiceId) }, strict);
export type NewDraft = Static<typeof NewDraft>;
/** Files from elsewhere; the name of the service stands in `service.yaml`. */
export const Import = Type.Object({ files: FileTexts }, strict);
export type Import = Static<typeof Import>;
export const ServiceFiles = Type.Object({ files: FileTexts });
export const DraftParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const PaperParams = Type.Object({
  id: Type.String({ format: 'uuid' }),
  paper: Type.String({ minLength: 1, maxLength: 60 }),
});

/** One step of a path into the definition: a key, or the place in a list. */
const Step = Type.Union([Type.String({ maxLength: 60 }), Type.Integer({ minimum: 0, maximum: 1000 })]);
export const Path = Type.Array(Step, { minItems: 1, maxItems: 16 });
export const Edit = Type.Union([
  /** Puts a value in the place, which is made when it is not there. */
  Type.Object({ do: Type.Literal('set'), path: Path, value: Type.Unknown() }, strict),
  Type.Object({ do: Type.Literal('remove'), path: Path }, strict),
  /** Into a list, before the place that the path ends in. */
  Type.Object({ do: Type.Literal('insert'), path: Path, value: Type.Unknown() }, strict),
  /** Within a list or a record, from the place or the key that the path ends in. */
  Type.Object(
    { do: Type.Literal('move'), path: Path, to: Type.Integer({ minimum: 0, maximum: 1000 }) },
    strict,
  ),
  /** A key of a record, such as a state of the workflow. */
  Type.Object(
    { do: Type.Literal('rename'), path: Path, to: Type.String({ minLength: 1, maxLength: 60 }) },
    strict,
  ),
]);
export type Edit = Static<typeof Edit>;
const seen = { seen: Type.Integer({ minimum: 1 }) };
export const Edits = Type.Object(
  { ...seen, edits: Type.Array(Edit, { minItems: 1, maxItems: 200 }) },
  strict,
);
export type Edits = Static<typeof Edits>;
export const Texts = Type.Object({ ...seen, files: FileTexts }, strict);
export type Texts = Static<typeof Texts>;

/** Where something is wrong: path in the definition, and line in its file. */
export const FaultView = Type.Object({
  code: Type.String(),
  path: Type.String(),
  file: Type.String(),
  line: Type.Integer(),
  problem: Type.String(),
  remedy: Type.String(),
});
export type FaultView = Static<typeof FaultView>;
export const Change = Type.Object({
  path: Type.String(),
  kind: Type.Enum(['added', 'removed', 'changed']),
  before: Type.Unknown(),
  after: Type.Unknown(),
});
export type Change = Static<typeof Change>;
const Named = Type.Object({ id: Type.String(), title: Type.String() });
/** What the city has, for a draft to point to. */
export const Shelf = Type.Object({
  pillars: Type.Array(Named),
  events: Type.Array(Named),
  duties: Type.Array(Named),
});
export type Shelf = Static<typeof Shelf>;

export const DraftView = Type.Object({
  ...DraftItem.properties,
  seen: Type.Integer(),
  files: FileTexts,
  /** The definition as it is written, right or not; null while a file cannot be read. */
  content: Type.Unknown(),
  faults: Type.Array(FaultView),
  changes: Type.Array(Change),
  /** Where a new service still says what the example says. */
  alike: Type.Array(Type.String()),
  madeBy: Maybe(Type.String()),
  asked: Maybe(
    Type.Object({ by: Maybe(Type.String()), at: Instant, note: Type.String(), mine: Type.Boolean() }),
  ),
  /** What the second person answered last. */
  answer: Maybe(Type.Object({ by: Maybe(Type.String()), at: Instant, text: Type.String() })),
  published: Maybe(Type.Integer()),
  shelf: Shelf,
  /** A version that came after the one from which this was begun; nobody meant to undo it. */
  newer: Maybe(
    Type.Object({ version: Type.Integer(), from: Type.String(), source: Type.Enum(['pack', 'designer']) }),
  ),
  /** write, ask, take-back, approve, reject, drop */
  may: Type.Array(Type.String()),
});
export type DraftView = Static<typeof DraftView>;

export const Walked = Type.Object({
  outcome: Type.Enum(['walked', 'too-long', 'faults']),
  answers: Type.Integer(),
  cases: Type.Integer(),
  findings: Type.Array(
    Type.Object({ code: Type.String(), path: Type.String(), problem: Type.String(), remedy: Type.String() }),
  ),
});
export type Walked = Static<typeof Walked>;

/** The public page and the form as citizens would see them, in the language of the request. */
export const Preview = Type.Object({
  /** How many texts are missing in a language and were lent from another one. */
  lent: Type.Integer(),
  /** How many faults behind page and form were left out to show them. */
  left: Type.Integer(),
  title: Type.String(),
  summary: Type.String(),
  easy: Type.Array(Type.String()),
  /** Components of the service standard that are told in words, by their key. */
  standard: Type.Array(Type.Object({ key: Type.String(), text: Type.String() })),
  legalBasis: Type.Array(Type.String()),
  promise: Maybe(Type.Object({ amount: Type.Integer(), unit: Type.String() })),
  feeTold: Type.String(),
  requirements: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      help: Maybe(Type.String()),
      whenTold: Maybe(Type.String()),
    }),
  ),
  procedure: Type.Array(Type.String()),
  /** `FlowView` of the definitions block; null for a service that is only told. */
  flow: Type.Unknown(),
  /** `FormView`; null for a service that is only told. */
  form: Type.Unknown(),
  facts: Type.Object({ today: Type.String(), applied_on: Type.String() }),
});
export type Preview = Static<typeof Preview>;

const Note = Type.String({ minLength: 2, maxLength: 2000 });
export const Ask = Type.Object({ ...seen, note: Type.Optional(Note) }, strict);
export type Ask = Static<typeof Ask>;
export const Answer = Type.Object({ ...seen, note: Type.Optional(Note) }, strict);
export type Answer = Static<typeof Answer>;
export const Published = Type.Object({
  service: Type.String(),
  version: Type.Integer(),
  from: Type.String(),
  /** Its first day has come: residents find it now. */
  open: Type.Boolean(),
});
export type Published = Static<typeof Published>;
/** mine: the draft stays and is held against the newer version; theirs: it begins anew from that version. */
export const Rebase = Type.Object({ ...seen, take: Type.Enum(['mine', 'theirs']) }, strict);
export type Rebase = Static<typeof Rebase>;
export const SeenOnly = Type.Object(seen, strict);
export const ServiceParams = Type.Object({ service: ServiceId });
const Word = Type.String({ minLength: 1, maxLength: 500 });
export const Withdraw = Type.Object(
  { from: Day, why: Type.Object({ id: Word, en: Word, jv: Word, zh: Word }, strict) },
  strict,
);
export type Withdraw = Static<typeof Withdraw>;
export const Done = Type.Object({ done: Type.Boolean() });
