/** When something happened that a phone with a wrong clock wrote down. Pure. */
import type { EntryClock } from './entry.ts';

/** From how many seconds on a difference is told. */
const TELLING = 300;

/**
 * The phone's clock, put right by what had to be added at its last contact; never before that contact and what has passed
 * since by a clock that nobody can set, never after the city learned of it. Seconds since 1970.
 */
export function effectiveAt(clock: EntryClock, now: number): number {
  const atLeast = clock.contact + clock.passed;
  return Math.min(now, Math.max(atLeast, clock.at + clock.ahead));
}

/** Seconds by which the phone's own word was off; 0 when it is not worth telling. */
export function wrongBy(clock: EntryClock, now: number): number {
  const off = clock.at - effectiveAt(clock, now);
  return Math.abs(off) < TELLING ? 0 : off;
}
