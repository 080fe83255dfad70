/** Who is sitting here, in which city, and what they may do. */
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { setTextZone } from '../texts/texts.ts';

export type SessionRole = {
  role: string;
  /** null: every agency */
  agency: string | null;
  /** area code prefix; null: the whole city */
  area: string | null;
  permissions: string[];
};

export type SessionActor = {
  kind: 'officer' | 'citizen' | 'kiosk';
  id: string;
  name: string;
  roles: SessionRole[];
  permissions: string[];
  /** What an officer must do on the account page before the roles count. */
  pending?: string[];
};

export type SessionCity = {
  slug: string;
  name: string;
  /** IANA zone, e.g. Asia/Makassar */
  zone: string;
  /** of tracking codes, e.g. MGL */
  prefix: string;
  /** [longitude, latitude] */
  centre: [number, number];
  /** [west, south, east, north] */
  bbox: [number, number, number, number];
  fictional: boolean;
  mode: 'demo' | 'production';
  /** URL of a MapLibre style, when the city runs its own base map */
  mapStyle?: string | null;
};

export type Session = { actor: SessionActor | null; city: SessionCity; languages: string[] };

/** The query behind `useSession`; also for prefetching and invalidating. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await api.get<Session>('/api/session', { signal });
    setTextZone(session.city.zone);
    return session;
  },
  staleTime: 60_000,
  gcTime: Number.POSITIVE_INFINITY,
  // Many parts of a page ask at once: each that appears after a failure would ask anew and hide the failure again.
  retryOnMount: false,
});

/** The session, and `can(permission)`: held anywhere at all. Undefined session: still loading or unreachable. */
export function useSession() {
  const query = useQuery(sessionQuery);
  const session = query.data;
  return {
    session,
    actor: session?.actor ?? null,
    city: session?.city,
    can: (permission: string) => session?.actor?.permissions.includes(permission) ?? false,
    isLoading: query.isPending,
    error: query.error,
    refetch: query.refetch,
  };
}

const forgetters = new Set<() => Promise<void>>();

/** For what else a module keeps of a person on this device: called whenever somebody signs in or out. */
export function alsoForget(forget: () => Promise<void>): void {
  forgetters.add(forget);
}

/**
 * Forgets everything this device holds about the person: call after signing in or out.
 * Cached answers of the service worker go too, so the next person at a shared phone sees nothing.
 */
export async function renewSession(client: QueryClient): Promise<void> {
  await forgetCachedAnswers();
  // What cannot be forgotten now is replaced when the next person opens it.
  await Promise.allSettled([...forgetters].map((forget) => forget()));
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  await client.invalidateQueries({ queryKey: ['session'] });
  // What this person sent earlier, and what nobody was let in for, goes out now. Not part of the first load.
  void import('../queue/queue.ts').then(({ queue }) => queue.retryUnauthorized()).catch(() => {});
}

async function forgetCachedAnswers(): Promise<void> {
  if (typeof caches === 'undefined') return;
  for (const name of await caches.keys()) if (name.startsWith('pendopo-answers')) await caches.delete(name);
}
