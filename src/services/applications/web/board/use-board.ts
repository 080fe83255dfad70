/** The board of applications for a screen, asked for now and then. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { Board } from '../../rules/board-contract.ts';

/** Figures of weeks move slowly, and what is late becomes so by the hour. */
const EVERY_MS = 20_000;
/** After so long without a new answer the screen says that it is old. */
const OLD_MS = 60_000;
const TICK_MS = 5_000;
/** A clock that is off by less is the network's delay. */
const CLOCK_SLACK_MS = 3_000;

export function useBoard() {
  const { language } = useTexts();
  const query = useQuery({
    queryKey: ['applications', 'board', language],
    queryFn: async ({ signal }) => {
      const board = await api.get<Board>('/api/wall/applications', { signal });
      return { board, offset: Date.parse(board.at) - Date.now() };
    },
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    placeholderData: keepPreviousData,
  });
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const problem = query.error instanceof ApiProblem ? query.error : undefined;
  const away = query.data?.offset ?? 0;
  const offset = Math.abs(away) > CLOCK_SLACK_MS ? away : 0;
  const { board } = query.data ?? {};
  return {
    board,
    /** 401 or 403: this screen may not see the city (any more). */
    refused: problem?.status === 401 || problem?.status === 403 ? problem.status : undefined,
    error: query.error,
    /** Server clock minus the device's. */
    offset,
    old: board !== undefined && now + offset - Date.parse(board.at) > OLD_MS,
    retry: () => void query.refetch(),
  };
}
export type BoardState = ReturnType<typeof useBoard>;
