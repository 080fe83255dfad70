/** When agencies send a case back and forth. Pure. */

export type Transfer = { at: Date; from: string; to: string; fromAbove: boolean };

/** Setting `complaints.back-and-forth`: within so many days so many changes of agency are too many. */
export type Patience = { days: number; changes: number };
export const PATIENCE: Patience = { days: 30, changes: 3 };

const DAY_MS = 86_400_000;

/** What agencies did between themselves, lately: moves by somebody above both are decisions and do not count. */
function lately(past: readonly Transfer[], now: Date, patience: Patience): Transfer[] {
  const since = now.getTime() - patience.days * DAY_MS;
  return past.filter((one) => !one.fromAbove && one.at.getTime() >= since);
}

/** True when this move gives the case back to who sent it: then the agency must say why. */
export function sendsBack(
  past: readonly Transfer[],
  move: { from: string; to: string },
  now: Date,
  patience: Patience,
): boolean {
  return lately(past, now, patience).some((one) => one.from === move.to && one.to === move.from);
}

/** Why a case must go to the coordinator after these moves, the last one included; null while it need not. */
export function wornOut(
  past: readonly Transfer[],
  now: Date,
  patience: Patience,
): 'back-and-forth' | 'many' | null {
  const counted = lately(past, now, patience);
  const last = counted.at(-1);
  if (!last) return null;
  if (counted.slice(0, -1).some((one) => one.from === last.to && one.to === last.from))
    return 'back-and-forth';
  return counted.length >= patience.changes ? 'many' : null;
}
