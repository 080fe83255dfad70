/** On the first visit the answers came before the service worker was there to keep them: asks once more, so that a report can be written without a network. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { areaListQuery } from '../../../../web/kit/map/wards.ts';
import { sessionQuery } from '../../../../web/kit/session/session.ts';
import { categoriesQuery } from './questions.ts';

/** Milliseconds that the page itself has to itself first. */
const LATER = 1500;

/** Call on pages from which people go on to report. Three small requests, once per device and version. */
export function useKeptReady(): void {
  const client = useQueryClient();
  useEffect(() => {
    const timer = setTimeout(() => void keepReady(client), LATER);
    return () => clearTimeout(timer);
  }, [client]);
}

/** Whether a worker was already listening when this visit began: then it heard every answer. */
const listening = typeof navigator !== 'undefined' && Boolean(navigator.serviceWorker?.controller);
let done = false;

async function keepReady(client: QueryClient): Promise<void> {
  if (done || !('serviceWorker' in navigator)) return;
  done = true;
  if (listening) return client.prefetchQuery(areaListQuery);
  if (!navigator.serviceWorker.controller) {
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  }
  void client.prefetchQuery({ ...sessionQuery, staleTime: 0 });
  void client.prefetchQuery({ ...categoriesQuery, staleTime: 0 });
  void client.prefetchQuery({ ...areaListQuery, staleTime: 0 });
}
