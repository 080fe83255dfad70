/** What the desk of applications asks the city, each question with its name in the cache. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import { api } from '../../../../web/kit/api/api.ts';
import type {
  Alerts,
  Approvals,
  Colleagues,
  Delegations,
  DeskApplication,
  DeskCounts,
  DeskPage,
  DeskQuery,
  DeskServices,
  Offered,
} from '../../rules/desk-contract.ts';

export type Filters = Pick<DeskQuery, 'view' | 'service' | 'part' | 'q'>;

const DESK = '/api/desk/applications';
export const deskPath = (code: string) => `${DESK}/${encodeURIComponent(code)}`;

/** What a change of any application makes stale. */
export const DESK_KEY = ['applications', 'desk'] as const;

export const listQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: [...DESK_KEY, 'list', filters],
    queryFn: ({ signal, pageParam }) =>
      api.get<DeskPage>(DESK, { signal, query: { ...filters, limit: 40, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const countsQuery = queryOptions({
  queryKey: [...DESK_KEY, 'counts'],
  queryFn: ({ signal }) => api.get<Static<typeof DeskCounts>>(`${DESK}/counts`, { signal }),
});

/** What the filter by service offers: of the last minute, whatever moves meanwhile. */
export const servicesQuery = queryOptions({
  queryKey: ['applications', 'desk-services'],
  queryFn: ({ signal }) => api.get<DeskServices>(`${DESK}/services`, { signal }),
  staleTime: 60_000,
});

export const caseQuery = (code: string) =>
  queryOptions({
    queryKey: [...DESK_KEY, 'one', code],
    queryFn: ({ signal }) => api.get<DeskApplication>(deskPath(code), { signal }),
  });

export const colleaguesQuery = (code: string) =>
  queryOptions({
    queryKey: [...DESK_KEY, 'colleagues', code],
    queryFn: ({ signal }) => api.get<Static<typeof Colleagues>>(`${deskPath(code)}/colleagues`, { signal }),
  });

export const alertsQuery = queryOptions({
  queryKey: [...DESK_KEY, 'alerts'],
  queryFn: ({ signal }) => api.get<Alerts>(`${DESK}/alerts`, { signal }),
});

export const approvalsQuery = queryOptions({
  queryKey: [...DESK_KEY, 'approvals'],
  queryFn: ({ signal }) => api.get<Approvals>('/api/desk/approvals', { signal }),
});

export const delegationsQuery = queryOptions({
  queryKey: [...DESK_KEY, 'delegations'],
  queryFn: ({ signal }) => api.get<Delegations>('/api/desk/delegations', { signal }),
});

export const offeredQuery = queryOptions({
  queryKey: [...DESK_KEY, 'offered'],
  queryFn: ({ signal }) => api.get<Static<typeof Offered>>(`${DESK}/offered`, { signal }),
  staleTime: 300_000,
});
