/** The city's areas, asked once per visit; the service worker keeps them for days without a network. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import type { Areas } from './types.ts';

/** `useQuery(areasQuery)` → polygons of all districts and wards. */
export const areasQuery = queryOptions({
  queryKey: ['areas', 'geojson'],
  queryFn: ({ signal }) => api.get<Areas>('/api/areas.geojson', { signal }),
  staleTime: 3_600_000,
});
