/** What the pages ask about procedures, each question with its name in the cache. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../web/kit/api/api.ts';
import type { Catalogue, History, OfficeServices, Procedure } from '../contract.ts';

/** A new service shows when the catalogue is opened or a search begins; asking again costs a few bytes while nothing changed. */
export const CATALOGUE_FRESH = 5_000;

export const catalogueQuery = queryOptions({
  queryKey: ['procedures', 'catalogue'],
  queryFn: ({ signal }) => api.get<Catalogue>('/api/services', { signal }),
  staleTime: CATALOGUE_FRESH,
});

export const procedureQuery = (id: string) =>
  queryOptions({
    queryKey: ['procedures', 'one', id],
    queryFn: ({ signal }) => api.get<Procedure>(`/api/services/${encodeURIComponent(id)}`, { signal }),
    staleTime: 300_000,
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['procedures', 'history', id],
    queryFn: ({ signal }) => api.get<History>(`/api/services/${encodeURIComponent(id)}/history`, { signal }),
    staleTime: 300_000,
  });

export const officeQuery = queryOptions({
  queryKey: ['procedures', 'office'],
  queryFn: ({ signal }) => api.get<OfficeServices>('/api/desk/services', { signal }),
});
