/** What the portal asks of the market levies. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import type { StallAccount } from '../../contract.ts';

export const stallQuery = (code: string) =>
  queryOptions({
    queryKey: ['levies', 'stall', code],
    queryFn: ({ signal }) =>
      api.get<StallAccount>(`/api/levies/stalls/${encodeURIComponent(code)}`, { signal }),
    // Whoever has just paid waits for it to show.
    refetchInterval: 15_000,
  });
