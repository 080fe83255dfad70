/** What the pages of the tax office ask and send. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import type {
  AgesView,
  ObjectDetail,
  ObjectsView,
  PayersView,
  RequestsView,
  RunsView,
} from '../../contract.ts';

const DESK = '/api/desk/taxes';
/** What any write of these pages makes stale. */
export const TAX_KEY = ['taxes', 'desk'] as const;

export const payersQuery = (text: string) =>
  queryOptions({
    queryKey: [...TAX_KEY, 'payers', text],
    queryFn: ({ signal }) => api.get<PayersView>(`${DESK}/payers`, { signal, query: { text } }),
  });
export const objectsQuery = (number: string) =>
  queryOptions({
    queryKey: [...TAX_KEY, 'objects', number],
    queryFn: ({ signal }) => api.get<ObjectsView>(`${DESK}/objects`, { signal, query: { number } }),
  });
export const objectQuery = (id: string) =>
  queryOptions({
    queryKey: [...TAX_KEY, 'object', id],
    queryFn: ({ signal }) => api.get<ObjectDetail>(`${DESK}/objects/${encodeURIComponent(id)}`, { signal }),
  });
export const runsQuery = queryOptions({
  queryKey: [...TAX_KEY, 'runs'],
  queryFn: ({ signal }) => api.get<RunsView>(`${DESK}/runs`, { signal }),
  refetchInterval: 5000,
});
export const agesQuery = queryOptions({
  queryKey: [...TAX_KEY, 'ages'],
  queryFn: ({ signal }) => api.get<AgesView>(`${DESK}/ages`, { signal }),
});
export const requestsQuery = queryOptions({
  queryKey: [...TAX_KEY, 'requests'],
  queryFn: ({ signal }) => api.get<RequestsView>(`${DESK}/requests`, { signal }),
});
export const startRun = (year: number) => api.post(`${DESK}/runs`, { year });
export const decide = (id: string, granted: number, reason: string) =>
  api.post(`${DESK}/requests/${id}/decision`, { granted, reason });
export const register = (body: { kind: string; name: string; address: string; phone?: string }) =>
  api.post<{ id: string; npwpd: string; code: string }>(`${DESK}/payers`, body);
export const act = (
  id: number,
  what: 'returns' | 'assessments' | 'examinations',
  body: Record<string, unknown>,
) => api.post<{ tax?: number; amount?: number }>(`${DESK}/objects/${id}/${what}`, body);
