/** Words that were not sent yet, kept on this device: a reload or an empty battery costs nothing. */
import { useState } from 'react';
import { alsoForget, useSession } from '../session/session.ts';

const PREFIX = 'pendopo.kept.';

function read<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or refused: the words stay on the screen.
  }
}

/**
 * Like a state that begins with `empty`, but what is set stays on the device for whoever is signed in, under `place`.
 * `drop` forgets it, once the city has it. Gone from the device as soon as somebody signs in or out.
 */
export function useKept<T>(
  place: string,
  empty: T,
): { value: T; keep: (value: T) => void; drop: () => void } {
  const owner = useSession().actor?.id ?? '';
  const key = `${PREFIX}${owner}.${place}`;
  const [at, setAt] = useState(() => ({ key, value: read<T>(key) ?? empty }));
  // The person is known a moment after the page, and one page can show another thing.
  if (at.key !== key) setAt({ key, value: read<T>(key) ?? empty });
  return {
    value: at.key === key ? at.value : empty,
    keep: (value) => {
      setAt({ key, value });
      write(key, value === '' ? undefined : value);
    },
    drop: () => {
      setAt({ key, value: empty });
      write(key, undefined);
    },
  };
}

alsoForget(async () => {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
});
