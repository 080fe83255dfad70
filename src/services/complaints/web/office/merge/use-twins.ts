/** Reports that may be the same as the case on the screen, asked for once an officer stays with it. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Twins } from '../../../rules/intake-contract.ts';
import { twinsQuery } from '../desk-data.ts';

export type Twin = Twins['twins'][number];

/** Who walks through the list with j and k should not ask for twins at every step. */
const STAY_MS = 250;
const NONE: Twin[] = [];

/** Empty until they are known, and where `may` says that this officer does not judge them. */
export function useTwins(code: string, may: boolean): Twin[] {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(code), STAY_MS);
    return () => clearTimeout(timer);
  }, [code]);
  const { data } = useQuery({ ...twinsQuery(code), enabled: may && settled === code });
  return (may && data?.twins) || NONE;
}
