/** Follows the numbers of one counter: what is asked about it is asked again when one of its numbers moved. */
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive } from '../../../web/kit/live/live.ts';

const TOPIC = ['counters.public'];
/** Many phones follow one counter: they do not all ask in the same moment. */
const SPREAD_MS = 900;
const SOON_MS = 150;

/** `queue` undefined: any counter. `now`: a screen that must not lag, such as the desk. */
export function useQueueLive(queue: string | undefined, keys: readonly QueryKey[], now = false): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(TOPIC, {
    onEvent({ data }) {
      if (queue !== undefined && data.queue !== queue) return;
      timer.current ??= setTimeout(
        () => {
          timer.current = undefined;
          for (const queryKey of keys) void client.invalidateQueries({ queryKey });
        },
        SOON_MS + (now ? 0 : Math.random() * SPREAD_MS),
      );
    },
  });
}
