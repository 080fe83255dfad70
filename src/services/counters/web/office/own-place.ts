/** At which counter and desk this officer sits; kept on the device, because the chair rarely changes. */
import { useState } from 'react';

const KEYS = { queue: 'pendopo.counters.queue', desk: 'pendopo.counters.desk' };

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function useKeptPlace(what: keyof typeof KEYS): [string, (next: string) => void] {
  const [value, setValue] = useState(() => read(KEYS[what]));
  return [
    value,
    (next) => {
      setValue(next);
      try {
        localStorage.setItem(KEYS[what], next);
      } catch {
        // Then it holds for this visit only.
      }
    },
  ];
}
