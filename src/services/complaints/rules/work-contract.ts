/** What the desk sends and sees of work between agencies: handing down, tasks, and cases sent back and forth. */
import { type Static, Type } from 'typebox';
import { Photo } from './case-contract.ts';
import { EscalationView } from './ladder-contract.ts';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });
const Named = Type.Object({ id: Type.String(), name: Type.String() });

/** Every action names the version it saw: if somebody was faster, the answer is 409 and nothing is overwritten. */
const seen = { version: Type.Integer({ minimum: 1 }) };
const Agency = Type.String({ minLength: 1, maxLength: 60 });
const Reason = Type.String({ minLength: 5, maxLength: 2000 });
const Days = Type.Integer({ minimum: 1, maximum: 120, description: 'Working days of the city' });

export const Dispose = Type.Object(
  {
    ...seen,
    agency: Type.String({
      minLength: 1,
      maxLength: 60,
      description: 'The agency that holds the case (then `officer` is needed), or one below it',
    }),
    officer: Type.Optional(Type.String({ format: 'uuid' })),
    instruction: Reason,
    days: Days,
  },
  strict,
);
export type Dispose = Static<typeof Dispose>;
export const SendUp = Type.Object({ ...seen, reason: Reason }, strict);
export type SendUp = Static<typeof SendUp>;

export const OpenTask = Type.Object(
  {
    ...seen,
    agency: Agency,
    /** What is to be done, in a line. */
    task: Type.String({ minLength: 5, maxLength: 90 }),
    instruction: Type.String({ minLength: 5, maxLength: 4000 }),
    days: Days,
  },
  strict,
);
export type OpenTask = Static<typeof OpenTask>;
export const TaskOpened = Type.Object({ code: Type.String(), task: Type.String(), version: Type.Integer() });

export const Decide = Type.Object({ ...seen, agency: Agency, reason: Reason }, strict);
export type Decide = Static<typeof Decide>;
export const NewFacts = Type.Object(
  { ...seen, facts: Type.String({ minLength: 10, maxLength: 2000 }) },
  strict,
);
export type NewFacts = Static<typeof NewFacts>;

/** Officers and units to whom the case can be handed down. */
export const Below = Type.Object({
  units: Type.Array(Type.Object({ ...Named.properties, officers: Type.Array(Named) })),
});
export type Below = Static<typeof Below>;

export const HandedDown = Type.Object({
  id: Type.Integer(),
  from: Named,
  by: Type.String(),
  to: Named,
  officer: Maybe(Type.String()),
  instruction: Type.String(),
  givenAt: Instant,
  dueAt: Instant,
  late: Type.Boolean(),
  endedAt: Maybe(Instant),
  outcome: Maybe(Type.Enum(['returned', 'done', 'moved'])),
  reason: Maybe(Type.String()),
});
export type HandedDown = Static<typeof HandedDown>;

export const TaskView = Type.Object({
  code: Type.String(),
  title: Type.String(),
  agency: Maybe(Named),
  state: Type.String(),
  open: Type.Boolean(),
  dueAt: Maybe(Instant),
  late: Type.Boolean(),
  closedAt: Maybe(Instant),
  /** The report under which it was opened, where that one was merged into this. */
  under: Maybe(Type.String()),
});
export type TaskView = Static<typeof TaskView>;

const DisputeView = Type.Object({
  flaggedAt: Instant,
  why: Type.Enum(['back-and-forth', 'many', 'new-facts']),
  facts: Maybe(Type.String()),
  /** The decision that binds; null while the coordinator has not decided. */
  decided: Maybe(Type.Object({ at: Instant, by: Type.String(), agency: Named, reason: Type.String() })),
});

/** What stands between agencies around one case. */
export const WorkView = Type.Object({
  chain: Type.Array(HandedDown),
  tasks: Type.Array(TaskView),
  /** On a task: the report it is a part of, as far as it is needed for the work. */
  parent: Maybe(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      description: Type.String(),
      place: Maybe(Type.String()),
      photos: Type.Array(Photo),
      state: Type.String(),
      /** The caller may open it. */
      within: Type.Boolean(),
    }),
  ),
  escalations: Type.Array(EscalationView),
  dispute: Maybe(DisputeView),
  transfers: Type.Array(
    Type.Object({
      at: Instant,
      from: Named,
      to: Named,
      by: Type.String(),
      fromAbove: Type.Boolean(),
      why: Maybe(Type.String()),
    }),
  ),
});
export type WorkView = Static<typeof WorkView>;

/** Who sends to whom. */
export const Pairs = Type.Object({
  days: Type.Integer(),
  changes: Type.Integer(),
  pairs: Type.Array(
    Type.Object({
      from: Named,
      to: Named,
      sent: Type.Integer(),
      /** How many of them came back. */
      back: Type.Integer(),
    }),
  ),
  waiting: Type.Array(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      agency: Maybe(Named),
      flaggedAt: Instant,
      why: Type.Enum(['back-and-forth', 'many', 'new-facts']),
    }),
  ),
});
export type Pairs = Static<typeof Pairs>;
