/** What the browser sends and gets about one act on many cases. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Instant = Type.String({ description: 'ISO 8601 instant in UTC' });
const Code = Type.String({ minLength: 3, maxLength: 40 });
const Version = Type.Integer({ minimum: 1 });

export const BULK_ACTS = ['take', 'assign', 'hand-over', 'priority', 'answer', 'close'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];
/** Most cases of one run. */
export const MOST_ITEMS = 500;
/** Most cases of one rehearsal: longer lists are rehearsed in parts. */
export const MOST_REHEARSED = 50;

/** The act and what it needs; the same for every case. Words are written, or come from a ready answer. */
export const BulkOrder = Type.Object(
  {
    act: Type.Enum([...BULK_ACTS]),
    agency: Type.Optional(Type.String({ maxLength: 60 })),
    officer: Type.Optional(Type.String({ format: 'uuid' })),
    priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    text: Type.Optional(Type.String({ minLength: 2, maxLength: 4000 })),
    template: Type.Optional(Type.String({ maxLength: 60 })),
    values: Type.Optional(
      Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 }), { maxProperties: 8 }),
    ),
    mended: Type.Optional(Type.Boolean()),
    withoutPhoto: Type.Optional(Type.String({ minLength: 10, maxLength: 500 })),
    reason: Type.Optional(Type.String({ maxLength: 60 })),
    authority: Type.Optional(Type.String({ minLength: 2, maxLength: 120 })),
  },
  strict,
);
export type BulkOrder = Static<typeof BulkOrder>;

const Refusal = Type.Object({ code: Type.String(), detail: Type.String() });
export type Refusal = Static<typeof Refusal>;

export const Rehearse = Type.Object(
  {
    order: BulkOrder,
    items: Type.Array(
      Type.Object(
        {
          code: Code,
          /** As the screen showed it; absent: as the case is now. */
          version: Type.Optional(Version),
        },
        strict,
      ),
      { minItems: 1, maxItems: MOST_REHEARSED },
    ),
  },
  strict,
);
export type Rehearse = Static<typeof Rehearse>;

export const Rehearsed = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      version: Version,
      state: Type.String(),
      agency: Maybe(Type.String()),
      assignee: Maybe(Type.String()),
      /** The caller has taken it already. */
      mine: Type.Boolean(),
      priority: Type.Integer(),
      /** State afterwards; null where it is refused. */
      after: Maybe(Type.String()),
      refusal: Maybe(Refusal),
      /** What would be sent, where the words come from a ready answer. */
      text: Maybe(Type.String()),
      language: Maybe(Type.String()),
      fellBack: Type.Boolean(),
    }),
  ),
});
export type Rehearsed = Static<typeof Rehearsed>;

export const NewRun = Type.Object(
  {
    order: BulkOrder,
    items: Type.Array(Type.Object({ code: Code, version: Version }, strict), {
      minItems: 1,
      maxItems: MOST_ITEMS,
    }),
  },
  strict,
);
export type NewRun = Static<typeof NewRun>;
export const RunStarted = Type.Object({ id: Type.String() });
export const RunParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

const RunHead = {
  id: Type.String(),
  act: Type.String(),
  at: Instant,
  /** waiting, running, done, stopped */
  state: Type.String(),
  finishedAt: Maybe(Instant),
  total: Type.Integer(),
  done: Type.Integer(),
  refused: Type.Integer(),
  /** Not reached, because it was stopped. */
  left: Type.Integer(),
};
export const RunView = Type.Object({
  ...RunHead,
  order: BulkOrder,
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      /** Null while it waits for its turn; done, refused, left */
      outcome: Maybe(Type.String()),
      refusal: Maybe(Refusal),
    }),
  ),
});
export type RunView = Static<typeof RunView>;
export const RunList = Type.Object({ runs: Type.Array(Type.Object(RunHead)) });
export type RunList = Static<typeof RunList>;
