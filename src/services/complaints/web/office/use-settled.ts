/** What somebody types, once the typing rests for a moment: so that a question is asked per word and not per key. */
import { useEffect, useState } from 'react';

const WAIT_MS = 250;

export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(typed), WAIT_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return settled;
}
