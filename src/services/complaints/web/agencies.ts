/** The agencies of the city, asked for once for all pages of a face. */
import { queryOptions } from '@tanstack/react-query';
import type { AgenciesView } from '../../../blocks/directory/contract.ts';
import { api } from '../../../web/kit/api/api.ts';

export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => api.get<AgenciesView>('/api/agencies', { signal }),
  staleTime: 600_000,
});
