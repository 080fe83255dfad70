/** How long to wait before trying again: longer each time, and never in step with everybody else. */

/**
 * Milliseconds before try number `failures` + 1 (`failures` ≥ 1): doubles from `base` up to `cap`, of which a
 * random half is taken off, so that a thousand screens do not return in the same second after a restart.
 */
export function backoff(
  failures: number,
  base: number,
  cap: number,
  random: () => number = Math.random,
): number {
  const full = Math.min(cap, base * 2 ** Math.min(20, Math.max(0, failures - 1)));
  return Math.round(full * (0.5 + random() / 2));
}
