/** What the portal asks of the complaint service and the directory, each question with its name in the cache. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import type { MapBox, MapQuery, PublicComplaint, PublicPage, PublicQuery } from '../../contract.ts';
import type { Categories } from '../../rules/intake-contract.ts';
import { proofHeaders } from './closing/keys.ts';
import { dropCase, keepCase, keptCase } from './device-store.ts';
import { receiptOf } from './receipts.ts';

export const categoriesQuery = queryOptions({
  queryKey: ['complaints', 'categories'],
  queryFn: ({ signal }) => api.get<Categories>('/api/complaints/categories', { signal }),
  staleTime: 600_000,
});

export type ListFilter = Pick<PublicQuery, 'q' | 'category' | 'area' | 'state' | 'agency' | 'from' | 'until'>;

/** Pages of the public list. */
export const publicListQuery = (filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: ['complaints', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      api.get<PublicPage>('/api/complaints', { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 60_000,
  });

/** The newest few for the first page. */
export const newestQuery = queryOptions({
  queryKey: ['complaints', 'newest'],
  queryFn: ({ signal }) => api.get<PublicPage>('/api/complaints', { query: { limit: 6 }, signal }),
  staleTime: 30_000,
});

/** Reports of the signed-in citizen and those they follow. */
export const accountListQuery = infiniteQueryOptions({
  queryKey: ['complaints', 'account'],
  queryFn: ({ signal, pageParam }) =>
    api.get<PublicPage>('/api/my/complaints', { query: { cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

export const mapBoxQuery = (query: MapQuery) =>
  queryOptions({
    queryKey: ['complaints', 'map', query],
    queryFn: ({ signal }) => api.get<MapBox>('/api/complaints/map', { query, signal }),
    staleTime: 30_000,
  });

/** A case, and since when it is only remembered because the city could not be reached (milliseconds, or null). */
export type SeenCase = { view: PublicComplaint; keptAt: number | null };

/**
 * One case; with this device's receipt as its reporter sees it. Without a network the kept copy answers. What only
 * an account may see is not kept: the device may be shared.
 */
export const caseQuery = (code: string) =>
  queryOptions({
    queryKey: ['complaints', 'case', code],
    queryFn: async ({ signal }): Promise<SeenCase> => {
      const receipt = receiptOf(code);
      try {
        const view = await api.get<PublicComplaint>(`/api/complaints/${encodeURIComponent(code)}`, {
          signal,
          headers: proofHeaders(code, receipt),
        });
        if (receipt || !view.mine) void keepCase(view, Date.now());
        return { view, keptAt: null };
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (error.status === 404) void dropCase(code);
        const kept = error.status === 0 || error.status >= 502 ? await keptCase(code) : undefined;
        if (!kept) throw error;
        return { view: kept.view, keptAt: kept.at };
      }
    },
    staleTime: 10_000,
  });
