/** What the browser sends and gets about the rounds of crews. */
import { type Static, Type } from 'typebox';
import { DeskComplaint } from './desk-contract.ts';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Named = Type.Object({ id: Type.String(), name: Type.String() });
const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD in the city’s zone' });

/** Most stops of one round. */
export const MOST_STOPS = 60;

/**
 * A case as the crew takes it along, on a phone that may be lost or on paper: who reported is never in it, and numbers of
 * people that were written into words are dots.
 */
export const RoundCase = Type.Object({
  /** Place in the dispatcher's order; null for a case of one's own that nobody planned for this day. */
  planned: Maybe(Type.Integer()),
  ...Type.Pick(DeskComplaint, [
    'code',
    'title',
    'category',
    'state',
    'priority',
    'version',
    'dueAt',
    'completeBy',
    'late',
    'area',
    'agency',
    'place',
    'exactPoint',
    'description',
    'language',
    'photos',
    'attributes',
    'timeline',
    'assignee',
    'may',
  ]).properties,
});
export type RoundCase = Static<typeof RoundCase>;

export const Round = Type.Object({
  day: Type.String(),
  officer: Named,
  /** Somebody put this day's order together. */
  planned: Type.Boolean(),
  /** Planned stops that have ended. */
  done: Type.Integer(),
  stops: Type.Array(RoundCase),
  /** As far from the place a photo may be taken, and how much of its own inaccuracy counts. */
  limits: Type.Object({ metres: Type.Integer(), accuracy: Type.Integer() }),
});
export type Round = Static<typeof Round>;

export const RoundsParams = Type.Object({
  agency: Type.String({ minLength: 1, maxLength: 60 }),
  day: Day,
});
export const RoundParams = Type.Object({
  ...RoundsParams.properties,
  officer: Type.String({ format: 'uuid' }),
});

const PlannedStop = Type.Object({
  code: Type.String(),
  title: Type.String(),
  state: Type.String(),
  open: Type.Boolean(),
  late: Type.Boolean(),
  priority: Type.Integer(),
  category: Type.String(),
  area: Maybe(Type.String()),
  place: Maybe(Type.String()),
  point: Maybe(Type.Object({ lat: Type.Number(), lng: Type.Number() })),
});
export type PlannedStop = Static<typeof PlannedStop>;
/** The crews of an agency, each with its stops of a day. */
export const Rounds = Type.Object({
  today: Type.String(),
  crews: Type.Array(
    Type.Object({
      officer: Named,
      /** 0: nothing was planned yet. */
      version: Type.Integer(),
      stops: Type.Array(PlannedStop),
    }),
  ),
});
export type Rounds = Static<typeof Rounds>;

/** The whole order of one crew's day; cases that others hold are handed over to it. */
export const PlanRound = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    stops: Type.Array(Type.String({ minLength: 3, maxLength: 40 }), {
      maxItems: MOST_STOPS,
      uniqueItems: true,
    }),
  },
  strict,
);
export type PlanRound = Static<typeof PlanRound>;
export const RoundPlanned = Type.Object({
  version: Type.Integer(),
  refused: Type.Array(Type.Object({ code: Type.String(), detail: Type.String() })),
});
export type RoundPlanned = Static<typeof RoundPlanned>;
