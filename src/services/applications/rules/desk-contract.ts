/** The officer's desk: lists, one application with all that belongs to it, and the acts on it. */
import { type Static, Type } from 'typebox';
import {
  Answers,
  Appointment,
  Clock,
  Decision,
  Entry,
  FeeView,
  FieldPath,
  FileId,
  Files,
  FileView,
  Instant,
  LimitView,
  Maybe,
  Message,
  Named,
  PaperView,
  SaidSection,
  Standing,
  Step,
  strict,
  Text,
  Titled,
} from './application-contract.ts';

export const PARTS = ['clerk', 'reviewer', 'inspector', 'approver'] as const;
export const VIEWS = ['todo', 'mine', 'late', 'silence', 'paused', 'waiting', 'ended', 'all'] as const;

export const DeskQuery = Type.Object({
  /** todo: waits for a part that the caller plays; mine: taken by the caller; late; silence: consent by silence is near; paused: waits for the applicant; waiting: for others of the city; ended; all */
  view: Type.Optional(Type.Enum(VIEWS)),
  service: Type.Optional(Type.String({ maxLength: 48 })),
  state: Type.Optional(Type.String({ maxLength: 48 })),
  part: Type.Optional(Type.Enum(PARTS)),
  agency: Type.Optional(Type.String({ maxLength: 60 })),
  /** A code, or whole words of the applicant's name. */
  q: Type.Optional(Type.String({ maxLength: 100 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export type DeskQuery = Static<typeof DeskQuery>;

export const DeskItem = Type.Object({
  code: Type.String(),
  service: Titled,
  state: Standing,
  /** Null for callers who may not see who applies. */
  applicant: Maybe(Type.String()),
  agency: Maybe(Named),
  area: Maybe(Type.Object({ code: Type.String(), name: Type.String() })),
  assignee: Maybe(Named),
  /** Parts that it waits for. */
  parts: Type.Array(Type.Enum(PARTS)),
  /** It waits for a part that the caller plays. */
  mine: Type.Boolean(),
  receivedAt: Instant,
  dueAt: Maybe(Instant),
  stateDueAt: Maybe(Instant),
  late: Type.Boolean(),
  paused: Type.Boolean(),
  /** When silence will mean consent; null where it does not. */
  silenceAt: Maybe(Instant),
  /** The applicant wrote last, and nobody has answered. */
  letter: Type.Boolean(),
  seen: Type.Integer(),
});
export type DeskItem = Static<typeof DeskItem>;
export const DeskPage = Type.Object({ items: Type.Array(DeskItem), next: Maybe(Type.String()) });
export type DeskPage = Static<typeof DeskPage>;
/** Counting stops here: more than these nobody reads through. */
export const COUNTED_TO = 1000;
/** How many each view holds; 1000 means 1000 or more. */
export const DeskCounts = Type.Object({
  views: Type.Record(Type.String(), Type.Integer()),
});
export type DeskCounts = Static<typeof DeskCounts>;
/** Services that have something open in the caller's agencies. */
export const DeskServices = Type.Object({
  services: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), open: Type.Integer() })),
});
export type DeskServices = Static<typeof DeskServices>;

export const VERDICTS = ['open', 'ok', 'missing', 'wrong'] as const;
export const RequirementView = Type.Object({
  id: Type.String(),
  title: Type.String(),
  help: Maybe(Type.String()),
  /** The field that meets it; null: shown at the counter or at the visit. */
  path: Maybe(Type.String()),
  files: Type.Array(FileView),
  verdict: Type.Enum(VERDICTS),
  note: Type.String(),
  by: Maybe(Type.String()),
  at: Maybe(Instant),
});
export type RequirementView = Static<typeof RequirementView>;

/** Something that the caller may do now. */
export const ActView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['forward', 'return', 'approve', 'refuse', 'finish']),
  title: Type.String(),
  to: Titled,
  /** Titles of the papers that it issues. */
  issues: Type.Array(Type.String()),
  /** reason: one has to be given (refuse, return); fields: those to be mended are named (return). */
  needs: Type.Array(Type.Enum(['reason', 'fields'])),
  /** Why it cannot be done yet: requirements-open, requirements-bad, visit-open. */
  blocked: Maybe(Type.String()),
});
export type ActView = Static<typeof ActView>;

export const ReviewView = Type.Object({
  id: Type.String(),
  title: Type.String(),
  agency: Maybe(Named),
  part: Type.Enum(PARTS),
  done: Type.Boolean(),
  agrees: Maybe(Type.Boolean()),
  opinion: Type.String(),
  answers: Type.Array(SaidSection),
  by: Maybe(Type.String()),
  at: Maybe(Instant),
  /** The caller may give it. */
  mine: Type.Boolean(),
  /** `FormView` with one section `review`, where it has fields of its own and is the caller's to give. */
  form: Type.Unknown(),
});
export type ReviewView = Static<typeof ReviewView>;

/** What an application asks for, without what identifies a person. */
const Gist = Type.Object({ title: Type.String(), said: Type.String() });

export const VisitView = Type.Object({
  appointment: Maybe(Appointment),
  /** `FormView` with one section `minutes`. */
  form: Type.Unknown(),
  /** Minutes that were written; null before. */
  written: Maybe(
    Type.Object({
      at: Instant,
      by: Maybe(Type.String()),
      answers: Type.Array(SaidSection),
      photos: Type.Array(FileView),
    }),
  ),
  mine: Type.Boolean(),
  /** What is to be compared at the place, in few lines; empty once it is over. */
  gist: Type.Array(Gist),
});
export type VisitView = Static<typeof VisitView>;

export const Applicant = Type.Object({
  name: Type.String(),
  phone: Maybe(Type.String()),
  email: Maybe(Type.String()),
  /** Has an account and follows it there. */
  account: Type.Boolean(),
  /** Typed in at the counter. */
  assisted: Type.Boolean(),
  language: Type.String(),
});
export type Applicant = Static<typeof Applicant>;

export const DeskApplication = Type.Object({
  ...DeskItem.properties,
  /** Of the definition that it runs on. */
  version: Type.Integer(),
  title: Type.String(),
  summary: Type.String(),
  clock: Clock,
  steps: Type.Array(Step),
  /** Null for callers whose agency does not handle it. */
  person: Maybe(Applicant),
  answers: Maybe(Type.Array(SaidSection)),
  /** Titles of the reviews for which only some answers are shown; empty where all are, or none. */
  onlyFor: Type.Array(Type.String()),
  /** A correction came in and nobody has moved the application on since: titles of what was mended, and of what was asked for and left. */
  corrected: Maybe(
    Type.Object({
      at: Instant,
      text: Maybe(Type.String()),
      changed: Type.Array(Type.String()),
      unchanged: Type.Array(Type.String()),
    }),
  ),
  /** Paths that changed with the last correction. */
  changed: Type.Array(Type.String()),
  /** What stood there before; nothing where it was not asked then. */
  before: Type.Array(Type.Object({ path: Type.String(), said: Type.String(), files: Type.Array(FileView) })),
  requirements: Type.Array(RequirementView),
  acts: Type.Array(ActView),
  reviews: Type.Array(ReviewView),
  visit: Maybe(VisitView),
  fee: FeeView,
  papers: Type.Array(PaperView),
  messages: Type.Array(Message),
  notes: Type.Array(
    Type.Object({ id: Type.Integer(), at: Instant, name: Maybe(Type.String()), text: Type.String() }),
  ),
  timeline: Type.Array(Entry),
  decision: Maybe(Decision),
  /** Colleagues who have it open right now. */
  others: Type.Array(Type.Object({ name: Type.String(), since: Instant })),
  /** The last request for a correction, while it is open. */
  returned: Maybe(
    Type.Object({
      reason: Type.String(),
      fields: Type.Array(Type.Object({ path: FieldPath, title: Type.String(), note: Type.String() })),
    }),
  ),
  /** take, release, hand-over, check, message, note, propose, minutes, review, paid, revoke */
  may: Type.Array(Type.String()),
  /** The head who is absent and for whom the caller acts here; null when the caller acts for himself. */
  actsFor: Maybe(Type.String()),
  /** While it waits for a decision: earlier parts of it that the caller played himself. */
  alsoDid: Type.Array(Type.Enum(PARTS)),
});
export type DeskApplication = Static<typeof DeskApplication>;

/** Every act names the `seen` of its screen: if somebody was faster the answer is 409 and nothing is overwritten. */
const seen = { seen: Type.Integer({ minimum: 1 }) };
export const Take = Type.Object(seen, strict);
export const HandOver = Type.Object({ ...seen, officer: Type.String({ format: 'uuid' }) }, strict);
export type HandOver = Static<typeof HandOver>;
export const Colleagues = Type.Object({ officers: Type.Array(Named) });
export const CheckRequirement = Type.Object(
  {
    requirement: Type.String({ maxLength: 48 }),
    verdict: Type.Enum(VERDICTS),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  strict,
);
export type CheckRequirement = Static<typeof CheckRequirement>;
export const Act = Type.Object(
  {
    ...seen,
    act: Type.String({ maxLength: 48 }),
    reason: Type.Optional(Type.String({ maxLength: 4000 })),
    /** For a return: what has to be mended, and why. */
    fields: Type.Optional(
      Type.Array(
        Type.Object({ path: FieldPath, note: Type.String({ minLength: 2, maxLength: 500 }) }, strict),
        {
          maxItems: 60,
        },
      ),
    ),
  },
  strict,
);
export type Act = Static<typeof Act>;
export const Review = Type.Object(
  {
    review: Type.String({ maxLength: 48 }),
    agrees: Type.Boolean(),
    /** Asked for only of whoever does not agree. */
    opinion: Type.Optional(Type.String({ maxLength: 4000 })),
    answers: Type.Optional(Answers),
  },
  strict,
);
export type Review = Static<typeof Review>;
export const ProposeVisit = Type.Object(
  { ...seen, at: Instant, note: Type.Optional(Type.String({ maxLength: 500 })) },
  strict,
);
export type ProposeVisit = Static<typeof ProposeVisit>;
/** Files in the fields of the minutes, and the photos beside them. */
const MOST_FILES = 40;
/** Written on a phone, perhaps without a network: `clientId` is made on the device, so sending twice writes once. */
export const Minutes = Type.Object(
  {
    clientId: Type.String({ format: 'uuid' }),
    /** When it was written on the device. */
    writtenAt: Type.Optional(Instant),
    answers: Answers,
    photos: Type.Optional(Files),
    /** Ids under which the device named files in answers and photos, and the city's own ids of these, in the same order. */
    standing: Type.Optional(Type.Array(FileId, { maxItems: MOST_FILES, uniqueItems: true })),
    uploads: Type.Optional(Type.Array(FileId, { maxItems: MOST_FILES, uniqueItems: true })),
  },
  strict,
);
export type Minutes = Static<typeof Minutes>;
export const Note = Type.Object({ text: Text }, strict);
export const Paid = Type.Object({ ...seen, receipt: Type.String({ minLength: 2, maxLength: 60 }) }, strict);
export type Paid = Static<typeof Paid>;

/** Takes a paper back; whoever verifies it reads the reason. */
export const Revoke = Type.Object(
  { reason: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }) },
  strict,
);
export type Revoke = Static<typeof Revoke>;

/** The head's list: what waits for a decision, with the advice that was given. */
export const ApprovalItem = Type.Object({
  ...DeskItem.properties,
  /** What is decided: lines of the paper that a yes issues, in the paper's own words; else the answers that are not about the person. */
  gist: Type.Array(Gist),
  advice: Type.Array(
    Type.Object({
      title: Type.String(),
      agrees: Maybe(Type.Boolean()),
      opinion: Type.String(),
      name: Maybe(Type.String()),
    }),
  ),
  checks: Type.Object({
    ok: Type.Integer(),
    missing: Type.Integer(),
    wrong: Type.Integer(),
    open: Type.Integer(),
  }),
  fee: Type.Integer(),
  acts: Type.Array(ActView),
  actsFor: Maybe(Type.String()),
  alsoDid: Type.Array(Type.Enum(PARTS)),
});
export type ApprovalItem = Static<typeof ApprovalItem>;
export const Approvals = Type.Object({ items: Type.Array(ApprovalItem), more: Type.Boolean() });
export type Approvals = Static<typeof Approvals>;
export const DecideMany = Type.Object(
  {
    decisions: Type.Array(
      Type.Object(
        {
          ...seen,
          code: Type.String({ maxLength: 40 }),
          act: Type.String({ maxLength: 48 }),
          reason: Type.Optional(Type.String({ maxLength: 4000 })),
        },
        strict,
      ),
      { minItems: 1, maxItems: 50 },
    ),
  },
  strict,
);
export type DecideMany = Static<typeof DecideMany>;
export const DecidedMany = Type.Object({
  done: Type.Array(Type.Object({ code: Type.String(), state: Standing })),
  /** What could not be done, each with the code of the problem and its sentence. */
  failed: Type.Array(Type.Object({ code: Type.String(), problem: Type.String(), said: Type.String() })),
});
export type DecidedMany = Static<typeof DecidedMany>;

/** Consent by silence before it happens. */
export const Alerts = Type.Object({
  /** Working days before, as the city set it. */
  within: Type.Integer(),
  items: Type.Array(
    Type.Object({
      ...DeskItem.properties,
      workingDaysLeft: Type.Integer(),
      /** Where silence leads. */
      leads: Titled,
    }),
  ),
});
export type Alerts = Static<typeof Alerts>;

/** Plh (daily) and Plt (acting): somebody decides for a head who is absent. */
export const NewDelegation = Type.Object(
  {
    to: Type.String({ format: 'uuid' }),
    kind: Type.Enum(['plh', 'plt']),
    agency: Type.String({ maxLength: 60 }),
    from: Instant,
    until: Instant,
    /** Number and date of the order. */
    basis: Type.String({ minLength: 3, maxLength: 200 }),
  },
  strict,
);
export type NewDelegation = Static<typeof NewDelegation>;
export const Delegation = Type.Object({
  id: Type.String(),
  from: Named,
  to: Named,
  kind: Type.Enum(['plh', 'plt']),
  agency: Named,
  since: Instant,
  until: Instant,
  basis: Type.String(),
  state: Type.Enum(['coming', 'now', 'over']),
  /** The caller may end it. */
  mine: Type.Boolean(),
});
export type Delegation = Static<typeof Delegation>;
export const Delegations = Type.Object({
  items: Type.Array(Delegation),
  /** Agencies in which the caller decides, and who there can stand in. */
  may: Type.Array(Type.Object({ agency: Named, officers: Type.Array(Named) })),
});
export type Delegations = Static<typeof Delegations>;
export const DelegationParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Typed in at the counter for somebody who stands there. */
export const AssistedApplication = Type.Object(
  {
    service: Type.String({ minLength: 1, maxLength: 48 }),
    version: Type.Integer({ minimum: 1 }),
    answers: Answers,
    applicant: Type.Object(
      {
        name: Type.String({ minLength: 2, maxLength: 120 }),
        phone: Type.Optional(Type.String({ maxLength: 40 })),
        email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
      },
      strict,
    ),
  },
  strict,
);
export type AssistedApplication = Static<typeof AssistedApplication>;
/** Services that an officer can type in for somebody. */
export const Offered = Type.Object({
  items: Type.Array(
    Type.Object({ id: Type.String(), title: Type.String(), version: Type.Integer(), promise: LimitView }),
  ),
});
export { FileId };
