/** The queue as components see it. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { onQueueChange, type QueueSnapshot, queueSnapshot, startQueue } from './queue.ts';

/** Items and counts of this device's queue; `kind` narrows the list (`complaints.report`). */
export function useQueue(kind?: string): QueueSnapshot {
  useEffect(startQueue, []);
  const all = useSyncExternalStore(onQueueChange, queueSnapshot);
  return useMemo(
    () => (kind === undefined ? all : { ...all, items: all.items.filter((item) => item.kind === kind) }),
    [all, kind],
  );
}
