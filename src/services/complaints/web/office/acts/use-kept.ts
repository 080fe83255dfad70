/** Keeps what is being written in a form on this device, until it was sent. */
import { useEffect, useRef } from 'react';
import { dropKept, keep } from './kept.ts';

/** Keeps `values` under `name` while `written`, else forgets them. The answer forgets for good: call it once they are sent. */
export function useKept<T extends object>(
  officer: string,
  name: string,
  values: T,
  written: boolean,
): () => void {
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    if (written) keep(officer, name, values);
    else dropKept(officer, name);
  }, [officer, name, values, written]);
  return () => {
    sent.current = true;
    dropKept(officer, name);
  };
}
