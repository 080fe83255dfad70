/** A box that is typed in: what stands in it is handed on after a pause, when the box is left, and when the page goes. */
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 800;

const MOST_ROWS = 14;

/** How many lines a text takes in a box so many letters wide. */
export function rowsOf(text: string, across = 34): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / across), 0);
  return Math.min(MOST_ROWS, Math.max(1, lines));
}

export function useTyped(value: string, commit: (text: string) => void) {
  const [typed, setTyped] = useState<string>();
  const handed = useRef<string>(undefined);
  const hand = useRef<() => void>(() => {});
  hand.current = () => {
    if (typed === undefined || typed === handed.current) return;
    handed.current = typed;
    if (typed !== value) commit(typed);
    else setTyped(undefined);
  };
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => hand.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  // Until the draft says the same, the box shows what was typed.
  useEffect(() => {
    if (typed !== undefined && value === typed && handed.current === typed) setTyped(undefined);
  }, [value, typed]);
  useEffect(() => () => hand.current(), []);
  return {
    shown: typed ?? value,
    onChange: ({ target }: { target: { value: string } }) => setTyped(target.value),
    onBlur: () => hand.current(),
  };
}
