/** Remembers for a few seconds whom a token belongs to; forgets at once when a session, an officer or a role changes. */
import type { Actor } from '../../platform/actor.ts';
import type { City } from '../../platform/city.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';

export type Known = {
  actor: Actor;
  /** Ids at whose change the entry is dropped: session, officer, citizen, kiosk. */
  ids: readonly string[];
  browser: string | null;
  /** Steps an officer must take before his roles count. */
  pending: readonly ('password' | 'second-factor')[];
  lastSeenAt: Date;
  until: number;
};

export type ActorCache = {
  get(key: string, now: number): Known | undefined;
  /** Ask before loading; `put` refuses what was loaded before something was dropped. */
  generation(): number;
  put(key: string, known: Known, generation: number): void;
  drop(id: string): void;
  clear(): void;
};

/** More entries than this and the oldest go: memory is bounded, a dropped entry is one query. */
const MOST = 20_000;
const caches = new WeakMap<City, ActorCache>();

function create(): ActorCache {
  const held = new Map<string, Known>();
  let generation = 0;
  return {
    get(key, now) {
      const known = held.get(key);
      if (known && known.until > now) return known;
      if (known) held.delete(key);
      return undefined;
    },
    generation: () => generation,
    put(key, known, loadedAt) {
      if (loadedAt !== generation) return;
      if (held.size >= MOST) {
        const oldest = held.keys().next().value;
        if (oldest !== undefined) held.delete(oldest);
      }
      held.set(key, known);
    },
    drop(id) {
      generation += 1;
      for (const [key, known] of held) if (known.ids.includes(id)) held.delete(key);
    },
    clear() {
      generation += 1;
      held.clear();
    },
  };
}

const OF_ONE = [
  'identity.session.ended',
  'identity.officer.changed',
  'identity.citizen.changed',
  'identity.kiosk.revoked',
];
const OF_ALL = ['identity.roles', 'identity.setting', 'platform.setting', 'directory'];

function pass(cache: ActorCache, event: FeedEvent): void {
  if (OF_ONE.includes(event.type)) cache.drop(event.subject);
  else if (OF_ALL.some((prefix) => event.type === prefix || event.type.startsWith(`${prefix}.`)))
    cache.clear();
}

/** The cache of a city, listening to its events from the first call on. */
export function actorCache(city: City): ActorCache {
  let cache = caches.get(city);
  if (!cache) {
    const made = create();
    cache = made;
    caches.set(city, made);
    city.hub.listen((events) => {
      for (const event of events) pass(made, event);
    });
  }
  return cache;
}
