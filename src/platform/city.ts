/** A city as the running system holds it: its database, zone, clock, files, live events and caches. */
import type { Words } from '../shared/languages.ts';
import type { Database } from './db/database.ts';
import type { EventHub } from './events/hub.ts';
import type { FileStore } from './files/store.ts';
import type { Log } from './telemetry/log.ts';

/** What the register of cities says of one city. `zone` is an IANA name, `prefix` begins its case codes. */
export type CityRecord = {
  slug: string;
  name: Words;
  zone: string;
  prefix: string;
  database: string;
  hosts: string[];
  /** Everything in it is invented: every screen says so. */
  fictional: boolean;
  centre: { lat: number; lng: number };
  /** west, south, east, north in degrees; points outside are refused. */
  bbox: [number, number, number, number];
};

export type City = CityRecord & {
  db: Database;
  hub: EventHub;
  files: FileStore;
  log: Log;
  /** The injected clock. Never call `new Date()` in a room. */
  now(): Date;
  /** Secret of this city for signing tokens and encrypting identities (32 bytes). */
  secret: Buffer;
  cache: CityCache;
};

/**
 * Remembers a loaded value until one of the named event types passes (also from another process). Keys are few and
 * known beforehand, never what a caller sent. `stamp`: what the value also depends on, such as the day; with another
 * one it is loaded anew in the place of the old.
 */
export type CityCache = {
  get<T>(
    key: string,
    until: readonly string[],
    load: () => Promise<T>,
    depends?: { stamp: string },
  ): Promise<T>;
  /** Called by the hub for each event type that passes. */
  passed(eventType: string): void;
  clear(): void;
};

export function createCache(): CityCache {
  const held = new Map<string, { value: Promise<unknown>; until: readonly string[]; stamp: string }>();
  return {
    get<T>(
      key: string,
      until: readonly string[],
      load: () => Promise<T>,
      { stamp } = { stamp: '' },
    ): Promise<T> {
      const known = held.get(key);
      if (known?.stamp === stamp) return known.value as Promise<T>;
      const value = load();
      const entry = { value, until, stamp };
      held.set(key, entry);
      value.catch(() => {
        if (held.get(key) === entry) held.delete(key);
      });
      return value;
    },
    passed(eventType) {
      for (const [key, entry] of held) {
        if (entry.until.some((prefix) => eventType === prefix || eventType.startsWith(`${prefix}.`)))
          held.delete(key);
      }
    },
    clear() {
      held.clear();
    },
  };
}
