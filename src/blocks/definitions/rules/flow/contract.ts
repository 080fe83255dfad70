/** A workflow in one language, as it is drawn: who does what, how long it may take, what follows. */
import Type, { type Static } from 'typebox';

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const LimitView = Type.Object({
  amount: Type.Integer(),
  unit: Type.Enum(['working-days', 'working-hours', 'days', 'hours']),
});
export type LimitView = Static<typeof LimitView>;

const FlowWho = Type.Object({
  part: Type.Enum(['clerk', 'reviewer', 'inspector', 'approver']),
  /** Name of the agency; null where the city has none with that duty. */
  agency: Maybe(Type.String()),
});
export type FlowWho = Static<typeof FlowWho>;

const FLOW_STEPS = ['forward', 'return', 'approve', 'refuse', 'finish', 'next', 'silence', 'lapse'] as const;

const FlowEdge = Type.Object({
  to: Type.String(),
  kind: Type.Enum([...FLOW_STEPS]),
  /** The act in words; null for what happens by itself. */
  title: Maybe(Type.String()),
});
export type FlowEdge = Static<typeof FlowEdge>;

const FlowState = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['desk', 'reviews', 'visit', 'applicant', 'payment', 'end']),
  title: Type.String(),
  /** What the applicant reads while it stands here. */
  says: Type.String(),
  who: Maybe(FlowWho),
  limit: Maybe(LimitView),
  /** Only for reviews: the desks that are asked at the same time. */
  reviews: Type.Array(Type.Object({ title: Type.String(), who: FlowWho })),
  outcome: Maybe(Type.Enum(['granted', 'refused', 'done', 'withdrawn', 'lapsed'])),
  edges: Type.Array(FlowEdge),
});
export type FlowState = Static<typeof FlowState>;

export const FlowView = Type.Object({
  start: Type.String(),
  promise: LimitView,
  /** From the start along the way that most take, the exceptions after what leads to them, the ends last. */
  states: Type.Array(FlowState),
  /** Ids of the states on that way. */
  main: Type.Array(Type.String()),
});
export type FlowView = Static<typeof FlowView>;
