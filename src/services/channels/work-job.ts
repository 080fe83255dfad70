/** The job that works on what one sender wrote. It does all that waits, so that one too many finds nothing to do. */
import type { NewJob } from '../../platform/change.ts';

export function workJob(sender: string, runAt?: Date): NewJob {
  return { task: 'channels.work', payload: { sender }, ...(runAt ? { runAt } : {}) };
}
