/** Spans of time as a screen says them: rounded so that two clocks of the house never differ by their rounding. Pure. */

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Minutes to say for a promise that runs out in `milliseconds` (or ran out that long ago): to the minute within the last
 * day, whole days before that, never less than a minute. The desk rounds the same way, and so must a reader of both.
 */
export function promiseSpan(milliseconds: number): number {
  const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / 60_000));
  return minutes < DAY ? minutes : Math.floor(minutes / DAY) * DAY;
}

/** Minutes to say for a typical answer time: one unit only, the nearest minute, hour or day, never less than a minute. */
export function typicalSpan(minutes: number): number {
  if (minutes < HOUR) return Math.max(1, Math.round(minutes));
  return minutes < DAY - HOUR / 2
    ? Math.round(minutes / HOUR) * HOUR
    : Math.max(1, Math.round(minutes / DAY)) * DAY;
}
