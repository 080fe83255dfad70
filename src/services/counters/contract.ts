/** What the pages of counters ask and get. Words come in the language of the request. */
import { type Static, Type } from 'typebox';
import { states } from './rules/states.ts';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);
const Instant = Type.String({ format: 'date-time' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const QueueId = Type.String({ pattern: '^[a-z][a-z0-9.-]*$', maxLength: 60 });
const State = Type.Enum([...states]);
/** A service is named by its id; one that this counter does not know changes nothing. */
const Service = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]*$', maxLength: 80 });
const CaseCode = Type.String({ minLength: 3, maxLength: 40 });

export const QueueParams = Type.Object({ queue: QueueId }, strict);
export const CodeParams = Type.Object({ code: Type.String({ minLength: 8, maxLength: 16 }) }, strict);
export const IdParams = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 }) }, strict);

/** `before`: opens later today; `pause`: between two spans; `full`: open, but nobody new would be served today. */
const Now = Type.Object({
  state: Type.Enum(['open', 'before', 'pause', 'full', 'over', 'closed']),
  /** Why it is closed today, where an officer said so. */
  reason: Maybe(Type.String()),
  opensAt: Maybe(Instant),
  closesAt: Maybe(Instant),
  waiting: Type.Integer(),
  /** Minutes until somebody who takes a number now is called; null when no number is given. */
  expected: Maybe(Type.Integer()),
});
export const CounterView = Type.Object({
  queue: QueueId,
  name: Type.String(),
  agency: Type.Object({ id: Type.String(), name: Type.String(), short: Type.String() }),
  place: Maybe(Type.Object({ lat: Type.Number(), lng: Type.Number() })),
  now: Now,
});
export type CounterView = Static<typeof CounterView>;
export const CountersView = Type.Object({ counters: Type.Array(CounterView) });
export type CountersView = Static<typeof CountersView>;

export const CounterQuery = Type.Object({ service: Type.Optional(Service) }, strict);
export const CounterPage = Type.Object({
  ...CounterView.properties,
  /** Minutes that a visit takes. */
  minutes: Type.Integer(),
  days: Type.Array(Type.Object({ date: Day, free: Type.Integer(), reason: Maybe(Type.String()) })),
});
export type CounterPage = Static<typeof CounterPage>;

export const SlotsQuery = Type.Object({ date: Day, service: Type.Optional(Service) }, strict);
export const SlotsView = Type.Object({
  slots: Type.Array(Type.Object({ at: Instant, ends: Instant, free: Type.Integer() })),
});
export type SlotsView = Static<typeof SlotsView>;

const phone = Type.String({ minLength: 1, maxLength: 40 });
const wish = {
  service: Type.Optional(Service),
  case: Type.Optional(CaseCode),
  priority: Type.Optional(Type.Boolean()),
  /** A random mark of the device, so that it takes one number and not ten. */
  device: Type.Optional(Type.String({ minLength: 16, maxLength: 64 })),
};
export const TakeBody = Type.Object({ ...wish, phone: Type.Optional(phone) }, strict);
export type TakeBody = Static<typeof TakeBody>;
export const BookBody = Type.Object({ ...wish, at: Instant, phone }, strict);
export type BookBody = Static<typeof BookBody>;
export const MoveBody = Type.Object({ at: Instant }, strict);

/** Free times for moving an appointment, by day. */
export const FreeView = Type.Object({
  days: Type.Array(
    Type.Object({ date: Day, slots: Type.Array(Type.Object({ at: Instant, free: Type.Integer() })) }),
  ),
});
export type FreeView = Static<typeof FreeView>;

export const NumberView = Type.Object({
  code: Type.String(),
  label: Type.String(),
  kind: Type.Enum(['walk-in', 'appointment', 'visit']),
  state: State,
  queue: QueueId,
  counter: Type.String(),
  agency: Type.String(),
  day: Day,
  startsAt: Maybe(Instant),
  endsAt: Maybe(Instant),
  desk: Maybe(Type.String()),
  /** People who will be called first; null when that is not known (not today, or over). */
  before: Maybe(Type.Integer()),
  /** When the turn will probably come. */
  expectedAt: Maybe(Instant),
  /** The middle of the number is hidden. */
  phone: Maybe(Type.String()),
  service: Maybe(Type.String()),
  /** Why the city cancelled it. */
  why: Maybe(Type.String()),
  mayCancel: Type.Boolean(),
  mayMove: Type.Boolean(),
  /** The owner of an appointment can say to be there. */
  mayArrive: Type.Boolean(),
  arrivedAt: Maybe(Instant),
  takenAt: Instant,
});
export type NumberView = Static<typeof NumberView>;

/** One message of the topic `counters.public`. */
export const LiveNumber = Type.Object({
  queue: QueueId,
  day: Day,
  label: Type.String(),
  state: State,
  desk: Maybe(Type.String()),
});
export type LiveNumber = Static<typeof LiveNumber>;

export const DisplayView = Type.Object({
  queue: QueueId,
  counter: Type.String(),
  agency: Type.String(),
  state: Now.properties.state,
  opensAt: Maybe(Instant),
  waiting: Type.Integer(),
  expected: Maybe(Type.Integer()),
  /** Called or being served, the last call first. */
  now: Type.Array(
    Type.Object({ label: Type.String(), desk: Type.String(), calledAt: Instant, calls: Type.Integer() }),
  ),
  next: Type.Array(Type.String()),
});
export type DisplayView = Static<typeof DisplayView>;

export const QueueSettings = Type.Object(
  {
    hours: Maybe(
      Type.Array(
        Type.Object({ day: Type.Integer({ minimum: 1, maximum: 7 }), from: Clock, to: Clock }, strict),
        { minItems: 1, maxItems: 21 },
      ),
    ),
    minutes: Type.Integer({ minimum: 1, maximum: 480 }),
    desks: Type.Integer({ minimum: 1, maximum: 50 }),
    daysAhead: Type.Integer({ minimum: 0, maximum: 90 }),
    walkInShare: Type.Integer({ minimum: 0, maximum: 100 }),
    letter: Type.String({ pattern: '^[A-IK-Z]$' }),
    services: Type.Array(
      Type.Object({ id: Service, minutes: Type.Integer({ minimum: 1, maximum: 480 }) }, strict),
      { maxItems: 60 },
    ),
  },
  strict,
);
export type QueueSettings = Static<typeof QueueSettings>;
export { Day, Instant, Maybe, QueueId, State, strict };
