/** DOOR: what pages of several services show of payments. */
import { type Static, Type } from 'typebox';

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);

/** One bank's ways to pay a number. */
export const WayView = Type.Object({
  bank: Type.String(),
  /** A made-up bank: nobody's money moves. */
  fictional: Type.Boolean(),
  /** What the QR says. */
  qris: Maybe(Type.String()),
  /** The virtual account, as it is typed. */
  va: Maybe(Type.String()),
});
export type WayView = Static<typeof WayView>;
