/** The crew's round: from the network, else from the phone. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../../web/kit/api/problem.ts';
import type { Round, Rounds } from '../../../rules/round-contract.ts';
import { keepPhotos, keepRound, keptRound } from './round-store.ts';

export type ShownRound = { round: Round; at: number; kept: boolean };

const RENEW_MS = 120_000;

/** Asks the city; without a network, or with a city that does not answer, the phone's own copy. */
async function loadRound(officer: string, signal: AbortSignal): Promise<ShownRound> {
  try {
    const round = await api.get<Round>('/api/desk/round', { signal });
    const at = Date.now();
    // A phone that keeps nothing (private window, full) still shows the list.
    await keepRound(round, at).catch(() => {});
    void keepPhotos(round).catch(() => {});
    return { round, at, kept: false };
  } catch (error) {
    const known = await keptRound(officer).catch(() => undefined);
    const gone = error instanceof ApiProblem && (error.status === 401 || error.status === 403);
    if (!known || gone) throw error;
    return { round: known.round, at: known.at, kept: true };
  }
}

export const roundQuery = (officer: string) =>
  queryOptions({
    queryKey: ['complaints', 'round', officer],
    queryFn: ({ signal }) => loadRound(officer, signal),
    refetchInterval: RENEW_MS,
    networkMode: 'always',
    retry: false,
  });

export const roundsQuery = (agency: string, day: string) =>
  queryOptions({
    queryKey: ['complaints', 'rounds', agency, day],
    queryFn: ({ signal }) =>
      api.get<Rounds>(`/api/desk/rounds/${encodeURIComponent(agency)}/${day}`, { signal }),
    refetchOnWindowFocus: false,
  });
