/** Walks a definition in a thread of its own, so that the city goes on answering, and not for ever. */
import { Worker } from 'node:worker_threads';
import type { FeelContext } from '../rules/feel/values.ts';
import type { Definition } from '../rules/shape/definition.ts';
import type { People } from './people.ts';
import type { Task } from './thread.ts';
import type { Walked } from './walk.ts';

const MOST_MS = 20_000;
const SAMPLE_MS = 8_000;
const MOST_MEGABYTES = 256;

type TooLong = { outcome: 'too-long' };

/** `too-long`: it needed more time or memory than there is for one definition. */
export type WalkedApart = { outcome: 'walked'; walked: Walked } | TooLong;
/** `data` is undefined when nobody could fill in the form. */
export type SampledApart = { outcome: 'sampled'; data: FeelContext | undefined } | TooLong;

function apart<T>(task: Task, mostMilliseconds: number): Promise<{ outcome: 'done'; message: T } | TooLong> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(clock);
      settle();
      void worker.terminate();
    };
    const clock = setTimeout(() => end(() => resolve({ outcome: 'too-long' })), mostMilliseconds);
    worker.once('message', (message: T) => end(() => resolve({ outcome: 'done', message })));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ outcome: 'too-long' }) : reject(error),
      ),
    );
  });
}

/** `definition` has passed its checks. */
export async function walkApart(
  definition: Definition,
  people?: People,
  mostMilliseconds = MOST_MS,
): Promise<WalkedApart> {
  const result = await apart<Walked>({ definition, people }, mostMilliseconds);
  return result.outcome === 'done' ? { outcome: 'walked', walked: result.message } : result;
}

/** Made-up data for a specimen of a paper. `definition` has passed its checks. */
export async function sampleApart(
  definition: Definition,
  paper: string,
  today: string,
  mostMilliseconds = SAMPLE_MS,
): Promise<SampledApart> {
  const result = await apart<FeelContext | undefined>({ definition, paper, today }, mostMilliseconds);
  return result.outcome === 'done' ? { outcome: 'sampled', data: result.message } : result;
}
