/** What the office pages of counters ask and send. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import type { NumberView } from '../../contract.ts';
import type {
  ClosedAnswer,
  ClosedBody,
  DeskCounters,
  DeskDay,
  DeskNumber,
  FiguresView,
  RuleBody,
  SettingsView,
} from '../../rules/desk-contract.ts';

const queuePath = (queue: string) => `/api/desk/counters/${encodeURIComponent(queue)}`;

export const deskCountersQuery = queryOptions({
  queryKey: ['counters', 'desk'],
  queryFn: ({ signal }) => api.get<DeskCounters>('/api/desk/counters', { signal }),
});

export const dayQuery = (queue: string, day?: string) =>
  queryOptions({
    queryKey: ['counters', 'desk', queue, day ?? ''],
    queryFn: ({ signal }) => api.get<DeskDay>(queuePath(queue), { signal, query: { day } }),
    refetchInterval: 60_000,
  });

export const figuresQuery = (queue: string) =>
  queryOptions({
    queryKey: ['counters', 'figures', queue],
    queryFn: ({ signal }) => api.get<FiguresView>(`${queuePath(queue)}/figures`, { signal }),
    staleTime: 300_000,
  });

export const settingsQuery = (queue: string) =>
  queryOptions({
    queryKey: ['counters', 'settings', queue],
    queryFn: ({ signal }) => api.get<SettingsView>(`${queuePath(queue)}/settings`, { signal }),
  });

export const callNext = (queue: string, desk: string) =>
  api.post<DeskNumber>(`${queuePath(queue)}/next`, { desk });
export const handOut = (queue: string, priority: boolean) =>
  api.post<NumberView>(`${queuePath(queue)}/numbers`, { priority });
export const act = (number: DeskNumber, name: string, body: Record<string, unknown> = {}) =>
  api.post<DeskNumber>(`/api/desk/numbers/${number.id}/${name}`, { version: number.version, ...body });
export const setRule = (queue: string, body: RuleBody) => api.post<void>(`${queuePath(queue)}/rules`, body);
export const closeDay = (queue: string, body: ClosedBody) =>
  api.post<ClosedAnswer>(`${queuePath(queue)}/closed-days`, body);
export const openDay = (queue: string, date: string) =>
  api.delete<void>(`${queuePath(queue)}/closed-days/${date}`);
