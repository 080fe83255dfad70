/** Picking in the inbox: on or off, one by one, or a range with shift. */
import { useRef, useState } from 'react';
import type { DeskItem } from '../../../rules/desk-contract.ts';
import { pickedWith, setPicks, usePicks } from './picks.ts';

export function useInboxPicks(items: readonly DeskItem[]) {
  const picks = usePicks();
  const [wanted, setWanted] = useState(picks.length > 0);
  const last = useRef<string>(undefined);
  const on = wanted || picks.length > 0;
  const toggle = (code: string, range: boolean) => {
    setPicks(pickedWith(picks, items, code, range ? last.current : undefined));
    last.current = code;
    setWanted(true);
  };
  return {
    on,
    toggle,
    begin: () => setWanted(true),
    end: () => {
      setPicks([]);
      setWanted(false);
    },
    of: on
      ? (code: string) => ({
          on: picks.some((one) => one.code === code),
          toggle: (range: boolean) => toggle(code, range),
        })
      : undefined,
  };
}
