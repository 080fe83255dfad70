/** The job that works on what one sender wrote. It does all that waits, so that one too many finds nothing to do. */
import type { NewJob } from '../../platform/change.ts';

/** The same for work that seems to have been forgotten: found again every minute, it stands in the queue once. */
export function forgottenJob(sender: string): NewJob {
  return { ...workJob(sender), key: `channels.forgotten:${sender}` };
}

export function workJob(sender: string, runAt?: Date): NewJob {
  return { task: 'channels.work', payload: { sender }, ...(runAt ? { runAt } : {}) };
}
