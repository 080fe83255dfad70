/** Hands a page the places of its path: `/laporan/:code` → `useParams().code`. */
import { createContext, useContext } from 'react';
import type { Params } from './match.ts';

export const ParamsContext = createContext<Params>({});

/** The filled-in places of the present page's path. */
export function useParams(): Params {
  return useContext(ParamsContext);
}
