/** Whether the page stands on a screen as narrow as a phone's: there one thing is asked at a time. */
import { useSyncExternalStore } from 'react';

/** The same width below which `.steps` shows words instead of names. */
const narrow = typeof window === 'undefined' ? undefined : window.matchMedia('(max-width: 40rem)');

function subscribe(listener: () => void): () => void {
  narrow?.addEventListener('change', listener);
  return () => narrow?.removeEventListener('change', listener);
}

/** Renders again when the window crosses the width. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => narrow?.matches ?? false);
}
