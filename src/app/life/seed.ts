/** An empty demo city gets its first sixty reports within a minute, so that no list is empty when the doors open. */
import type { Deed } from './rhythm.ts';
import type { Town } from './town.ts';

/** Typed in by officers, who may work faster than the public. */
const AT_COUNTER = 40;
/** Within what one address may report in a minute, with room for a real visitor on the same machine. */
const BY_PORTAL = 20;
/** Politeness: milliseconds between two acts. */
const BREATH_MS = 120;

const WORK: [Deed, number][] = [
  ['assign', 6],
  ['take', 34],
  ['answer', 18],
  ['ask', 7],
  ['close', 12],
  ['reply', 3],
  ['confirm', 5],
  ['rate', 3],
  ['reject', 2],
];

export async function seed(
  town: Town,
  pause: (ms: number) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const repeat = async (times: number, act: () => Promise<unknown>) => {
    for (let done = 0; done < times && !signal.aborted; done++) {
      await act();
      await pause(BREATH_MS);
    }
  };
  await repeat(AT_COUNTER, () => town.reportAtCounter());
  await repeat(BY_PORTAL, () => town.do('report'));
  for (const [deed, times] of WORK) await repeat(times, () => town.do(deed));
}
