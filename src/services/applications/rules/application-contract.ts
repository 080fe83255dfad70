/** The parts that every view of an application is made of. Words come in the language of the request. */
import { type Static, Type } from 'typebox';

export const strict = { additionalProperties: false } as const;
export const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });
export const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
export const Named = Type.Object({ id: Type.String(), name: Type.String() });
export const Titled = Type.Object({ id: Type.String(), title: Type.String() });
export const FileId = Type.String({ format: 'uuid' });
export const Code = Type.String({
  minLength: 3,
  maxLength: 40,
  description: 'MGL-482-193-762; case, spaces and dashes do not matter',
});
export const CodeParams = Type.Object({ code: Code });
/** `heirs/0/nik`: a field, or a field of one item of a repeated section. */
export const FieldPath = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: '^[a-z0-9_]+(/\\d{1,2}/[a-z0-9_]+)?$',
});

/** Answers by field; a repeated section is a list of the same. What each value must be says the form. */
export const Answers = Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: 400 });
export type Answers = Record<string, unknown>;

export const STATE_KINDS = ['desk', 'reviews', 'visit', 'applicant', 'payment', 'end'] as const;
export const OUTCOMES = ['granted', 'refused', 'done', 'withdrawn', 'lapsed'] as const;
export const Outcome = Type.Enum(OUTCOMES);
export type Outcome = (typeof OUTCOMES)[number];

/** Where it stands, in the words of the definition. */
export const Standing = Type.Object({
  id: Type.String(),
  kind: Type.Enum(STATE_KINDS),
  title: Type.String(),
  /** What the applicant reads: what is done now, by whom, what comes next. */
  says: Type.String(),
  outcome: Maybe(Outcome),
});
export type Standing = Static<typeof Standing>;

/** One step of the way: what was done, where it stands, what comes if all goes well. */
export const Step = Type.Object({
  id: Type.String(),
  title: Type.String(),
  kind: Type.Enum(STATE_KINDS),
  status: Type.Enum(['done', 'now', 'next']),
  /** When it was reached; null for what comes. */
  at: Maybe(Instant),
});
export type Step = Static<typeof Step>;

export const LimitView = Type.Object({
  amount: Type.Integer(),
  unit: Type.Enum(['working-days', 'working-hours', 'days', 'hours']),
});

export const Clock = Type.Object({
  /** From receipt to decision, as the procedure promises it. */
  promise: LimitView,
  receivedAt: Instant,
  /** When the promise runs out; while the clock stands the date as it was. Null after the end. */
  dueAt: Maybe(Instant),
  /** When the limit of the present state runs out. */
  stateDueAt: Maybe(Instant),
  /** The clock stands. `until`: when the city stops waiting. */
  paused: Maybe(
    Type.Object({ since: Instant, why: Type.Enum(['applicant', 'payment']), until: Maybe(Instant) }),
  ),
  /** Whole working days until `dueAt`, negative when late; null while paused or ended. */
  workingDaysLeft: Maybe(Type.Integer()),
  late: Type.Boolean(),
  endedAt: Maybe(Instant),
  /** After the end: was the promise kept? */
  onTime: Maybe(Type.Boolean()),
});
export type Clock = Static<typeof Clock>;

export const FeeView = Type.Object({
  lines: Type.Array(
    Type.Object({ id: Type.String(), title: Type.String(), amount: Type.Integer(), basis: Type.String() }),
  ),
  /** Whole rupiah. */
  total: Type.Integer(),
  /** none: free of charge; later: to be paid when its turn comes; due: now; paid; dropped: over without it. */
  state: Type.Enum(['none', 'later', 'due', 'paid', 'dropped']),
  paidAt: Maybe(Instant),
  /** Number of the receipt of the payment. */
  receipt: Maybe(Type.String()),
});
export type FeeView = Static<typeof FeeView>;

/** A file as screens see it; its bytes are at `/api/files/<id>`. */
export const FileView = Type.Object({
  id: FileId,
  kind: Type.Enum(['photo', 'pdf']),
  /** As the sender's device called it. */
  name: Type.String(),
  bytes: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
});
export type FileView = Static<typeof FileView>;

/** One answer with its label, and its value as people say it. */
export const Said = Type.Object({
  field: Type.String(),
  path: Type.String(),
  type: Type.String(),
  title: Type.String(),
  /** Written out in the language of the request; '' where nothing was answered. */
  said: Type.String(),
  value: Type.Unknown(),
  files: Type.Array(FileView),
});
export type Said = Static<typeof Said>;
export const SaidSection = Type.Object({
  id: Type.String(),
  title: Type.String(),
  /** The word for one item where the section is repeated; null otherwise. */
  item: Maybe(Type.String()),
  /** One list of answers; several where the section is repeated. */
  items: Type.Array(Type.Array(Said)),
});
export type SaidSection = Static<typeof SaidSection>;

export const Message = Type.Object({
  id: Type.Integer(),
  at: Instant,
  from: Type.Enum(['applicant', 'city']),
  /** At the desk: which officer wrote it. */
  name: Maybe(Type.String()),
  text: Type.String(),
  files: Type.Array(FileView),
});
export type Message = Static<typeof Message>;

export const PaperView = Type.Object({
  id: Type.String(),
  title: Type.String(),
  number: Maybe(Type.String()),
  /** making: the decision is taken, the file is on its way. */
  state: Type.Enum(['making', 'awaiting-signature', 'ready', 'revoked', 'expired']),
  /** Code of the page on which anybody can check it. */
  verify: Maybe(Type.String()),
  issuedAt: Maybe(Instant),
  validUntil: Maybe(Type.String()),
  /** When and why it was taken back; null while it was not. */
  revoked: Maybe(Type.Object({ at: Instant, reason: Type.String() })),
  /** Where the file is; null while it is being made. */
  href: Maybe(Type.String()),
});
export type PaperView = Static<typeof PaperView>;

export const Appointment = Type.Object({
  /** proposed: the applicant is asked; wished: the applicant asked for another time; confirmed. */
  state: Type.Enum(['proposed', 'wished', 'confirmed']),
  at: Instant,
  note: Type.String(),
  /** What the applicant wrote when asking for another time. */
  wish: Type.String(),
});
export type Appointment = Static<typeof Appointment>;

/** How and why it ended, or was decided. */
export const Decision = Type.Object({
  kind: Type.Enum(['approve', 'refuse', 'finish', 'silence', 'withdrawn', 'lapsed']),
  at: Instant,
  reason: Maybe(Type.String()),
  agency: Maybe(Named),
});
export type Decision = Static<typeof Decision>;

/** One line of the history. */
export const Entry = Type.Object({
  id: Type.Integer(),
  at: Instant,
  /** received, corrected, act, reviewed, visited, proposed, confirmed, wished, paid, taken, released, silence, lapsed, withdrawn, issued, assisted */
  kind: Type.String(),
  /** The step as a sentence without its time. */
  said: Type.String(),
  text: Maybe(Type.String()),
  by: Type.Object({
    kind: Type.Enum(['applicant', 'officer', 'system']),
    agency: Maybe(Named),
    /** Only at the desk. */
    name: Maybe(Type.String()),
    /** `a.n. <name>` when it was done for somebody absent. Only at the desk. */
    for: Maybe(Type.String()),
  }),
});
export type Entry = Static<typeof Entry>;

/** Answer to every act: where it stands now. `seen` is to be sent with the next act. */
export const Done = Type.Object({
  code: Type.String(),
  state: Standing,
  seen: Type.Integer(),
});
export type Done = Static<typeof Done>;

export const Text = Type.String({ minLength: 2, maxLength: 4000, pattern: '\\S' });
export const Files = Type.Array(FileId, { maxItems: 10, uniqueItems: true });

/** Payload of live messages on `applications.own` and `applications.desk`: something of this application changed. */
export type LiveApplication = {
  code: string;
  service: string;
  state: string;
  agency: string | null;
  what: string;
};
