/** The job that works on what one sender wrote; one at most waits for each. */
import type { NewJob } from '../../platform/change.ts';

export function workJob(sender: string, runAt?: Date): NewJob {
  return {
    task: 'channels.work',
    payload: { sender },
    key: `channels.work:${sender}`,
    ...(runAt ? { runAt } : {}),
  };
}
