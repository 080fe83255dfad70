/** Pillars and life events of a city, as its pack last said them. */
import type { City } from '../../platform/city.ts';
import type { LifeEvent, Pillar } from './rules/shape/shelf.ts';
import { readShelf } from './store.ts';

export function shelf(city: City): Promise<{ pillars: Pillar[]; events: LifeEvent[] }> {
  return city.cache.get('definitions.shelf', ['definitions.shelf'], () => readShelf<Pillar, LifeEvent>(city));
}
