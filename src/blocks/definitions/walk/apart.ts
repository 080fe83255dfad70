/** A walk in a thread of its own, with an end: a draft that somebody is still writing must not hold up a city. */
import { Worker } from 'node:worker_threads';
import type { Definition } from '../rules/shape/definition.ts';
import type { People } from './people.ts';
import type { Walked } from './walk.ts';

const MOST_MS = 20_000;
const MOST_MEGABYTES = 256;

/** `too-long`: it needed more time or memory than there is for one definition. */
export type WalkedApart = { outcome: 'walked'; walked: Walked } | { outcome: 'too-long' };

/** `definition` has passed its checks. */
export function walkApart(
  definition: Definition,
  people?: People,
  mostMilliseconds = MOST_MS,
): Promise<WalkedApart> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { definition, people },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(clock);
      settle();
      void worker.terminate();
    };
    const clock = setTimeout(() => end(() => resolve({ outcome: 'too-long' })), mostMilliseconds);
    worker.once('message', (walked: Walked) => end(() => resolve({ outcome: 'walked', walked })));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ outcome: 'too-long' }) : reject(error),
      ),
    );
  });
}
