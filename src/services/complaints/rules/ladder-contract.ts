/** What administrators see and change of the ladder, and what officers see of escalations. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const IsoDate = Type.String({ format: 'date', description: 'YYYY-MM-DD in the city’s zone' });
const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });

export const PROMISES = ['verify', 'respond', 'complete', 'task'] as const;
export const WHO = ['assignee', 'head', 'role', 'officer'] as const;
const Step = Type.Object(
  {
    percent: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
    late: Type.Optional(Type.Integer({ minimum: 0, maximum: 120 })),
  },
  { ...strict, description: 'One of the two: a percentage of the promise, or so many working days late' },
);
export type Step = Static<typeof Step>;
const Target = Type.Object(
  {
    who: Type.Enum([...WHO]),
    role: Type.Optional(Type.String({ maxLength: 60 })),
    agency: Type.Optional(Type.String({ maxLength: 60 })),
    /** Username. */
    officer: Type.Optional(Type.String({ maxLength: 60 })),
  },
  strict,
);

const TargetView = Type.Object({
  who: Type.Enum([...WHO]),
  /** Role with its agency, or the officer, in words; null for the two others. */
  name: Maybe(Type.String()),
});
export type TargetView = Static<typeof TargetView>;

export const RungView = Type.Object({
  id: Type.String(),
  from: IsoDate,
  endedOn: Maybe(IsoDate),
  fromPack: Type.Boolean(),
  /** Holds today: not ended, and no newer version of it does. */
  current: Type.Boolean(),
  at: Step,
  promises: Type.Array(Type.Enum([...PROMISES])),
  to: Type.Array(TargetView),
  why: Type.String(),
});
export type RungView = Static<typeof RungView>;

const AbsenceView = Type.Object({
  officer: Type.String(),
  name: Type.String(),
  from: IsoDate,
  until: IsoDate,
});
export const LadderView = Type.Object({
  today: IsoDate,
  rungs: Type.Array(RungView),
  roles: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), inAgency: Type.Boolean() })),
  absences: Type.Array(AbsenceView),
});
export type LadderView = Static<typeof LadderView>;

export const NewRung = Type.Object(
  {
    at: Step,
    promises: Type.Optional(Type.Array(Type.Enum([...PROMISES]), { uniqueItems: true })),
    to: Type.Array(Target, { minItems: 1, maxItems: 10 }),
    from: Type.Optional(IsoDate),
    why: Type.String({ minLength: 5, maxLength: 300 }),
  },
  strict,
);
export type NewRung = Static<typeof NewRung>;
export const RungParams = Type.Object({ id: Type.String({ maxLength: 60 }), from: IsoDate });
export const EndRung = Type.Object({ on: Type.Optional(IsoDate) }, strict);
export type EndRung = Static<typeof EndRung>;
export const RungSaved = Type.Object({ id: Type.String(), from: IsoDate });

export const NewAbsence = Type.Object(
  { officer: Type.String({ minLength: 1, maxLength: 60 }), from: IsoDate, until: IsoDate },
  { ...strict, description: '`officer` is a username' },
);
export type NewAbsence = Static<typeof NewAbsence>;
export const OwnAbsence = Type.Object({ from: IsoDate, until: IsoDate }, strict);
export type OwnAbsence = Static<typeof OwnAbsence>;
export const OwnAbsences = Type.Object({
  today: IsoDate,
  absences: Type.Array(Type.Object({ from: IsoDate, until: IsoDate })),
});
export type OwnAbsences = Static<typeof OwnAbsences>;
export const AbsenceParams = Type.Object({ officer: Type.String({ format: 'uuid' }), from: IsoDate });
export const OwnAbsenceParams = Type.Object({ from: IsoDate });

export const Acknowledge = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    instruction: Type.Optional(Type.String({ minLength: 5, maxLength: 2000 })),
  },
  strict,
);
export type Acknowledge = Static<typeof Acknowledge>;

/** One rung that was climbed for a case. */
export const EscalationView = Type.Object({
  at: Instant,
  dueAt: Instant,
  promise: Type.Enum([...PROMISES]),
  step: Step,
  people: Type.Array(
    Type.Object({
      name: Type.String(),
      /** The caller. */
      me: Type.Boolean(),
      seenAt: Maybe(Instant),
      instruction: Maybe(Type.String()),
    }),
  ),
  /** Whom it should have reached, and why it did not. */
  gaps: Type.Array(
    Type.Object({
      who: Type.String(),
      why: Type.Enum(['nobody', 'away', 'locked', 'no-account', 'out-of-reach']),
    }),
  ),
});
export type EscalationView = Static<typeof EscalationView>;
