/** What the pages of the market office ask and send. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AgenciesView } from '../../../../blocks/directory/contract.ts';
import { api } from '../../../../web/kit/api/api.ts';
import type { MarketsView, RunsView, StallsView, TariffsView } from '../../contract.ts';
import type { ArrearsView, LetterView } from '../../rules/arrears-contract.ts';
import type { BoardView, IncomeView } from '../../rules/board-contract.ts';
import type {
  CalendarView,
  MarketHead,
  RegisterCheck,
  StallView,
  TraderView,
} from '../../rules/office-contract.ts';

const DESK = '/api/desk/levies';
export const marketPath = (market: string) => `${DESK}/markets/${encodeURIComponent(market)}`;
const stallPath = (stall: number | string) => `${DESK}/stalls/${stall}`;

/** What any write of these pages makes stale. */
export const LEVIES_KEY = ['levies', 'desk'] as const;

export const marketsQuery = queryOptions({
  queryKey: [...LEVIES_KEY, 'markets'],
  queryFn: ({ signal }) => api.get<MarketsView>(`${DESK}/markets`, { signal }),
});
export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => api.get<AgenciesView>('/api/agencies', { signal }),
  staleTime: 300_000,
});
export const headQuery = (market: string) =>
  queryOptions({
    queryKey: [...LEVIES_KEY, market, 'head'],
    queryFn: ({ signal }) => api.get<MarketHead>(marketPath(market), { signal }),
  });
export const stallsQuery = (market: string, q: string, block: string) =>
  infiniteQueryOptions({
    queryKey: [...LEVIES_KEY, market, 'stalls', q, block],
    queryFn: ({ signal, pageParam }) =>
      api.get<StallsView>(`${marketPath(market)}/stalls`, { signal, query: { q, block, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
export const stallQuery = (stall: string) =>
  queryOptions({
    queryKey: [...LEVIES_KEY, 'stall', stall],
    queryFn: ({ signal }) => api.get<StallView>(stallPath(encodeURIComponent(stall)), { signal }),
  });
export const traderQuery = (market: string, trader: string) =>
  queryOptions({
    queryKey: [...LEVIES_KEY, market, 'trader', trader],
    queryFn: ({ signal }) =>
      api.get<TraderView>(`${marketPath(market)}/traders/${encodeURIComponent(trader)}`, { signal }),
  });
export const calendarQuery = (market: string) =>
  queryOptions({
    queryKey: [...LEVIES_KEY, market, 'calendar'],
    queryFn: ({ signal }) => api.get<CalendarView>(`${marketPath(market)}/calendar`, { signal }),
  });
export const runsQuery = (market: string) =>
  queryOptions({
    queryKey: [...LEVIES_KEY, market, 'runs'],
    queryFn: ({ signal }) => api.get<RunsView>(`${marketPath(market)}/runs`, { signal }),
  });
export const tariffsQuery = queryOptions({
  queryKey: [...LEVIES_KEY, 'tariffs'],
  queryFn: ({ signal }) => api.get<TariffsView>(`${DESK}/tariffs`, { signal }),
});

export const openMarket = (body: unknown) => api.post<void>(`${DESK}/markets`, body);
export const addStall = (market: string, body: unknown) =>
  api.post<{ id: number }>(`${marketPath(market)}/stalls`, body);
export const changeForm = (stall: number, body: unknown) => api.post<void>(`${stallPath(stall)}/form`, body);
export const giveStall = (stall: number, body: unknown) => api.post<void>(`${stallPath(stall)}/holder`, body);
export const leaveStall = (stall: number, body: unknown) => api.post<void>(`${stallPath(stall)}/leave`, body);
export const swapStalls = (stall: number, body: unknown) => api.post<void>(`${stallPath(stall)}/swap`, body);
export const closeDays = (market: string, body: unknown) =>
  api.post<void>(`${marketPath(market)}/closed-days`, body);
export const grantRelief = (market: string, body: unknown) =>
  api.post<void>(`${marketPath(market)}/relief`, body);
export const setTariff = (body: unknown) => api.post<void>(`${DESK}/tariffs`, body);
export const issue = (market: string, body: { period: string; day: string }) =>
  api.post<{ bills: number; amount: number; withoutTariff: number }>(`${marketPath(market)}/runs`, body, {
    timeout: 120_000,
  });
export const checkRegister = (market: string, text: string) =>
  api.post<RegisterCheck>(`${marketPath(market)}/register/check`, { text });
export const takeRegister = (market: string, text: string) =>
  api.post<{ stalls: number; traders: number }>(
    `${marketPath(market)}/register`,
    { text },
    { timeout: 120_000 },
  );
export const boardQuery = (market: string) =>
  queryOptions({
    queryKey: [...LEVIES_KEY, market, 'board'],
    queryFn: ({ signal }) => api.get<BoardView>(`${marketPath(market)}/board`, { signal }),
    // Also where the live line is down.
    refetchInterval: 60_000,
  });
export const incomeQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: [...LEVIES_KEY, 'income', from, to],
    queryFn: ({ signal }) => api.get<IncomeView>(`${DESK}/income`, { signal, query: { from, to } }),
  });
export const setTarget = (market: string, body: unknown) =>
  api.post<void>(`${marketPath(market)}/targets`, body);
export const arrearsQuery = (market: string) =>
  queryOptions({
    queryKey: [...LEVIES_KEY, market, 'arrears'],
    queryFn: ({ signal }) => api.get<ArrearsView>(`${marketPath(market)}/arrears`, { signal }),
  });
export const letterQuery = (market: string, demand: string) =>
  queryOptions({
    queryKey: [...LEVIES_KEY, market, 'letter', demand],
    queryFn: ({ signal }) =>
      api.get<LetterView>(`${marketPath(market)}/letters/${encodeURIComponent(demand)}`, { signal }),
  });
export const agreePlan = (market: string, trader: string, body: unknown) =>
  api.post<void>(`${marketPath(market)}/traders/${trader}/plans`, body);
