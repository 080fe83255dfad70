/** What the office page of SP4N-LAPOR! asks and gets. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);

const Trouble = Type.Object({
  tracking: Type.String(),
  code: Maybe(Type.String()),
  theirs: Type.String(),
  failed: Type.Boolean(),
  conflict: Type.Boolean(),
  tries: Type.Integer(),
  problem: Maybe(Type.String()),
});
export const Sp4nView = Type.Object({
  /** `elsewhere`: it is on for another city of this server. */
  state: Type.Enum(['off', 'on', 'simulator', 'elsewhere']),
  missing: Type.Array(Type.String()),
  polledAt: Maybe(Type.String()),
  problem: Maybe(Type.String()),
  linked: Type.Integer(),
  waiting: Type.Integer(),
  failed: Type.Integer(),
  conflicts: Type.Integer(),
  troubles: Type.Array(Trouble),
});
export type Sp4nView = Static<typeof Sp4nView>;
export const TrackingParams = Type.Object({ tracking: Type.String({ minLength: 1, maxLength: 60 }) }, strict);
