/** Asks anew when money came in or bills were issued: soon, and not for each of many at once. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive } from '../../../../web/kit/live/live.ts';
import { LEVIES_KEY } from './office-data.ts';

const TOPIC = ['levies.desk'];
const SOON_MS = 1500;

export function useLeviesLive(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(TOPIC, {
    onEvent() {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        void client.invalidateQueries({ queryKey: LEVIES_KEY });
      }, SOON_MS);
    },
  });
}
