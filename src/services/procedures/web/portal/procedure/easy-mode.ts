/** Whether this device reads in large letters and short sentences; remembered until it is switched off. */
import { useSyncExternalStore } from 'react';

const KEY = 'pendopo.easy';
const listeners = new Set<() => void>();
let now = read();

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

function setEasy(easy: boolean): void {
  now = easy;
  try {
    if (easy) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // It holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

export function useEasy() {
  const easy = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );
  return { easy, setEasy };
}
