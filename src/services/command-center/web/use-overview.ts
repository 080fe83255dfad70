/** The picture of the city for a screen: asked now and then, moved by live messages in between. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../web/kit/api/problem.ts';
import { type LiveEvent, useLive, useLiveState } from '../../../web/kit/live/live.ts';
import { areasQuery } from '../../../web/kit/map/areas.ts';
import type { Areas } from '../../../web/kit/map/types.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import type { Overview } from '../contract.ts';
import { follow, type Move } from '../rules/follow.ts';

const KEY = ['command-center', 'overview'] as const;
/** Without any event the figures are asked for this often. */
const CALM_MS = 20_000;
/** With events, not more often than this; the spread keeps 500 walls from asking in the same moment. */
const BUSY_MS = 2_500;
const SPREAD_MS = 1_500;
const MOVES_KEPT = 200;
const TICK_MS = 5_000;
/** A clock that is off by less is the network's delay and not the device's fault. */
const CLOCK_SLACK_MS = 3_000;

export type Picture = {
  overview: Overview | undefined;
  areas: Areas | undefined;
  /** Milliseconds of the server's clock, moving every few seconds. */
  now: number;
  /** Server clock minus the device's. */
  offset: number;
  /** 401 or 403: this screen may not see the city (any more). */
  refused: number | undefined;
  error: unknown;
  /** False while figures may be missing what happened just now. */
  connected: boolean;
  retry(): void;
};

export function useOverview(): Picture {
  const client = useQueryClient();
  const { language } = useTexts();
  const areas = useQuery(areasQuery).data;
  const query = useQuery({
    queryKey: [...KEY, language],
    queryFn: async ({ signal }) => {
      const overview = await api.get<Overview>('/api/wall/overview', { signal });
      return { overview, offset: Date.parse(overview.at) - Date.now() };
    },
    refetchInterval: CALM_MS,
    refetchIntervalInBackground: true,
    placeholderData: keepPreviousData,
  });
  const problem = query.error instanceof ApiProblem ? query.error : undefined;
  const refused = problem?.status === 401 || problem?.status === 403 ? problem.status : undefined;
  const offset = Math.abs(query.data?.offset ?? 0) > CLOCK_SLACK_MS ? (query.data?.offset ?? 0) : 0;
  const now = useTick() + offset;
  const [moves, setMoves] = useState<Move[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const topics = refused ? [] : (query.data?.overview.boards.map((board) => board.topic) ?? []);
  useLive([...new Set(topics)].sort(), {
    onEvent(event: LiveEvent) {
      setMoves((before) => [...before, event as unknown as Move].slice(-MOVES_KEPT));
      timer.current ??= setTimeout(
        () => {
          timer.current = undefined;
          void client.invalidateQueries({ queryKey: KEY });
        },
        BUSY_MS + Math.random() * SPREAD_MS,
      );
    },
  });
  const line = useLiveState();
  const cut = line === 'reconnecting' || line === 'offline';
  useEffect(() => {
    // The line may have been cut because this screen was closed at the office: ask at once.
    if (cut) void client.invalidateQueries({ queryKey: KEY });
  }, [cut, client]);

  const overview = useMemo(() => {
    if (!query.data || refused) return undefined;
    const names = new Map(areas?.features.map(({ properties }) => [properties.code, properties.name]));
    return follow(query.data.overview, moves, (code) => names.get(code) ?? null);
  }, [query.data, refused, moves, areas]);

  return {
    overview,
    areas,
    now,
    offset,
    refused,
    error: query.error,
    connected: line === 'connected' && !query.error,
    retry: () => void query.refetch(),
  };
}

function useTick(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
