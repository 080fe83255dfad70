/** Reads one part of the picture for any number of screens at the price of one; a part that fails takes no other with it. */
import type { City } from '../../platform/city.ts';
import type { Health } from './contract.ts';

/** Milliseconds for which one reading serves everyone. */
const KEEP_MS = 3_000;
/** A part that has not answered by then counts as failed; its query may still be running. */
const PATIENCE_MS = 8_000;

export type Part<T> = { value: T | null; at: Date | null; failed: boolean };
type Kept = Part<unknown> & { tried: number };
type Shelf = { kept: Map<string, Kept>; running: Map<string, Promise<Kept>> };
const shelves = new WeakMap<City, Shelf>();

function shelfOf(city: City): Shelf {
  let shelf = shelves.get(city);
  if (!shelf) {
    shelf = { kept: new Map(), running: new Map() };
    shelves.set(city, shelf);
  }
  return shelf;
}

/** The part `name`, at most three seconds old. Never rejects: after a failure it is the last known value, marked failed. */
export async function readPart<T>(city: City, name: string, read: () => Promise<T>): Promise<Part<T>> {
  const { kept, running } = shelfOf(city);
  const before = kept.get(name);
  const now = city.now().getTime();
  if (before && now >= before.tried && now - before.tried < KEEP_MS) return before as Part<T>;
  let pending = running.get(name);
  if (!pending) {
    pending = ask(city, name, read, before).then((answer) => {
      kept.set(name, answer);
      running.delete(name);
      return answer;
    });
    running.set(name, pending);
  }
  return pending as Promise<Part<T>>;
}

async function ask(
  city: City,
  name: string,
  read: () => Promise<unknown>,
  before: Kept | undefined,
): Promise<Kept> {
  const tried = city.now().getTime();
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
    });
    return { value: await Promise.race([read(), late]), at: new Date(tried), tried, failed: false };
  } catch (error) {
    city.log.warn({ err: error, part: name }, 'a part of the command center could not be read');
    return { value: before?.value ?? null, at: before?.at ?? null, tried, failed: true };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * How far a reading can be trusted. The last known value may be shown for `freshFor` seconds after a failure, marked;
 * then there is nothing to show.
 */
export function healthOf(
  reading: { known: boolean; at: Date | null; failed: boolean },
  freshFor: number,
  now: Date,
): Health {
  if (!reading.known || reading.at === null) return 'dead';
  const old = now.getTime() - reading.at.getTime() > freshFor * 1000;
  if (reading.failed) return old ? 'dead' : 'stale';
  return old ? 'stale' : 'fresh';
}
