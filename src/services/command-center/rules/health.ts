/** How far a figure on a screen can be trusted now, also when the screen has heard nothing for a while. Pure. */
import type { Health } from '../contract.ts';

export type Sourced = { at: string | null; freshFor: number; health: Health };

/** A value this many times older than it should be is not shown any more. */
const DEAD_AFTER = 5;

/** What the server said, or worse if the value has aged on this screen since. `now` in milliseconds of the server's clock. */
export function healthNow({ at, freshFor, health }: Sourced, now: number): Health {
  if (health === 'dead' || at === null) return 'dead';
  const age = (now - Date.parse(at)) / 1000;
  if (age > freshFor * DEAD_AFTER) return 'dead';
  return age > freshFor ? 'stale' : health;
}
