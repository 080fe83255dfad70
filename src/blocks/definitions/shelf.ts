/** Pillars, life events and duties of a city, as its packs last said them. */
import type { City } from '../../platform/city.ts';
import type { Shelf } from './rules/shape/shelf.ts';
import { readShelf } from './store.ts';

export function shelf(city: City): Promise<Shelf> {
  return city.cache.get('definitions.shelf', ['definitions.shelf'], () => readShelf(city));
}
