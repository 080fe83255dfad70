/** What the pages of applying ask the city, each question with its name in the cache. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import type { ServiceForm } from '../../../contract.ts';

export const serviceFormQuery = (service: string, language: string) =>
  queryOptions({
    queryKey: ['applications', 'form', service, language],
    queryFn: ({ signal }) =>
      api.get<ServiceForm>(`/api/applications/forms/${encodeURIComponent(service)}`, { signal }),
    staleTime: 60_000,
    // An unfinished form must not lose its questions when the network goes.
    gcTime: Number.POSITIVE_INFINITY,
  });
