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

/** Remembers a loaded value until one of the named event types passes (also from another process). */
export type CityCache = {
  get<T>(key: string, until: readonly string[], load: () => Promise<T>): Promise<T>;
  /** Called by the hub for each event type that passes. */
  passed(eventType: string): void;
  clear(): void;
};

export function createCache(): CityCache {
  const held = new Map<string, { value: Promise<unknown>; until: readonly string[] }>();
  return {
    get<T>(key: string, until: readonly string[], load: () => Promise<T>): Promise<T> {
      const known = held.get(key);
      if (known) return known.value as Promise<T>;
      const value = load();
      const entry = { value, until };
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
