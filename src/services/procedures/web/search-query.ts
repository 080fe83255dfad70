/** What a search looks through, fetched once and made ready. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../web/kit/api/api.ts';
import type { SearchIndex } from '../contract.ts';
import { prepare } from '../rules/search/search.ts';
import { CATALOGUE_FRESH } from './queries.ts';

/** Ready to be searched: services, and the life events by themselves. */
export const searchQuery = queryOptions({
  queryKey: ['procedures', 'index'],
  queryFn: async ({ signal }) => {
    const index = await api.get<SearchIndex>('/api/services/index', { signal });
    return {
      services: prepare(index.entries),
      events: prepare(index.events.map((event) => ({ ...event, events: [], rest: [] }))),
    };
  },
  staleTime: CATALOGUE_FRESH,
});
