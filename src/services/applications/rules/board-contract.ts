/** The board of applications for the command center: how much runs, where it stands, what it keeps of its promises. Nobody's name is in it. */
import { type Static, Type } from 'typebox';
import { Instant, Maybe } from './application-contract.ts';

/** Where running applications wait, whatever the service calls its states. */
export const STAGES = ['check', 'review', 'visit', 'decision', 'applicant', 'payment'] as const;
export type Stage = (typeof STAGES)[number];

/** Days to which `decided`, `onTime`, `days` and `papers` look back; the survey looks back three times as far. */
export const LOOKS_BACK = 30;

const Days = Type.Object({
  /** Mean of working days from receipt to decision, without those in which the clock stood. */
  used: Type.Number(),
  /** Mean of what was promised for the same applications. */
  promised: Type.Number(),
});
const Satisfaction = Type.Object({
  /** IKM, 25 to 100. */
  index: Type.Number(),
  quality: Type.Enum(['A', 'B', 'C', 'D']),
});

const Figures = {
  running: Type.Integer(),
  /** Beyond the promise. */
  late: Type.Integer(),
  decided: Type.Integer(),
  /** Percent of those decided whose promise was kept; null while none was decided. */
  onTime: Maybe(Type.Number()),
  /** Null while nothing with a promise in working days was decided. */
  days: Maybe(Days),
  /** Null while too few have answered. */
  satisfaction: Maybe(Satisfaction),
};

export const ServiceLine = Type.Object({
  id: Type.String(),
  title: Type.String(),
  ...Figures,
  /** What the definition sets itself; null where it sets nothing. */
  targets: Type.Object({ onTime: Maybe(Type.Integer()), satisfaction: Maybe(Type.Integer()) }),
});
export type ServiceLine = Static<typeof ServiceLine>;

export const SilentLine = Type.Object({
  code: Type.String(),
  title: Type.String(),
  /** Short name; null while no agency has it. */
  agency: Maybe(Type.String()),
  at: Instant,
  workingDaysLeft: Type.Integer(),
});

export const Board = Type.Object({
  /** The server's clock. */
  at: Instant,
  city: Type.Object({ name: Type.String(), zone: Type.String(), fictional: Type.Boolean() }),
  ...Figures,
  receivedToday: Type.Integer(),
  /** The clock stands: the applicant's turn. */
  paused: Type.Integer(),
  papers: Type.Integer(),
  stages: Type.Array(
    Type.Object({ id: Type.Enum([...STAGES]), running: Type.Integer(), late: Type.Integer() }),
  ),
  /** Services with something running or decided; the most late ones first. */
  services: Type.Array(ServiceLine),
  silence: Type.Object({
    /** Working days that count as near, as the city set it. */
    within: Type.Integer(),
    total: Type.Integer(),
    items: Type.Array(SilentLine),
  }),
});
export type Board = Static<typeof Board>;

export const BoardQuery = Type.Object({ kiosk: Type.Optional(Type.String({ maxLength: 200 })) });
