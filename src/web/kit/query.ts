/** The one store of what the server said: how long it counts as fresh, and when a failed question is asked again. */
import { onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api/problem.ts';

/** A client for one face. Only unanswered and overloaded calls are repeated; a refusal stays a refusal. */
export function createQueryClient(): QueryClient {
  // A page that was opened without a network never hears "offline": without this word its return would be no news.
  onlineManager.setOnline(navigator.onLine);
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onSuccess: () => askUnreached(client) }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Also ask without a network: the service worker may know, and otherwise the page can say what is wrong.
        networkMode: 'always',
        // Off by default for this mode, though a returning network is just when an answer is missing.
        refetchOnReconnect: true,
        retry: (failures, error) =>
          failures < 2 &&
          error instanceof ApiProblem &&
          (error.status === 0 || error.status >= 502) &&
          navigator.onLine,
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 4000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}

/** One answer shows that the city is there again: what could not be reached before is asked once more. */
function askUnreached(client: QueryClient): void {
  if (!navigator.onLine) return;
  void client.refetchQueries({
    type: 'active',
    predicate: ({ state }) =>
      state.status === 'error' &&
      state.data === undefined &&
      state.error instanceof ApiProblem &&
      state.error.status === 0,
  });
}
