/** Whether the office stands on a wide screen: then its menu is at the side, else behind a button. */
import { useSyncExternalStore } from 'react';

/** The same width as in `office.css`. */
const wide = typeof window === 'undefined' ? undefined : window.matchMedia('(min-width: 64rem)');

function subscribe(listener: () => void): () => void {
  wide?.addEventListener('change', listener);
  return () => wide?.removeEventListener('change', listener);
}

/** Renders again when the window crosses the width. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide?.matches ?? true);
}
