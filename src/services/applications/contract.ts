/** What the applicant's pages send to the application service and get back. Words come in the language of the request. */
import { type Static, Type } from 'typebox';
import { Formula } from '../../blocks/definitions/contract.ts';
import { WayView } from '../../blocks/payments/contract.ts';
import {
  Answers,
  Appointment,
  Clock,
  Code,
  Decision,
  Entry,
  FeeView,
  FieldPath,
  FileId,
  Files,
  FileView,
  Instant,
  Maybe,
  Message,
  Named,
  PaperView,
  SaidSection,
  Standing,
  Step,
  strict,
  Text,
} from './rules/application-contract.ts';

export { CodeParams, Done, type LiveApplication } from './rules/application-contract.ts';

const ServiceId = Type.String({ minLength: 1, maxLength: 48 });
const Version = Type.Integer({ minimum: 1 });

/** `GET /api/applications/forms/:service?version=`: the form as it is filled in now, or as an older version had it. */
export const FormParams = Type.Object({ service: ServiceId });
export const FormQuery = Type.Object({ version: Type.Optional(Version) });
export const ServiceForm = Type.Object({
  service: ServiceId,
  version: Version,
  title: Type.String(),
  summary: Type.String(),
  agency: Maybe(Named),
  promise: Type.Object({ amount: Type.Integer(), unit: Type.String() }),
  feeTold: Type.String(),
  /** What the fee is made of, for a device that has no network to ask. */
  feeLines: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      basis: Type.String(),
      amount: Formula,
      when: Maybe(Formula),
    }),
  ),
  requirements: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      help: Maybe(Type.String()),
      field: Maybe(Type.String()),
      whenTold: Maybe(Type.String()),
      /** Which answers make it needed; null: everybody needs it. */
      when: Maybe(Formula),
    }),
  ),
  /** `FormView` of the definitions block. */
  form: Type.Unknown(),
  /** What expressions read besides the answers: `today`, `applied_on`. */
  facts: Type.Object({ today: Type.String(), applied_on: Type.String() }),
});
export type ServiceForm = Static<typeof ServiceForm>;

/** Prefilled from what the city knows of the applicant. */
export const NewDraft = Type.Object({ service: ServiceId }, strict);
export type NewDraft = Static<typeof NewDraft>;
export const DraftItem = Type.Object({
  id: Type.String({ format: 'uuid' }),
  service: ServiceId,
  title: Type.String(),
  version: Version,
  /** Where the applicant was: whatever the page wrote there. */
  at: Type.String(),
  savedAt: Instant,
  /** After this day it is forgotten. */
  keptUntil: Instant,
  /** The service can no longer be asked for; the answers can be read and not sent. */
  closed: Type.Boolean(),
});
export type DraftItem = Static<typeof DraftItem>;
export const Draft = Type.Object({
  ...DraftItem.properties,
  answers: Answers,
  files: Type.Array(FileView),
  /** To be sent with the next save. */
  seen: Type.Integer(),
  /** Fields that were filled in from what is known, and whence. */
  reused: Type.Array(Type.Object({ field: Type.String(), from: Type.Enum(['account', 'last']) })),
  /** The form changed since the draft was begun: the answers were carried over to this version. */
  renewed: Type.Boolean(),
});
export type Draft = Static<typeof Draft>;
export const DraftList = Type.Object({ items: Type.Array(DraftItem) });
export const DraftParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
/** 409 `applications.draft-moved` when another device was faster: nothing is overwritten; load the draft anew. */
export const SaveDraft = Type.Object(
  {
    answers: Answers,
    at: Type.Optional(Type.String({ maxLength: 120 })),
    seen: Type.Integer({ minimum: 1 }),
  },
  strict,
);
export type SaveDraft = Static<typeof SaveDraft>;
export const DraftSaved = Type.Object({ seen: Type.Integer(), savedAt: Instant });

/** `POST /api/applications/files`, multipart field `file`. With `field`, kind and size are those that the form names. */
export const UploadQuery = Type.Object({
  service: Type.Optional(ServiceId),
  version: Type.Optional(Version),
  field: Type.Optional(Type.String({ maxLength: 40 })),
});
export type UploadQuery = Static<typeof UploadQuery>;
export const Uploaded = FileView;

/** The fee and the date of the answers so far, before sending. */
export const Estimate = Type.Object({ service: ServiceId, version: Version, answers: Answers }, strict);
export type Estimate = Static<typeof Estimate>;
export const Estimated = Type.Object({ fee: FeeView, dueAt: Instant });

export const NewApplication = Type.Object(
  {
    service: ServiceId,
    version: Version,
    answers: Answers,
    draft: Type.Optional(Type.String({ format: 'uuid' })),
    /** Of the draft: 409 `applications.draft-moved` when another device saved something since. */
    seen: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Ids that stand in the answers for files which were sent along with it, and the city's own ids of these, in the same order. */
    standing: Type.Optional(Files),
    uploads: Type.Optional(Files),
  },
  strict,
);
export type NewApplication = Static<typeof NewApplication>;
export const Sent = Type.Object({
  code: Type.String(),
  state: Standing,
  fee: FeeView,
  /** When the promise runs out. */
  dueAt: Maybe(Instant),
});
export type Sent = Static<typeof Sent>;

export const OwnItem = Type.Object({
  code: Type.String(),
  service: ServiceId,
  title: Type.String(),
  state: Standing,
  receivedAt: Instant,
  dueAt: Maybe(Instant),
  endedAt: Maybe(Instant),
  paused: Type.Boolean(),
  late: Type.Boolean(),
  /** Something is asked of the applicant now. */
  asks: Maybe(Type.Enum(['correction', 'payment', 'appointment', 'survey'])),
  papers: Type.Object({ good: Type.Integer(), revoked: Type.Integer(), expired: Type.Integer() }),
});
export type OwnItem = Static<typeof OwnItem>;
export const OwnQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 100 })) });
export const OwnPage = Type.Object({ items: Type.Array(OwnItem), next: Maybe(Type.String()) });
export type OwnPage = Static<typeof OwnPage>;

/** What has to be mended: each field with what is wrong with it, as the officer wrote it. */
export const CorrectionAsked = Type.Object({
  at: Instant,
  until: Maybe(Instant),
  reason: Type.String(),
  agency: Maybe(Named),
  fields: Type.Array(Type.Object({ path: FieldPath, title: Type.String(), note: Type.String() })),
});
export type CorrectionAsked = Static<typeof CorrectionAsked>;

export const MyApplication = Type.Object({
  code: Type.String(),
  service: ServiceId,
  version: Version,
  title: Type.String(),
  agency: Maybe(Named),
  state: Standing,
  steps: Type.Array(Step),
  clock: Clock,
  fee: FeeView,
  answers: Type.Array(SaidSection),
  /** What is asked of the applicant now; each null when it is not. */
  correction: Maybe(CorrectionAsked),
  payment: Maybe(
    Type.Object({
      total: Type.Integer(),
      until: Maybe(Instant),
      how: Type.String(),
      /** To pay without coming: null where only the counter takes money. `left`: what of it is not paid yet. */
      pay: Maybe(Type.Object({ code: Type.String(), left: Type.Integer(), ways: Type.Array(WayView) })),
    }),
  ),
  appointment: Maybe(Appointment),
  messages: Type.Array(Message),
  papers: Type.Array(PaperView),
  decision: Maybe(Decision),
  timeline: Type.Array(Entry),
  /** The survey waits for an answer. */
  survey: Type.Boolean(),
  /** message, correct, withdraw, appointment, survey, receipt */
  may: Type.Array(Type.String()),
});
export type MyApplication = Static<typeof MyApplication>;

/** `GET …/:code/answers`: form and raw answers, to mend what was returned. `open`: the paths that may be changed, empty = all. */
export const OwnAnswers = Type.Object({
  service: ServiceId,
  version: Version,
  form: Type.Unknown(),
  facts: Type.Object({ today: Type.String(), applied_on: Type.String() }),
  answers: Answers,
  files: Type.Array(FileView),
  open: Type.Array(FieldPath),
});
export type OwnAnswers = Static<typeof OwnAnswers>;

export const Write = Type.Object({ text: Text, files: Type.Optional(Files) }, strict);
export type Write = Static<typeof Write>;
/** All answers again, with those mended that were named; changes of other fields are refused. */
export const Correction = Type.Object(
  { answers: Answers, text: Type.Optional(Type.String({ maxLength: 2000 })) },
  strict,
);
export type Correction = Static<typeof Correction>;
export const Withdraw = Type.Object({ reason: Type.Optional(Type.String({ maxLength: 2000 })) }, strict);
export type Withdraw = Static<typeof Withdraw>;
/** Yes to the time that was proposed (`at`, as it was seen), or what would suit instead. */
export const AppointmentAnswer = Type.Object(
  {
    at: Instant,
    accept: Type.Boolean(),
    wish: Type.Optional(Type.String({ minLength: 2, maxLength: 500 })),
  },
  strict,
);
export type AppointmentAnswer = Static<typeof AppointmentAnswer>;

/** What has become known of the receipt of an application, to be printed or kept. */
export const Receipt = Type.Object({
  code: Code,
  title: Type.String(),
  agency: Maybe(Named),
  receivedAt: Instant,
  dueAt: Maybe(Instant),
  promise: Type.Object({ amount: Type.Integer(), unit: Type.String() }),
  fee: FeeView,
  applicant: Type.String(),
  answers: Type.Array(SaidSection),
  /** Address at which it is followed. */
  link: Type.String(),
});
export type Receipt = Static<typeof Receipt>;

/** `GET /api/applications/survey`: the nine elements of the SKM. */
export const SurveyForm = Type.Object({
  id: Type.String(),
  from: Type.String(),
  source: Type.String(),
  elements: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      question: Type.String(),
      /** Of the scores 1 to 4, in that order. */
      answers: Type.Array(Type.String()),
    }),
  ),
});
export type SurveyForm = Static<typeof SurveyForm>;
export const SurveyAnswers = Type.Object(
  {
    survey: Type.String({ minLength: 1, maxLength: 48 }),
    from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    answers: Type.Record(Type.String({ maxLength: 48 }), Type.Integer({ minimum: 1, maximum: 4 })),
    text: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  strict,
);
export type SurveyAnswers = Static<typeof SurveyAnswers>;
export const SurveyDone = Type.Object({ answered: Type.Integer() });

export { FileId };
