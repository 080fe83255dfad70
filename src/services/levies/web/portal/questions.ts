/** What the portal asks of the market levies. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import type { StallAccount } from '../../contract.ts';

export const stallQuery = (code: string, most?: number) =>
  queryOptions({
    queryKey: ['levies', 'stall', code, most],
    queryFn: ({ signal }) =>
      api.get<StallAccount>(
        `/api/levies/stalls/${encodeURIComponent(code)}${most === undefined ? '' : `?most=${most}`}`,
        { signal },
      ),
    // Asking for more keeps what is shown.
    placeholderData: keepPreviousData,
    // Whoever has just paid waits for it to show.
    refetchInterval: 15_000,
  });
