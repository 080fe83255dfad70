/** What the portal asks of the counters, each question with its name in the cache. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import type {
  CounterPage,
  CountersView,
  DisplayView,
  FreeView,
  NumberView,
  SlotsView,
} from '../../contract.ts';

export const countersQuery = queryOptions({
  queryKey: ['counters', 'list'],
  queryFn: ({ signal }) => api.get<CountersView>('/api/counters', { signal }),
});

const path = (queue: string) => `/api/counters/${encodeURIComponent(queue)}`;

export const counterQuery = (queue: string, service: string | undefined) =>
  queryOptions({
    queryKey: ['counters', 'one', queue, service ?? ''],
    queryFn: ({ signal }) => api.get<CounterPage>(path(queue), { signal, query: { service } }),
  });

export const slotsQuery = (queue: string, date: string, service: string | undefined) =>
  queryOptions({
    queryKey: ['counters', 'slots', queue, date, service ?? ''],
    queryFn: ({ signal }) => api.get<SlotsView>(`${path(queue)}/slots`, { signal, query: { date, service } }),
  });

export const numberQuery = (code: string) =>
  queryOptions({
    queryKey: ['counters', 'number', code],
    queryFn: ({ signal }) => api.get<NumberView>(`/api/numbers/${encodeURIComponent(code)}`, { signal }),
    // The expected time moves by itself, also while nothing happens.
    refetchInterval: 60_000,
  });

export const takeNumber = (queue: string, body: Record<string, unknown>) =>
  api.post<NumberView>(`${path(queue)}/numbers`, body);
export const book = (queue: string, body: Record<string, unknown>) =>
  api.post<NumberView>(`${path(queue)}/appointments`, body);
export const cancel = (code: string) =>
  api.post<NumberView>(`/api/numbers/${encodeURIComponent(code)}/cancel`);
export const arrive = (code: string) =>
  api.post<NumberView>(`/api/numbers/${encodeURIComponent(code)}/arrive`);
export const move = (code: string, at: string) =>
  api.post<NumberView>(`/api/numbers/${encodeURIComponent(code)}/move`, { at });

export const freeQuery = (code: string) =>
  queryOptions({
    queryKey: ['counters', 'free', code],
    queryFn: ({ signal }) => api.get<FreeView>(`/api/numbers/${encodeURIComponent(code)}/free`, { signal }),
    staleTime: 0,
  });

export const displayQuery = (queue: string) =>
  queryOptions({
    queryKey: ['counters', 'display', queue],
    queryFn: ({ signal }) => api.get<DisplayView>(`${path(queue)}/display`, { signal }),
    refetchInterval: 60_000,
  });
