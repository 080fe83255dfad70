/** What the officers' pages of counters ask and get. */
import { type Static, Type } from 'typebox';
import { CounterView, Day, Instant, Maybe, QueueId, QueueSettings, State, strict } from '../contract.ts';

export const DeskNumber = Type.Object({
  id: Type.Integer(),
  label: Type.String(),
  kind: Type.Enum(['walk-in', 'appointment', 'visit']),
  state: State,
  startsAt: Maybe(Instant),
  takenAt: Instant,
  /** When somebody with an appointment said to be there. */
  arrivedAt: Maybe(Instant),
  calledAt: Maybe(Instant),
  desk: Maybe(Type.String()),
  /** It is the caller's own. */
  mine: Type.Boolean(),
  calls: Type.Integer(),
  priority: Type.Boolean(),
  /** By its name. */
  service: Maybe(Type.String()),
  caseCode: Maybe(Type.String()),
  /** Address of an inspection. */
  place: Maybe(Type.String()),
  note: Maybe(Type.String()),
  version: Type.Integer(),
});
export type DeskNumber = Static<typeof DeskNumber>;

export const DeskCounters = Type.Object({
  counters: Type.Array(
    Type.Object({ ...CounterView.properties, visits: Type.Boolean(), manage: Type.Boolean() }),
  ),
});
export type DeskCounters = Static<typeof DeskCounters>;

export const DeskDay = Type.Object({
  ...CounterView.properties,
  visits: Type.Boolean(),
  day: Day,
  minutes: Type.Integer(),
  /** In the order in which they will be called. */
  waiting: Type.Array(DeskNumber),
  /** Called or being served. */
  called: Type.Array(DeskNumber),
  /** Done, not there, called off: the last first. */
  ended: Type.Array(DeskNumber),
  /** Other counters to which somebody can be sent. */
  others: Type.Array(Type.Object({ queue: QueueId, name: Type.String() })),
});
export type DeskDay = Static<typeof DeskDay>;
export const DeskDayQuery = Type.Object({ day: Type.Optional(Day) }, strict);

const desk = Type.String({ minLength: 1, maxLength: 12 });
const version = Type.Integer({ minimum: 1 });
export const NextBody = Type.Object({ desk }, strict);
export const ActBody = Type.Object({ version }, strict);
export const CallBody = Type.Object({ version, desk }, strict);
export const FinishBody = Type.Object(
  { version, note: Type.Optional(Type.String({ maxLength: 500 })) },
  strict,
);
export const TransferBody = Type.Object({ version, to: QueueId }, strict);
export const HandOutBody = Type.Object({ priority: Type.Optional(Type.Boolean()) }, strict);

export const SettingsView = Type.Object({
  queue: QueueId,
  name: Type.String(),
  agency: Type.String(),
  visits: Type.Boolean(),
  /** The newest first; the first whose date has come holds. An empty list: the usual rule holds. */
  versions: Type.Array(Type.Object({ id: Type.Integer(), from: Day, rule: QueueSettings })),
  usual: QueueSettings,
  /** Services of the city, of which some may get minutes of their own. */
  services: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
  closed: Type.Array(Type.Object({ date: Day, reason: Type.String() })),
});
export type SettingsView = Static<typeof SettingsView>;
export const RuleBody = Type.Object({ from: Day, rule: QueueSettings }, strict);
export type RuleBody = Static<typeof RuleBody>;
export const ClosedBody = Type.Object(
  { date: Day, reason: Type.String({ minLength: 3, maxLength: 200 }) },
  strict,
);
export type ClosedBody = Static<typeof ClosedBody>;
/** How many appointments were called off. */
export const ClosedAnswer = Type.Object({ told: Type.Integer(), cancelled: Type.Integer() });
export type ClosedAnswer = Static<typeof ClosedAnswer>;
export const DateParams = Type.Object({ queue: QueueId, date: Day }, strict);

export const FiguresView = Type.Object({
  from: Day,
  to: Day,
  /** Minutes; null when nobody was called. */
  median: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  served: Type.Integer(),
  noShow: Type.Integer(),
  cancelled: Type.Integer(),
  lapsed: Type.Integer(),
});
export type FiguresView = Static<typeof FiguresView>;
