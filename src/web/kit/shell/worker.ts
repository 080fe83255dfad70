/** The page's side of the service worker: registers it, tells it what to keep, and offers a new version politely. */
import { useSyncExternalStore } from 'react';
import { callHeaders } from '../api/api.ts';

let waiting: ServiceWorker | undefined;
const listeners = new Set<() => void>();
let apply: (() => void) | undefined;

/**
 * Registers the worker of a face and hands it the files this visit already fetched, so that the next
 * visit works without a network. Does nothing where workers are not available (plain http, private windows).
 */
export async function registerWorker(url: string, scope: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const hadController = navigator.serviceWorker.controller !== null;
  try {
    const registration = await navigator.serviceWorker.register(url, { scope, updateViaCache: 'none' });
    if (registration.waiting && hadController) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const next = registration.installing;
      next?.addEventListener('statechange', () => {
        if (next.state === 'installed' && navigator.serviceWorker.controller) offer(next);
      });
    });
    // A kiosk or an inbox stays open for days: look for a new version now and then.
    setInterval(() => void registration.update().catch(() => {}), 3_600_000);
    const ready = await navigator.serviceWorker.ready;
    keepVisited(ready.active);
    // What was asked between "ready" and taking charge passed it by as well.
    if (!navigator.serviceWorker.controller)
      navigator.serviceWorker.addEventListener('controllerchange', () => keepVisited(ready.active), {
        once: true,
      });
  } catch {
    // Storage may be full or refused; the face works without, only not offline.
  }
}

/** A function that switches to the new version, or undefined while there is none. */
export function useUpdate(): (() => void) | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => apply,
  );
}

function offer(worker: ServiceWorker): void {
  waiting = worker;
  apply = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
      once: true,
    });
    waiting?.postMessage({ type: 'take-over' });
  };
  for (const listener of listeners) listener();
}

/** Files and answers fetched before the worker took charge never passed through it: name them. */
function keepVisited(worker: ServiceWorker | null): void {
  const urls = performance
    .getEntriesByType('resource')
    .map((entry) => new URL(entry.name))
    .filter((url) => url.origin === window.location.origin && /^\/(assets|api)\//.test(url.pathname))
    .map((url) => `${url.pathname}${url.search}`);
  worker?.postMessage({ type: 'keep', urls: [...new Set(urls)], headers: callHeaders() });
}
