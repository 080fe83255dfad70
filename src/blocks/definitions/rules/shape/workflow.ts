/** The workflow of a service as a statechart: which states, who acts in them, how long they may take, what follows. */
import Type, { type Static } from 'typebox';
import { Field } from './form.ts';
import { Duty, Feel, FieldName, Id, Limit, strict, Words } from './pieces.ts';

/** The parts people play. Roles of a city hold the permission of a part: `applications.check`, `.review`, `.inspect`, `.decide`. */
const parts = ['clerk', 'reviewer', 'inspector', 'approver'] as const;

/** Who: a part, in the agency of the service or in the one that has another duty. */
const Who = strict({ part: Type.Enum([...parts]), agency: Type.Optional(Duty) });
export type Who = Static<typeof Who>;

const actKinds = ['forward', 'return', 'approve', 'refuse', 'finish'] as const;

/**
 * What someone can do in a state. forward: on to the next desk; return: back to the applicant, naming fields and why;
 * approve: the decision is yes and the papers are made; refuse: the decision is no, with reasons; finish: ended without a paper.
 */
const Act = strict({
  id: Id,
  kind: Type.Enum([...actKinds]),
  title: Words,
  to: Id,
  /** Offered only when this holds. Reads answers, fee, and findings of reviews and visits. */
  when: Type.Optional(Feel),
  /** Papers of the definition that this act issues. */
  issues: Type.Optional(Type.Array(Id, { uniqueItems: true })),
});
export type Act = Static<typeof Act>;

/** What happens when a limit runs out. For a `desk` it is silence-means-consent (fiktif positif, UU 30/2014 art. 53). */
const Lapse = strict({ to: Id, issues: Type.Optional(Type.Array(Id, { uniqueItems: true })) });

const common = {
  title: Words,
  /** What the applicant reads while it stands here: what is done, by whom, what comes next. */
  says: Words,
};

/** Work at a desk. `checks` lets the officer judge each requirement. */
const DeskState = strict({
  kind: Type.Literal('desk'),
  ...common,
  by: Who,
  limit: Limit,
  checks: Type.Optional(Type.Boolean()),
  /** What a law lets the city take longer, once and with written reasons: the promise grows by it when the case comes here. */
  extends: Type.Optional(Limit),
  silence: Type.Optional(Lapse),
  acts: Type.Array(Act, { minItems: 1, maxItems: 8 }),
});
export type DeskState = Static<typeof DeskState>;

/** Opinions of several desks at the same time; it goes on when all of them are in. */
const ReviewsState = strict({
  kind: Type.Literal('reviews'),
  ...common,
  limit: Limit,
  silence: Type.Optional(Lapse),
  reviews: Type.Array(
    strict({
      id: Id,
      title: Words,
      by: Who,
      /**
       * For a review in another agency: the only fields of the form, or whole sections, that it is shown (UU 27/2022 art. 16:
       * limited and specific to the purpose). A name that both a field and a section bear means the field.
       */
      sees: Type.Optional(Type.Array(FieldName, { minItems: 1, maxItems: 60, uniqueItems: true })),
      /** Read by expressions as `reviews.<id>.<field>`, with `reviews.<id>.agrees`; hyphens of the id become underscores. */
      fields: Type.Optional(Type.Array(Field, { maxItems: 20 })),
    }),
    { minItems: 1, maxItems: 8 },
  ),
  next: Id,
});
export type ReviewsState = Static<typeof ReviewsState>;

/** An inspection: an appointment with the applicant, then minutes that can be filled in without a network. */
const VisitState = strict({
  kind: Type.Literal('visit'),
  ...common,
  by: Who,
  limit: Limit,
  silence: Type.Optional(Lapse),
  /**
   * Fields of the form with the day and the hour that the applicant chose. The step that leads here has said yes to them, so
   * that the appointment is made by itself; once the time has passed, another one is proposed as for any visit.
   */
  chosen: Type.Optional(strict({ date: FieldName, time: FieldName })),
  /** Read by expressions as `visit.<field>`. */
  minutes: Type.Array(Field, { minItems: 1, maxItems: 40 }),
  acts: Type.Array(Act, { minItems: 1, maxItems: 8 }),
});
export type VisitState = Static<typeof VisitState>;

/** The applicant has to mend or add something; the clock of the city stands. */
const ApplicantState = strict({
  kind: Type.Literal('applicant'),
  ...common,
  /** Where it goes when the applicant has sent the correction. */
  next: Id,
  /** How long the city waits, and where it goes after that. */
  limit: Limit,
  lapses: strict({ to: Id }),
});
export type ApplicantState = Static<typeof ApplicantState>;

/** The fee is to be paid; a fee of zero passes at once. The clock of the city stands. */
const PaymentState = strict({
  kind: Type.Literal('payment'),
  ...common,
  next: Id,
  limit: Limit,
  lapses: strict({ to: Id }),
});
export type PaymentState = Static<typeof PaymentState>;

const outcomes = ['granted', 'refused', 'done', 'withdrawn', 'lapsed'] as const;

const EndState = strict({ kind: Type.Literal('end'), ...common, outcome: Type.Enum([...outcomes]) });
export type EndState = Static<typeof EndState>;

/** By their kind. */
export const STATES = {
  desk: DeskState,
  reviews: ReviewsState,
  visit: VisitState,
  applicant: ApplicantState,
  payment: PaymentState,
  end: EndState,
};
const State = Type.Union([DeskState, ReviewsState, VisitState, ApplicantState, PaymentState, EndState]);
export type State = Static<typeof State>;

export const Workflow = strict({
  start: Id,
  /** From receipt to the decision, the promise that the citizen reads. Correction and payment do not count. */
  promise: Limit,
  /** The end to which a withdrawal by the applicant leads. */
  withdrawn: Id,
  states: Type.Record(Id, State, { additionalProperties: false }),
});
export type Workflow = Static<typeof Workflow>;
