/** How many public reports came and how many ended in the last thirty days, for one filter; counted at most every five minutes. */
import { agencies } from '../../../blocks/directory/api.ts';
import type { City } from '../../../platform/city.ts';
import type { Filter } from './search.ts';
import { countSince } from './store-lately.ts';

export type Lately = { received: number; ended: number };

const DAYS = 30;
const KEEP_MS = 300_000;
const MOST_KEPT = 500;
const kept = new WeakMap<City, Map<string, { at: number; counts: Promise<Lately> }>>();

export function lately(city: City, { category, area, agency }: Filter): Promise<Lately> {
  const now = city.now();
  const key = JSON.stringify([category, area, agency]);
  let own = kept.get(city);
  if (!own || own.size > MOST_KEPT) {
    own = new Map();
    kept.set(city, own);
  }
  const known = own.get(key);
  if (known && Math.abs(now.getTime() - known.at) < KEEP_MS) return known.counts;
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  const counts = (async () => {
    const below = agency ? [...(await agencies(city)).subtree(agency)] : undefined;
    return countSince(city, since, { category, area, agencies: below });
  })();
  own.set(key, { at: now.getTime(), counts });
  counts.catch(() => own.delete(key));
  return counts;
}
