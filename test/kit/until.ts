/** Waiting in tests: for a condition, never for a length of time. */
import { setTimeout as pause } from 'node:timers/promises';

export type Patience = { seconds?: number; everyMs?: number };

/**
 * Asks again and again until the answer is neither false, null nor undefined, and gives it back.
 * Throws an error that names `what` when patience (20 s) ends, also while a question still hangs; an error that
 * `ask` throws counts as "not yet".
 */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  { seconds = 20, everyMs = 25 }: Patience = {},
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + seconds * 1000;
  let last: unknown;
  for (;;) {
    const asked = new AbortController();
    try {
      const patience = pause(Math.max(0, end - Date.now()) + 1000, undefined, { signal: asked.signal }).catch(
        () => undefined,
      );
      const answer = await Promise.race([ask(), patience]);
      if (answer !== false && answer !== null && answer !== undefined)
        return answer as Exclude<T, false | null | undefined>;
      last = undefined;
    } catch (error) {
      last = error;
    } finally {
      asked.abort();
    }
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain: ${what}`, { cause: last });
    await pause(everyMs);
  }
}
