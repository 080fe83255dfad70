/** Asks anew for what an event made stale, also where the first answer is still on its way and may not know of it. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * A first answer that is under way is not broken off: a slow network would never get one. It may have been written before
 * the event, so the question is asked once more when it has come.
 */
export function renew(client: QueryClient, queryKey: QueryKey): void {
  const first = client
    .getQueryCache()
    .findAll({ queryKey, type: 'active' })
    .filter(({ state }) => state.data === undefined && state.fetchStatus === 'fetching');
  void client.invalidateQueries({ queryKey });
  for (const query of first) {
    const again = () => void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    query.promise?.then(again, () => {});
  }
}
